import RecordModel

extension RecordSchema {
  /// What a `.proto` file says about the record and everything it reaches, as text to compare.
  var facts: String {
    reachable.map { record in
      "\(record.name): \(record.documentation)\n"
        + record.fields.map { "  \($0.facts)\n" }.joined()
        + record.oneofs.map { "  \($0.name) \($0.fields) \($0.documentation)\n" }.joined()
    }.joined()
  }
}

extension FieldSchema {
  fileprivate var facts: String {
    // A message always has presence in proto3.
    let cardinality =
      type.kind == .record && cardinality == .implicit ? Cardinality.optional : cardinality
    return "\(number) \(name) \(jsonName) \(cardinality) \(encoding) packed: \(isPacked) "
      + "required: \(isRequired) "
      + "\(type.facts) \(documentation)"
  }
}

extension FieldType {
  fileprivate var facts: String {
    switch self {
    case .enumeration(let schema):
      "\(schema.name) \(schema.documentation) closed: \(schema.isClosed) "
        + schema.cases.map { "\($0.name)=\($0.number) \($0.documentation)" }.joined(separator: ", ")
    case .record(let reference): reference.schema.name
    default: kind.rawValue
    }
  }
}
