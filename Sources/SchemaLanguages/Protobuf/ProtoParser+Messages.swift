import RecordModel

extension ProtoParser {
  /// Parses a message from its keyword to its closing brace.
  mutating func message(depth: Int) throws(SchemaFailure) -> ProtoSyntax.Message {
    guard depth <= Self.nestingLimit else {
      throw failure(
        "messages are nested deeper than \(Self.nestingLimit) levels; move this one outwards")
    }
    let leading = try advance().leadingComment
    let name = try identifier("the message's name")
    try expect("{", "after the message's name")
    var message = ProtoSyntax.Message(
      name: name, documentation: Self.joined(leading, token.trailingCommentOfPrevious))
    while try !take("}") {
      if try take(";") { continue }
      try member(of: &message, depth: depth)
    }
    return message
  }

  private mutating func member(
    of message: inout ProtoSyntax.Message, depth: Int
  ) throws(SchemaFailure) {
    guard case .identifier(let keyword) = token.kind else {
      if token.kind == .symbol(".") {
        message.fields.append(try field())
        return
      }
      throw failure(
        token.kind == .end
          ? "the message '\(message.name.value)' has no end; close it with '}'"
          : "expected a field, found \(token.name)")
    }
    switch keyword {
    case "message": message.messages.append(try self.message(depth: depth + 1))
    case "enum": message.enums.append(try enumeration())
    case "reserved":
      try reserved(into: &message.reserved, numbers: Self.fieldNumbers)
    case "option":
      if try isDeprecated(try optionStatement(), of: "message") {
        message.documentation = ProtoOptions.deprecated(message.documentation)
      }
    case "oneof":
      throw failure(
        "oneof is not supported; write its fields as optional ones and say in a comment that one is set"
      )
    case "extensions", "extend":
      throw failure("extensions are not supported; make them fields of the message")
    case "required":
      throw failure(
        "required fields are proto2, which is not supported; remove the word 'required'")
    case "group":
      throw failure("groups are proto2, which is not supported; write a nested message and a field")
    default: message.fields.append(try field())
    }
  }

  // MARK: - Fields

  private mutating func field() throws(SchemaFailure) -> ProtoSyntax.Field {
    let leading = token.leadingComment
    var label = ProtoSyntax.Field.Label.singular
    if isAt("optional") || isAt("repeated") {
      label = isAt("optional") ? .optional : .repeated
      try advance()
    }
    if isAt("group") {
      throw failure("groups are proto2, which is not supported; write a nested message and a field")
    }
    let type = try fieldType(label: &label)
    let name = try identifier("the field's name")
    try expect("=", "and the field's number after its name")
    let number = try integer("the field's number")
    let options = try optionList()
    let trailing = try endOfStatement("the field")
    return .init(
      label: label, type: type, name: name, number: number, options: options,
      documentation: Self.joined(leading, trailing))
  }

  private mutating func fieldType(
    label: inout ProtoSyntax.Field.Label
  ) throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    let position = token.position
    let isAtMap = isAt("map")
    let type = try typeName()
    guard isAtMap, type.value == "map", token.kind == .symbol("<") else { return type }
    guard label == .singular else {
      throw failure("a map has no label, since it may be empty; remove the word", at: position)
    }
    label = .map
    try advance()
    let key = try typeName()
    guard key.value == "string" else {
      throw failure(
        "map keys of type \(key.value) are not supported; use string keys", at: key.position)
    }
    try expect(",", "after the key's type")
    if isAt("map") {
      throw failure("a map cannot hold maps; put the inner one into a message")
    }
    let value = try typeName()
    try expect(">", "after the value's type")
    return value
  }

  private mutating func typeName() throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    let position = token.position
    let startsAtRoot = try take(".")
    let name = try dottedName("a type")
    return .init(value: (startsAtRoot ? "." : "") + name.value, position: position)
  }

  // MARK: - Enums

  /// Parses an enum from its keyword to its closing brace.
  mutating func enumeration() throws(SchemaFailure) -> ProtoSyntax.Enumeration {
    let leading = try advance().leadingComment
    let name = try identifier("the enum's name")
    try expect("{", "after the enum's name")
    var enumeration = ProtoSyntax.Enumeration(
      name: name, documentation: Self.joined(leading, token.trailingCommentOfPrevious))
    while try !take("}") {
      if try take(";") { continue }
      if isAt("reserved") {
        try reserved(into: &enumeration.reserved, numbers: Int64(Int32.min)...Int64(Int32.max))
      } else if isAt("option") {
        if try isDeprecated(try optionStatement(), of: "enum") {
          enumeration.documentation = ProtoOptions.deprecated(enumeration.documentation)
        }
      } else if token.kind == .end {
        throw failure("the enum '\(name.value)' has no end; close it with '}'")
      } else {
        enumeration.cases.append(try enumerationCase())
      }
    }
    return enumeration
  }

  private mutating func enumerationCase() throws(SchemaFailure) -> ProtoSyntax.Case {
    let leading = token.leadingComment
    let name = try identifier("the name of an enum's value")
    try expect("=", "and a number after the name")
    let number = try signedInteger("the value's number")
    let options = try optionList()
    let trailing = try endOfStatement("the enum's value")
    return .init(
      name: name, number: number, options: options, documentation: Self.joined(leading, trailing))
  }

  // MARK: - Reserved numbers and names

  private static let fieldNumbers =
    Int64(FieldSchema.validNumbers.lowerBound)...Int64(FieldSchema.validNumbers.upperBound)

  private mutating func reserved(
    into reserved: inout ProtoSyntax.Reserved, numbers: ClosedRange<Int64>
  ) throws(SchemaFailure) {
    try advance()
    if case .string = token.kind {
      repeat {
        reserved.names.append(try string("a name"))
      } while try take(",")
    } else {
      repeat {
        let first = try signedInteger("a number or a name in quotation marks")
        var last = first.value
        if isAt("to") {
          try advance()
          if isAt("max") {
            try advance()
            last = numbers.upperBound
          } else {
            last = try signedInteger("the last number of the range, or max").value
          }
        }
        guard first.value <= last else {
          throw failure("the range ends before it begins; swap its numbers", at: first.position)
        }
        guard numbers.contains(first.value), numbers.contains(last) else {
          throw failure(
            "only numbers from \(numbers.lowerBound) to \(numbers.upperBound) can be reserved",
            at: first.position)
        }
        reserved.ranges.append(.init(value: first.value...last, position: first.position))
      } while try take(",")
    }
    try endOfStatement("what is reserved")
  }

  /// Two comments as one.
  private static func joined(_ leading: String, _ trailing: String) -> String {
    leading.isEmpty || trailing.isEmpty ? leading + trailing : leading + "\n" + trailing
  }
}
