import NativeCodecs
import RecordModel
import Testing

/// The forms of the MessagePack specification, each as the value of the only field of a record: `{"v": …}` is `81 a176 …`.
@Suite struct MessagePackExampleTests {
  /// A value and its encoding, which is also what we write.
  static let written: [(FieldType, DynamicValue, String)] = [
    (.int32, .int32(0), "00"), (.int32, .int32(127), "7f"), (.int32, .int32(128), "cc80"),
    (.int64, .int64(255), "ccff"), (.uint32, .uint32(256), "cd0100"),
    (.uint64, .uint64(65535), "cdffff"), (.int32, .int32(65536), "ce00010000"),
    (.uint32, .uint32(.max), "ceffffffff"), (.int64, .int64(1 << 32), "cf0000000100000000"),
    (.uint64, .uint64(.max), "cfffffffffffffffff"), (.int32, .int32(-1), "ff"),
    (.int32, .int32(-32), "e0"), (.int32, .int32(-33), "d0df"), (.int32, .int32(-128), "d080"),
    (.int32, .int32(-129), "d1ff7f"), (.int32, .int32(-32768), "d18000"),
    (.int32, .int32(-32769), "d2ffff7fff"), (.int32, .int32(.min), "d280000000"),
    (.int64, .int64(Int64(Int32.min) - 1), "d3ffffffff7fffffff"),
    (.int64, .int64(.min), "d38000000000000000"), (.int64, .int64(.max), "cf7fffffffffffffff"),
    (.bool, .bool(false), "c2"), (.bool, .bool(true), "c3"),
    (.float, .float(1.5), "ca3fc00000"), (.double, .double(1.5), "cb3ff8000000000000"),
    (.double, .double(-0.0), "cb8000000000000000"), (.float, .float(-0.0), "ca80000000"),
    (.float, .float(.infinity), "ca7f800000"), (.double, .double(-.infinity), "cbfff0000000000000"),
    (.double, .double(.nan), "cb7ff8000000000000"), (.float, .float(.nan), "ca7fc00000"),
    (.string, .string(""), "a0"), (.string, .string("a\u{E9}\u{1F642}"), "a761c3a9f09f9982"),
    (.string, .string("e\u{301}"), "a365cc81"), (.string, .string("\0"), "a100"),
    (
      .string, .string(String(repeating: "x", count: 31)), "bf" + String(repeating: "78", count: 31)
    ),
    (
      .string, .string(String(repeating: "x", count: 32)),
      "d920" + String(repeating: "78", count: 32)
    ),
    (
      .string, .string(String(repeating: "x", count: 256)),
      "da0100" + String(repeating: "78", count: 256)
    ),
    (
      .string, .string(String(repeating: "x", count: 65536)),
      "db00010000" + String(repeating: "78", count: 65536)
    ),
    (.bytes, .bytes([]), "c400"), (.bytes, .bytes([1, 2]), "c4020102"),
    (
      .bytes, .bytes([UInt8](repeating: 7, count: 256)),
      "c50100" + String(repeating: "07", count: 256)
    ),
    (
      .bytes, .bytes([UInt8](repeating: 7, count: 65536)),
      "c600010000" + String(repeating: "07", count: 65536)
    ),
  ]

  @Test func valuesAreWrittenInTheirShortestForm() throws {
    for (type, value, hexadecimal) in Self.written {
      let schema = BinaryMapSamples.schema(type)
      let codec = MessagePackCodec<DynamicRecord>(schema: schema)
      let record = BinaryMapSamples.record(schema, ["v": value])
      let bytes = BinaryMapSamples.bytes("81a176" + hexadecimal)
      #expect(try codec.encode(record) == bytes, "\(hexadecimal.prefix(20))")
      #expect(try codec.decode(bytes) == record, "\(hexadecimal.prefix(20))")
    }
  }

