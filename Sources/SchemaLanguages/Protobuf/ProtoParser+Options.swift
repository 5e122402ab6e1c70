extension ProtoParser {
  /// Parses `option name = value;`.
  mutating func optionStatement() throws(SchemaFailure) -> ProtoSyntax.Option {
    try advance()
    let option = try option()
    try endOfStatement("the option")
    return option
  }

  /// Parses `[name = value, …]` if it comes next.
  mutating func optionList() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    guard try take("[") else { return [] }
    var options: [ProtoSyntax.Option] = []
    repeat {
      let option = try option()
      guard !options.contains(where: { $0.name.value == option.name.value }) else {
        throw failure(
          "the option '\(option.name.value)' is given twice; remove one", at: option.name.position)
      }
      options.append(option)
    } while try take(",")
    try expect("]", "after the options")
    return options
  }

  /// Whether an option of a message or an enum says that it is deprecated; no other one is known.
  func isDeprecated(
    _ option: ProtoSyntax.Option, of what: String
  ) throws(SchemaFailure) -> Bool {
    if option.name.value == "allow_alias" {
      throw failure(
        "aliases are not supported, since Avro has none; give each number one name",
        at: option.name.position)
    }
    guard option.name.value == "deprecated" else {
      throw failure(
        "the \(what) option '\(option.name.value)' is not supported; remove it",
        at: option.name.position)
    }
    return try ProtoOptions.boolean(option, file: file)
  }

  private mutating func option() throws(SchemaFailure) -> ProtoSyntax.Option {
    if token.kind == .symbol("(") {
      throw failure("custom options are not supported; remove this one")
    }
    let name = try dottedName("the option's name")
    try expect("=", "after the option's name")
    let position = token.position
    let value: ProtoSyntax.Option.Value
    switch token.kind {
    case .identifier(let word):
      value = word == "true" || word == "false" ? .boolean(word == "true") : .word(word)
      try advance()
    case .string:
      value = .string(try string("the option's value").value)
    case .symbol("-"), .integer, .decimal:
      _ = try take("-")
      try advance()
      value = .number
    default:
      throw failure("expected the option's value, found \(token.name)")
    }
    return .init(name: name, value: .init(value: value, position: position))
  }
}
