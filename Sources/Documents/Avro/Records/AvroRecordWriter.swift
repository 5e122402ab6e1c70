import Bytes
import NativeCodecs
import RecordModel

/// Writes the values in records in Avro's binary encoding.
struct AvroRecordWriter {
  let plan: AvroRecordPlan

  /// Appends a value of a type.
  func write(
    _ value: DynamicValue, as type: Int, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    switch (plan.types[type], value) {
    case (.scalar(let scalar), _): try write(value, as: scalar, into: &buffer)
    case (.enumeration(let schema), .enumeration(let number)):
      guard schema.index(ofNumber: number.number) != nil else {
        throw DocumentFailure(
          .outOfRange(expected: "a value of \(schema.name)", found: "the number \(number.number)"))
      }
      buffer.append(long: Int64(number.number))
    case (.null, _): break
    case (.onlyBranch(let inner), _):
      buffer.append(long: 0)
      try write(value, as: inner, into: &buffer)
    case (.optional(let inner, let branch, let null, _), _):
      buffer.append(long: Int64(value.isAbsentOrEmpty ? null : branch))
      if !value.isAbsentOrEmpty { try write(value, as: inner, into: &buffer) }
    case (.list(let item, _, _), .list(let list)):
      if list.count > 0 { buffer.append(long: Int64(list.count)) }
      for (position, element) in list.values.enumerated() {
        try write(element, as: item, inside: .element(position), into: &buffer)
      }
      buffer.append(0)
    case (.map(let item, _), .map(let map)):
      if map.count > 0 { buffer.append(long: Int64(map.count)) }
      let entries = map.values.sorted { $0.key.precedesKey($1.key, in: .natural) }
      for (key, value) in entries {
        buffer.appendLengthPrefixed(key.keyText, zigzag: true)
        try write(value, as: item, inside: .member(key.keyText), into: &buffer)
      }
      buffer.append(0)
    case (.record(_, let names, let fields), .record(let record)):
      for (position, field) in fields.enumerated() {
        try write(record[position], as: field, inside: .member(names[position]), into: &buffer)
      }
    case (.wrapped(_, let inner), .record(let record)):
      try write(record[0], as: inner, into: &buffer)
    case (.union(let schema, let union), _):
      try write(value, as: union, of: schema, into: &buffer)
    default: preconditionFailure("a record's values are of its fields' types")
    }
  }

  private func write(
    _ value: DynamicValue, as type: Int, inside step: DocumentPath.Step,
    into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    do throws(DocumentFailure) {
      try write(value, as: type, into: &buffer)
    } catch {
      throw error.inside(step)
    }
  }

  /// Writes the one field that is there of those a union has.
  private func write(
    _ value: DynamicValue, as union: AvroRecordType.Union, of schema: RecordSchema,
    into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    var present: [Int] = []
    if case .record(let record) = value {
      present = record.values.indices.filter { record[$0] != .absent }
      if present.count == 1 {
        buffer.append(long: Int64(union.branches[present[0]]))
        return try write(record[present[0]], as: union.values[present[0]], into: &buffer)
      }
    }
    guard present.isEmpty else {
      let names = present.map { schema.fields[$0].name }
      throw DocumentFailure(.exclusiveMembers(names[0], names[1], oneof: schema.name))
    }
    let mayBeNull = value == .absent || !union.nullIsAbsent
    guard mayBeNull, let null = union.null else {
      throw DocumentFailure(
        .wrongType(
          expected: "one of \(schema.fields.map(\.name).joined(separator: ", "))",
          found: "an empty \(schema.name)"))
    }
    buffer.append(long: Int64(null))
  }

  private func write(
    _ value: DynamicValue, as type: AvroDocumentType, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    switch value {
    case .bool(let value): buffer.append(value ? 1 : 0)
    case .int32(let value): buffer.append(long: Int64(value))
    case .int64(let value): buffer.append(long: value)
    case .float(let value): buffer.append(littleEndian: value.bitPattern)
    case .double(let value): buffer.append(littleEndian: value.bitPattern)
    case .string(let text): buffer.appendLengthPrefixed(text, zigzag: true)
    case .bytes(let bytes):
      guard case .fixed(let size) = type else {
        return buffer.appendLengthPrefixed(bytes, zigzag: true)
      }
      guard bytes.count == size else {
        throw DocumentFailure(
          .outOfRange(expected: "\(size) bytes", found: "a value of \(bytes.count)"))
      }
      buffer.append(bytes)
    default: preconditionFailure("Avro has no type that is carried in \(value)")
    }
  }
}

extension DynamicValue {
  /// Whether the value is what a field has that is not there.
  var isAbsentOrEmpty: Bool {
    switch self {
    case .absent: true
    case .list(let list): list.count == 0
    case .map(let map): map.count == 0
    default: false
    }
  }
}

extension ByteBuffer {
  /// Appends a `long`.
  fileprivate mutating func append(long number: Int64) {
    appendVarint(ZigZag.encode(number))
  }
}
