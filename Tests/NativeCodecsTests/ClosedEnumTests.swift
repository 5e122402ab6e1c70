import NativeCodecs
import RecordModel
import Testing

private enum Color: ClosedEnumValue {
  case red
  case blue
  case unrecognized(Int32)

  static let schema = EnumSchema("Color", [.init("RED", 1), .init("BLUE", 3)], isClosed: true)

  var number: Int32 {
    switch self {
    case .red: 1
    case .blue: 3
    case .unrecognized(let number): number
    }
  }

  init(number: Int32) {
    self = number == 1 ? .red : number == 3 ? .blue : .unrecognized(number)
  }
}

private struct Paint: Record, Equatable {
  var one: Color?
  var many: [Color] = []
  var packed: [Color] = []
  var map: [String: Color] = [:]
  var choice: Choice?
  var implicit = Color.red
  var unknownFields = UnknownFields()

  enum Choice: OneofValue {
    case color(Color)
    case text(String)

    var fieldNumber: Int {
      switch self {
      case .color: 5
      case .text: 6
      }
    }

    func encode<Encoder: RecordEncoder & ~Copyable>(
      to encoder: inout Encoder
    ) throws(EncodingFailure) {
      switch self {
      case .color(let value): try encoder.encode(member: value, field: 5)
      case .text(let value): try encoder.encode(member: value, field: 6)
      }
    }

    static func decode<Decoder: RecordDecoder & ~Copyable>(
      _ oneof: inout Choice?, member number: Int, from decoder: inout Decoder
    ) throws(DecodingFailure) {
      switch number {
      case 5:
        var value: Color?
        if case .color(let present)? = oneof { value = present }
        try decoder.decode(member: &value, new: { Color(number: 1) })
        if let value { oneof = .color(value) }
      case 6:
        var value: String?
        try decoder.decode(member: &value, new: String.init)
        if let value { oneof = .text(value) }
      default: try decoder.skipField()
      }
    }
  }

  static let schema = RecordSchema(
    "Paint",
    [
      FieldSchema(1, "one", .enumeration(Color.schema), .optional),
      FieldSchema(2, "many", .enumeration(Color.schema), .repeated, isPacked: false),
      FieldSchema(3, "packed", .enumeration(Color.schema), .repeated),
      FieldSchema(4, "map", .enumeration(Color.schema), .map),
      FieldSchema(5, "color", .enumeration(Color.schema), .optional),
      FieldSchema(6, "text", .string, .optional),
      FieldSchema(7, "implicit", .enumeration(Color.schema), default: .enumeration(EnumNumber(1))),
    ], oneofs: [OneofSchema("choice", [5, 6])])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(one, field: 1)
    try encoder.encode(many, field: 2, as: .unpacked)
    try encoder.encode(packed, field: 3)
    try encoder.encode(map, field: 4)
    try encoder.encode(oneof: choice, field: 5)
    try encoder.encode(oneof: choice, field: 6)
    try encoder.encode(implicit, field: 7, as: .alwaysWritten)
    try encoder.encode(unknownFields)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&one, new: { Color(number: 1) })
      case 2: try decoder.decode(&many, new: { Color(number: 1) })
      case 3: try decoder.decode(&packed, new: { Color(number: 1) })
      case 4: try decoder.decode(&map, new: { Color(number: 1) })
      case 5: try decoder.decode(oneof: &choice, member: 5)
      case 6: try decoder.decode(oneof: &choice, member: 6)
      case 7: try decoder.decode(&implicit)
      default: try decoder.skipField()
      }
    }
  }
}

