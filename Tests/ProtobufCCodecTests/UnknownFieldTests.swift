import NativeCodecs
import ProtobufCCodec
import RecordModel
import Testing

@Suite("Unknown fields in protobuf-c") struct ProtobufCUnknownFieldTests {
  private static let color = EnumSchema(
    "Color", [.init("RED", 1), .init("BLUE", 3)], isClosed: true)
  private static let inner: RecordSchema = RecordSchema(
    "Inner",
    [FieldSchema(1, "id", .int32, .optional), FieldSchema(2, "self", .record(inner), .repeated)])
  private let schema = RecordSchema(
    "Outer",
    [
      FieldSchema(1, "one", .record(Self.inner), .optional),
      FieldSchema(2, "many", .record(Self.inner), .repeated),
      FieldSchema(3, "map", .record(Self.inner), .map),
      FieldSchema(4, "color", .enumeration(Self.color), .optional),
      FieldSchema(5, "colors", .enumeration(Self.color), .repeated),
      FieldSchema(6, "by_name", .enumeration(Self.color), .map),
    ])

  @Test(
    "protobuf-c keeps what protobuf/swift keeps",
    arguments: [
      [0xA0, 6, 1, 0xAA, 6, 1, 0x78, 0xA5, 6, 1, 2, 3, 4, 0xA1, 6, 1, 2, 3, 4, 5, 6, 7, 8],
      [0x0A, 3, 0xA0, 6, 1, 0xA0, 6, 2], [0x12, 3, 0xA0, 6, 1, 0x12, 0, 0x12, 3, 0xA0, 6, 2],
      [0x12, 5, 0x12, 3, 0xA0, 6, 1], [0x1A, 8, 0x0A, 1, 0x61, 0x12, 3, 0xA0, 6, 1],
      // Two parts of one record.
      [0x0A, 3, 0xA0, 6, 1, 0x0A, 3, 0xA0, 6, 2],
      // Numbers that the closed enum does not have.
      [0x20, 2], [0x20, 3, 0x20, 2], [0x2A, 3, 1, 2, 3], [0x28, 7, 0x28, 1],
      [0x32, 5, 0x0A, 1, 0x61, 0x10, 2, 0x32, 5, 0x0A, 1, 0x62, 0x10, 3],
    ] as [[UInt8]])
  func kept(input: [UInt8]) throws {
    let (library, native) = (
      ProtobufCCodec<DynamicRecord>(schema: schema), ProtobufCodec<DynamicRecord>(schema: schema)
    )
    let record = try library.decode(input)
    // protobuf-c gives the last value of an enum alone.
    if input != [0x20, 3, 0x20, 2] { #expect(try record == native.decode(input)) }
    #expect(try library.encode(record) == native.encode(record))
    #expect(try library.decode(library.encode(record)) == record)
    let dropping = ProtobufCCodec<DynamicRecord>(schema: schema, unknownFields: .drop)
    let known = ProtobufCodec<DynamicRecord>(schema: schema, unknownFields: .drop)
    #expect(try dropping.encode(record) == known.encode(record))
    #expect(try dropping.decode(input) == known.decode(known.encode(record)))
  }

  @Test("Their length is limited where they are kept")
  func limit() throws {
    let input: [UInt8] = [0x0A, 3, 0xA0, 6, 1, 0xA0, 6, 2]
    for limit in [5, 6] {
      let limits = DecodingLimits(unknownFieldBytes: limit)
      let codec = ProtobufCCodec<DynamicRecord>(schema: schema, limits: limits)
      if limit == 6 {
        #expect(try codec.encode(codec.decode(input)) == input)
      } else {
        let failure = #expect(throws: DecodingFailure.self) { try codec.decode(input) }
        #expect(failure?.reason == .tooManyUnknownBytes(limit: limit))
      }
      let dropping = ProtobufCCodec<DynamicRecord>(
        schema: schema, limits: limits, unknownFields: .drop)
      #expect(throws: Never.self) { try dropping.decode(input) }
    }
  }

  @Test("What cannot be fields is not written")
  func noFields() throws {
    for bytes in [[0x00], [0x80], [0x03, 1]] as [[UInt8]] {
      var record = DynamicRecord(schema: schema)
      record.unknownFields = UnknownFields(bytes)
      let codec = ProtobufCCodec<DynamicRecord>(schema: schema)
      #expect(throws: EncodingFailure.self) { try codec.encode(record) }
    }
  }

  @Test("A group is refused both ways, and a required field is asked for")
  func refused() throws {
    let group = RecordSchema(
      "Groups", [FieldSchema(1, "group", .record(Self.inner), .optional, as: .delimited)])
    let codec = ProtobufCCodec<DynamicRecord>(schema: group)
    var record = DynamicRecord(schema: group)
    record["group"] = .record(DynamicRecord(schema: Self.inner))
    #expect(throws: EncodingFailure.self) { try codec.encode(record) }
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode([0x0B, 0x0C]) }
    #expect(failure?.reason == .malformed("protobuf-c does not read groups (wire type 3)"))
    #expect(throws: DecodingFailure.self) { try codec.decode([0x0A, 0]) }

    let required = ProtobufCCodec<DynamicRecord>(
      schema: RecordSchema(
        "Required", [FieldSchema(1, "id", .int32, .optional, isRequired: true)]))
    let missing = #expect(throws: DecodingFailure.self) { try required.decode([]) }
    #expect(missing?.reason == .missingField && missing?.path.description == "id")
    #expect(throws: EncodingFailure.self) {
      try required.encode(DynamicRecord(schema: required.schema))
    }
  }
}
