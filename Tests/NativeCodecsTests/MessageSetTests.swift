import NativeCodecs
import RecordModel
import Testing

/// Records written by hand, as generated ones are.
private struct Items: Record, Equatable {
  var low: Item?
  var high: Item?
  var unknownFields = UnknownFields()

  static let schema = RecordSchema(
    "Items",
    [
      FieldSchema(
        100, "low", .record(Item.schema), .optional, as: .item, jsonName: "[shop.low]"),
      FieldSchema(
        2_147_483_646, "high", .record(Item.schema), .optional, as: .item,
        jsonName: "[shop.high]"),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(low, field: 100, as: .item)
    try encoder.encode(high, field: 2_147_483_646, as: .item)
    try encoder.encode(unknownFields)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextItem() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 100: try decoder.decode(&low, as: .item, new: Item.init)
      case 2_147_483_646: try decoder.decode(&high, as: .item, new: Item.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// What items are: records, of which one has a message set and the other has one in a group.
private struct Item: Record, Equatable {
  var x: Int32 = 0
  var y: Int32 = 0
  var inner: [Items] = []
  var group: [Items] = []
  var unknownFields = UnknownFields()

  static let schema: RecordSchema = RecordSchema(
    "Item",
    [
      FieldSchema(1, "x", .int32), FieldSchema(2, "y", .int32),
      FieldSchema(3, "inner", .record(Items.schema), .repeated),
      FieldSchema(4, "group", .record(Items.schema), .repeated, as: .delimited),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(x, field: 1)
    try encoder.encode(y, field: 2)
    try encoder.encode(inner, field: 3)
    try encoder.encode(group, field: 4, as: .delimited)
    try encoder.encode(unknownFields)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return try decoder.takeUnknownFields(into: &unknownFields)
      case 1: try decoder.decode(&x)
      case 2: try decoder.decode(&y)
      case 3: try decoder.decode(&inner, new: Items.init)
      case 4: try decoder.decode(&group, as: .delimited, new: Items.init)
      default: try decoder.skipField()
      }
    }
  }
}

@Suite("Message sets in protobuf/swift") struct MessageSetTests {
  private let codec = ProtobufCodec<Items>()
  private let dynamic = ProtobufCodec<DynamicRecord>(schema: Items.schema)

  @Test(
    "An item is known by its number, in either order, and what is unknown comes back byte for byte",
    arguments: [
      ([], []),
      // 100, a record with x = 1; then the record first.
      ([0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C], [0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C]),
      ([0x0B, 0x1A, 2, 8, 1, 0x10, 100, 0x0C], [0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C]),
      // An empty record is there.
      ([0x0B, 0x10, 100, 0x1A, 0, 0x0C], [0x0B, 0x10, 100, 0x1A, 0, 0x0C]),
      // The largest number.
      (
        [0x0B, 0x10, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0x1A, 2, 8, 1, 0x0C],
        [0x0B, 0x10, 0xFE, 0xFF, 0xFF, 0xFF, 7, 0x1A, 2, 8, 1, 0x0C]
      ),
      // Items with one number are merged.
      (
        [0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C, 0x0B, 0x10, 100, 0x1A, 2, 0x10, 2, 0x0C],
        [0x0B, 0x10, 100, 0x1A, 4, 8, 1, 0x10, 2, 0x0C]
      ),
      // The first number and the first record count, and other fields of an item do not.
      (
        [0x0B, 0x10, 100, 0x10, 7, 0x28, 5, 0x1A, 2, 8, 1, 0x1A, 2, 8, 2, 0x33, 0x34, 0x0C],
        [0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C]
      ),
      // Numbers longer than they have to be.
      (
        [0x8B, 0x80, 0, 0x90, 0, 0xE4, 0, 0x9A, 0, 0x82, 0, 8, 1, 0x8C, 0],
        [0x0B, 0x10, 100, 0x1A, 2, 8, 1, 0x0C]
      ),
      // Another number, without a number, without a record, and with all of that in a longer form.
      ([0x0B, 0x10, 7, 0x1A, 2, 8, 1, 0x0C], [0x0B, 0x10, 7, 0x1A, 2, 8, 1, 0x0C]),
      ([0x0B, 0x1A, 2, 8, 1, 0x0C], [0x0B, 0x1A, 2, 8, 1, 0x0C]),
      ([0x0B, 0x10, 100, 0x0C], [0x0B, 0x10, 100, 0x0C]),
      (
        [0x8B, 0, 0x90, 0, 7, 0x1A, 0x80, 0, 0x8C, 0],
        [0x8B, 0, 0x90, 0, 7, 0x1A, 0x80, 0, 0x8C, 0]
      ),
      // Fields beside items are none of the set's, whatever their numbers.
      ([0x28, 1, 0xA3, 6, 0xA4, 6], [0x28, 1, 0xA3, 6, 0xA4, 6]),
      ([0xA2, 6, 2, 8, 1], [0xA2, 6, 2, 8, 1]),
      // What is unknown comes after what is known.
      (
        [0x0B, 0x10, 7, 0x1A, 0, 0x0C, 0x0B, 0x10, 100, 0x1A, 3, 0xA0, 6, 1, 0x0C, 0x28, 1],
        [0x0B, 0x10, 100, 0x1A, 3, 0xA0, 6, 1, 0x0C, 0x0B, 0x10, 7, 0x1A, 0, 0x0C, 0x28, 1]
      ),
      // A set in an item, and one in a group there.
      (
        [0x0B, 0x10, 100, 0x1A, 8, 0x1A, 6, 0x0B, 0x1A, 0, 0x10, 100, 0x0C, 0x0C],
        [0x0B, 0x10, 100, 0x1A, 8, 0x1A, 6, 0x0B, 0x10, 100, 0x1A, 0, 0x0C, 0x0C]
      ),
      (
        [0x0B, 0x10, 100, 0x1A, 10, 0x23, 0x28, 1, 0x0B, 0x1A, 0, 0x10, 100, 0x0C, 0x24, 0x0C],
        [0x0B, 0x10, 100, 0x1A, 10, 0x23, 0x0B, 0x10, 100, 0x1A, 0, 0x0C, 0x28, 1, 0x24, 0x0C]
      ),
    ] as [([UInt8], [UInt8])])
  func items(input: [UInt8], canonical: [UInt8]) throws {
    #expect(try codec.encode(codec.decode(input)) == canonical)
    #expect(try dynamic.encode(dynamic.decode(input)) == canonical)
    // Each of its beginnings that is not the end of an item is cut off.
    for count in input.indices {
      _ = try? codec.decode(Array(input.prefix(count)))
      _ = try? dynamic.decode(Array(input.prefix(count)))
    }
  }

  @Test(
    "What is malformed in an item is refused where it is",
    arguments: [
      ([0x0B], .truncated, 1), ([0x0B, 0x10, 100], .truncated, 3),
      ([0x0B, 0x10, 100, 0x1A, 3, 8, 1, 0x0C], .truncated, 8),
      ([0x0B, 0x10, 100, 0x1A, 4, 8, 1, 0x0C], .truncated, 5),
      ([0x0B, 0x24], .invalidTag(0x24), 2), ([0x0B, 0x0F], .invalidTag(0x0F), 2),
      ([0x0C], .invalidTag(0x0C), 1),
      ([0x0B, 0x10, 100, 0x1A, 1, 0x0C, 0x0C], .invalidTag(0x0C), 6),
    ] as [([UInt8], DecodingFailure.Reason, Int)])
  func malformed(input: [UInt8], reason: DecodingFailure.Reason, offset: Int) {
    for failure in [
      #expect(throws: DecodingFailure.self) { try codec.decode(input) },
      #expect(throws: DecodingFailure.self) { try dynamic.decode(input) },
    ] {
      #expect(failure?.reason == reason)
      #expect(failure?.offset == offset)
    }
  }

  @Test("A failure in an item names its field")
  func path() {
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode([0x0B, 0x10, 100, 0x1A, 2, 8, 0x80, 0x0C])
    }
    #expect(failure.map { "\($0.path)" } == "low.x")
  }

  @Test("Sets in sets count as nesting, both ways")
  func depth() throws {
    let codec = ProtobufCodec<Items>(limits: DecodingLimits(depth: 4))
    func nested(_ count: Int) -> Items {
      var items = Items()
      for _ in 0..<count { items = Items(low: Item(inner: [items])) }
      return items
    }
    let bytes = try self.codec.encode(nested(2))
    #expect(throws: EncodingFailure.self) { try codec.encode(nested(2)) }
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
    #expect(failure?.reason == .nestingTooDeep(limit: 4))
    #expect(try codec.decode(codec.encode(nested(1))) == nested(1))
  }

  @Test("Other formats see a record with fields of the extensions' names")
  func formats() throws {
    let items = Items(low: Item(x: 1), high: Item(inner: [Items()]))
    let json = try JSONCodec<Items>().encode(items)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"[shop.low]":{"x":1,"y":0,"inner":[],"group":[]},"[shop.high]":{"x":0,"y":0,"inner":[{}],"group":[]}}"#
    )
    #expect(try JSONCodec<Items>().decode(json) == items)
    #expect(try CBORCodec<Items>().decode(CBORCodec<Items>().encode(items)) == items)
    #expect(try AvroCodec<Items>().decode(AvroCodec<Items>().encode(items)) == items)
  }
}
