import NativeCodecs
import RecordModel
import Testing

/// The examples of RFC 8949, appendix A, each as the value of the only field of a record: `{"v": …}` is `a1 6176 …`.
@Suite struct CBORExampleTests {
  /// A value and its encoding, which is also what we write.
  static let written: [(FieldType, DynamicValue, String)] = [
    (.int32, .int32(0), "00"), (.int32, .int32(1), "01"), (.int64, .int64(10), "0a"),
    (.uint32, .uint32(23), "17"), (.uint64, .uint64(24), "1818"), (.int32, .int32(25), "1819"),
    (.int32, .int32(100), "1864"), (.int32, .int32(1000), "1903e8"),
    (.int32, .int32(1_000_000), "1a000f4240"),
    (.int64, .int64(1_000_000_000_000), "1b000000e8d4a51000"),
    (.uint64, .uint64(.max), "1bffffffffffffffff"),
    (.int32, .int32(-1), "20"), (.int32, .int32(-10), "29"), (.int64, .int64(-100), "3863"),
    (.int32, .int32(-1000), "3903e7"),
    (.double, .double(0), "f90000"), (.double, .double(-0.0), "f98000"),
    (.double, .double(1), "f93c00"), (.double, .double(1.1), "fb3ff199999999999a"),
    (.float, .float(1.5), "f93e00"), (.float, .float(65504), "f97bff"),
    (.double, .double(100_000), "fa47c35000"), (.float, .float(100_000), "fa47c35000"),
    (.double, .double(3.4028234663852886e+38), "fa7f7fffff"),
    (.double, .double(1e300), "fb7e37e43c8800759c"),
    (.double, .double(5.960464477539063e-8), "f90001"),
    (.float, .float(0.00006103515625), "f90400"), (.double, .double(-4), "f9c400"),
    (.double, .double(-4.1), "fbc010666666666666"),
    (.double, .double(.infinity), "f97c00"), (.float, .float(.nan), "f97e00"),
    (.double, .double(.nan), "f97e00"), (.float, .float(-.infinity), "f9fc00"),
    (.bool, .bool(false), "f4"), (.bool, .bool(true), "f5"),
    (.bytes, .bytes([]), "40"), (.bytes, .bytes([1, 2, 3, 4]), "4401020304"),
    (.string, .string(""), "60"), (.string, .string("a"), "6161"),
    (.string, .string("IETF"), "6449455446"), (.string, .string("\"\\"), "62225c"),
    (.string, .string("\u{FC}"), "62c3bc"), (.string, .string("\u{6C34}"), "63e6b0b4"),
    (.string, .string("\u{10151}"), "64f0908591"),
    // Not in the appendix: the least and the greatest of each type, and two forms of one text.
    (.int32, .int32(.min), "3a7fffffff"), (.int32, .int32(.max), "1a7fffffff"),
    (.int64, .int64(.min), "3b7fffffffffffffff"), (.int64, .int64(.max), "1b7fffffffffffffff"),
    (.uint32, .uint32(.max), "1affffffff"), (.uint64, .uint64(0), "00"),
    (.string, .string("\u{E9}"), "62c3a9"), (.string, .string("e\u{301}"), "6365cc81"),
    (.string, .string("\0\u{1F}"), "62001f"), (.float, .float(0.1), "fa3dcccccd"),
    (.double, .double(.leastNonzeroMagnitude), "fb0000000000000001"),
    (.float, .float(.leastNonzeroMagnitude), "fa00000001"),
    (.double, .double(.greatestFiniteMagnitude), "fb7fefffffffffffff"),
  ]

  @Test func valuesAreWrittenAsInTheAppendix() throws {
    for (type, value, hexadecimal) in Self.written {
      let schema = BinaryMapSamples.schema(type)
      let codec = CBORCodec<DynamicRecord>(schema: schema)
      let record = BinaryMapSamples.record(schema, ["v": value])
      let bytes = BinaryMapSamples.bytes("a16176" + hexadecimal)
      #expect(try codec.encode(record) == bytes, "\(value)")
      #expect(try codec.decode(bytes) == record, "\(hexadecimal)")
    }
  }

