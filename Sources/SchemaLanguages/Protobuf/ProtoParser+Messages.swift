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
      try reserved(into: &message.reserved, of: message.name.value, numbers: Self.fieldNumbers)
    case "option": try messageOption(of: &message)
    case "oneof": try oneof(of: &message)
    case "extensions":
      try extensionRanges(into: &message.reserved, numbers: Self.fieldNumbers)
    case "extend": try skipExtension()
    default: message.fields.append(try field())
    }
  }

  // MARK: - Fields

  private mutating func oneof(of message: inout ProtoSyntax.Message) throws(SchemaFailure) {
    let leading = try advance().leadingComment
    let name = try identifier("the name of the oneof")
    try expect("{", "after the name of the oneof")
    let index = message.oneofs.count
    message.oneofs.append(
      .init(name: name, documentation: Self.joined(leading, token.trailingCommentOfPrevious)))
    let first = message.fields.count
    while try !take("}") {
      if token.kind == .end {
        throw failure("the oneof '\(name.value)' has no end; close it with '}'")
      }
      if isAt("option") {
        let option = try optionStatement()
        guard option.isCustom else {
          throw failure(
            "the oneof option '\(option.name.value)' is not supported; remove it",
            at: option.name.position)
        }
      } else {
        message.fields.append(try field(inOneof: index))
      }
    }
    guard message.fields.count > first else {
      throw failure("the oneof '\(name.value)' has no fields; remove it", at: name.position)
    }
  }

  private mutating func field(inOneof oneof: Int? = nil) throws(SchemaFailure) -> ProtoSyntax.Field
  {
    let leading = token.leadingComment
    var label = try self.label()
    if oneof != nil, label != .singular {
      throw failure("a field of a oneof has no label, since it may be absent; remove the word")
    }
    if isAt("group") {
      throw failure("groups are not supported; write a nested message and a field")
    }
    let start = token.position
    let (type, key) = try fieldType(label: &label)
    if label == .map, oneof != nil {
      throw failure("a oneof cannot hold a map; put it into a message", at: start)
    }
    if label == .singular, oneof == nil, version == .proto2 {
      throw failure(
        "a field of a proto2 message has a label; write optional, required or repeated first",
        at: start)
    }
    let name = try identifier("the field's name")
    try expect("=", "and the field's number after its name")
    let number = try integer("the field's number")
    let options = try optionList()
    let trailing = try endOfStatement("the field")
    return .init(
      label: label, key: key, oneof: oneof, type: type, name: name, number: number,
      options: options,
      documentation: Self.joined(leading, trailing))
  }

  private mutating func label() throws(SchemaFailure) -> ProtoSyntax.Field.Label {
    let label: ProtoSyntax.Field.Label
    switch token.kind {
    case .identifier("optional"): label = .optional
    case .identifier("repeated"): label = .repeated
    case .identifier("required"):
      guard version == .proto2 else {
        throw failure("required fields are proto2, which this file is not in; remove the word")
      }
      label = .required
    default: return .singular
    }
    try advance()
    return label
  }

  /// The types that a map's keys may have.
  ///
  /// Source: Protocol Buffers, *Language Guide (proto3)*, "Maps": any scalar but floating-point numbers and bytes.
  private static let keyTypes: Set<String> = [
    "bool", "fixed32", "fixed64", "int32", "int64", "sfixed32", "sfixed64", "sint32", "sint64",
    "string", "uint32", "uint64",
  ]

  private mutating func fieldType(
    label: inout ProtoSyntax.Field.Label
  ) throws(SchemaFailure) -> (ProtoSyntax.Located<String>, key: ProtoSyntax.Located<String>?) {
    let position = token.position
    let isAtMap = isAt("map")
    let type = try typeName()
    guard isAtMap, type.value == "map", token.kind == .symbol("<") else { return (type, nil) }
    guard label == .singular else {
      throw failure("a map has no label, since it may be empty; remove the word", at: position)
    }
    label = .map
    try advance()
    let key = try typeName()
    guard Self.keyTypes.contains(key.value) else {
      throw failure(
        "map keys cannot be of type \(key.value); use text, an integer or bool", at: key.position)
    }
    try expect(",", "after the key's type")
    if isAt("map") {
      throw failure("a map cannot hold maps; put the inner one into a message")
    }
    let value = try typeName()
    try expect(">", "after the value's type")
    return (value, key)
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
        try reserved(
          into: &enumeration.reserved, of: name.value, numbers: Int64(Int32.min)...Int64(Int32.max))
      } else if isAt("option") {
        try enumerationOption(of: &enumeration)
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
    into reserved: inout ProtoSyntax.Reserved, of name: String, numbers: ClosedRange<Int64>
  ) throws(SchemaFailure) {
    let position = try advance().position
    omissions.append(SchemaLoss(.reserved, name, "line \(position.line)"))
    if case .string = token.kind {
      repeat {
        reserved.names.append(try string("a name"))
      } while try take(",")
    } else {
      try ranges(into: &reserved, numbers: numbers)
    }
    try endOfStatement("what is reserved")
  }

  /// Takes numbers and ranges of them, with commas between.
  mutating func ranges(
    into reserved: inout ProtoSyntax.Reserved, numbers: ClosedRange<Int64>
  ) throws(SchemaFailure) {
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

  /// Two comments as one.
  private static func joined(_ leading: String, _ trailing: String) -> String {
    leading.isEmpty || trailing.isEmpty ? leading + trailing : leading + "\n" + trailing
  }
}
