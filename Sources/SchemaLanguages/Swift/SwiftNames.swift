import RecordModel

/// The names that records, fields and enums get in Swift.
struct SwiftNames {
  /// A property's name for a field: lower camel case.
  static func property(_ field: FieldSchema) -> String { property(named: field.name) }

  /// A property's name for a field or a oneof of this name.
  static func property(named name: String) -> String {
    let name = lowerCamelCase(name)
    return reservedProperties.contains(name) ? name + "Field" : quoted(name)
  }

  /// A case's name for a member of a oneof: lower camel case.
  static func member(_ field: FieldSchema) -> String {
    let name = lowerCamelCase(field.name)
    return reservedMembers.contains(name) ? name + "Case" : quoted(name)
  }

  /// A type's name for a record.
  static func record(_ name: String) -> String {
    let name = upperCamelCase(name)
    return reservedTypes.contains(name) ? name + "Message" : name
  }

  /// A type's name for an enum.
  static func enumeration(_ name: String) -> String {
    let name = upperCamelCase(name)
    return reservedTypes.contains(name) ? name + "Enum" : name
  }

  /// A type's name for a oneof, which is none of those taken.
  static func oneof(_ name: String, apartFrom taken: Set<String>) -> String {
    var name = upperCamelCase(name)
    while reservedTypes.contains(name) || taken.contains(name) { name += "Oneof" }
    return name
  }

  /// The names of an enum's cases: without the enum's name where each has it in front, in lower camel case.
  static func cases(_ enumeration: EnumDefinition) -> [String] {
    let names = enumeration.schema.cases.map(\.name)
    let prefix = upperSnakeCase(enumeration.path.last ?? "") + "_"
    let hasPrefix = names.allSatisfy { name in
      name.hasPrefix(prefix) && name.dropFirst(prefix.count).first?.isLetter ?? false
    }
    return names.map { name in
      let name = lowerCamelCase(hasPrefix ? String(name.dropFirst(prefix.count)) : name)
      return reservedCases.contains(name) ? name + "Case" : quoted(name)
    }
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
  private static let reservedProperties: Set<String> = [
    "decode", "decoder", "encode", "encoder", "isZero", "read", "schema", "self", "write",
  ]

  /// What an enum has beside its cases.
  private static let reservedCases: Set<String> = ["kind", "schema", "self", "unrecognized"]

  /// What a oneof has besides its cases, and the cases of the optional around it.
  private static let reservedMembers: Set<String> = [
    "decode", "encode", "fieldNumber", "none", "self", "some",
  ]

  /// Types that generated code names, and the two that cannot be nested.
  private static let reservedTypes: Set<String> = [
    "Any", "Bool", "Decoder", "DecodingFailure", "Double", "Encoder", "EncodingFailure",
    "EnumSchema", "EnumValue", "FieldSchema", "Float", "Hashable", "Indirect", "Int", "Int32",
    "Int64", "OneofSchema", "OneofValue", "Protocol", "Record", "RecordDecoder", "RecordEncoder",
    "RecordSchema", "Self", "String",
    "Type", "UInt32", "UInt64", "UInt8",
  ]
}