  /// What others write and we read.
  static let read: [(FieldType, DynamicValue, String)] = [
    (.double, .double(.infinity), "fa7f800000"), (.float, .float(.nan), "fa7fc00000"),
    (.double, .double(-.infinity), "faff800000"), (.float, .float(.infinity), "fb7ff0000000000000"),
    (.double, .double(.nan), "fb7ff8000000000000"),
    (.float, .float(-.infinity), "fbfff0000000000000"),
    (.string, .string("2013-03-21T20:04:00Z"), "c074323031332d30332d32315432303a30343a30305a"),
    (.int64, .int64(1_363_896_240), "c11a514b67b0"),
    (.double, .double(1_363_896_240.5), "c1fb41d452d9ec200000"),
    (.bytes, .bytes([1, 2, 3, 4]), "d74401020304"),
    (.bytes, .bytes([0x64, 0x49, 0x45, 0x54, 0x46]), "d818456449455446"),
    (
      .string, .string("http://www.example.com"),
      "d82076687474703a2f2f7777772e6578616d706c652e636f6d"
    ),
    (.bytes, .bytes([1, 2, 3, 4, 5]), "5f42010243030405ff"),
    (.string, .string("streaming"), "7f657374726561646d696e67ff"),
    // Not in the appendix: tags in a row, chunks of no bytes, longer forms, other types that hold the number.
    (.int32, .int32(7), "d9d9f7c107"), (.string, .string(""), "7fff"),
    (.bytes, .bytes([]), "5f4040ff"),
    (.int32, .int32(5), "1805"), (.int64, .int64(5), "1b0000000000000005"),
    (.int32, .int32(-5), "390004"),
    (.int32, .int32(3), "f94200"), (.int64, .int64(-4), "fbc010000000000000"),
    (.double, .double(3), "03"), (.float, .float(-3), "22"),
    (.double, .double(18_446_744_073_709_551_616), "1bffffffffffffffff"),
    (.float, .float(0.1), "fb3fb99999a0000000"),
    (.string, .string("IETF"), "7a0000000449455446"),
  ]

  @Test func valuesOfOthersAreRead() throws {
    for (type, value, hexadecimal) in Self.read {
      let schema = BinaryMapSamples.schema(type)
      let bytes = BinaryMapSamples.bytes("a16176" + hexadecimal)
      let record = BinaryMapSamples.record(schema, ["v": value])
      #expect(
        try CBORCodec<DynamicRecord>(schema: schema).decode(bytes) == record, "\(hexadecimal)")
    }
  }

  @Test func collectionsAreReadWithAndWithoutCounts() throws {
    let twentyFive = (1...25).map(Int32.init)
    let items = "0102030405060708090a0b0c0d0e0f101112131415161718181819"
    let lists: [([Int32], String)] = [
      ([], "80"), ([1, 2, 3], "83010203"), (twentyFive, "9819" + items),
      ([], "9fff"), (twentyFive, "9f" + items + "ff"), ([1], "9f01ff"),
      ([1], "9b000000000000000101"),
    ]
    for (list, hexadecimal) in lists {
      let schema = BinaryMapSamples.schema(.int32, .repeated)
      let codec = CBORCodec<DynamicRecord>(schema: schema)
      let found = try codec.decode(BinaryMapSamples.bytes("a16176" + hexadecimal))
      #expect(found == BinaryMapSamples.record(schema, ["v": .list(.int32(list))]))
    }
    let schema = BinaryMapSamples.schema(.string, .map)
    let codec = CBORCodec<DynamicRecord>(schema: schema)
    for (entries, hexadecimal) in [
      ([:], "a0"), ([:], "bfff"),
      (
        ["a": "A", "b": "B", "c": "C", "d": "D", "e": "E"] as [DynamicKey: String],
        "a56161614161626142616361436164614461656145"
      ),
      (["b": "c"], "bf61626163ff"),
      // Integers as keys, as languages with such maps write them.
      (["0": "a", "-1": "b", "300": "c"], "a3 00 6161 20 6162 19012c 6163"),
    ] {
      let found = try codec.decode(BinaryMapSamples.bytes("a16176" + hexadecimal))
      #expect(found == BinaryMapSamples.record(schema, ["v": .map(.string(entries))]))
    }
    // {"a": 1, "b": [2, 3]} and {"Fun": true, "Amt": -2}
    let pair = RecordSchema(
      "Pair", [FieldSchema(1, "a", .int32), FieldSchema(2, "b", .int32, .repeated)])
    #expect(
      try CBORCodec<DynamicRecord>(schema: pair).decode(
        BinaryMapSamples.bytes("bf61610161629f0203ffff"))
        == BinaryMapSamples.record(pair, ["a": .int32(1), "b": .list(.int32([2, 3]))]))
    let fun = RecordSchema(
      "Fun",
      [
        FieldSchema(1, "fun", .bool, jsonName: "Fun"),
        FieldSchema(2, "amt", .int32, jsonName: "Amt"),
      ])
    #expect(
      try CBORCodec<DynamicRecord>(schema: fun).decode(
        BinaryMapSamples.bytes("bf6346756ef563416d7421ff"))
        == BinaryMapSamples.record(fun, ["fun": .bool(true), "amt": .int32(-2)]))
  }

  @Test func everyExampleIsPassedOver() throws {
    let others = [
      "c249010000000000000000", "c349010000000000000000", "3bffffffffffffffff", "f6", "f7", "f0",
      "f8ff", "8301820203820405", "a201020304", "a26161016162820203", "826161a161626163",
      "9f018202039f0405ffff", "9f01820203820405ff", "83018202039f0405ff", "83019f0203ff820405",
      "bf61610161629f0203ffff", "826161bf61626163ff", "bf6346756ef563416d7421ff", "e0", "f820",
    ]
    let schema = BinaryMapSamples.schema(.int32)
    let codec = CBORCodec<DynamicRecord>(schema: schema)
    for item in others + (Self.written + Self.read).map(\.2) {
      let found = try codec.decode(BinaryMapSamples.bytes("a3 01 \(item) 627a7a \(item) 6176 07"))
      #expect(found == BinaryMapSamples.record(schema, ["v": .int32(7)]), "\(item)")
    }
  }
}

