import MessagePackCCodec
import NativeCodecs
import TestSupport
import Testing

@Suite struct MessagePackCCodecTests {
  private let contract = CodecContract(repertoire: .everything, hasOddNames: true) {
    schema, limits in MessagePackCCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func bytesAreThoseOfTheNativeCodecWhichReadsThem() throws {
    try contract.checkRoundTrips(seed: 600) { schema, record, bytes in
      let native = MessagePackCodec<DynamicRecord>(schema: schema)
      #expect(try native.encode(record) == bytes)
      let read = try native.decode(bytes)
      #expect(read == record)
    }
  }

  @Test func damagedInputIsRefusedOrReadAsTheNativeCodecReadsIt() throws {
    try contract.checkDamagedInput(mutations: 30_000, seed: 600) { codec, bytes, record in
      let native = MessagePackCodec<DynamicRecord>(schema: codec.schema, limits: codec.limits)
      let read = try? native.decode(bytes)
      #expect(read == record, "\(bytes)")
    }
  }

  @Test func membersAreReadByTheRules() throws {
    let contract = ReadingRulesContract { schema, rules in
      MessagePackCCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: [0x81, 0xA2, 0x69, 0x64, 0xC0],
      repeated: [0x82, 0xA2, 0x69, 0x64, 1, 0xA2, 0x69, 0x64, 2])
    #expect(breaches == [])
  }

  private static let value = RecordSchema(
    "One", [FieldSchema(1, "v", .int32, .repeated), FieldSchema(2, "s", .string)])
  private let codec = MessagePackCCodec<DynamicRecord>(schema: value)

  @Test func arraysNestAsDeepAsTheLibraryReads() throws {
    func nested(_ depth: Int) -> [UInt8] {
      [0x81, 0xA1, 0x7A] + [UInt8](repeating: 0x91, count: depth - 1) + [1]
    }
    #expect(try codec.decode(nested(32)) == DynamicRecord(schema: Self.value))
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(nested(33)) }
    #expect(failure?.offset == 34)
    #expect(
      failure?.reason
        == .malformed(
          "arrays and maps nest deeper than the 32 levels that msgpack-c reads; use MessagePackCodec"
        ))
  }

  @Test func failuresNameTheField() {
    let cases: [([UInt8], String, String)] = [
      ([0x81, 0xA1, 0x76, 0x91, 0xC2], "v[0]", "expected int32, found a boolean"),
      ([0x81, 0xA1, 0x76, 0x91, 0xCE, 0x80, 0, 0, 0], "v[0]", "2147483648 does not fit int32"),
      ([0x81, 0xA1, 0x73, 0x01], "s", "expected text, found an integer"),
      ([0x82, 0xA1, 0x73, 0xA0, 0xA1, 0x73, 0xA0], "s", "the member comes twice; keep one"),
      ([0x90], "", "expected a map, found an array"),
    ]
    for (bytes, path, reason) in cases {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(failure?.path.description == path)
      #expect(failure?.reason.description == reason)
      #expect(failure?.codec == MessagePackC.identity)
    }
  }

  @Test func onlyTextNamesAMember() {
    let codec = MessagePackCCodec<DynamicRecord>(schema: Self.value, reading: .protoJSON)
    for (bytes, found): ([UInt8], String) in [
      ([0x81, 0xC4, 1, 0x61, 2], "bytes"), ([0x81, 0xFF, 2], "the integer -1"),
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(
        failure?.reason
          == .wrongType(expected: "the name of a member, which is text", found: found))
    }
  }

  @Test func hostileLengthsAreRefused() {
    for head: [UInt8] in [
      [0xA1, 0x73, 0xDB], [0xA1, 0x73, 0xC6], [0xA1, 0x76, 0xDD], [0xA1, 0x7A, 0xDF],
      [0xA1, 0x7A, 0xC9],
    ] {
      for count: [UInt8] in [
        [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0x0F, 0x42, 0x40],
      ] {
        let failure = #expect(throws: DecodingFailure.self) {
          try codec.decode([0x81] + head + count + [1])
        }
        #expect(failure?.reason == .truncated)
      }
    }
  }
}
