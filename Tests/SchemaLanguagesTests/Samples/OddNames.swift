// Generated from SampleSchemas/odd_names.proto by `serbench schema generate`; change that file and run it again.
//
// Names that mean something in Swift,
// and types inside types.

public import RecordModel

/// Fields whose names are keywords, or what a record already has.
@frozen
public struct OddNames: Record {
  /// A comment so long that it fits on no line of the generated schema: it goes on and on, with "quotation marks", a \ backslash, and é.
  public var `class` = ""
  public var schemaField: Int32 = 0
  public var isZero = false
  public var encoderField: [UInt8] = []
  public var selfField: Int32 = 0
  /// Two lines,
  public var `init` = ""
  /// of which this one leads,
  ///
  /// with an empty one in between.
  public var `default`: [String] = []
  public var type: TypeEnum = .unknown
  @Indirect public var string: StringMessage?
  public var volume: Volume = .volumeOff
  public var empty: Empty?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "OddNames",
    [
      FieldSchema(
        1, "class", .string,
        documentation: """
          A comment so long that it fits on no line of the generated schema: it goes on and on, \
          with "quotation marks", a \\ backslash, and é.
          """),
      FieldSchema(2, "schema", .int32),
      FieldSchema(3, "is_zero", .bool),
      FieldSchema(4, "encoder", .bytes),
      FieldSchema(5, "self", .int32, as: .zigzag),
      FieldSchema(6, "init", .string, documentation: "Two lines,"),
      FieldSchema(
        7, "default", .string, .repeated, jsonName: "de\"fault",
        documentation: """
          of which this one leads,

          with an empty one in between.
          """),
      FieldSchema(8, "type", .enumeration(TypeEnum.schema)),
      FieldSchema(9, "string", .record(StringMessage.schema), .optional),
      FieldSchema(10, "volume", .enumeration(Volume.schema)),
      FieldSchema(11, "empty", .record(Empty.schema), .optional),
    ],
    documentation: "Fields whose names are keywords, or what a record already has.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(`class`, field: 1)
    try encoder.encode(schemaField, field: 2)
    try encoder.encode(isZero, field: 3)
    try encoder.encode(encoderField, field: 4)
    try encoder.encode(selfField, field: 5, as: .zigzag)
    try encoder.encode(`init`, field: 6)
    try encoder.encode(`default`, field: 7)
    try encoder.encode(type, field: 8)
    try encoder.encode(string, field: 9)
    try encoder.encode(volume, field: 10)
    try encoder.encode(empty, field: 11)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&`class`)
      case 2: try decoder.decode(&schemaField)
      case 3: try decoder.decode(&isZero)
      case 4: try decoder.decode(&encoderField)
      case 5: try decoder.decode(&selfField, as: .zigzag)
      case 6: try decoder.decode(&`init`)
      case 7: try decoder.decode(&`default`, new: String.init)
      case 8: try decoder.decode(&type)
      case 9: try decoder.decode(&string, new: StringMessage.init)
      case 10: try decoder.decode(&volume)
      case 11: try decoder.decode(&empty, new: Empty.init)
      default: try decoder.skipField()
      }
    }
  }
}

extension OddNames {
  @frozen
  public enum TypeEnum: EnumValue, Hashable {
    case unknown
    case selfCase
    case schemaCase
    case `public`
    /// Numbers after numbers.
    case number
    /// A number without a name.
    case unrecognized(Int32)

    public static let schema = EnumSchema(
      "OddNames_Type",
      [
        .init("TYPE_UNKNOWN", 0),
        .init("TYPE_SELF", 1),
        .init("TYPE_SCHEMA", 2),
        .init("TYPE_PUBLIC", 3),
        .init("TYPE_NUMBER", 2147483647, documentation: "Numbers after numbers."),
      ])

    @inlinable public var number: Int32 {
      switch self {
      case .unknown: 0
      case .selfCase: 1
      case .schemaCase: 2
      case .public: 3
      case .number: 2147483647
      case .unrecognized(let number): number
      }
    }

    @inlinable public init(number: Int32) {
      switch number {
      case 0: self = .unknown
      case 1: self = .selfCase
      case 2: self = .schemaCase
      case 3: self = .public
      case 2147483647: self = .number
      default: self = .unrecognized(number)
      }
    }
  }

  @frozen
  public struct StringMessage: Record {
    @Indirect public var decoderField: DecoderMessage?
    /// Lines for """ three.
    public var everythingThereIsToSayAboutIt: [DecoderMessage.Only] = []
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "OddNames_String",
      [
        FieldSchema(1, "decoder", .record(DecoderMessage.schema), .optional),
        FieldSchema(
          536870911, "everything_there_is_to_say_about_it",
          .enumeration(DecoderMessage.Only.schema), .repeated,
          documentation: "Lines for \"\"\" three."),
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(decoderField, field: 1)
      try encoder.encode(everythingThereIsToSayAboutIt, field: 536870911)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&decoderField, new: DecoderMessage.init)
        case 536870911:
          try decoder.decode(&everythingThereIsToSayAboutIt, new: DecoderMessage.Only.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension OddNames.StringMessage {
  @frozen
  public struct DecoderMessage: Record {
    public var only: Only = .nothingElse
    @Indirect public var top: OddNames?
    @Indirect public var around: OddNames.StringMessage?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "OddNames_String_Decoder",
      [
        FieldSchema(1, "only", .enumeration(Only.schema)),
        FieldSchema(2, "top", .record(OddNames.schema), .optional),
        FieldSchema(3, "around", .record(OddNames.StringMessage.schema), .optional),
      ])

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(only, field: 1)
      try encoder.encode(top, field: 2)
      try encoder.encode(around, field: 3)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&only)
        case 2: try decoder.decode(&top, new: OddNames.init)
        case 3: try decoder.decode(&around, new: OddNames.StringMessage.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}

extension OddNames.StringMessage.DecoderMessage {
  @frozen
  public enum Only: EnumValue, Hashable {
    case nothingElse
    /// A number without a name.
    case unrecognized(Int32)

    public static let schema = EnumSchema(
      "OddNames_String_Decoder_Only",
      [
        .init("nothing_else", 0)
      ])

    @inlinable public var number: Int32 {
      switch self {
      case .nothingElse: 0
      case .unrecognized(let number): number
      }
    }

    @inlinable public init(number: Int32) {
      switch number {
      case 0: self = .nothingElse
      default: self = .unrecognized(number)
      }
    }
  }
}
