// Generated from SampleSchemas/choices.proto by `serbench schema generate`; change that file and run it again.
//
// Oneofs of every kind.

public import RecordModel

/// A choice of every type, and of records that hold the choice.
@frozen
public struct Choices: Record {
  /// What there is.
  public var value: Value?
  /// Among the members of the choice.
  public var count: UInt32 = 0
  /// Whole numbers, which are one type in Avro.
  public var whole: WholeOneof?
  public var fieldNumber: FieldNumber?
  public var list: [Choices] = []
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Choices",
    [
      FieldSchema(1, "flag", .bool, .optional, documentation: "Flagged."),
      FieldSchema(2, "number", .int32, .optional, as: .zigzag),
      FieldSchema(3, "count", .uint32, documentation: "Among the members of the choice."),
      FieldSchema(4, "ratio", .double, .optional),
      FieldSchema(5, "text", .string, .optional),
      FieldSchema(6, "data", .bytes, .optional),
      FieldSchema(7, "volume", .enumeration(Volume.schema), .optional),
      FieldSchema(8, "nothing", .record(Empty.schema), .optional),
      FieldSchema(9, "again", .record(Choices.schema), .optional),
      FieldSchema(10, "small", .int64, .optional),
      FieldSchema(12, "init", .string, .optional),
      FieldSchema(13, "list", .record(Choices.schema), .repeated),
      FieldSchema(14, "a_member_whose_name_is_long_enough_to_break_lines", .bool, .optional),
      FieldSchema(16, "none", .float, .optional),
      FieldSchema(2047, "large", .uint64, .optional, as: .fixed),
    ],
    oneofs: [
      OneofSchema("value", [1, 2, 4, 5, 6, 7, 8, 9, 16], documentation: "What there is."),
      OneofSchema(
        "whole", [10, 2047], documentation: "Whole numbers, which are one type in Avro."),
      OneofSchema("Field_Number", [12, 14]),
    ],
    documentation: "A choice of every type, and of records that hold the choice.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(oneof: value, field: 1)
    try encoder.encode(oneof: value, field: 2)
    try encoder.encode(count, field: 3)
    try encoder.encode(oneof: value, field: 4)
    try encoder.encode(oneof: value, field: 5)
    try encoder.encode(oneof: value, field: 6)
    try encoder.encode(oneof: value, field: 7)
    try encoder.encode(oneof: value, field: 8)
    try encoder.encode(oneof: value, field: 9)
    try encoder.encode(oneof: whole, field: 10)
    try encoder.encode(oneof: fieldNumber, field: 12)
    try encoder.encode(list, field: 13)
    try encoder.encode(oneof: fieldNumber, field: 14)
    try encoder.encode(oneof: value, field: 16)
    try encoder.encode(oneof: whole, field: 2047)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(oneof: &value, member: 1)
      case 2: try decoder.decode(oneof: &value, member: 2)
      case 3: try decoder.decode(&count)
      case 4: try decoder.decode(oneof: &value, member: 4)
      case 5: try decoder.decode(oneof: &value, member: 5)
      case 6: try decoder.decode(oneof: &value, member: 6)
      case 7: try decoder.decode(oneof: &value, member: 7)
      case 8: try decoder.decode(oneof: &value, member: 8)
      case 9: try decoder.decode(oneof: &value, member: 9)
      case 10: try decoder.decode(oneof: &whole, member: 10)
      case 12: try decoder.decode(oneof: &fieldNumber, member: 12)
      case 13: try decoder.decode(&list, new: Choices.init)
      case 14: try decoder.decode(oneof: &fieldNumber, member: 14)
      case 16: try decoder.decode(oneof: &value, member: 16)
      case 2047: try decoder.decode(oneof: &whole, member: 2047)
      default: try decoder.skipField()
      }
    }
  }
}

