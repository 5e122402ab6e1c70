// Generated from SampleSchemas/shared.proto by `serbench schema generate`; change that file and run it again.
//
// What another file uses.

public import RecordModel

/// How loud.
@frozen
public enum Volume: EnumValue, Hashable {
  case volumeOff
  /// Deprecated, but "quoted" and \escaped.
  /// Deprecated.
  case volumeLow
  case volume2
  /// A number without a name.
  case unrecognized(Int32)

  public static let schema = EnumSchema(
    "Volume",
    [
      .init("VOLUME_OFF", 0),
      .init(
        "VOLUME_LOW", 1,
        documentation: """
          Deprecated, but "quoted" and \\escaped.
          Deprecated.
          """),
      .init("VOLUME_2", -2),
    ],
    documentation: "How loud.")

  @inlinable public var number: Int32 {
    switch self {
    case .volumeOff: 0
    case .volumeLow: 1
    case .volume2: -2
    case .unrecognized(let number): number
    }
  }

  @inlinable public init(number: Int32) {
    switch number {
    case 0: self = .volumeOff
    case 1: self = .volumeLow
    case -2: self = .volume2
    default: self = .unrecognized(number)
    }
  }
}

@frozen
public struct Empty: Record {
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema("Empty", [])

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      default: try decoder.skipField()
      }
    }
  }
}
