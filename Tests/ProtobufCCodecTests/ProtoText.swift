import RecordModel

extension RecordSchema {
  /// The schema and all that it reaches as a `.proto` file.
  var protoText: String {
    var enums: [String: EnumSchema] = [:]
    var text = "syntax = \"proto3\";\n"
    for record in reachable {
      text += "message \(record.name) {\n"
      for field in record.fields {
        if case .enumeration(let schema) = field.type { enums[schema.name] = schema }
        text += "  \(field.protoText);\n"
      }
      text += "}\n"
    }
    for schema in enums.values.sorted(by: { $0.name < $1.name }) {
      text += "enum \(schema.name) {\n"
      for item in schema.cases { text += "  \(item.name) = \(item.number);\n" }
      text += "}\n"
    }
    return text
  }
}

extension FieldSchema {
  fileprivate var protoText: String {
    switch cardinality {
    case .implicit: "\(protoType) \(name) = \(number)"
    case .optional: "optional \(protoType) \(name) = \(number)"
    case .map: "map<string, \(protoType)> \(name) = \(number)"
    case .repeated:
      "repeated \(protoType) \(name) = \(number)"
        + (type.kind.isPackable && !isPacked ? " [packed = false]" : "")
    }
  }

  private var protoType: String {
    switch (type, integerEncoding) {
    case (.int32, .zigzag): "sint32"
    case (.int32, .fixed): "sfixed32"
    case (.int64, .zigzag): "sint64"
    case (.int64, .fixed): "sfixed64"
    case (.uint32, .fixed): "fixed32"
    case (.uint64, .fixed): "fixed64"
    case (.enumeration(let schema), _): schema.name
    case (.record(let reference), _): reference.schema.name
    default: type.kind.rawValue
    }
  }
}
