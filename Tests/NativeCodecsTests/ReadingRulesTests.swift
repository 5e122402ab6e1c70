import NativeCodecs
import TestSupport
import Testing

@Suite("Members that are unknown, missing or repeated, by one rule for every format")
struct ReadingRulesTests {
  @Test func json() throws {
    let contract = ReadingRulesContract { schema, rules in
      JSONCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: Array(#"{"notes":[],"id":null,"counts":{}}"#.utf8),
      repeated: Array(#"{"id":1,"notes":[],"counts":{},"id":2}"#.utf8))
    #expect(breaches == [])
  }

  @Test func cbor() throws {
    let contract = ReadingRulesContract { schema, rules in
      CBORCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: BinaryMapSamples.bytes("a3 656e6f746573 80 626964 c1f6 66636f756e7473 a0"),
      repeated: BinaryMapSamples.bytes(
        "bf 626964 01 656e6f746573 80 66636f756e7473 a0 626964 02 ff"))
    #expect(breaches == [])
  }

  @Test func messagePack() throws {
    let contract = ReadingRulesContract { schema, rules in
      MessagePackCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: BinaryMapSamples.bytes("83 a56e6f746573 90 a26964 c0 a6636f756e7473 80"),
      repeated: BinaryMapSamples.bytes("84 a26964 01 a56e6f746573 90 a6636f756e7473 80 a26964 02"))
    #expect(breaches == [])
  }

  @Test("Of a record with many fields the one that is missing is named, and of any key what it is")
  func manyFields() throws {
    let fields = (1...200).map { FieldSchema($0, "f\($0)", .int32) }
    let full = RecordSchema("Many", fields)
    for missing in [1, 63, 64, 65, 128, 129, 200] {
      let less = RecordSchema("Many", fields.filter { $0.number != missing })
      let bytes = try CBORCodec(schema: less).encode(DynamicRecord(schema: less))
      let failure = #expect(throws: DecodingFailure.self) {
        try CBORCodec<DynamicRecord>(schema: full, reading: .strict).decode(bytes)
      }
      #expect(failure?.reason == .missingMember)
      #expect(failure?.path.description == "f\(missing)")
    }
    let empty = CBORCodec<DynamicRecord>(schema: RecordSchema("Empty", []), reading: .strict)
    func isNotName(_ found: String) -> DecodingFailure.Reason {
      .wrongType(expected: "the name of a member, which is text", found: found)
    }
    let cases: [(String, DecodingFailure.Reason)] = [
      ("a1 17 00", isNotName("the integer 23")),
      ("a1 3bffffffffffffffff 00", isNotName("the integer -18446744073709551616")),
      ("a1 4101 00", isNotName("bytes")), ("bf f5 00 ff", isNotName("a boolean")),
      ("a1 7f 6161 6162 ff 00", .unknownMember("ab")), ("a1 c1 6161 00", .unknownMember("a")),
    ]
    for (bytes, reason) in cases {
      let failure = #expect(throws: DecodingFailure.self) {
        try empty.decode(BinaryMapSamples.bytes(bytes))
      }
      #expect(failure?.reason == reason, "\(bytes)")
      #expect(failure?.offset == 1, "\(bytes)")
    }
    #expect(
      DecodingFailure.Reason.unknownMember(String(repeating: "ab", count: 1 << 20)).description
        .utf8.count < 200)
  }

  @Test("Single fields are read by the same rules")
  func singleFields() throws {
    let codec = CBORCodec<DynamicRecord>(
      schema: ReadingRulesContract<CBORCodec<DynamicRecord>>.schema(), reading: .strict)
    func read(_ hexadecimal: String) throws {
      let bytes = BinaryMapSamples.bytes(hexadecimal)
      var fields = try codec.fields(of: bytes.rawSpan)
      while try fields.nextField() != 0 {}
    }
    try read("a3 626964 01 656e6f746573 80 66636f756e7473 a0")
    #expect(throws: DecodingFailure.self) { try read("a2 626964 01 656e6f746573 80") }
    #expect(throws: DecodingFailure.self) {
      try read("a4 626964 01 656e6f746573 80 66636f756e7473 a0 6178 01")
    }
  }
}
