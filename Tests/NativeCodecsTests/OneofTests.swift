import NativeCodecs
import TestSupport
import Testing

private let inner = RecordSchema(
  "Inner", [FieldSchema(1, "x", .int32), FieldSchema(2, "y", .int32, .repeated)])
/// `message M { oneof o { int32 a = 2; string s = 3; Inner m = 5; } int32 b = 4; oneof p { int64 l = 6; uint32 u = 7; } }`
private let schema = RecordSchema(
  "M",
  [
    FieldSchema(2, "a", .int32, .optional), FieldSchema(3, "s", .string, .optional),
    FieldSchema(4, "b", .int32), FieldSchema(5, "m", .record(inner), .optional),
    FieldSchema(6, "l", .int64, .optional), FieldSchema(7, "u", .uint32, .optional),
  ],
  oneofs: [OneofSchema("o", [2, 3, 5]), OneofSchema("p", [6, 7])])

/// The same record, compiled.
private struct M: Record {
  var o: O?
  var b: Int32 = 0
  var p: P?

  static let schema = NativeCodecsTests.schema

  struct Inner: Record {
    var x: Int32 = 0
    var y: [Int32] = []
    static let schema = inner

    func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      try encoder.encode(x, field: 1)
      try encoder.encode(y, field: 2)
    }

    mutating func decode<Decoder: RecordDecoder & ~Copyable>(
      from decoder: inout Decoder
    ) throws(DecodingFailure) {
      while true {
        switch try decoder.nextField() {
        case 0: return
        case 1: try decoder.decode(&x)
        case 2: try decoder.decode(&y, new: Int32.init)
        default: try decoder.skipField()
        }
      }
    }
  }

  enum O: OneofValue {
    case a(Int32)
    case s(String)
    case m(Inner)

    var fieldNumber: Int {
      switch self {
      case .a: 2
      case .s: 3
      case .m: 5
      }
    }

    func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .a(let value): try encoder.encode(member: value, field: 2)
      case .s(let value): try encoder.encode(member: value, field: 3)
      case .m(let value): try encoder.encode(member: value, field: 5)
      }
    }

    static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout O?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 2:
        var value: Int32?
        if case .a(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int32.init)
        if let value { oneof = .a(value) }
      case 3:
        var value: String?
        if case .s(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .s(value) }
      case 5:
        var value: Inner?
        if case .m(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Inner.init)
        if let value { oneof = .m(value) }
      default: try decoder.skipField()
      }
    }
  }

  enum P: OneofValue {
    case l(Int64)
    case u(UInt32)

    var fieldNumber: Int {
      switch self {
      case .l: 6
      case .u: 7
      }
    }

    func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .l(let value): try encoder.encode(member: value, field: 6)
      case .u(let value): try encoder.encode(member: value, field: 7)
      }
    }

    static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout P?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 6:
        var value: Int64?
        if case .l(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: Int64.init)
        if let value { oneof = .l(value) }
      case 7:
        var value: UInt32?
        if case .u(let present)? = oneof { (value, oneof) = (present, nil) }
        try decoder.decode(member: &value, new: UInt32.init)
        if let value { oneof = .u(value) }
      default: try decoder.skipField()
      }
    }
  }

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(oneof: o, field: 2)
    try encoder.encode(oneof: o, field: 3)
    try encoder.encode(b, field: 4)
    try encoder.encode(oneof: o, field: 5)
    try encoder.encode(oneof: p, field: 6)
    try encoder.encode(oneof: p, field: 7)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 2: try decoder.decode(oneof: &o, member: 2)
      case 3: try decoder.decode(oneof: &o, member: 3)
      case 4: try decoder.decode(&b)
      case 5: try decoder.decode(oneof: &o, member: 5)
      case 6: try decoder.decode(oneof: &p, member: 6)
      case 7: try decoder.decode(oneof: &p, member: 7)
      default: try decoder.skipField()
      }
    }
  }
}

