import RecordModel

extension SwiftPrinter {
  /// Writes an enum with a case for the first name of each number and one for every number without a name; further names
  /// are constants.
  func write(_ enumeration: EnumDefinition, to output: inout IndentedText) {
    var cases: [(String, EnumSchema.Case)] = []
    var aliases: [(String, of: String, EnumSchema.Case)] = []
    var firstNames: [Int32: String] = [:]
    var names: Set<String> = []
    for (name, schema) in zip(naming.cases(of: enumeration.schema), enumeration.schema.cases) {
      guard names.insert(name).inserted else { continue }
      if let first = firstNames[schema.number] {
        aliases.append((name, first, schema))
      } else {
        firstNames[schema.number] = name
        cases.append((name, schema))
      }
    }
    let name = typeName(ofSchemaNamed: enumeration.schema.name).last ?? ""
    output.comment(enumeration.schema.documentation, mark: "///")
    output.line("@frozen")
    let conformance = enumeration.schema.isClosed ? "ClosedEnumValue" : "EnumValue"
    output.block("public enum \(name): \(conformance), Hashable {", "}") { output in
      for (name, schema) in cases {
        output.comment(schema.documentation, mark: "///")
        output.line("case \(name)")
      }
      output.line("/// A number without a name.")
      output.line("case unrecognized(Int32)")
      for (name, first, schema) in aliases {
        output.comment(schema.documentation, mark: "///")
        output.line("public static let \(name) = Self\(SwiftNames.member(first))")
      }
      output.line()
      writeSchema(of: enumeration, to: &output)
      output.line()
      output.block("@inlinable public var number: Int32 {", "}") { output in
        output.line("switch self {")
        for (name, schema) in cases {
          output.line("case \(SwiftNames.member(name)): \(schema.number)")
        }
        output.line("case .unrecognized(let number): number")
        output.line("}")
      }
      output.line()
      output.block("@inlinable public init(number: Int32) {", "}") { output in
        output.line("switch number {")
        for (name, schema) in cases {
          output.line("case \(schema.number): self = \(SwiftNames.member(name))")
        }
        output.line("default: self = .unrecognized(number)")
        output.line("}")
      }
    }
  }

  private func writeSchema(of enumeration: EnumDefinition, to output: inout IndentedText) {
    let schema = enumeration.schema
    output.block("public static let schema = EnumSchema(") { output in
      output.line("\(SwiftLiteral.string(schema.name)),")
      let flags = [schema.isClosed ? "isClosed: true" : nil, schema.isNull ? "isNull: true" : nil]
        .compactMap { $0 }
      let isLast = schema.documentation.isEmpty && flags.isEmpty
      output.block("[", isLast ? "])" : "],") { output in
        for item in schema.cases {
          let arguments = [SwiftLiteral.string(item.name), "\(item.number)"]
          writeCall(
            ".init", arguments, documentation: item.documentation,
            isOnly: schema.cases.count == 1, to: &output)
        }
      }
      let end = schema.documentation.isEmpty ? ")" : ","
      if !flags.isEmpty { output.line(flags.joined(separator: ", ") + end) }
      writeDocumentation(schema.documentation, end: ")", to: &output)
    }
  }
}
