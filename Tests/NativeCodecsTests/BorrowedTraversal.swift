import NativeCodecs
import RecordModel

/// Rebuilds a whole record out of a ``FieldReader``, field by field, so that it can be compared with what decoding gives.
struct BorrowedTraversal<Decoder: BorrowingDecoder & ~Copyable> {
  typealias Fields = FieldReader<Decoder>

  /// What elements and entries do that come in a second occurrence of their field.
  enum Repetition {
    /// They come behind the first ones.
    case extends
    /// They come in place of the first ones.
    case replaces
  }

  /// The record that the reader is in, read into what is there of it already.
  static func record(
    _ fields: inout Fields, _ schema: RecordSchema, into current: DynamicRecord? = nil,
    repetition: Repetition = .extends
  ) throws(DecodingFailure) -> DynamicRecord {
    var record = current ?? DynamicRecord(schema: schema)
    while true {
      let number = try fields.nextField()
      if number == 0 { return record }
      guard let index = schema.index(ofNumber: number) else { continue }
      let field = schema.fields[index]
      if repetition == .replaces, [.repeated, .map].contains(field.cardinality) {
        record[index] = DynamicRecord(schema: schema)[index]
      }
      switch field.cardinality {
      case .implicit, .optional:
        record[index] = try value(&fields, field, into: record[index], repetition)
      case .repeated:
        record[index] = .list(try list(&fields, field, after: record[index], repetition))
      case .map: record[index] = .map(try map(&fields, field, after: record[index], repetition))
      }
    }
  }

  private static func value(
    _ fields: inout Fields, _ field: FieldSchema, into current: DynamicValue = .absent,
    _ repetition: Repetition
  ) throws(DecodingFailure) -> DynamicValue {
    let form = field.form
    switch field.type {
    case .bool: return .bool(try fields.value(of: Bool.self, initial: false))
    case .int32: return .int32(try fields.value(of: Int32.self, as: form, initial: 0))
    case .int64: return .int64(try fields.value(of: Int64.self, as: form, initial: 0))
    case .uint32: return .uint32(try fields.value(of: UInt32.self, as: form, initial: 0))
    case .uint64: return .uint64(try fields.value(of: UInt64.self, as: form, initial: 0))
    case .float: return .float(try fields.value(of: Float.self, initial: 0))
    case .double: return .double(try fields.value(of: Double.self, initial: 0))
    case .string: return .string(try fields.text().string)
    case .bytes: return .bytes(try fields.value(of: [UInt8].self, initial: []))
    case .enumeration:
      return .enumeration(try fields.value(of: EnumNumber.self, initial: EnumNumber()))
    case .record(let reference):
      var result = DynamicRecord(schema: reference.schema)
      if case .record(let current) = current { result = current }
      try fields.record { inner throws(DecodingFailure) in
        result = try record(&inner, reference.schema, into: result, repetition: repetition)
      }
      return .record(result)
    }
  }

  /// Appends the elements to a list by way of one-element values, whatever their type.
  private static func list(
    _ fields: inout Fields, _ field: FieldSchema, after current: DynamicValue,
    _ repetition: Repetition
  ) throws(DecodingFailure) -> DynamicList {
    guard case .list(var list) = current else { preconditionFailure("a list holds a list") }
    try fields.forEachElement(of: field.type.kind, as: field.form) {
      element throws(DecodingFailure) in
      list.append(try value(&element, field, repetition))
    }
    return list
  }

  private static func map(
    _ fields: inout Fields, _ field: FieldSchema, after current: DynamicValue,
    _ repetition: Repetition
  ) throws(DecodingFailure) -> DynamicMap {
    guard case .map(var map) = current else { preconditionFailure("a map holds a map") }
    try fields.forEachElement(of: .record) { entry throws(DecodingFailure) in
      var (key, content) = ("", DynamicValue.zero(of: field.type))
      try entry.record { entry throws(DecodingFailure) in
        while true {
          switch try entry.nextField() {
          case 0: return
          case 1: key = try entry.text().string
          case 2: content = try value(&entry, field, into: content, repetition)
          default: continue
          }
        }
      }
      map.set(content, forKey: key)
    }
    return map
  }
}

extension DynamicList {
  fileprivate mutating func append(_ value: DynamicValue) {
    switch (self, value) {
    case (.bool(let list), .bool(let value)): self = .bool(list + [value])
    case (.int32(let list), .int32(let value)): self = .int32(list + [value])
    case (.int64(let list), .int64(let value)): self = .int64(list + [value])
    case (.uint32(let list), .uint32(let value)): self = .uint32(list + [value])
    case (.uint64(let list), .uint64(let value)): self = .uint64(list + [value])
    case (.float(let list), .float(let value)): self = .float(list + [value])
    case (.double(let list), .double(let value)): self = .double(list + [value])
    case (.string(let list), .string(let value)): self = .string(list + [value])
    case (.bytes(let list), .bytes(let value)): self = .bytes(list + [value])
    case (.enumeration(let list), .enumeration(let value)): self = .enumeration(list + [value])
    case (.record(let list), .record(let value)): self = .record(list + [value])
    default: preconditionFailure("\(value) is no element of \(self)")
    }
  }
}

extension DynamicMap {
  fileprivate mutating func set(_ value: DynamicValue, forKey text: String) {
    let key = DynamicKey.string(text)
    switch (self, value) {
    case (.bool(var map), .bool(let value)):
      map[key] = value
      self = .bool(map)
    case (.int32(var map), .int32(let value)):
      map[key] = value
      self = .int32(map)
    case (.int64(var map), .int64(let value)):
      map[key] = value
      self = .int64(map)
    case (.uint32(var map), .uint32(let value)):
      map[key] = value
      self = .uint32(map)
    case (.uint64(var map), .uint64(let value)):
      map[key] = value
      self = .uint64(map)
    case (.float(var map), .float(let value)):
      map[key] = value
      self = .float(map)
    case (.double(var map), .double(let value)):
      map[key] = value
      self = .double(map)
    case (.string(var map), .string(let value)):
      map[key] = value
      self = .string(map)
    case (.bytes(var map), .bytes(let value)):
      map[key] = value
      self = .bytes(map)
    case (.enumeration(var map), .enumeration(let value)):
      map[key] = value
      self = .enumeration(map)
    case (.record(var map), .record(let value)):
      map[key] = value
      self = .record(map)
    default: preconditionFailure("\(value) is no value of \(self)")
    }
  }
}
