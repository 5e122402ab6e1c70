import RecordModel

/// A oneof as an optional property of a Swift structure, whose type is an enum nested in it.
struct SwiftOneof {
  let schema: OneofSchema
  /// The property's name.
  let name: String
  /// The enum's name.
  let typeName: String

  /// The declaration of the property, without its comment.
  var declaration: String { "public var \(name): \(typeName)?" }
}

extension SwiftPrinter {
  /// The oneofs of a record.
  func oneofs(of record: RecordDefinition) -> [SwiftOneof] {
    record.schema.oneofs.map { oneof in
      let names = naming.oneof(oneof, of: record.schema)
      return SwiftOneof(schema: oneof, name: names.property, typeName: names.type)
    }
  }

  /// Writes the enums that the oneofs of a record are.
  ///
  /// - Returns: how many there are.
  func writeOneofs(of record: RecordDefinition, to output: inout IndentedText) -> Int {
    let oneofs = oneofs(of: record)
    let properties = properties(of: record, oneofs)
    for (index, oneof) in oneofs.enumerated() {
      if index > 0 { output.line() }
      let members = properties.filter { $0.oneof == oneof.name }
      write(oneof, members, to: &output)
    }
    return oneofs.count
  }

  private func write(
    _ oneof: SwiftOneof, _ members: [SwiftProperty], to output: inout IndentedText
  ) {
    output.comment(oneof.schema.documentation, mark: "///")
    output.line("@frozen")
    output.block("public enum \(oneof.typeName): OneofValue {", "}") { output in
      for member in members {
        output.comment(member.field.documentation, mark: "///")
        let indirect = member.isIndirect ? "indirect " : ""
        output.line("\(indirect)case \(member.name)(\(member.memberType))")
      }
      output.line()
      output.block("@inlinable public var fieldNumber: Int {", "}") { output in
        output.line("switch self {")
        for member in members {
          output.line("case \(SwiftNames.member(member.name)): \(member.field.number)")
        }
        output.line("}")
      }
      output.line()
      writeEncode(members, to: &output)
      output.line()
      writeDecode(members, of: oneof, to: &output)
    }
  }

  private func writeEncode(_ members: [SwiftProperty], to output: inout IndentedText) {
    output.line("@inlinable")
    output.line("public func encode<Encoder: RecordEncoder & ~Copyable>(")
    output.line("  to encoder: inout Encoder")
    output.block(") throws(EncodingFailure) {", "}") { output in
      output.line("switch self {")
      for member in members {
        writeStatement(
          "try encoder.encode", member.memberEncodingArguments,
          label: "case \(SwiftNames.member(member.name))(let value):", to: &output)
      }
      output.line("}")
    }
  }

  private func writeDecode(
    _ members: [SwiftProperty], of oneof: SwiftOneof, to output: inout IndentedText
  ) {
    output.line("@inlinable")
    output.line("public static func decode<Decoder: RecordDecoder & ~Copyable>(")
    let (place, source) = ("_ oneof: inout \(oneof.typeName)?", "from decoder: inout Decoder")
    let parameters = "  \(place), member number: Int, \(source)"
    if output.indentation + parameters.count <= Self.lineLength {
      output.line(parameters)
    } else {
      output.line("  \(place), member number: Int,")
      output.line("  \(source)")
    }
    output.block(") throws(DecodingFailure) {", "}") { output in
      output.line("switch number {")
      for member in members {
        let pattern = SwiftNames.member(member.name)
        output.block("case \(member.field.number):") { output in
          output.line("var value: \(member.memberType)?")
          writeCondition(
            "if case \(pattern)(let present)? = oneof", "(value, oneof) = (present, nil)",
            to: &output)
          writeStatement(
            "try decoder.decode", member.memberDecodingArguments, to: &output)
          output.line("if let value { oneof = \(pattern)(value) }")
        }
      }
      output.line("default: try decoder.skipField()")
      output.line("}")
    }
  }

  /// Writes a condition with one statement, on one line where it fits.
  private func writeCondition(
    _ condition: String, _ statement: String, to output: inout IndentedText
  ) {
    let line = "\(condition) { \(statement) }"
    if output.indentation + line.count <= Self.lineLength {
      output.line(line)
    } else {
      output.block("\(condition) {", "}") { output in output.line(statement) }
    }
  }
}
