import RecordModel

extension SwiftPrinter {
  /// Writes a record as a structure.
  func write(
    _ record: RecordDefinition, of file: SchemaFile, to output: inout IndentedText
  ) throws(SchemaFailure) {
    let oneofs = oneofs(of: record)
    let properties = properties(of: record, oneofs)
    let name = typeName(ofSchemaNamed: record.schema.name).last ?? ""
    output.comment(record.schema.documentation, mark: "///")
    output.line("@frozen")
    try output.block("public struct \(name): Record {", "}") { output throws(SchemaFailure) in
      for property in properties {
        guard property.oneof == nil else {
          if let oneof = oneofs.first(where: { $0.schema.fields.first == property.field.number }) {
            output.comment(oneof.schema.documentation, mark: "///")
            output.line(oneof.declaration)
          }
          continue
        }
        output.comment(property.field.documentation, mark: "///")
        output.line(try property.declaration(file: file.path))
      }
      if keepsUnknownFields {
        output.line("/// Fields that the record's input had and its schema does not have.")
        output.line("public var unknownFields = UnknownFields()")
      }
      if !properties.isEmpty || keepsUnknownFields { output.line() }
      output.line("/// A record with every field at its default.")
      output.line("@inlinable public init() {}")
      output.line()
      try writeSchema(of: record, properties, in: file, to: &output)
      output.line()
      writeEncode(properties, to: &output)
      output.line()
      writeDecode(record, properties, to: &output)
    }
  }

  /// The fields as properties, or as members of the properties that oneofs are.
  func properties(of record: RecordDefinition, _ oneofs: [SwiftOneof]) -> [SwiftProperty] {
    var names: [Int: String] = [:]
    for oneof in oneofs {
      for number in oneof.schema.fields { names[number] = oneof.name }
    }
    return record.schema.fields.map { property($0, in: record, ofOneof: names[$0.number]) }
  }

  private func property(
    _ field: FieldSchema, in record: RecordDefinition, ofOneof oneof: String?
  ) -> SwiftProperty {
    func typeName(_ schemaName: String, isInOneof: Bool) -> String {
      naming.types.name(
        ofSchemaNamed: schemaName, insideSchemaNamed: record.schema.name, isInOneof: isInOneof)
    }
    let type: String
    let zero: String
    var isIndirect = false
    switch field.type {
    case .bool: (type, zero) = ("Bool", "false")
    case .int32: (type, zero) = ("Int32", "0")
    case .int64: (type, zero) = ("Int64", "0")
    case .uint32: (type, zero) = ("UInt32", "0")
    case .uint64: (type, zero) = ("UInt64", "0")
    case .float: (type, zero) = ("Float", "0")
    case .double: (type, zero) = ("Double", "0.0")
    case .string: (type, zero) = ("String", "\"\"")
    case .bytes: (type, zero) = ("[UInt8]", "[]")
    case .enumeration(let schema):
      type = typeName(schema.name, isInOneof: false)
      zero = SwiftNames.member(naming.cases(of: schema).first ?? "")
    case .record(let reference):
      type = typeName(reference.schema.name, isInOneof: false)
      zero = "\(type)()"
      isIndirect =
        field.cardinality == .optional
        && cyclesInPlace.areTogether(reference.schema, record.schema)
    }
    let memberType = field.type.schemaName.map { typeName($0, isInOneof: true) }
    return SwiftProperty(
      field: field, name: naming.field(field, of: record.schema), valueType: type,
      memberType: memberType ?? type, isIndirect: isIndirect, zero: zero, oneof: oneof)
  }

  // MARK: - Parts

  private func writeSchema(
    of record: RecordDefinition, _ properties: [SwiftProperty], in file: SchemaFile,
    to output: inout IndentedText
  ) throws(SchemaFailure) {
    // Swift cannot infer the type of what is defined by itself.
    let type = cycles.isCircular(record.schema) ? ": RecordSchema" : ""
    let name = SwiftLiteral.string(record.schema.name)
    let documentation = record.schema.documentation
    let meaning = record.schema.meaning
    if properties.isEmpty, documentation.isEmpty, meaning == .fields {
      output.line("public static let schema = RecordSchema(\(name), [])")
      return
    }
    try output.block("public static let schema\(type) = RecordSchema(") {
      output throws(SchemaFailure) in
      output.line("\(name),")
      guard !properties.isEmpty else {
        output.line("[],")
        writeDocumentation(documentation, end: ")", to: &output)
        return
      }
      let oneofs = record.schema.oneofs
      let isLast = documentation.isEmpty && oneofs.isEmpty && meaning == .fields
      try output.block("[", isLast ? "])" : "],") { output throws(SchemaFailure) in
        for property in properties {
          let arguments = try property.schemaArguments(file: file.path)
          writeCall(
            "FieldSchema", arguments, documentation: property.field.documentation,
            isOnly: properties.count == 1, to: &output)
        }
      }
      if !oneofs.isEmpty {
        let isLast = documentation.isEmpty && meaning == .fields
        output.block("oneofs: [", isLast ? "])" : "],") { output in
          for oneof in oneofs {
            writeCall(
              "OneofSchema", [SwiftLiteral.string(oneof.name), "\(oneof.fields)"],
              documentation: oneof.documentation, isOnly: oneofs.count == 1, to: &output)
          }
        }
      }
      if meaning != .fields {
        output.line("meaning: .\(meaning.rawValue)" + (documentation.isEmpty ? ")" : ","))
      }
      writeDocumentation(documentation, end: ")", to: &output)
    }
  }

  private func writeEncode(_ properties: [SwiftProperty], to output: inout IndentedText) {
    output.line("@inlinable")
    output.line("public func encode<Encoder: RecordEncoder & ~Copyable>(")
    output.line("  to encoder: inout Encoder")
    guard !properties.isEmpty || keepsUnknownFields else {
      output.line(") throws(EncodingFailure) {}")
      return
    }
    output.block(") throws(EncodingFailure) {", "}") { output in
      for property in properties {
        writeStatement(
          "try encoder.encode", property.encodingArguments, to: &output)
      }
      if keepsUnknownFields { output.line("try encoder.encode(unknownFields)") }
    }
  }

  private func writeDecode(
    _ record: RecordDefinition, _ properties: [SwiftProperty], to output: inout IndentedText
  ) {
    output.line("@inlinable")
    output.line("public mutating func decode<Decoder: RecordDecoder & ~Copyable>(")
    output.line("  from decoder: inout Decoder")
    output.block(") throws(DecodingFailure) {", "}") { output in
      output.block("while true {", "}") { output in
        output.line(
          "switch try decoder.\(record.schema.isMessageSet ? "nextItem" : "nextField")() {")
        output.line(
          keepsUnknownFields
            ? "case 0: return try decoder.takeUnknownFields(into: &unknownFields)"
            : "case 0: return")
        for property in properties {
          writeStatement(
            "try decoder.decode", property.decodingArguments,
            label: "case \(property.field.number):", to: &output)
        }
        output.line("default: try decoder.skipField()")
        output.line("}")
      }
    }
  }
}
