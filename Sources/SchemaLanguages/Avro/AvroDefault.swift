import RecordModel

/// A field's default as Avro spells it in JSON.
///
/// Source: Apache Avro 1.11, *Specification*, "Complex Types", the table of field default values: bytes are text with a
/// character of the same number for each.
struct AvroDefault {
  /// The file that is printed, for messages.
  let file: SchemaFile

  /// The default of a field.
  func json(of field: FieldSchema) throws(SchemaFailure) -> JSONDocument {
    switch (field.defaultValue, field.type) {
    case (.absent, _): return .null
    case (.bool(let value), _): return .literal("\(value)")
    case (.int32(let value), _): return .literal("\(value)")
    case (.int64(let value), _): return .literal("\(value)")
    case (.uint32(let value), _): return .literal("\(value)")
    // Avro has signed integers only; the bits are the same.
    case (.uint64(let value), _): return .literal("\(Int64(bitPattern: value))")
    case (.float(let value), _) where value.isFinite: return .literal("\(value)")
    case (.double(let value), _) where value.isFinite: return .literal("\(value)")
    case (.string(let value), _): return .string(value)
    case (.bytes(let value), _):
      return .string(String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) })))
    case (.enumeration(let number), .enumeration(let schema)):
      guard let name = schema.name(ofNumber: number.number) else { throw failure(field) }
      return .string(name)
    case (.record, .record(let reference)) where field.givenDefault == nil:
      return try json(ofEmpty: reference.schema)
    case (.list, _) where field.givenDefault == nil: return .array([])
    case (.map, _) where field.givenDefault == nil: return .object([])
    default: throw failure(field)
    }
  }

  /// A record whose fields all have their defaults.
  private func json(ofEmpty schema: RecordSchema) throws(SchemaFailure) -> JSONDocument {
    var members: [(name: String, value: JSONDocument)] = []
    for field in schema.fields { members.append((field.name, try json(of: field))) }
    return .object(members)
  }

  private func failure(_ field: FieldSchema) -> SchemaFailure {
    SchemaFailure(
      "the default of '\(field.name)' cannot be written in an Avro schema; leave it out",
      file: file.path)
  }
}
