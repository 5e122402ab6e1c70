/// The options that the tool knows, and what they say.
///
/// Source: Protocol Buffers, `descriptor.proto`, `FileOptions`, `FieldOptions` and `EnumValueOptions`.
struct ProtoOptions {
  /// The options of a file that say nothing about its data.
  static let ignoredInFiles: Set<String> = [
    "cc_enable_arenas", "cc_generic_services", "csharp_namespace", "deprecated", "go_package",
    "java_generate_equals_and_hash", "java_generic_services", "java_multiple_files",
    "java_outer_classname", "java_package", "java_string_check_utf8", "objc_class_prefix",
    "optimize_for", "php_class_prefix", "php_metadata_namespace", "php_namespace",
    "py_generic_services", "ruby_package", "swift_prefix",
  ]

  /// Whether a repeated field is packed; `nil` is proto3's default.
  private(set) var isPacked: ProtoSyntax.Located<Bool>?
  /// The member's name in JSON; `nil` is the default.
  private(set) var jsonName: ProtoSyntax.Located<String>?
  /// Whether nobody should use the field or the value any more.
  private(set) var isDeprecated = false

  /// Reads the options of a field or, with `forCase`, of an enum's value.
  init(
    _ options: [ProtoSyntax.Option], file: String, forCase: Bool = false
  ) throws(SchemaFailure) {
    for option in options {
      switch option.name.value {
      case "deprecated":
        isDeprecated = try Self.boolean(option, file: file)
      case "packed" where !forCase:
        isPacked = .init(
          value: try Self.boolean(option, file: file), position: option.name.position)
      case "json_name" where !forCase:
        guard case .string(let name) = option.value.value, !name.contains("\0") else {
          throw SchemaFailure(
            "the option 'json_name' is a text in quotation marks", file: file,
            at: option.value.position)
        }
        jsonName = .init(value: name, position: option.value.position)
      case let name:
        throw SchemaFailure(
          "the option '\(name)' is not supported; remove it", file: file, at: option.name.position)
      }
    }
  }

  /// The value of an option that is true or false.
  static func boolean(
    _ option: ProtoSyntax.Option, file: String
  ) throws(SchemaFailure) -> Bool {
    guard case .boolean(let value) = option.value.value else {
      throw SchemaFailure(
        "the option '\(option.name.value)' is true or false", file: file, at: option.value.position)
    }
    return value
  }

  /// A comment with the word that something is deprecated.
  static func deprecated(_ documentation: String) -> String {
    documentation.isEmpty ? "Deprecated." : documentation + "\nDeprecated."
  }
}
