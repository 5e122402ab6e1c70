/// What a file of an edition chooses for itself, or for a message, a oneof, an enum or a field; what is in it has the same
/// unless it chooses again. proto2 and proto3 are two such choices, made for whole files.
///
/// Source: Protocol Buffers, *Feature Settings for Editions*, and `descriptor.proto`, `FeatureSet`.
struct ProtoFeatures: Equatable {
  /// Whether a single value that is absent can be told from its default.
  enum Presence: Equatable {
    case explicit
    case implicit
    /// It cannot be absent.
    case required
  }

  var presence: Presence
  /// Whether enums have no numbers but those with names.
  var closesEnums: Bool
  /// Whether repeated numbers are packed.
  var packs: Bool
  /// Whether messages are written between two tags.
  var delimits = false
  /// Whether names in JSON must differ.
  var checksJSONNames: Bool

  /// What holds in a file that chooses nothing.
  init(of syntax: ProtobufSyntax) {
    presence = syntax == .proto3 ? .implicit : .explicit
    closesEnums = syntax == .proto2
    packs = syntax != .proto2
    checksJSONNames = syntax != .proto2
  }

  /// What holds where some options choose otherwise; options that are no features do not matter.
  ///
  /// - Throws: ``SchemaFailure`` where a feature or its value is unknown.
  func choosing(
    _ options: [ProtoSyntax.Option], file: String
  ) throws(SchemaFailure) -> ProtoFeatures {
    var features = self
    for option in options where option.isFeature { try features.choose(option, file: file) }
    return features
  }

  private mutating func choose(
    _ option: ProtoSyntax.Option, file: String
  ) throws(SchemaFailure) {
    let name = option.name.value.dropFirst("features.".count)
    guard case .word(let value) = option.value.value else {
      throw SchemaFailure(
        "the feature '\(name)' is one word", file: file, at: option.value.position)
    }
    switch (name, value) {
    case ("field_presence", "EXPLICIT"): presence = .explicit
    case ("field_presence", "IMPLICIT"): presence = .implicit
    case ("field_presence", "LEGACY_REQUIRED"): presence = .required
    case ("enum_type", "OPEN"): closesEnums = false
    case ("enum_type", "CLOSED"): closesEnums = true
    case ("repeated_field_encoding", "PACKED"): packs = true
    case ("repeated_field_encoding", "EXPANDED"): packs = false
    case ("message_encoding", "LENGTH_PREFIXED"): delimits = false
    case ("message_encoding", "DELIMITED"): delimits = true
    case ("json_format", "ALLOW"): checksJSONNames = true
    case ("json_format", "LEGACY_BEST_EFFORT"): checksJSONNames = false
    // Text is always checked; the parser says that this is lost.
    case ("utf8_validation", "VERIFY"), ("utf8_validation", Self.unchecked): break
    // What is said to code generators and style checkers.
    case ("default_symbol_visibility", _), ("enforce_naming_style", _): break
    case ("field_presence", _), ("enum_type", _), ("repeated_field_encoding", _),
      ("message_encoding", _), ("json_format", _), ("utf8_validation", _):
      throw SchemaFailure(
        "the feature '\(name)' has no value \(value); correct it", file: file,
        at: option.value.position)
    default:
      throw SchemaFailure(
        "the feature '\(name)' is not supported; remove it", file: file, at: option.name.position)
    }
  }

  /// What an older option says in any syntax.
  static func lettingJSONNamesClash(at position: SourcePosition) -> ProtoSyntax.Option {
    ProtoSyntax.Option(
      name: .init(value: "features.json_format", position: position),
      value: .init(value: .word("LEGACY_BEST_EFFORT"), position: position))
  }

  /// The value of `utf8_validation` by which text may be any bytes.
  static let unchecked = "NONE"
}