extension Choices {
  /// What there is.
  @frozen
  public enum Value: OneofValue {
    /// Flagged.
    case flag(Bool)
    case number(Int32)
    case ratio(Double)
    case text(String)
    case data([UInt8])
    case volume(Volume)
    case nothing(Empty)
    indirect case again(Choices)
    case noneCase(Float)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .flag: 1
      case .number: 2
      case .ratio: 4
      case .text: 5
      case .data: 6
      case .volume: 7
      case .nothing: 8
      case .again: 9
      case .noneCase: 16
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .flag(let value): try encoder.encode(member: value, field: 1)
      case .number(let value): try encoder.encode(member: value, field: 2, as: .zigzag)
      case .ratio(let value): try encoder.encode(member: value, field: 4)
      case .text(let value): try encoder.encode(member: value, field: 5)
      case .data(let value): try encoder.encode(member: value, field: 6)
      case .volume(let value): try encoder.encode(member: value, field: 7)
      case .nothing(let value): try encoder.encode(member: value, field: 8)
      case .again(let value): try encoder.encode(member: value, field: 9)
      case .noneCase(let value): try encoder.encode(member: value, field: 16)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout Value?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 1:
        var value: Bool?
        if case .flag(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Bool.init)
        if let value { oneof = .flag(value) }
      case 2:
        var value: Int32?
        if case .number(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, as: .zigzag, new: Int32.init)
        if let value { oneof = .number(value) }
      case 4:
        var value: Double?
        if case .ratio(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Double.init)
        if let value { oneof = .ratio(value) }
      case 5:
        var value: String?
        if case .text(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .text(value) }
      case 6:
        var value: [UInt8]?
        if case .data(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: [UInt8].init)
        if let value { oneof = .data(value) }
      case 7:
        var value: Volume?
        if case .volume(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Volume.init)
        if let value { oneof = .volume(value) }
      case 8:
        var value: Empty?
        if case .nothing(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Empty.init)
        if let value { oneof = .nothing(value) }
      case 9:
        var value: Choices?
        if case .again(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Choices.init)
        if let value { oneof = .again(value) }
      case 16:
        var value: Float?
        if case .noneCase(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Float.init)
        if let value { oneof = .noneCase(value) }
      default: try decoder.skipField()
      }
    }
  }

  /// Whole numbers, which are one type in Avro.
  @frozen
  public enum WholeOneof: OneofValue {
    case small(Int64)
    case large(UInt64)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .small: 10
      case .large: 2047
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .small(let value): try encoder.encode(member: value, field: 10)
      case .large(let value): try encoder.encode(member: value, field: 2047, as: .fixed)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout WholeOneof?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 10:
        var value: Int64?
        if case .small(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int64.init)
        if let value { oneof = .small(value) }
      case 2047:
        var value: UInt64?
        if case .large(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, as: .fixed, new: UInt64.init)
        if let value { oneof = .large(value) }
      default: try decoder.skipField()
      }
    }
  }

  @frozen
  public enum FieldNumber: OneofValue {
    case `init`(String)
    case aMemberWhoseNameIsLongEnoughToBreakLines(Bool)

    @inlinable public var fieldNumber: Int {
      switch self {
      case .`init`: 12
      case .aMemberWhoseNameIsLongEnoughToBreakLines: 14
      }
    }

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .`init`(let value): try encoder.encode(member: value, field: 12)
      case .aMemberWhoseNameIsLongEnoughToBreakLines(let value):
        try encoder.encode(member: value, field: 14)
      }
    }

    @inlinable
    public static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout FieldNumber?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 12:
        var value: String?
        if case .`init`(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .`init`(value) }
      case 14:
        var value: Bool?
        if case .aMemberWhoseNameIsLongEnoughToBreakLines(let present)? = oneof {
          (value, oneof) = (present, nil)
        }
        try decoder.decode(member: &value, new: Bool.init)
        if let value { oneof = .aMemberWhoseNameIsLongEnoughToBreakLines(value) }
      default: try decoder.skipField()
      }
    }
  }

  /// A type that a oneof would have the name of.
  @frozen
  public struct Whole: Record {
    @Indirect public var whole: Whole?
    /// Fields that the record's input had and its schema does not have.
    public var unknownFields = UnknownFields()

    /// A record with every field at its default.
    @inlinable public init() {}

    public static let schema: RecordSchema = RecordSchema(
      "Choices_Whole",
      [
        FieldSchema(1, "whole", .record(Whole.schema), .optional)
      ],
      documentation: "A type that a oneof would have the name of.")

    @inlinable
    public func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(whole, field: 1)
      try encoder.encode(unknownFields)
    }

    @inlinable
    public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return try decoder.takeUnknownFields(into: &unknownFields)
        case 1: try decoder.decode(&whole, new: Whole.init)
        default: try decoder.skipField()
        }
      }
    }
  }
}
