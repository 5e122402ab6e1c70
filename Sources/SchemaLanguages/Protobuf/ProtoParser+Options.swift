extension ProtoParser {
  /// Parses `option name = value;`; one that sets several features is several.
  mutating func optionStatement() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    try advance()
    let options = try option()
    try endOfStatement("the option")
    return options
  }

  /// Parses `[name = value, …]` if it comes next.
  mutating func optionList() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    guard try take("[") else { return [] }
    var options: [ProtoSyntax.Option] = []
    repeat {
      for option in try option() {
        let mayComeAgain = option.isCustom || ProtoOptions.repeatable.contains(option.name.value)
        guard mayComeAgain || !options.contains(where: { $0.name.value == option.name.value })
        else {
          throw failure(
            "the option '\(option.name.value)' is given twice; remove one",
            at: option.name.position)
        }
        options.append(option)
      }
    } while try take(",")
    try expect("]", "after the options")
    return options
  }

  private mutating func option() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    let name = try optionName()
    try expect("=", "after the option's name")
    if name.value == "features", token.kind == .symbol("{") { return try features() }
    let position = token.position
    let value: ProtoSyntax.Option.Value
    switch token.kind {
    case .identifier(let word):
      value = word == "true" || word == "false" ? .boolean(word == "true") : .word(word)
      try advance()
    case .string:
      let bytes = try stringBytes("the option's value")
      value = String(validating: bytes, as: UTF8.self).map { .string($0) } ?? .bytes(bytes)
    case .symbol("-"), .integer, .decimal:
      value = .number(try signedNumber())
    case .symbol("{"):
      try skipBlock("of the option")
      value = .aggregate
    default:
      throw failure("expected the option's value, found \(token.name)")
    }
    let option = ProtoSyntax.Option(name: name, value: .init(value: value, position: position))
    if option.isCustom {
      omissions.append(SchemaLoss(.option, name.value, "line \(name.position.line)"))
    }
    if option.isFeature { try note(option) }
    return [option]
  }

  /// Parses `{ enum_type: CLOSED, … }`, the value of `features`, as an option for each.
  private mutating func features() throws(SchemaFailure) -> [ProtoSyntax.Option] {
    try expect("{", "at the beginning of the features")
    var options: [ProtoSyntax.Option] = []
    while try !take("}") {
      if try take("[") {
        // Features of other tools.
        repeat { try advance() } while token.kind != .symbol("]") && token.kind != .end
        try expect("]", "after the name")
        _ = try take(":")
        try skipBlock("of the feature")
      } else {
        let name = try identifier("the feature's name")
        try expect(":", "after the feature's name")
        let value = try identifier("the feature's value")
        let option = ProtoSyntax.Option(
          name: .init(value: "features.\(name.value)", position: name.position),
          value: .init(value: .word(value.value), position: value.position))
        try note(option)
        options.append(option)
      }
      if try !take(",") { _ = try take(";") }
    }
    return options
  }

  /// Refuses features outside editions, and says what is lost of one.
  private mutating func note(_ option: ProtoSyntax.Option) throws(SchemaFailure) {
    guard version.isEdition else {
      throw failure(
        "features are of editions, which this file is not in; remove the option",
        at: option.name.position)
    }
    if option.name.value == "features.utf8_validation",
      option.value.value == .word(ProtoFeatures.unchecked)
    {
      omissions.append(
        SchemaLoss(.uncheckedText, option.name.value, "line \(option.name.position.line)"))
    }
  }

  /// Takes an option's name: words joined by dots, those of custom options in parentheses.
  private mutating func optionName() throws(SchemaFailure) -> ProtoSyntax.Located<String> {
    let position = token.position
    var name = ""
    repeat {
      if !name.isEmpty { name += "." }
      if try take("(") {
        let root = try take(".") ? "." : ""
        name += "(\(root)\(try dottedName("the custom option's name").value))"
        try expect(")", "after the custom option's name")
      } else {
        name += try identifier("the option's name").value
      }
    } while try take(".")
    return .init(value: name, position: position)
  }

  /// Takes a number, or infinity or not-a-number behind a minus sign, as it is spelled.
  private mutating func signedNumber() throws(SchemaFailure) -> String {
    let sign = try take("-") ? "-" : ""
    switch token.kind {
    case .integer(let value):
      try advance()
      return sign + String(value)
    case .decimal(let text):
      try advance()
      return sign + text
    case .identifier(let word) where word == "inf" || word == "nan":
      try advance()
      return sign + word
    default: throw failure("expected a number after the '-', found \(token.name)")
    }
  }

  /// Takes in what an option of a message says.
  mutating func messageOption(of message: inout ProtoSyntax.Message) throws(SchemaFailure) {
    for option in try optionStatement() {
      switch option.name.value {
      case _ where option.isCustom: break
      case _ where option.isFeature: message.features.append(option)
      case "deprecated":
        if try ProtoOptions.boolean(option, file: file) {
          message.documentation = ProtoOptions.deprecated(message.documentation)
        }
      case "message_set_wire_format":
        message.isMessageSet = try ProtoOptions.boolean(option, file: file)
        guard !message.isMessageSet || version != .proto3 else {
          throw failure(
            "message sets are proto2, which this file is not in; remove the option",
            at: option.name.position)
        }
      case "deprecated_legacy_json_field_conflicts":
        if try ProtoOptions.boolean(option, file: file) {
          message.features.append(ProtoFeatures.lettingJSONNamesClash(at: option.name.position))
        }
      case let name where ProtoOptions.ignoredInMessages.contains(name): break
      case let name:
        throw failure(
          "the message option '\(name)' is not supported; remove it", at: option.name.position)
      }
    }
  }

  /// Takes in what an option of an enum says.
  mutating func enumerationOption(
    of enumeration: inout ProtoSyntax.Enumeration
  ) throws(SchemaFailure) {
    for option in try optionStatement() {
      switch option.name.value {
      case _ where option.isCustom: break
      case _ where option.isFeature: enumeration.features.append(option)
      case "allow_alias":
        enumeration.allowsAliases = try ProtoOptions.boolean(option, file: file)
      case "deprecated":
        if try ProtoOptions.boolean(option, file: file) {
          enumeration.documentation = ProtoOptions.deprecated(enumeration.documentation)
        }
      case let name where ProtoOptions.ignoredInEnums.contains(name): break
      case let name:
        throw failure(
          "the enum option '\(name)' is not supported; remove it", at: option.name.position)
      }
    }
  }
}
