import NativeCodecs
import Randomness
import RecordModel
import TestSupport
import Testing

/// Records written by hand: `Keeper` has a place for what it does not know, `Loser` has none.
private struct Keeper: Record, Equatable {
  var a: Int32 = 0
  var inner: [Keeper] = []
  var loser: Loser?
  var group: [Keeper] = []
  var unknownFields = UnknownFields()

  static let schema: RecordSchema = RecordSchema(
    "Keeper",
    [
      FieldSchema(1, "a", .int32), FieldSchema(2, "inner", .record(Keeper.schema), .repeated),
      FieldSchema(3, "loser", .record(Loser.schema), .optional),
      FieldSchema(4, "group", .record(Keeper.schema), .repeated, as: .delimited),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(a, field: 1)
    try encoder.encode(inner, field: 2)
    try encoder.encode(loser, field: 3)
    try encoder.encode(group, field: 4, as: .delimited)
    try encoder.encode(unknownFields)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&a)
      case 2: try decoder.decode(&inner, new: Keeper.init)
      case 3: try decoder.decode(&loser, new: Loser.init)
      case 4: try decoder.decode(&group, as: .delimited, new: Keeper.init)
      default: try decoder.skipField()
      }
    }
  }
}

private struct Loser: Record, Equatable {
  var a: Int32 = 0

  static let schema = RecordSchema("Loser", [FieldSchema(1, "a", .int32)])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(a, field: 1)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&a)
      default: try decoder.skipField()
      }
    }
  }
}

@Suite("Unknown fields in protobuf/swift") struct UnknownFieldTests {
  private let codec = ProtobufCodec<Keeper>()
  private let dynamic = ProtobufCodec<DynamicRecord>(schema: Keeper.schema)

  @Test("A record that ends with a group is followed by another record")
  func recordsAfterGroups() throws {
    // inner { group { a: 1 } } inner { a: 2 }, then inner { group { a: 3 } }
    let bytes: [UInt8] = [
      0x12, 4, 0x23, 0x08, 1, 0x24, 0x12, 2, 0x08, 2, 0x12, 4, 0x23, 0x08, 3, 0x24,
    ]
    let record = try codec.decode(bytes)
    #expect(record.inner.map(\.a) == [0, 2, 0])
    #expect(record.inner.map { $0.group.map(\.a) } == [[1], [], [3]])
    #expect(try codec.encode(record) == bytes)
    #expect(try dynamic.encode(try dynamic.decode(bytes)) == bytes)
  }

