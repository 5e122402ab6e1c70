import Bytes
import NativeCodecs
import RecordModel

/// Puts values in Avro's binary encoding into records.
///
/// The bytes are those of an ``AvroDocumentEncoder``, which has checked depths and values; what the reader of bytes checks
/// is checked again.
struct AvroRecordReader: ~Copyable {
  let plan: AvroRecordPlan
  /// Whether an empty collection is refused where there could be `null`.
  let refusesEmpty: Bool
  private var reader: AvroReader

  init(plan: AvroRecordPlan, refusesEmpty: Bool, reader: consuming AvroReader) {
    self.plan = plan
    self.refusesEmpty = refusesEmpty
    self.reader = reader
  }

  /// Reads a value of a type.
  mutating func value(of type: Int) throws(DocumentFailure) -> DynamicValue {
    switch plan.types[type] {
    case .scalar(let scalar):
      return try reader.reading { reader throws(DecodingFailure) in try reader.scalar(scalar) }
    case .enumeration: return .enumeration(EnumNumber(Int32(truncatingIfNeeded: try long())))
    case .null(let schema): return .record(DynamicRecord(schema: schema))
    case .onlyBranch(let inner):
      _ = try long()
      return try value(of: inner)
    case .optional(let inner, _, let null, let absent):
      if try long() == null { return absent }
      let value = try value(of: inner)
      if refusesEmpty, value.isAbsentOrEmpty {
        throw DocumentFailure(
          .wrongType(
            expected: "null, or an element (take null out of the union if it may be empty)",
            found: "an empty collection, which the format cannot tell from null"))
      }
      return value
    case .list(let item, let kind, let isEmpty):
      var list = DynamicList.empty(of: kind)
      while true {
        let count = try block(after: list.count, isEmpty: isEmpty)
        if count == 0 { return .list(list) }
        for _ in 0..<count {
          let position = list.count
          list.append(try value(of: item, inside: .element(position)))
        }
      }
    case .map(let item, let kind):
      var map = DynamicMap.empty(of: kind)
      while true {
        let count = try block(after: map.count, isEmpty: false)
        if count == 0 { return .map(map) }
        for _ in 0..<count {
          let key = try reader.reading { reader throws(DecodingFailure) in try reader.readString() }
          _ = map.insert(try value(of: item, inside: .member(key)), under: .string(key))
        }
      }
    case .record(let schema, let names, let fields):
      var record = DynamicRecord(schema: schema)
      for (position, field) in fields.enumerated() {
        record[position] = try value(of: field, inside: .member(names[position]))
      }
      return .record(record)
    case .wrapped(let schema, let inner):
      var record = DynamicRecord(schema: schema)
      record[0] = try value(of: inner)
      return .record(record)
    case .union(let schema, let union):
      let branch = Int(try long())
      var record = DynamicRecord(schema: schema)
      guard let position = union.branches.firstIndex(of: branch) else {
        return union.nullIsAbsent ? .absent : .record(record)
      }
      record[position] = try value(of: union.values[position])
      return .record(record)
    }
  }

  private mutating func value(
    of type: Int, inside step: DocumentPath.Step
  ) throws(DocumentFailure) -> DynamicValue {
    do throws(DocumentFailure) {
      return try value(of: type)
    } catch {
      throw error.inside(step)
    }
  }

  private mutating func long() throws(DocumentFailure) -> Int64 {
    try reader.reading { reader throws(DecodingFailure) in try reader.readLong() }
  }

  private mutating func block(
    after count: Int, isEmpty: Bool
  ) throws(DocumentFailure) -> Int {
    try reader.reading { reader throws(DecodingFailure) in
      try reader.readBlock(after: count, isEmpty: isEmpty)
    }
  }
}

extension AvroReader {
  /// Reads a value that takes one field or element.
  fileprivate mutating func scalar(
    _ type: AvroDocumentType
  ) throws(DecodingFailure) -> DynamicValue {
    switch type {
    case .boolean: .bool(try readBoolean())
    case .int: .int32(Int32(truncatingIfNeeded: try readLong()))
    case .long: .int64(try readLong())
    case .float: .float(Float(bitPattern: try readFixed(UInt32.self)))
    case .double: .double(Double(bitPattern: try readFixed(UInt64.self)))
    case .string: .string(try readString())
    case .bytes: .bytes(try readBytes())
    case .fixed(let size): .bytes(try readBytes(count: size))
    default: preconditionFailure("a plain type that is no scalar has a place of its own")
    }
  }
}
