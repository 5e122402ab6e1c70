import RecordModel

extension FieldSchema {
  /// The field's type as `.proto` spells it, and what its record stands for.
  func spelling(_ roles: [String: RecordRole]) -> String {
    switch cardinality {
    case .implicit: typeSpelling(roles)
    case .optional: "optional " + typeSpelling(roles)
    case .repeated: "repeated " + typeSpelling(roles)
    case .map: "map<string, \(typeSpelling(roles))>"
    }
  }

  private func typeSpelling(_ roles: [String: RecordRole]) -> String {
    switch (type, integerEncoding) {
    case (.enumeration(let schema), _): "enum \(schema.name)"
    case (.record(let reference), _):
      roles[reference.schema.name].map { "\(reference.schema.name) (\($0))" }
        ?? reference.schema.name
    case (.int32, .zigzag): "sint32"
    case (.int64, .zigzag): "sint64"
    case (.int32, .fixed): "sfixed32"
    case (.int64, .fixed): "sfixed64"
    case (.uint32, .fixed): "fixed32"
    case (.uint64, .fixed): "fixed64"
    default: type.kind.rawValue
    }
  }
}

extension FieldRole {
  /// What a reader of the schema must know, in a sentence or two; empty for a plain field.
  func documentation(_ cardinality: Cardinality, _ kind: ValueKind) -> String {
    var sentences: [String] = []
    switch form {
    case .plain: if kind == .bytes { sentences.append("Base64 in JSON.") }
    case .uuid: sentences.append("A UUID in JSON, in its 16 bytes.")
    case .hexadecimal: sentences.append("Hexadecimal in JSON.")
    case .date: sentences.append("A date in JSON, in days since 1970-01-01.")
    case .timestamp(let digits):
      let unit =
        switch digits {
        case .none: "seconds"
        case .three: "milliseconds"
        case .six: "microseconds"
        case .nine: "nanoseconds"
        }
      sentences.append("A time in UTC in JSON, in \(unit) since 1970-01-01T00:00:00Z.")
    }
    let isCollection = cardinality == .repeated || cardinality == .map
    switch absence {
    case .null: sentences.append("Null in JSON where it is \(isCollection ? "empty" : "absent").")
    case .missing where isCollection: sentences.append("Missing in JSON where it is empty.")
    default: break
    }
    return sentences.joined(separator: " ")
  }
}
