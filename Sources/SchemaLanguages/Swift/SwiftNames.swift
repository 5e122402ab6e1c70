import RecordModel

/// How Swift spells the names of records, fields and enums, and which names it or the generated code needs.
struct SwiftNames {
  /// A property for a field or a oneof of this name: lower camel case.
  static func property(_ name: String, number: Int) -> SwiftScope.Wish {
    member(name, "\(number)", reserved: reservedProperties, suffix: "Field")
  }

  /// A case for a member of a oneof: lower camel case.
  static func member(_ field: FieldSchema) -> SwiftScope.Wish {
    member(field.name, "\(field.number)", reserved: reservedMembers, suffix: "Case")
  }

  /// The cases of an enum: without the enum's name where each has it in front, in lower camel case.
  static func cases(_ enumeration: EnumDefinition) -> [SwiftScope.Wish] {
    let cases = enumeration.schema.cases
    let prefix = upperSnakeCase(enumeration.path.last ?? "") + "_"
    let hasPrefix = cases.allSatisfy { item in
      item.name.hasPrefix(prefix) && item.name.dropFirst(prefix.count).first?.isLetter ?? false
    }
    return cases.map { item in
      member(
        hasPrefix ? String(item.name.dropFirst(prefix.count)) : item.name,
        item.number < 0 ? "Minus\(item.number.magnitude)" : "\(item.number)",
        reserved: reservedCases, suffix: "Case")
    }
  }

  private static func member(
    _ name: String, _ number: String, reserved: Set<String>, suffix: String
  ) -> SwiftScope.Wish {
    let name = lowerCamelCase(name)
    return SwiftScope.Wish(
      plain: name, name: reserved.contains(name) ? name + suffix : quoted(name), number: number)
  }

  /// A type for a record.
  static func record(_ name: String) -> SwiftScope.Wish { type(name, isEnum: false) }

  /// A type for an enum.
  static func enumeration(_ name: String) -> SwiftScope.Wish { type(name, isEnum: true) }

  private static func type(_ name: String, isEnum: Bool) -> SwiftScope.Wish {
    let plain = upperCamelCase(name)
    return SwiftScope.Wish(
      plain: plain, name: type(plain, isEnum: isEnum, apartFrom: []),
      number: isEnum ? "Enum" : "Message")
  }

  /// A type's name that is none of those taken, nor needed by the generated code.
  static func type(_ name: String, isEnum: Bool, apartFrom taken: Set<String>) -> String {
    suffixed(name, isEnum ? "Enum" : "Message", isTaken: taken.contains)
  }

  /// A type's name for a oneof, which is none of those taken.
  static func oneof(_ name: String, isTaken: (String) -> Bool) -> String {
    suffixed(upperCamelCase(name), "Oneof", isTaken: isTaken)
  }

  private static func suffixed(
    _ name: String, _ suffix: String, isTaken: (String) -> Bool
  ) -> String {
    var name = name
    while reservedTypes.contains(name) || isTaken(name) { name += suffix }
    return name
  }

  /// A case's name behind a dot, where few keywords need their backticks.
  static func member(_ name: String) -> String {
    "." + (name == "`init`" ? name : name.filter { $0 != "`" })
  }

  /// A type's name for a file: its own in upper camel case.
  static func upperCamelCase(_ name: String) -> String {
    // One word in capitals is an abbreviation that types keep, as in `URL`.
    let name = camelCase(name, keepsCapitals: !name.contains("_"))
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  // MARK: - Spelling

  private static func lowerCamelCase(_ name: String) -> String {
    let name = camelCase(name)
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The parts between underscores, each with a capital; what is all in capitals is first made small.
  private static func camelCase(_ name: String, keepsCapitals: Bool = false) -> String {
    let spelling = !keepsCapitals && name == name.uppercased() ? name.lowercased() : name
    let parts = spelling.split(separator: "_")
    let joined = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    // An identifier starts with no digit and is not empty.
    return joined.first.map { $0.isNumber ? "_" + joined : joined } ?? "underscore"
  }

  private static func upperSnakeCase(_ name: String) -> String {
    var result = ""
    for (previous, character) in zip("_" + name, name) {
      if character.isUppercase, previous != "_", !previous.isUppercase { result += "_" }
      result += character.uppercased()
    }
    return result
  }

  // MARK: - Names that Swift or the generated code needs

  private static func quoted(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]

  /// What a record has beside its fields, and what its methods call their parameters.
  static let reservedProperties: Set<String> = [
    "decode", "decoder", "encode", "encoder", "read", "schema", "self", "unknownFields",
    "write",
  ]

  /// What an enum has beside its cases.
  static let reservedCases: Set<String> = ["kind", "schema", "self", "unrecognized"]

  /// What a oneof has besides its cases, and the cases of the optional around it.
  static let reservedMembers: Set<String> = [
    "decode", "encode", "fieldNumber", "none", "self", "some",
  ]

  /// Types that generated code names, and the two that cannot be nested.
  static let reservedTypes: Set<String> = [
    "Any", "Bool", "ClosedEnumValue", "Decoder", "DecodingFailure", "Double", "Encoder",
    "EncodingFailure", "EnumNumber", "EnumSchema", "EnumValue", "FieldSchema", "Float", "Hashable",
    "Indirect", "Int", "Int32", "Int64", "OneofSchema", "OneofValue", "Protocol", "Record",
    "RecordDecoder", "RecordEncoder", "RecordSchema", "Self", "String", "Type", "UInt32", "UInt64",
    "UInt8", "UnknownFields",
  ]
}