  @Test(
    "What is unknown comes back in its record, after what is known, byte for byte",
    arguments: [
      // 100 (varint), a, 101 (text): after a, in their order.
      ([0xA0, 6, 1, 8, 7, 0xAA, 6, 1, 0x78], [8, 7, 0xA0, 6, 1, 0xAA, 6, 1, 0x78]),
      // In a record inside, with another one after it, and outside.
      (
        [0x12, 5, 0xA0, 6, 1, 8, 1, 0x12, 3, 0xA0, 6, 2, 0xA0, 6, 3],
        [0x12, 5, 8, 1, 0xA0, 6, 1, 0x12, 3, 0xA0, 6, 2, 0xA0, 6, 3]
      ),
      // Numbers longer than they have to be, in the tag, in the value and in a length, stay as they are.
      (
        [0xA0, 0x86, 0, 0x81, 0, 0xAA, 6, 0x81, 0, 0x78],
        [0xA0, 0x86, 0, 0x81, 0, 0xAA, 6, 0x81, 0, 0x78]
      ),
      // A tag that could be one byte long and is two: number 5, a varint.
      ([0xA8, 0, 1, 0x28, 2], [0xA8, 0, 1, 0x28, 2]),
      // A group with a group in it.
      ([0xAB, 6, 0x0B, 0x0C, 8, 1, 0xAC, 6], [0xAB, 6, 0x0B, 0x0C, 8, 1, 0xAC, 6]),
      // A known field with another wire type.
      ([0x0D, 1, 2, 3, 4, 8, 5], [8, 5, 0x0D, 1, 2, 3, 4]),
      // Two empty records whose ends are one place, and the one around them.
      ([0x12, 0, 0x12, 0, 0xA0, 6, 1], [0x12, 0, 0x12, 0, 0xA0, 6, 1]),
      ([0x12, 5, 0x12, 3, 0xA0, 6, 1], [0x12, 5, 0x12, 3, 0xA0, 6, 1]),
      // Groups: field 4 from 0x23 to 0x24, each with what is its own.
      (
        [0x23, 0xA0, 6, 1, 0x24, 0x23, 0xA0, 6, 2, 8, 9, 0x24, 0xA0, 6, 3],
        [0x23, 0xA0, 6, 1, 0x24, 0x23, 8, 9, 0xA0, 6, 2, 0x24, 0xA0, 6, 3]
      ),
      // A group in a group in a record.
      (
        [0x12, 9, 0x23, 0x23, 0xA0, 6, 1, 0x24, 0x28, 7, 0x24],
        [0x12, 9, 0x23, 0x23, 0xA0, 6, 1, 0x24, 0x28, 7, 0x24]
      ),
    ] as [([UInt8], [UInt8])])
  func kept(input: [UInt8], canonical: [UInt8]) throws {
    #expect(try codec.encode(codec.decode(input)) == canonical)
    #expect(try dynamic.encode(dynamic.decode(input)) == canonical)
    #expect(try codec.decode(canonical) == codec.decode(input))
    let dropping = ProtobufCodec<Keeper>(unknownFields: .drop)
    #expect(try dropping.decode(input).unknownFields.isEmpty)
    #expect(try dropping.encode(codec.decode(input)) == dropping.encode(dropping.decode(input)))
  }

  @Test("A record without a place for them loses its own, and no other record gets them")
  func noPlace() throws {
    // A loser with an unknown field, and after it one of the keeper around it; in a group the ends are one place.
    let input: [UInt8] = [0x1A, 3, 0xA0, 6, 1, 0x23, 0x1A, 3, 0xA0, 6, 2, 0x24, 0xA0, 6, 3]
    let record = try codec.decode(input)
    #expect(record.unknownFields.bytes == [0xA0, 6, 3])
    #expect(record.group.map(\.unknownFields.isEmpty) == [true])
    #expect(try codec.encode(record) == [0x1A, 0, 0x23, 0x1A, 0, 0x24, 0xA0, 6, 3])
    // At the very end, where the record around it ends too.
    #expect(try codec.encode(codec.decode([0x1A, 3, 0xA0, 6, 1])) == [0x1A, 0])
  }

  @Test("A record in several parts has what came of each")
  func split() throws {
    let schema = RecordSchema(
      "Outer", [FieldSchema(1, "inner", .record(Loser.schema), .optional)])
    let codec = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(
      try codec.encode(codec.decode([0x0A, 2, 0x10, 1, 0x0A, 2, 0x18, 2]))
        == [0x0A, 4, 0x10, 1, 0x18, 2])
  }

