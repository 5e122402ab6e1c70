import NativeCodecs
import TestSupport
import Testing

@Suite struct AvroSingleObjectTests {
  private static let schema = RecordSchema(
    "R", [FieldSchema(1, "a", .int64), FieldSchema(2, "b", .string)])
  private static let older = AvroSchema.record(
    .init(AvroName("R"), [.init("b", .string), .init("gone", .boolean)]))

  private func record(_ a: Int64, _ b: String) -> DynamicRecord {
    var record = DynamicRecord(schema: Self.schema)
    record["a"] = .int64(a)
    record["b"] = .string(b)
    return record
  }

  @Test func aMessageIsTheMarkerTheFingerprintAndTheRecord() throws {
    let codec = try AvroSingleObjectCodec<DynamicRecord>(schema: Self.schema)
    let bytes = try codec.encode(record(27, "foo"))
    let fingerprint = AvroSchema(Self.schema).fingerprint
    let head = (0..<8).map { UInt8(truncatingIfNeeded: fingerprint >> (8 * $0)) }
    #expect(bytes == [0xC3, 0x01] + head + [0x36, 0x06, 0x66, 0x6F, 0x6F])
    #expect(try codec.decode(bytes) == record(27, "foo"))
    #expect(try AvroSingleObject.fingerprint(of: bytes.rawSpan) == fingerprint)
  }

  @Test func aMessageOfAnotherSchemaIsResolved() throws {
    let codec = try AvroSingleObjectCodec<DynamicRecord>(
      schema: Self.schema, writers: [Self.older])
    let fingerprint = Self.older.fingerprint
    let head = (0..<8).map { UInt8(truncatingIfNeeded: fingerprint >> (8 * $0)) }
    #expect(try codec.decode([0xC3, 0x01] + head + [0x02, 0x78, 0x01]) == record(0, "x"))
  }

  @Test func whatIsNoMessageIsRefused() throws {
    let codec = try AvroSingleObjectCodec<DynamicRecord>(schema: Self.schema)
    let other = try AvroSingleObjectCodec<DynamicRecord>(
      schema: RecordSchema("R", [FieldSchema(1, "a", .int64)]))
    let bytes = try codec.encode(record(1, "x"))
    let unknown = #expect(throws: DecodingFailure.self) { try other.decode(bytes) }
    #expect(unknown?.description.contains("no schema is known whose fingerprint is") == true)
    for damaged in [[0xC3, 0x02] + bytes.dropFirst(2), [0xC4] + bytes.dropFirst()] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(Array(damaged)) }
      #expect(failure?.reason == .malformed("a single object begins with the bytes C3 01"))
    }
    for count in 0..<bytes.count {
      let failure = #expect(throws: DecodingFailure.self) {
        try codec.decode(Array(bytes[..<count]))
      }
      #expect(failure?.reason == .truncated)
    }
    let text = #expect(throws: DecodingFailure.self) { try codec.decode(bytes.dropLast() + [0xFF]) }
    #expect(text?.description == "avro/swift: b: text is not valid UTF-8 (at byte 12)")
    #expect(throws: AvroResolutionFailure.self) {
      try AvroSingleObjectCodec<DynamicRecord>(
        schema: Self.schema, writers: [.record(.init(AvroName("R"), [.init("a", .string)]))])
    }
  }

  @Test func theContractOfCodecsHolds() throws {
    let contract = CodecContract(repertoire: .namedEnums) { schema, limits in
      try AvroSingleObjectCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    try contract.checkRoundTrips(records: 1000)
    try contract.checkDamagedInput(mutations: 5000)
  }
}
