// Generated from SampleSchemas/every_type.proto by `serbench schema generate`; change that file and run it again.
//
// Types of every kind, and records that hold themselves.

public import RecordModel

/// Every scalar type, however often.
@frozen
public struct Scalars: Record {
  public var doubleValue = 0.0
  public var floatValue: Float = 0
  public var sfixed32Value: Int32 = 0
  public var sfixed64Value: Int64?
  public var fixed32Values: [UInt32] = []
  public var sint64Values: [Int64] = []
  public var sint64Map: [String: Int64] = [:]
  public var bytesValue: [UInt8]?
  public var bytesValues: [[UInt8]] = []
  public var volume: Volume?
  public var bools: [Bool] = []
  public var volumes: [String: Volume] = [:]
  public var records: [String: Scalars] = [:]
  public var byBool: [Bool: String] = [:]
  public var bySint32: [Int32: Scalars] = [:]
  public var byFixed64: [UInt64: Int32] = [:]
  public var byInt64: [Int64: Volume] = [:]
  public var bySfixed32: [Int32: [UInt8]] = [:]
  public var byUint32: [UInt32: Float] = [:]
  public var _1st: UInt64?
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Scalars",
    [
      FieldSchema(1, "double_value", .double),
      FieldSchema(2, "float_value", .float),
      FieldSchema(3, "sfixed32_value", .int32, as: .fixed),
      FieldSchema(4, "sfixed64_value", .int64, .optional, as: .fixed),
      FieldSchema(5, "fixed32_values", .uint32, .repeated, as: .fixed, isPacked: false),
      FieldSchema(6, "sint64_values", .int64, .repeated, as: .zigzag),
      FieldSchema(7, "sint64_map", .int64, .map, as: .zigzag),
      FieldSchema(8, "bytes_value", .bytes, .optional),
      FieldSchema(9, "bytes_values", .bytes, .repeated),
      FieldSchema(10, "volume", .enumeration(Volume.schema), .optional),
      FieldSchema(11, "bools", .bool, .repeated, isPacked: false),
      FieldSchema(12, "volumes", .enumeration(Volume.schema), .map),
      FieldSchema(13, "records", .record(Scalars.schema), .map),
      FieldSchema(14, "by_bool", .string, .map, keys: .bool),
      FieldSchema(15, "by_sint32", .record(Scalars.schema), .map, keys: .int32, keysAs: .zigzag),
      FieldSchema(16, "by_fixed64", .int32, .map, as: .zigzag, keys: .uint64, keysAs: .fixed),
      FieldSchema(17, "by_int64", .enumeration(Volume.schema), .map, keys: .int64),
      FieldSchema(18, "by_sfixed32", .bytes, .map, keys: .int32, keysAs: .fixed),
      FieldSchema(19, "by_uint32", .float, .map, keys: .uint32),
      FieldSchema(20, "_1st", .uint64, .optional),
    ],
    documentation: "Every scalar type, however often.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(doubleValue, field: 1)
    try encoder.encode(floatValue, field: 2)
    try encoder.encode(sfixed32Value, field: 3, as: .fixed)
    try encoder.encode(sfixed64Value, field: 4, as: .fixed)
    try encoder.encode(fixed32Values, field: 5, as: .fixed.unpacked)
    try encoder.encode(sint64Values, field: 6, as: .zigzag)
    try encoder.encode(sint64Map, field: 7, as: .zigzag)
    try encoder.encode(bytesValue, field: 8)
    try encoder.encode(bytesValues, field: 9)
    try encoder.encode(volume, field: 10)
    try encoder.encode(bools, field: 11, as: .unpacked)
    try encoder.encode(volumes, field: 12)
    try encoder.encode(records, field: 13)
    try encoder.encode(byBool, field: 14)
    try encoder.encode(bySint32, field: 15, as: .usual.keys(.zigzag))
    try encoder.encode(byFixed64, field: 16, as: .zigzag.keys(.fixed))
    try encoder.encode(byInt64, field: 17)
    try encoder.encode(bySfixed32, field: 18, as: .usual.keys(.fixed))
    try encoder.encode(byUint32, field: 19)
    try encoder.encode(_1st, field: 20)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&doubleValue)
      case 2: try decoder.decode(&floatValue)
      case 3: try decoder.decode(&sfixed32Value, as: .fixed)
      case 4: try decoder.decode(&sfixed64Value, as: .fixed, new: Int64.init)
      case 5: try decoder.decode(&fixed32Values, as: .fixed, new: UInt32.init)
      case 6: try decoder.decode(&sint64Values, as: .zigzag, new: Int64.init)
      case 7: try decoder.decode(&sint64Map, as: .zigzag, new: Int64.init)
      case 8: try decoder.decode(&bytesValue, new: [UInt8].init)
      case 9: try decoder.decode(&bytesValues, new: [UInt8].init)
      case 10: try decoder.decode(&volume, new: Volume.init)
      case 11: try decoder.decode(&bools, new: Bool.init)
      case 12: try decoder.decode(&volumes, new: Volume.init)
      case 13: try decoder.decode(&records, new: Scalars.init)
      case 14: try decoder.decode(&byBool, new: String.init)
      case 15: try decoder.decode(&bySint32, keys: .zigzag, new: Scalars.init)
      case 16: try decoder.decode(&byFixed64, as: .zigzag.keys(.fixed), new: Int32.init)
      case 17: try decoder.decode(&byInt64, new: Volume.init)
      case 18: try decoder.decode(&bySfixed32, keys: .fixed, new: [UInt8].init)
      case 19: try decoder.decode(&byUint32, new: Float.init)
      case 20: try decoder.decode(&_1st, new: UInt64.init)
      default: try decoder.skipField()
      }
    }
  }
}

@frozen
public struct Chicken: Record {
  @Indirect public var egg: Egg?
  public var age: UInt32 = 0
  public var aNameThatIsSoLongThatNoStatementWithItFitsOnOneLine: [UInt32] = []
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Chicken",
    [
      FieldSchema(1, "egg", .record(Egg.schema), .optional),
      FieldSchema(2, "age", .uint32),
      FieldSchema(
        3, "a_name_that_is_so_long_that_no_statement_with_it_fits_on_one_line", .uint32, .repeated,
        as: .fixed, isPacked: false),
    ])

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(egg, field: 1)
    try encoder.encode(age, field: 2)
    try encoder.encode(
      aNameThatIsSoLongThatNoStatementWithItFitsOnOneLine, field: 3, as: .fixed.unpacked)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&egg, new: Egg.init)
      case 2: try decoder.decode(&age)
      case 3:
        try decoder.decode(
          &aNameThatIsSoLongThatNoStatementWithItFitsOnOneLine, as: .fixed, new: UInt32.init)
      default: try decoder.skipField()
      }
    }
  }
}

@frozen
public struct Egg: Record {
  @Indirect public var chicken: Chicken?
  public var siblings: [Egg] = []
  /// Fields that the record's input had and its schema does not have.
  public var unknownFields = UnknownFields()

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema: RecordSchema = RecordSchema(
    "Egg",
    [
      FieldSchema(1, "chicken", .record(Chicken.schema), .optional),
      FieldSchema(2, "siblings", .record(Egg.schema), .repeated),
    ])

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(chicken, field: 1)
    try encoder.encode(siblings, field: 2)
    try encoder.encode(unknownFields)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&chicken, new: Chicken.init)
      case 2: try decoder.decode(&siblings, new: Egg.init)
      default: try decoder.skipField()
      }
    }
  }
}
