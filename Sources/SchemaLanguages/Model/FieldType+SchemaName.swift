import RecordModel

extension FieldType {
  /// The name of the record's or the enum's schema; `nil` for scalars.
  var schemaName: String? {
    switch self {
    case .record(let reference): reference.schema.name
    case .enumeration(let schema): schema.name
    case .bool, .int32, .int64, .uint32, .uint64, .float, .double, .string, .bytes: nil
    }
  }
}