@Suite("Oneofs in native codecs") struct OneofTests {
  @Test(
    "Protobuf: the last member on the wire wins, records of one member merge",
    arguments: [
      // s = "x", then a = 5: the case by which data changed silently.
      ([0x1A, 1, 0x78, 0x10, 5], [0x10, 5]),
      ([0x10, 5, 0x1A, 1, 0x78], [0x1A, 1, 0x78]),
      // A member that is its type's zero is there.
      ([0x1A, 1, 0x78, 0x10, 0], [0x10, 0]), ([0x10, 5, 0x1A, 0], [0x1A, 0]),
      ([0x10, 5, 0x2A, 0], [0x2A, 0]),
      // m = {x: 1, y: [1]}, m = {y: [2]}: x stays, and lists go on.
      ([0x2A, 5, 8, 1, 0x12, 1, 1, 0x2A, 3, 0x12, 1, 2], [0x2A, 6, 8, 1, 0x12, 2, 1, 2]),
      // Between them a = 5: what was there before is gone.
      ([0x2A, 2, 8, 1, 0x10, 5, 0x2A, 3, 0x12, 1, 2], [0x2A, 3, 0x12, 1, 2]),
      // A member with another wire type is unknown, and takes nothing away: number 2 as fixed32.
      ([0x1A, 1, 0x78, 0x15, 1, 2, 3, 4], [0x1A, 1, 0x78, 0x15, 1, 2, 3, 4]),
      // Other fields and another oneof do not matter; b lies between the members.
      ([0x20, 9, 0x2A, 0, 0x30, 1, 0x38, 2], [0x20, 9, 0x2A, 0, 0x38, 2]),
    ] as [([UInt8], [UInt8])])
  func protobuf(input: [UInt8], canonical: [UInt8]) throws {
    let dynamic = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(try dynamic.encode(try dynamic.decode(input)) == canonical)
    // A record written by hand keeps what its author keeps.
    let compiled = ProtobufCodec<M>()
    let known = ProtobufCodec<DynamicRecord>(schema: schema, unknownFields: .drop)
    #expect(try compiled.encode(try compiled.decode(input)) == known.encode(known.decode(input)))
  }

  @Test("A dynamic record has one member of a oneof")
  func dynamicRecord() throws {
    var record = DynamicRecord(schema: schema)
    #expect(record.member(of: "o") == nil)
    record["s"] = .string("")
    record["u"] = .uint32(0)
    #expect(record.member(of: "o") == "s")
    record["a"] = .int32(1)
    #expect(record.member(of: "o") == "a" && record["s"] == .absent && record["u"] == .uint32(0))
    record["s"] = .absent
    #expect(record.member(of: "o") == "a")
    record["a"] = .absent
    #expect(record.member(of: "o") == nil && record.member(of: "p") == "u")
  }

