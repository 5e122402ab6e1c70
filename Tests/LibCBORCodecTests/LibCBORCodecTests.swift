import LibCBORCodec
import NativeCodecs
import TestSupport
import Testing

@Suite struct LibCBORCodecTests {
  private let contract = CodecContract(repertoire: .everything, hasOddNames: true) {
    schema, limits in LibCBORCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func bytesAreThoseOfTheNativeCodecWhichReadsThem() throws {
    try contract.checkRoundTrips(seed: 500) { schema, record, bytes in
      let native = CBORCodec<DynamicRecord>(schema: schema)
      #expect(try native.encode(record) == bytes)
      let read = try native.decode(bytes)
      #expect(read == record)
    }
  }

  @Test func damagedInputIsRefusedOrReadAsTheNativeCodecReadsIt() throws {
    try contract.checkDamagedInput(mutations: 30_000, seed: 500) { codec, bytes, record in
      let native = CBORCodec<DynamicRecord>(schema: codec.schema, limits: codec.limits)
      do throws(DecodingFailure) {
        let read = try native.decode(bytes)
        if let record { return #expect(read == record, "\(bytes)") }
        // Simple values without a meaning are what libcbor refuses and the specification allows.
        let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
        #expect(Self.isLibrarys(failure?.reason), "\(bytes)")
      } catch {
        #expect(record == nil, "\(bytes): \(error)")
      }
    }
  }

  /// Whether libcbor refuses an item.
  private static func isLibrarys(_ reason: DecodingFailure.Reason?) -> Bool {
    if case .wrongType("an item that libcbor reads", _)? = reason { true } else { false }
  }

  @Test func membersAreReadByTheRules() throws {
    let contract = ReadingRulesContract { schema, rules in
      LibCBORCodec(schema: schema, reading: rules)
    }
    let breaches = try contract.breaches(
      null: [0xA1, 0x62, 0x69, 0x64, 0xF6],
      repeated: [0xA2, 0x62, 0x69, 0x64, 1, 0x62, 0x69, 0x64, 2])
    #expect(breaches == [])
  }

  private static let number = RecordSchema("One", [FieldSchema(1, "v", .double, .optional)])

  @Test func numbersOf16BitsAreExact() throws {
    let library = LibCBORCodec<DynamicRecord>(schema: Self.number)
    let native = CBORCodec<DynamicRecord>(schema: Self.number)
    for bits in UInt16.min...UInt16.max {
      var record = DynamicRecord(schema: Self.number)
      let value = Double(Float16(bitPattern: bits))
      record["v"] = .double(value.isNaN ? .nan : value)
      let expected: [UInt8] =
        [0xA1, 0x61, 0x76, 0xF9]
        + (value.isNaN ? [0x7E, 0] : [UInt8(bits >> 8), UInt8(bits & 0xFF)])
      try #require(try library.encode(record) == expected)
      try #require(try native.encode(record) == expected)
      try #require(try library.decode(expected) == record)
      try #require(try native.decode(expected) == record)
    }
  }

  @Test func simpleValuesAreRefused() throws {
    let codec = LibCBORCodec<DynamicRecord>(schema: Self.number)
    for bytes: [UInt8] in [[0xA1, 0x61, 0x7A, 0xF0], [0xA1, 0x61, 0x7A, 0xF8, 0xFF]] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
      #expect(
        failure?.reason
          == .wrongType(
            expected: "an item that libcbor reads",
            found: "one that begins with the byte \(bytes[3] == 0xF0 ? "0xf0" : "0xf8")"))
      #expect(failure?.offset == 3)
    }
  }

  @Test func hostileLengthsAreRefused() throws {
    let schema = RecordSchema(
      "Lists", [FieldSchema(1, "t", .string), FieldSchema(2, "l", .string, .repeated)])
    let codec = LibCBORCodec<DynamicRecord>(schema: schema)
    for head: [UInt8] in [
      [0x61, 0x74, 0x7B], [0x61, 0x74, 0x5B], [0x61, 0x6C, 0x9B], [0x61, 0x7A, 0xBB],
    ] {
      for count: [UInt8] in [
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0, 0, 0, 0, 0, 0x0F, 0x42, 0x40],
      ] {
        #expect(throws: DecodingFailure.self) { try codec.decode([0xA1] + head + count) }
      }
    }
  }
}
