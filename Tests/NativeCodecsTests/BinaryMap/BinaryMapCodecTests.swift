import NativeCodecs
import RecordModel
import Testing

/// What CBOR and MessagePack share: which members there are, in which order, and what is read.
@Suite struct BinaryMapCodecTests {
  private typealias Samples = BinaryMapSamples
  private let cbor = CBORCodec<DynamicRecord>(schema: BinaryMapSamples.all)
  private let messagePack = MessagePackCodec<DynamicRecord>(schema: BinaryMapSamples.all)

  @Test func membersAreThoseOfJSONInTheOrderOfTheFormat() throws {
    // By hand, from the schema: shorter names first, then bytewise; the absent ones are not there.
    let empty =
      "ae 6162 40 6164 f90000 6169 00 6174 60 6175 00 636d6170 a0 64666c6167 f4 646c697374 80"
      + " 65636f6c6f72 644e4f4e45 65666c6f6174 f90000 65676976656e 05 65696e743332 00"
      + " 6675696e743332 00 677265636f726473 80"
    #expect(try cbor.encode(Samples.record([:])) == Samples.bytes(empty))
    // The order of the schema.
    let packed =
      "8e a4666c6167 c2 a5696e743332 00 a169 00 a675696e743332 00 a175 00 a5666c6f6174 ca00000000"
      + " a164 cb0000000000000000 a174 a0 a162 c400 a5636f6c6f72 a44e4f4e45 a46c697374 90"
      + " a36d6170 80 a5676976656e 05 a77265636f726473 90"
    #expect(try messagePack.encode(Samples.record([:])) == Samples.bytes(packed))
  }

  @Test func everyKindOfValueComesBack() throws {
    func inner(_ a: Int32, _ s: String) -> DynamicRecord {
      Samples.record(Samples.inner, ["a": .int32(a), "s": .string(s)])
    }
    let record = Samples.record([
      "flag": .bool(true), "color": .enumeration(EnumNumber(7)), "inner": .record(inner(-1, "")),
      "list": .list(.string(["", "é", "e\u{301}"])),
      "map": .map(.int32(["é": 1, "e\u{301}": 2, "": 3, "b": 4, "aa": 5])),
      "maybe": .int32(0), "given": .int32(0),
      "records": .list(.record([inner(1, "x"), inner(2, "y")])), "y": .string(""),
    ])
    #expect(try cbor.decode(cbor.encode(record)) == record)
    #expect(try messagePack.decode(messagePack.encode(record)) == record)
  }

  @Test func keysOfMapsAreInOrder() throws {
    let schema = Samples.schema(.int32, .map)
    let record = Samples.record(
      schema, ["v": .map(.int32(["b": 1, "aa": 2, "": 3, "é": 4, "a": 5]))])
    // Section 4.2.1 of RFC 8949: the encoded keys, so that the length is compared first.
    #expect(
      try CBORCodec<DynamicRecord>(schema: schema).encode(record)
        == Samples.bytes("a1 6176 a5 60 03 6161 05 6162 01 626161 02 62c3a9 04"))
    #expect(
      try MessagePackCodec<DynamicRecord>(schema: schema).encode(record)
        == Samples.bytes("81 a176 85 a0 03 a161 05 a26161 02 a162 01 a2c3a9 04"))
  }

  @Test func enumsAreNamesAndReadAsNumbersToo() throws {
    let schema = Samples.schema(.enumeration(Samples.color))
    let codec = CBORCodec<DynamicRecord>(schema: schema)
    for (number, text) in [
      (0, "644e4f4e45"), (1, "63524544"), (7, "64424c5545"), (-3, "64434f4c44"), (5, "05"),
      (-1, "20"),
    ] {
      let record = Samples.record(schema, ["v": .enumeration(EnumNumber(Int32(number)))])
      #expect(try codec.encode(record) == Samples.bytes("a16176" + text))
      #expect(try codec.decode(Samples.bytes("a16176" + text)) == record)
    }
    for (number, text) in [(7, "07"), (-3, "22"), (1, "f93c00"), (1, "7f6152624544ff")] {
      let record = Samples.record(schema, ["v": .enumeration(EnumNumber(Int32(number)))])
      #expect(try codec.decode(Samples.bytes("a16176" + text)) == record)
    }
  }

  @Test func membersComeInAnyOrderUnderBothNames() throws {
    // {"uint_32": 9, "inner": {"a": 1, "?": [], "s": "x"}, "flag": true, 5: 6}
    let members =
      "6775696e745f3332 09 65696e6e6572 a3 6161 01 613f 80 6173 6178 64666c6167 f5 05 06"
    let expected = Samples.record([
      "flag": .bool(true), "uint_32": .uint32(9),
      "inner": .record(Samples.record(Samples.inner, ["a": .int32(1), "s": .string("x")])),
    ])
    #expect(try cbor.decode(Samples.bytes("a4" + members)) == expected)
    #expect(try cbor.decode(Samples.bytes("bf" + members + "ff")) == expected)
    #expect(try cbor.decode(Samples.bytes("d9d9f7 a4" + members)) == expected)
  }

  @Test func nullIsAbsent() throws {
    for null in ["f6", "f7", "c1f6"] {
      let bytes = Samples.bytes(
        "a4 64666c6167 \(null) 65696e6e6572 \(null) 636d6170 \(null) 6178 \(null)")
      #expect(try cbor.decode(bytes) == Samples.record([:]))
    }
    #expect(
      try messagePack.decode(Samples.bytes("82 a4666c6167 c0 a5696e6e6572 c0"))
        == Samples.record([:]))
  }

  @Test func requiredFieldsAreAskedFor() throws {
    let schema = RecordSchema(
      "Needy", [FieldSchema(1, "v", .int32, .optional, isRequired: true)])
    let codec = CBORCodec<DynamicRecord>(schema: schema)
    #expect(throws: EncodingFailure.self) { try codec.encode(DynamicRecord(schema: schema)) }
    let record = Samples.record(schema, ["v": .int32(0)])
    #expect(try codec.decode(codec.encode(record)) == record)
    for bytes in ["a0", "a1 6176 f6"] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(Samples.bytes(bytes)) }
      #expect(failure?.reason == .missingField)
      #expect(failure?.path.description == "v")
    }
  }

  @Test func moreThan64Fields() throws {
    let fields = (1...200).map { FieldSchema($0, "f\(201 - $0)", .int32, .optional) }
    let schema = RecordSchema("Wide", fields)
    var record = DynamicRecord(schema: schema)
    for index in stride(from: 0, to: 200, by: 3) { record[index] = .int32(Int32(index)) }
    let codec = CBORCodec<DynamicRecord>(schema: schema)
    let bytes = try codec.encode(record)
    // 67 members: a head of two bytes, as of all 200.
    #expect(bytes.starts(with: [0xB8, 67]))
    #expect(try codec.decode(bytes) == record)
    record = DynamicRecord(schema: schema)
    record[150] = .int32(1)
    let few = try codec.encode(record)
    #expect(few == Samples.bytes("a1 63663530 01"))
    #expect(try codec.decode(few) == record)
    let twice = #expect(throws: DecodingFailure.self) {
      try codec.decode(Samples.bytes("a2 63663530 01 63663530 01"))
    }
    #expect(twice?.reason == .repeatedMember)
  }
}