  /// What others write and we read.
  static let read: [(FieldType, DynamicValue, String)] = [
    (.int32, .int32(1), "cc01"), (.int32, .int32(1), "d001"), (.int64, .int64(1), "cd0001"),
    (.uint32, .uint32(1), "d10001"), (.uint64, .uint64(1), "ce00000001"),
    (.int32, .int32(1), "d200000001"), (.int32, .int32(1), "cf0000000000000001"),
    (.uint32, .uint32(1), "d30000000000000001"), (.int32, .int32(-1), "d0ff"),
    (.int32, .int32(-1), "d3ffffffffffffffff"), (.int32, .int32(-4), "cac0800000"),
    (.uint32, .uint32(3), "cb4008000000000000"), (.double, .double(3), "03"),
    (.float, .float(-3), "fd"), (.double, .double(1.5), "ca3fc00000"),
    (.float, .float(1.5), "cb3ff8000000000000"), (.string, .string("a"), "d90161"),
    (.string, .string("a"), "da000161"), (.string, .string("a"), "db0000000161"),
    (.bytes, .bytes([1]), "c5000101"), (.bytes, .bytes([1]), "c60000000101"),
    // As writers from before bin write bytes.
    (.bytes, .bytes([0xFF, 1]), "a2ff01"),
  ]

  @Test func valuesOfOthersAreRead() throws {
    for (type, value, hexadecimal) in Self.read {
      let schema = BinaryMapSamples.schema(type)
      let bytes = BinaryMapSamples.bytes("81a176" + hexadecimal)
      let record = BinaryMapSamples.record(schema, ["v": value])
      #expect(
        try MessagePackCodec<DynamicRecord>(schema: schema).decode(bytes) == record,
        "\(hexadecimal)")
    }
  }

  @Test func countsOfEveryLength() throws {
    for (count, head) in [
      (0, "90"), (15, "9f"), (16, "dc0010"), (65535, "dcffff"), (65536, "dd00010000"),
    ] {
      let schema = BinaryMapSamples.schema(.int32, .repeated)
      let codec = MessagePackCodec<DynamicRecord>(schema: schema)
      let list = [Int32](repeating: 1, count: count)
      let record = BinaryMapSamples.record(schema, ["v": .list(.int32(list))])
      let bytes = BinaryMapSamples.bytes("81a176" + head) + [UInt8](repeating: 1, count: count)
      #expect(try codec.encode(record) == bytes)
      #expect(try codec.decode(bytes) == record)
    }
    for (count, head) in [(0, "80"), (15, "8f"), (16, "de0010"), (1001, "de03e9")] {
      let schema = BinaryMapSamples.schema(.int32, .map)
      let codec = MessagePackCodec<DynamicRecord>(schema: schema)
      let entries = Dictionary(
        uniqueKeysWithValues: (0..<count).map { (DynamicKey.string("\($0)"), Int32(1)) })
      let record = BinaryMapSamples.record(schema, ["v": .map(.int32(entries))])
      let bytes = try codec.encode(record)
      #expect(bytes.starts(with: BinaryMapSamples.bytes("81a176" + head)))
      #expect(try codec.decode(bytes) == record)
    }
  }

  @Test func everyFormIsPassedOver() throws {
    let others = [
      "c0", "d40100", "d5010000", "d60100000000", "d7ff0000000000000000",
      "d801" + String(repeating: "00", count: 16), "c70205aabb", "c8000205aabb",
      "c90000000205aabb", "c70005", "92a16193c0c2c3", "82a1610102a162", "de000101a161",
      "df0000000101dc000101",
    ]
    let schema = BinaryMapSamples.schema(.int32)
    let codec = MessagePackCodec<DynamicRecord>(schema: schema)
    for item in others + Self.written.map(\.2) + Self.read.map(\.2) where item != "a2ff01" {
      let found = try codec.decode(BinaryMapSamples.bytes("83 01 \(item) a27a7a \(item) a176 07"))
      #expect(found == BinaryMapSamples.record(schema, ["v": .int32(7)]), "\(item.prefix(20))")
    }
  }
}