extension CBORExampleTests {
  @Test(
    "A bignum that fits a plain integer is that integer, with leading zeros too (RFC 8949, section 3.4.3)"
  )
  func bignums() throws {
    func read(_ type: FieldType, _ hexadecimal: String) throws -> DynamicValue? {
      try CBORCodec<DynamicRecord>(schema: BinaryMapSamples.schema(type))
        .decode(BinaryMapSamples.bytes("a16176" + hexadecimal))["v"]
    }
    let color = FieldType.enumeration(BinaryMapSamples.color)
    for (type, bytes, value) in [
      (.uint64, "c2 40", .uint64(0)), (.uint64, "c2 48 ffffffffffffffff", .uint64(.max)),
      (.int64, "c2 4a 0000 7fffffffffffffff", .int64(.max)),
      (.int64, "c3 48 7fffffffffffffff", .int64(.min)), (.int32, "c3 40", .int32(-1)),
      (.int32, "c2 5f 41 01 42 0000 ff", .int32(65536)), (.int32, "c1 c2 41 07", .int32(7)),
      (.double, "c2 48 8000000000000000", .double(0x1p63)), (.double, "c3 41 04", .double(-5)),
      (.float, "c2 41 03", .float(3)), (color, "c2 41 07", .enumeration(EnumNumber(7))),
      (color, "c3 41 02", .enumeration(EnumNumber(-3))),
      // Bytes are bytes, whatever their tag.
      (.bytes, "c2 42 0001", .bytes([0, 1])),
    ] as [(FieldType, String, DynamicValue)] {
      #expect(try read(type, bytes) == value, "\(bytes)")
    }
    for (type, bytes, reason) in [
      (.int64, "c2 48 8000000000000000", "9223372036854775808 does not fit int64"),
      (.int64, "c3 48 8000000000000000", "-9223372036854775809 does not fit int64"),
      (.uint64, "c2 49 010000000000000000", "an integer of 65 bits does not fit uint64"),
      (.double, "c2 49 010000000000000000", "an integer of 65 bits does not fit double"),
      (.int32, "c2 44 80000000", "2147483648 does not fit int32"),
      (.int32, "c2 c1 41 07", "expected int32, found bytes"),
    ] as [(FieldType, String, String)] {
      let failure = #expect(throws: DecodingFailure.self, "\(bytes)") { try read(type, bytes) }
      #expect(failure?.reason.description == reason, "\(bytes)")
      #expect(failure?.offset == 3)
    }
    let map = BinaryMapSamples.schema(.int32, .map)
    let entries = try CBORCodec<DynamicRecord>(schema: map)
      .decode(BinaryMapSamples.bytes("a16176 a1 c2420100 05"))
    #expect(entries["v"] == .map(.int32(["256": 5])))
  }
}
