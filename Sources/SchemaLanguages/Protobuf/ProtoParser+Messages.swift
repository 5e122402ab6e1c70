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
    return try messageBody(of: name, leading: leading, depth: depth)
  }

  /// Parses a message from its opening brace to its closing one.
  ///
  /// - Parameter leading: the comment before the message.
  private mutating func messageBody(
    of name: ProtoSyntax.Located<String>, leading: String, depth: Int
  ) throws(SchemaFailure) -> ProtoSyntax.Message {
    try expect("{", "after the message's name")
    var message = ProtoSyntax.Message(
      name: name, documentation: Self.joined(leading, token.trailingCommentOfPrevious))
    while try !take("}") {
      if try take(";") { continue }
      try member(of: &message, depth: depth)
    }
    try bound(extensionRangesOf: &message)
    return message
  }

  private mutating func member(
    of message: inout ProtoSyntax.Message, depth: Int
  ) throws(SchemaFailure) {
    guard case .identifier(let keyword) = token.kind else {
      if token.kind == .symbol(".") {
        message.fields.append(try field(depth: depth, groups: &message.messages))
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
    case "oneof": try oneof(of: &message, depth: depth)
    case "extensions": try extensionRanges(of: &message)
    case "extend":
      message.extensions.append(try extensionBlock(depth: depth, groups: &message.messages))
    case "export" where try isVisibility(), "local" where try isVisibility(): try advance()
    default: message.fields.append(try field(depth: depth, groups: &message.messages))
    }
  }

  /// Whether the next word says who sees the type after it, and is not itself a type.
  private func isVisibility() throws(SchemaFailure) -> Bool {
    guard version == .edition2024 else { return false }
    let next = try following().kind
    return next == .identifier("message") || next == .identifier("enum")
  }

  // MARK: - Fields

  private mutating func oneof(
    of message: inout ProtoSyntax.Message, depth: Int
  ) throws(SchemaFailure) {
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
        let options = try optionStatement()
        for option in options where !option.isCustom && !option.isFeature {
          throw failure(
            "the oneof option '\(option.name.value)' is not supported; remove it",
            at: option.name.position)
        }
        message.oneofs[index].features += options.filter(\.isFeature)
      } else {
        message.fields.append(
          try field(inOneof: index, depth: depth, groups: &message.messages))
      }
    }
    guard message.fields.count > first else {
      throw failure("the oneof '\(name.value)' has no fields; remove it", at: name.position)
    }
  }

  /// Parses a field.
  ///
  /// - Parameters:
  ///   - oneof: the position of the oneof that the field is in.
  ///   - depth: how deep the message is nested that the field is in.
  ///   - groups: the messages beside the field, to which that of a group is added.
  mutating func field(
    inOneof oneof: Int? = nil, depth: Int, groups: inout [ProtoSyntax.Message]
  ) throws(SchemaFailure) -> ProtoSyntax.Field {
    let leading = token.leadingComment
    var label = try self.label()
    if oneof != nil, label != .singular {
      throw failure("a field of a oneof has no label, since it may be absent; remove the word")
    }
    if isAt("group"), version == .proto2 {
      return try group(label, inOneof: oneof, leading: leading, depth: depth, groups: &groups)
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

  /// Parses a group, which is a message and a field of it, from its keyword.
  ///
  /// Source: Protocol Buffers, *Language Specification (proto2)*, "Group field": the field has the message's name in
  /// lowercase letters.
  private mutating func group(
    _ label: ProtoSyntax.Field.Label, inOneof oneof: Int?, leading: String, depth: Int,
    groups: inout [ProtoSyntax.Message]
  ) throws(SchemaFailure) -> ProtoSyntax.Field {
    guard label != .singular || oneof != nil else {
      throw failure("a group has a label; write optional, required or repeated first")
    }
    guard depth < Self.nestingLimit else {
      throw failure(
        "messages are nested deeper than \(Self.nestingLimit) levels; move this one outwards")
    }
    try advance()
    let type = try identifier("the group's name")
    guard type.value.utf8.first.map({ (0x41...0x5A).contains($0) }) ?? false else {
      throw failure("a group's name begins with a capital letter", at: type.position)
    }
    try expect("=", "and the group's number after its name")
    let number = try integer("the group's number")
    let options = try optionList()
    let message = try messageBody(of: type, leading: leading, depth: depth + 1)
    groups.append(message)
    return .init(
      label: label, key: nil, oneof: oneof, type: type,
      name: .init(value: type.value.lowercased(), position: type.position), number: number,
      options: options, documentation: message.documentation, isGroup: true)
  }

  private mutating func label() throws(SchemaFailure) -> ProtoSyntax.Field.Label {
    let label: ProtoSyntax.Field.Label
    switch token.kind {
    case .identifier("optional"):
      guard !version.isEdition else {
        throw failure(
          "fields of an edition have no such label; remove the word, since features.field_presence says it"
        )
      }
      label = .optional
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
    } else if version.isEdition, case .identifier = token.kind {
      repeat {
        reserved.names.append(try identifier("a name"))
      } while try take(",")
    } else {
      reserved.ranges += try ranges(numbers: numbers)
    }
    try endOfStatement("what is reserved")
  }

  /// Takes numbers and ranges of them, with commas between.
  mutating func ranges(
    numbers: ClosedRange<Int64>
  ) throws(SchemaFailure) -> [ProtoSyntax.Located<ClosedRange<Int64>>] {
    var ranges: [ProtoSyntax.Located<ClosedRange<Int64>>] = []
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
      ranges.append(.init(value: first.value...last, position: first.position))
    } while try take(",")
    return ranges
  }

  /// Two comments as one.
  private static func joined(_ leading: String, _ trailing: String) -> String {
    leading.isEmpty || trailing.isEmpty ? leading + trailing : leading + "\n" + trailing
  }
}
