// Generated from Schemas/iso_languages.proto by `serbench schema generate`; change that file and run it again.
//
// The languages of ISO 639-3, as Debian's package iso-codes publishes them in `iso_639-3.json`.

public import RecordModel

/// One language.
@frozen
public struct IsoLanguage: Record {
  /// The three letters of ISO 639-3.
  public var alpha3 = ""
  public var name = ""
  /// `I`ndividual, `M`acrolanguage or `S`pecial.
  public var scope = ""
  /// `L`iving, `E`xtinct, `A`ncient, `H`istorical, `C`onstructed or `S`pecial.
  public var type = ""
  /// The name with its main word in front.
  public var invertedName: String?
  /// The two letters of ISO 639-1; few languages have them.
  public var alpha2: String?
  /// The three letters of ISO 639-2/B, where they differ.
  public var bibliographic: String?
  public var commonName: String?

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "IsoLanguage",
    [
      FieldSchema(
        1, "alpha_3", .string, jsonName: "alpha_3",
        documentation: "The three letters of ISO 639-3."),
      FieldSchema(2, "name", .string),
      FieldSchema(
        3, "scope", .string, documentation: "`I`ndividual, `M`acrolanguage or `S`pecial."),
      FieldSchema(
        4, "type", .string,
        documentation: "`L`iving, `E`xtinct, `A`ncient, `H`istorical, `C`onstructed or `S`pecial."),
      FieldSchema(
        5, "inverted_name", .string, .optional, jsonName: "inverted_name",
        documentation: "The name with its main word in front."),
      FieldSchema(
        6, "alpha_2", .string, .optional, jsonName: "alpha_2",
        documentation: "The two letters of ISO 639-1; few languages have them."),
      FieldSchema(
        7, "bibliographic", .string, .optional,
        documentation: "The three letters of ISO 639-2/B, where they differ."),
      FieldSchema(8, "common_name", .string, .optional, jsonName: "common_name"),
    ],
    documentation: "One language.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(alpha3, field: 1)
    try encoder.encode(name, field: 2)
    try encoder.encode(scope, field: 3)
    try encoder.encode(type, field: 4)
    try encoder.encode(invertedName, field: 5)
    try encoder.encode(alpha2, field: 6)
    try encoder.encode(bibliographic, field: 7)
    try encoder.encode(commonName, field: 8)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&alpha3)
      case 2: try decoder.decode(&name)
      case 3: try decoder.decode(&scope)
      case 4: try decoder.decode(&type)
      case 5: try decoder.decode(&invertedName, new: String.init)
      case 6: try decoder.decode(&alpha2, new: String.init)
      case 7: try decoder.decode(&bibliographic, new: String.init)
      case 8: try decoder.decode(&commonName, new: String.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// The whole list, under the member name that the file has.
@frozen
public struct IsoLanguages: Record {
  public var languages: [IsoLanguage] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "IsoLanguages",
    [
      FieldSchema(1, "languages", .record(IsoLanguage.schema), .repeated, jsonName: "639-3")
    ],
    documentation: "The whole list, under the member name that the file has.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(languages, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&languages, new: IsoLanguage.init)
      default: try decoder.skipField()
      }
    }
  }
}
