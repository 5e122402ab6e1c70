import NativeCodecs
import RecordModel
import Testing

@Suite("Required fields") struct RequiredFieldTests {
  private static let inner = RecordSchema(
    "Inner", [FieldSchema(1, "id", .int32, .optional, isRequired: true)])
  private let schema = RecordSchema(
    "Outer",
    [
      FieldSchema(1, "name", .string, .optional, isRequired: true),
      FieldSchema(2, "one", .record(Self.inner), .optional),
      FieldSchema(3, "many", .record(Self.inner), .repeated),
      FieldSchema(4, "map", .record(Self.inner), .map),
    ])

  @Test(
    "Protobuf refuses a record without one, wherever it is nested",
    arguments: [
      ([], "name"), ([0x0A, 0], nil), ([0x0A, 0, 0x12, 0], "one.id"),
      ([0x0A, 0, 0x12, 2, 8, 0], nil),
      // In two parts it has it.
      ([0x0A, 0, 0x12, 0, 0x12, 2, 8, 0], nil),
      ([0x0A, 0, 0x1A, 2, 8, 1, 0x1A, 0], "many[1].id"),
      ([0x0A, 0, 0x22, 3, 0x0A, 1, 0x61], "map[\"a\"].id"),
      ([0x0A, 0, 0x22, 7, 0x0A, 1, 0x61, 0x12, 2, 8, 1], nil),
    ] as [([UInt8], String?)])
  func protobuf(input: [UInt8], missing: String?) throws {
    let codec = ProtobufCodec<DynamicRecord>(schema: schema)
    guard let missing else {
      #expect(try !codec.encode(codec.decode(input)).isEmpty)
      return
    }
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(input) }
    #expect(failure?.reason == .missingField)
    #expect(failure?.path.description == missing)
    #expect(failure?.codec?.description == "protobuf/swift")
  }

  @Test("Protobuf does not write a record without one, and the buffer is as it was")
  func writing() throws {
    let codec = ProtobufCodec<DynamicRecord>(schema: schema)
    var record = DynamicRecord(schema: schema)
    record["name"] = .string("")
    record["many"] = .list(.record([DynamicRecord(schema: Self.inner)]))
    var buffer = ByteBuffer()
    buffer.append(7)
    do {
      try codec.encode(record, into: &buffer)
      Issue.record("it was written")
    } catch {
      #expect(error.reason == .missingField)
      #expect(error.path.description == "many[0].id")
    }
    #expect(buffer.bytes() == [7])
  }
}