  @Test("A map's entry keeps nothing but its key and its value, and cannot end a group")
  func entries() throws {
    let schema = RecordSchema(
      "Maps",
      [
        FieldSchema(1, "map", .int32, .map),
        FieldSchema(2, "group", .record(groupWithMap), .optional, as: .delimited),
      ])
    let codec = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(
      try codec.encode(codec.decode([0x0A, 7, 0x0A, 1, 0x61, 0x10, 5, 0x18, 1]))
        == [0x0A, 5, 0x0A, 1, 0x61, 0x10, 5])
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode([0x13, 0x0A, 1, 0x14])
    }
    #expect(failure?.reason == .invalidTag(0x14))
  }

  @Test("Their length is limited over the whole input, and not where they are dropped")
  func limit() throws {
    let input: [UInt8] = [0x12, 3, 0xA0, 6, 1, 0xA0, 6, 2]
    for (limit, fits) in [(6, true), (5, false), (0, false)] {
      let limits = DecodingLimits(unknownFieldBytes: limit)
      let codec = ProtobufCodec<Keeper>(limits: limits)
      if fits {
        #expect(try codec.encode(codec.decode(input)) == input)
      } else {
        let failure = #expect(throws: DecodingFailure.self) { try codec.decode(input) }
        #expect(failure?.reason == .tooManyUnknownBytes(limit: limit))
      }
      #expect(throws: Never.self) {
        try ProtobufCodec<Keeper>(limits: limits, unknownFields: .drop).decode(input)
      }
    }
  }

  @Test(
    "A group ends with its own number, at its own depth, or it is refused",
    arguments: [
      ([0x23], .truncated, 1), ([0x23, 8], .truncated, 2),
      // The end of another number, and of none.
      ([0x23, 0x2C], .invalidTag(0x2C), 2), ([0x24], .invalidTag(0x24), 1),
      // The end of the group within a record in it.
      ([0x23, 0x12, 1, 0x24, 0x24], .invalidTag(0x24), 4),
      // A group that goes on after the record around it.
      ([0x12, 1, 0x23, 0x24], .truncated, 3),
      ([0xAB, 6, 0x24], .invalidTag(0x24), 3),
    ] as [([UInt8], DecodingFailure.Reason, Int)])
  func endOfGroups(input: [UInt8], reason: DecodingFailure.Reason, offset: Int) throws {
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(input) }
    #expect(failure?.reason == reason)
    #expect(failure?.offset == offset)
    if reason == .invalidTag(0x24) {
      #expect("\(reason)" == "36 is the tag that ends group 4, and no such group has begun here")
    }
  }

  @Test("Groups count as nesting, both ways")
  func depth() throws {
    let limits = DecodingLimits(depth: 3)
    let codec = ProtobufCodec<Keeper>(limits: limits)
    #expect(try codec.encode(codec.decode([0x23, 0x23, 0x24, 0x24])) == [0x23, 0x23, 0x24, 0x24])
    #expect(throws: DecodingFailure.self) {
      try codec.decode([0x23, 0x23, 0x23, 0x24, 0x24, 0x24])
    }
    var record = Keeper()
    for _ in 0..<3 {
      var outer = Keeper()
      outer.group = [record]
      record = outer
    }
    #expect(throws: EncodingFailure.self) { try codec.encode(record) }
  }

  @Test("A program that knows some of the fields passes on all of them")
  func oldPrograms() throws {
    for seed in UInt64(1)...40 {
      var schemas = RandomSchema(seed: seed, hasOneofs: false)
      let schema = schemas.next()
      var generator = SeededGenerator(seed: seed)
      let old = ProtobufCodec<DynamicRecord>(schema: Self.part(of: schema, &generator))
      let new = ProtobufCodec<DynamicRecord>(schema: schema)
      var random = RandomRecord(seed: seed, repertoire: .everything)
      for _ in 0..<30 {
        let record = random.next(schema)
        let passedOn = try old.encode(old.decode(new.encode(record)))
        #expect(try new.decode(passedOn) == record, "seed \(seed)")
        // What the old program has read and written once it writes the same again.
        #expect(try old.encode(old.decode(passedOn)) == passedOn, "seed \(seed)")
      }
    }
  }

  /// The schema without some of its fields, and without some of those of records in it; maps of records are whole or gone.
  private static func part(
    of schema: RecordSchema, _ generator: inout SeededGenerator
  ) -> RecordSchema {
    var fields: [FieldSchema] = []
    for field in schema.fields where generator.chance(0.6) {
      guard case .record(let reference) = field.type, field.cardinality != .map,
        reference.schema !== schema
      else {
        if field.type.kind != .record { fields.append(field) }
        continue
      }
      let inner = part(of: reference.schema, &generator)
      fields.append(
        FieldSchema(field.number, field.name, .record(inner), field.cardinality))
    }
    return RecordSchema(schema.name, fields)
  }
}

private let groupWithMap = RecordSchema("Group", [FieldSchema(1, "map", .int32, .map)])
