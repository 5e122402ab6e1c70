import NativeCodecs
import RecordModel
import TestSupport
import Testing

/// A record written by hand, as generated ones are, with a map for each kind of key.
private struct Maps: Record, Equatable {
  var texts: [String: Int32] = [:]
  var flags: [Bool: Int32] = [:]
  var shorts: [Int32: Int32] = [:]
  var longs: [Int64: Int32] = [:]
  var counts: [UInt32: Int32] = [:]
  var fixed: [UInt64: Inner] = [:]
  var colors: [Int32: Color] = [:]
  var unknownFields = UnknownFields()

  static let schema = RecordSchema(
    "Maps",
    [
      FieldSchema(1, "texts", .int32, .map),
      FieldSchema(2, "flags", .int32, .map, keys: .bool),
      FieldSchema(3, "shorts", .int32, .map, keys: .int32),
      FieldSchema(4, "longs", .int32, .map, as: .fixed, keys: .int64, keysAs: .zigzag),
      FieldSchema(5, "counts", .int32, .map, keys: .uint32),
      FieldSchema(6, "fixed", .record(Inner.schema), .map, keys: .uint64, keysAs: .fixed),
      FieldSchema(7, "colors", .enumeration(Color.schema), .map, keys: .int32, keysAs: .fixed),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(texts, field: 1)
    try encoder.encode(flags, field: 2)
    try encoder.encode(shorts, field: 3)
    try encoder.encode(longs, field: 4, as: .fixed.keys(.zigzag))
    try encoder.encode(counts, field: 5)
    try encoder.encode(fixed, field: 6, as: .usual.keys(.fixed))
    try encoder.encode(colors, field: 7, as: .usual.keys(.fixed))
    try encoder.encode(unknownFields)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&texts, new: Int32.init)
      case 2: try decoder.decode(&flags, new: Int32.init)
      case 3: try decoder.decode(&shorts, new: Int32.init)
      case 4: try decoder.decode(&longs, as: .fixed.keys(.zigzag), new: Int32.init)
      case 5: try decoder.decode(&counts, new: Int32.init)
      case 6: try decoder.decode(&fixed, keys: .fixed, new: Inner.init)
      case 7: try decoder.decode(&colors, keys: .fixed, new: { Color(number: 0) })
      default: try decoder.skipField()
      }
    }
  }
}

private struct Inner: Record, Equatable {
  var x: Int32 = 0

  static let schema = RecordSchema("Inner", [FieldSchema(1, "x", .int32)])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(x, field: 1)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&x)
      default: try decoder.skipField()
      }
    }
  }
}

private struct Color: ClosedEnumValue, Equatable {
  var number: Int32

  static let schema = EnumSchema("Color", [.init("RED", 0), .init("BLUE", 3)], isClosed: true)

  init(number: Int32) { self.number = number }
}

@Suite("Maps with keys of every kind") struct MapKeyTests {
  private static let maps = Maps(
    texts: ["b": 1, "": 2], flags: [true: 1, false: 2], shorts: [10: 1, -1: 2, 9: 3],
    longs: [.min: 1, .max: 2, 0: 3], counts: [.max: 1, 0: 2],
    fixed: [.max: Inner(x: 1), 1: Inner()], colors: [-2: Color(number: 3)])