  @Test("JSON: a member by its own name, two of them are refused with their names")
  func json() throws {
    let (dynamic, compiled) = (JSONCodec<DynamicRecord>(schema: schema), JSONCodec<M>())
    for (text, canonical) in [
      (#"{"s":"","b":1}"#, #"{"s":"","b":1}"#), (#"{"a":null,"s":"x"}"#, #"{"s":"x","b":0}"#),
      (#"{"s":"x","a":null}"#, #"{"s":"x","b":0}"#), (#"{"a":1,"a":2}"#, #"{"a":2,"b":0}"#),
      (#"{"m":{"x":1},"u":3}"#, #"{"b":0,"m":{"x":1,"y":[]},"u":3}"#),
    ] {
      #expect(try dynamic.encode(try dynamic.decode(Array(text.utf8))) == Array(canonical.utf8))
      #expect(try compiled.encode(try compiled.decode(Array(text.utf8))) == Array(canonical.utf8))
    }
    let text = Array(#"{"s":"x","b":1,"m":{}}"#.utf8)
    for refusal in [
      { _ = try dynamic.decode(text) }, { _ = try compiled.decode(text) },
    ] as [() throws -> Void] {
      let failure = #expect(throws: DecodingFailure.self) { try refusal() }
      #expect(
        failure?.description
          == "json/swift: m: s is there too, and a oneof holds one of them; keep one (at byte 21) (line 1)"
      )
    }
  }

  @Test("Avro: a union of the members' types where they differ, else fields that may be null")
  func avro() throws {
    let (dynamic, compiled) = (AvroCodec<DynamicRecord>(schema: schema), AvroCodec<M>())
    // o, b, l, u. The branches of o are null, int, string, Inner; l and u are both long.
    let cases: [(O: M.O?, P: M.P?, [UInt8])] = [
      (nil, nil, [0, 0, 0, 0]), (.a(-1), .l(1), [2, 1, 0, 2, 2, 0]),
      (.s("x"), .u(1), [4, 2, 0x78, 0, 0, 2, 2]),
      (.m(M.Inner(x: 1, y: [3])), nil, [6, 2, 2, 6, 0, 0, 0, 0]),
    ]
    for (o, p, bytes) in cases {
      let record = M(o: o, p: p)
      #expect(try compiled.encode(record) == bytes)
      #expect(try compiled.decode(bytes) == record)
      #expect(try dynamic.encode(try dynamic.decode(bytes)) == bytes)
    }
    for (bytes, message) in [
      ([8] as [UInt8], "avro/swift: a: a union of 4 types has no branch 4 (at byte 1)"),
      ([1], "avro/swift: a: a union of 4 types has no branch -1 (at byte 1)"),
      (
        [0, 0, 2, 2, 2, 2],
        "avro/swift: u: l is there too, and a oneof holds one of them; keep one (at byte 6)"
      ),
    ] {
      for refusal in [{ _ = try dynamic.decode(bytes) }, { _ = try compiled.decode(bytes) }]
        as [() throws -> Void]
      {
        let failure = #expect(throws: DecodingFailure.self) { try refusal() }
        #expect(failure?.description == message)
      }
    }
    #expect(
      AvroSchema(schema).compactText
        == #"{"type":"record","name":"M","fields":[{"name":"o","type":["null","int","string",{"type":"record","name":"Inner","fields":[{"name":"x","type":"int","default":0},{"name":"y","type":{"type":"array","items":"int"},"default":[]}]}],"default":null},{"name":"b","type":"int","default":0},{"name":"l","type":["null","long"],"default":null},{"name":"u","type":["null","long"],"default":null}]}"#
    )
  }

  @Test("Avro of another writer: its types become the members that take them")
  func resolution() throws {
    func writer(_ type: String) throws -> AvroSchema {
      try AvroSchema(
        json: #"{"type":"record","name":"M","fields":[{"name":"o","type":\#(type)}]}"#)
    }
    let unions: [(String, [UInt8], M.O?)] = [
      (#"["string","null"]"#, [0, 2, 0x78], .s("x")), (#"["string","null"]"#, [2], nil),
      (#"["int","string"]"#, [0, 3], .a(-2)), ("\"string\"", [2, 0x78], .s("x")),
      ("\"bytes\"", [2, 0x78], .s("x")), ("\"null\"", [], nil),
      (
        #"["null",{"type":"record","name":"Inner","fields":[{"name":"x","type":"int"}]}]"#, [2, 4],
        .m(M.Inner(x: 2))
      ),
      (#"["double","int"]"#, [2, 4], .a(2)),
    ]
    for (type, bytes, o) in unions {
      let compiled = try AvroResolvingCodec<M>(schema: schema, writer: try writer(type))
      #expect(try compiled.decode(bytes) == M(o: o), "\(type)")
      let dynamic = try AvroResolvingCodec<DynamicRecord>(
        schema: schema, writer: try writer(type))
      #expect(
        try ProtobufCodec<DynamicRecord>(schema: schema).encode(try dynamic.decode(bytes))
          == ProtobufCodec<M>().encode(M(o: o)), "\(type)")
    }
    let codec = try AvroResolvingCodec<M>(schema: schema, writer: try writer(#"["double","int"]"#))
    #expect(throws: DecodingFailure.self) { try codec.decode([0, 0, 0, 0, 0, 0, 0, 0, 0]) }
    #expect(throws: DecodingFailure.self) { try codec.decode([4]) }
    #expect(throws: AvroResolutionFailure.self) {
      try AvroResolvingCodec<M>(schema: schema, writer: try writer("\"boolean\""))
    }
  }

  @Test("Fields read straight from the input are the members")
  func borrowed() throws {
    let record = M(o: .m(M.Inner(x: 4)), b: 1, p: .u(9))
    func check<Decoder: BorrowingDecoder & ~Copyable>(
      _ reader: consuming FieldReader<Decoder>
    ) throws {
      var reader = reader
      var numbers: [Int] = []
      var x: Int32 = 0
      while true {
        let number = try reader.nextField()
        if number == 0 { break }
        numbers.append(number)
        guard number == 5 else { continue }
        try reader.record { inner throws(DecodingFailure) in
          guard try inner.nextField() == 1 else { return }
          x = try inner.value(of: Int32.self, initial: 0)
        }
      }
      #expect(x == 4)
      #expect(numbers.sorted() == [4, 5, 7])
    }
    let protobuf = ProtobufCodec<M>()
    let protobufBytes = try protobuf.encode(record)
    try check(try protobuf.fields(of: protobufBytes.rawSpan))
    let json = JSONCodec<M>()
    let jsonBytes = try json.encode(record)
    try check(try json.fields(of: jsonBytes.rawSpan))
    let avro = AvroCodec<M>()
    let avroBytes = try avro.encode(record)
    try check(try avro.fields(of: avroBytes.rawSpan))
  }
}
