/// The options that the tool knows, and what they say.
///
/// Source: Protocol Buffers, `descriptor.proto`, `FileOptions`, `FieldOptions` and `EnumValueOptions`.
struct ProtoOptions {
  /// The options of a file that say nothing about its data.
  static let ignoredInFiles: Set<String> = [
    "cc_enable_arenas", "cc_generic_services", "csharp_namespace", "deprecated", "go_package",
    "java_generate_equals_and_hash", "java_generic_services", "java_multiple_files",
    "java_outer_classname", "java_package", "java_string_check_utf8", "objc_class_prefix",
    "optimize_for", "php_class_prefix", "php_generic_services", "php_metadata_namespace",
    "php_namespace",
    "py_generic_services", "ruby_package", "swift_prefix",
  ]

  /// The options of an enum that say nothing about its values.
  static let ignoredInEnums: Set<String> = ["deprecated_legacy_json_field_conflicts"]
  /// The options of a message that say nothing about its data.
  static let ignoredInMessages: Set<String> = ["no_standard_descriptor_accessor"]
  /// The options of a field or of an enum's value that only speak to code generators.
  private static let ignoredInMembers: Set<String> = [
    "ctype", "debug_redact", "edition_defaults", "feature_support", "jstype", "lazy", "retention",
    "targets", "unverified_lazy", "weak",
  ]
  /// The options of a field that may be given several times.
  static let repeatable: Set<String> = ["declaration", "edition_defaults", "targets"]
  /// What a proto3 file may extend: the options, to define custom ones.
  static let extensible: Set<String> = Set(
    [
      "Enum", "EnumValue", "ExtensionRange", "Field", "File", "Message", "Method", "Oneof",
      "Service",
    ].map { "google.protobuf.\($0)Options" })

  /// Whether a repeated field is packed; `nil` is the syntax's default.
  private(set) var isPacked: ProtoSyntax.Located<Bool>?
  /// The member's name in JSON; `nil` is the default.
  private(set) var jsonName: ProtoSyntax.Located<String>?
  /// What a reader takes a missing field for, as it is written.
  private(set) var defaultValue: ProtoSyntax.Located<ProtoSyntax.Option.Value>?
  /// Whether nobody should use the field or the value any more.
  private(set) var isDeprecated = false

  /// Reads the options of a field or, with `forCase`, of an enum's value.
  init(
    _ options: [ProtoSyntax.Option], file: String, forCase: Bool = false
  ) throws(SchemaFailure) {
    for option in options where !option.isCustom && !option.isFeature {
      switch option.name.value {
      case "deprecated":
        isDeprecated = try Self.boolean(option, file: file)
      case "packed" where !forCase:
        isPacked = .init(
          value: try Self.boolean(option, file: file), position: option.name.position)
      case "json_name" where !forCase:
        guard case .string(let name) = option.value.value, !name.contains("\0") else {
          var message = "the option 'json_name' is a text in quotation marks"
          if case .bytes = option.value.value { message += ", in UTF-8" }
          throw SchemaFailure(message, file: file, at: option.value.position)
        }
        jsonName = .init(value: name, position: option.value.position)
      case "default" where !forCase:
        defaultValue = option.value
      case _ where Self.ignoredInMembers.contains(option.baseName): break
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