@Suite("Closed enums") struct ClosedEnumTests {
  /// What each input is written as, but for the implicit field, which is at the end of what is known.
  @Test(
    "Protobuf puts a number without a name with the unknown fields",
    arguments: [
      ([8, 3], [8, 3], []), ([8, 2], [], [8, 2]),
      // It does not take away what came before, and what comes after it counts.
      ([8, 3, 8, 2], [8, 3], [8, 2]), ([8, 2, 8, 1], [8, 1], [8, 2]),
      // Ten bytes for a negative one.
      (
        [8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], [],
        [8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]
      ),
      // Of a list those that have a name stay, in their order; the others are fields one by one.
      ([0x10, 1, 0x10, 2, 0x10, 3, 0x10, 0], [0x10, 1, 0x10, 3], [0x10, 2, 0x10, 0]),
      ([0x12, 3, 1, 2, 3], [0x10, 1, 0x10, 3], [0x10, 2]),
      ([0x1A, 4, 1, 2, 3, 4], [0x1A, 2, 1, 3], [0x18, 2, 0x18, 4]),
      // Of a map the entry goes whole, and what the key had stays.
      (
        [0x22, 5, 0x0A, 1, 0x61, 0x10, 1, 0x22, 5, 0x0A, 1, 0x61, 0x10, 2],
        [0x22, 5, 0x0A, 1, 0x61, 0x10, 1], [0x22, 5, 0x0A, 1, 0x61, 0x10, 2]
      ),
      // What is wider than 32 bits, or longer than it has to be, stays as it was: 2³² + 2, and 2 in three bytes.
      (
        [8, 0x82, 0x80, 0x80, 0x80, 0x10, 8, 0x82, 0x80, 0], [],
        [8, 0x82, 0x80, 0x80, 0x80, 0x10, 8, 0x82, 0x80, 0]
      ),
      ([0x88, 0, 0x82, 0], [], [0x88, 0, 0x82, 0]),
      (
        [0x10, 0x81, 0, 0x10, 0x82, 0x80, 0, 0x10, 3, 0x10, 0x80, 0], [0x10, 1, 0x10, 3],
        [0x10, 0x82, 0x80, 0, 0x10, 0x80, 0]
      ),
      (
        [0x1A, 10, 0x82, 0x80, 0x80, 0x80, 0x10, 1, 0x84, 0, 3, 4], [0x1A, 2, 1, 3],
        [0x18, 0x82, 0x80, 0x80, 0x80, 0x10, 0x18, 0x84, 0, 0x18, 4]
      ),
      ([0x22, 6, 0x10, 0x82, 0, 0x0A, 1, 0x61], [], [0x22, 6, 0x10, 0x82, 0, 0x0A, 1, 0x61]),
      // Of a oneof nothing is taken away.
      ([0x32, 1, 0x78, 0x28, 2], [0x32, 1, 0x78], [0x28, 2]),
      ([0x28, 3, 0x28, 2], [0x28, 3], [0x28, 2]), ([0x28, 3, 0x28, 1], [0x28, 1], []),
      ([0x38, 2], [], [0x38, 2]),
    ] as [([UInt8], [UInt8], [UInt8])])
  func protobuf(input: [UInt8], known: [UInt8], unknown: [UInt8]) throws {
    let canonical = known + [0x38, 1] + unknown
    let compiled = ProtobufCodec<Paint>()
    #expect(try compiled.encode(compiled.decode(input)) == canonical)
    let dynamic = ProtobufCodec<DynamicRecord>(schema: Paint.schema)
    #expect(try dynamic.encode(dynamic.decode(input)) == canonical)
    let dropping = ProtobufCodec<Paint>(unknownFields: .drop)
    #expect(try dropping.encode(dropping.decode(input)) == known + [0x38, 1])
  }

  @Test("The limit on a map's entries holds")
  func limit() throws {
    let entries = (0..<3).flatMap { [0x22, 5, 0x0A, 1, 0x61 + $0, 0x10, 1] as [UInt8] }
    let codec = ProtobufCodec<Paint>(limits: DecodingLimits(elements: 2))
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(entries) }
    #expect(failure?.reason == .tooManyElements(limit: 2))
  }

  @Test("JSON refuses a number without a name")
  func json() throws {
    let codec = JSONCodec<Paint>()
    #expect(try codec.decode(Array(#"{"one":3}"#.utf8)).one == .blue)
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(Array(#"{"one":2}"#.utf8))
    }
    #expect(failure?.reason == .unknownEnumCase("2"))
  }
}