  @Test("Every codec gives compiled and dynamic records back, the keys in their order")
  func formats() throws {
    func check<Subject: Codec, Other: Codec>(_ codec: Subject, _ dynamic: Other) throws -> [UInt8]
    where Subject.Value == Maps, Other.Value == DynamicRecord {
      let bytes = try codec.encode(Self.maps)
      #expect(try codec.decode(bytes) == Self.maps)
      #expect(try dynamic.encode(dynamic.decode(bytes)) == bytes)
      return bytes
    }
    let schema = Maps.schema
    let json = try check(JSONCodec<Maps>(), JSONCodec<DynamicRecord>(schema: schema))
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"texts":{"":2,"b":1},"flags":{"false":2,"true":1},"shorts":{"-1":2,"9":3,"10":1},"#
        + #""longs":{"-9223372036854775808":1,"0":3,"9223372036854775807":2},"#
        + #""counts":{"0":2,"4294967295":1},"fixed":{"1":{"x":0},"18446744073709551615":{"x":1}},"#
        + #""colors":{"-2":"BLUE"}}"#)
    _ = try check(ProtobufCodec<Maps>(), ProtobufCodec<DynamicRecord>(schema: schema))
    _ = try check(AvroCodec<Maps>(), AvroCodec<DynamicRecord>(schema: schema))
    let pack = try check(MessagePackCodec<Maps>(), MessagePackCodec<DynamicRecord>(schema: schema))
    // shorts: -1, 9, 10.
    #expect(Self.contains(pack, [0x83, 0xFF, 2, 9, 3, 10, 1]))
    let cbor = try check(CBORCodec<Maps>(), CBORCodec<DynamicRecord>(schema: schema))
    // RFC 8949, section 4.2.1: in the order of their bytes, 9, 10, and -1, which is 0x20.
    #expect(Self.contains(cbor, [0xA3, 9, 3, 10, 1, 0x20, 2]))
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  @Test(
    "Protobuf writes a key as a field of its type, and reads one that is missing as zero, the last of each",
    arguments: [
      // -1, and two fields 3; a key that is missing, and one after its value.
      (
        [0x1A, 13, 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x10, 5],
        [0x1A, 13, 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x10, 5]
      ),
      ([0x1A, 4, 8, 2, 0x10, 5, 0x1A, 4, 8, 2, 0x10, 6], [0x1A, 4, 8, 2, 0x10, 6]),
      ([0x1A, 2, 0x10, 5], [0x1A, 4, 8, 0, 0x10, 5]), ([0x1A, 2, 8, 7], [0x1A, 4, 8, 7, 0x10, 0]),
      ([0x1A, 4, 0x10, 5, 8, 2], [0x1A, 4, 8, 2, 0x10, 5]), ([0x1A, 0], [0x1A, 4, 8, 0, 0x10, 0]),
      // In order: false, true; 2, 10.
      (
        [
          0x12, 4, 8, 1, 0x10, 1, 0x12, 2, 0x10, 2, 0x1A, 4, 8, 10, 0x10, 1, 0x1A, 4, 8, 2, 0x10, 1,
        ],
        [
          0x12, 4, 8, 0, 0x10, 2, 0x12, 4, 8, 1, 0x10, 1, 0x1A, 4, 8, 2, 0x10, 1, 0x1A, 4, 8, 10,
          0x10, 1,
        ]
      ),
      // Zigzag, -1 under a fixed value; fixed.
      ([0x22, 7, 8, 1, 0x15, 5, 0, 0, 0], [0x22, 7, 8, 1, 0x15, 5, 0, 0, 0]),
      (
        [0x32, 11, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0x12, 0],
        [0x32, 11, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0x12, 0]
      ),
      // A number that the closed enum lacks: the entry as it was, after what is known.
      (
        [0x3A, 8, 0x10, 0x87, 0, 0x0D, 1, 0, 0, 0, 0x3A, 7, 0x0D, 2, 0, 0, 0, 0x10, 3],
        [0x3A, 7, 0x0D, 2, 0, 0, 0, 0x10, 3, 0x3A, 8, 0x10, 0x87, 0, 0x0D, 1, 0, 0, 0]
      ),
    ] as [([UInt8], [UInt8])])
  func protobuf(input: [UInt8], canonical: [UInt8]) throws {
    let codec = ProtobufCodec<Maps>()
    let dynamic = ProtobufCodec<DynamicRecord>(schema: Maps.schema)
    #expect(try codec.encode(codec.decode(input)) == canonical)
    #expect(try dynamic.encode(dynamic.decode(input)) == canonical)
  }

  @Test("A key that is not one of the map's is refused at its place")
  func wrongKeys() throws {
    let failure = #expect(throws: DecodingFailure.self) {
      try JSONCodec<Maps>().decode(Array(#"{"shorts":{"1":1,"2147483648":1}}"#.utf8))
    }
    #expect(failure.map { "\($0.path)" } == #"shorts["2147483648"]"#)
    #expect(failure?.offset == 17)
    for input in [
      #"{"flags":{"1":1}}"#, #"{"counts":{"-1":1}}"#, #"{"longs":{"":1}}"#, #"{"longs":{"01":1}}"#,
    ] {
      #expect(throws: DecodingFailure.self) { try JSONCodec<Maps>().decode(Array(input.utf8)) }
    }
    #expect(try JSONCodec<Maps>().decode(Array(#"{"shorts":{"1e1":1}}"#.utf8)).shorts == [10: 1])
  }

  @Test("CBOR and MessagePack read a key as it is and as text")
  func bothForms() throws {
    // {"shorts": {12: 1}}, {"shorts": {"12": 1}}, and {"flags": {true: 1}}, {"flags": {"true": 1}}.
    let shorts: [UInt8] = [0xA1, 0x66] + "shorts".utf8
    let flags: [UInt8] = [0xA1, 0x65] + "flags".utf8
    let codec = CBORCodec<Maps>()
    #expect(try codec.decode(shorts + [0xA1, 12, 1]).shorts == [12: 1])
    #expect(try codec.decode(shorts + [0xA1, 0x62, 0x31, 0x32, 1]).shorts == [12: 1])
    #expect(try codec.decode(flags + [0xA1, 0xF5, 1]).flags == [true: 1])
    #expect(try codec.decode(flags + [0xA1, 0x64] + "true".utf8 + [1]).flags == [true: 1])
    // A boolean is not a number, and 2³¹ is not 32 bits long.
    for map in [[0xA1, 0xF5, 1], [0xA1, 0x1A, 0x80, 0, 0, 0, 1], [0xA1, 0x60, 1]] as [[UInt8]] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(shorts + map) }
      #expect(failure?.offset == 9)
    }
    #expect(throws: DecodingFailure.self) { try codec.decode(flags + [0xA1, 1, 1]) }
  }

  @Test("A dynamic map has keys of its field's kind")
  func dynamic() throws {
    var record = DynamicRecord(schema: Maps.schema)
    record["shorts"] = .map(.int32([.int32(1): 2]))
    record["texts"] = .map(.int32(["a": 1]))
    #expect(DynamicKey.int32(1) != .int64(1) && DynamicKey.string("1") != .int32(1))
    let bytes = try ProtobufCodec<DynamicRecord>(schema: Maps.schema).encode(record)
    #expect(try ProtobufCodec<Maps>().decode(bytes).shorts == [1: 2])
  }
}
