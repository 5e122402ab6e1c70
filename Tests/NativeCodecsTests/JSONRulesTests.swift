import NativeCodecs
import RecordModel
import Testing

/// A compiled record with fields of every cardinality, and a record in it.
private struct Order: Record {
  var id: Int64 = 0
  var notes: [String] = []
  var counts: [String: Int32] = [:]
  var comment: String?
  var buyer: Buyer?

  static let schema = RecordSchema(
    "Order",
    [
      FieldSchema(1, "order_id", .int64), FieldSchema(2, "notes", .string, .repeated),
      FieldSchema(3, "counts", .int32, .map), FieldSchema(4, "comment", .string, .optional),
      FieldSchema(5, "buyer", .record(Buyer.schema), .optional),
    ])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(id, field: 1)
    try encoder.encode(notes, field: 2)
    try encoder.encode(counts, field: 3)
    try encoder.encode(comment, field: 4)
    try encoder.encode(buyer, field: 5)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&id)
      case 2: try decoder.decode(&notes, new: String.init)
      case 3: try decoder.decode(&counts, new: Int32.init)
      case 4: try decoder.decode(&comment, new: String.init)
      case 5: try decoder.decode(&buyer, new: Buyer.init)
      default: try decoder.skipField()
      }
    }
  }
}

private struct Buyer: Record {
  var name = ""
  var age: Int32 = 0

  static let schema = RecordSchema(
    "Buyer", [FieldSchema(1, "name", .string), FieldSchema(2, "age", .int32)])

  func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(name, field: 1)
    try encoder.encode(age, field: 2)
  }

  mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&name)
      case 2: try decoder.decode(&age)
      default: try decoder.skipField()
      }
    }
  }
}

@Suite("Members that are missing, repeated or unknown in JSON")
struct JSONRulesTests {
  private let complete =
    #"{"orderId":1,"notes":[],"counts":{},"buyer":{"name":"a","age":2}}"#

  /// What a compiled and a dynamic record are refused for; both for the same.
  private func failure(_ text: String, _ rules: ReadingRules) -> DecodingFailure? {
    let bytes = Array(text.utf8)
    var compiled: DecodingFailure?
    var dynamic: DecodingFailure?
    do throws(DecodingFailure) { _ = try JSONCodec<Order>(reading: rules).decode(bytes) } catch {
      compiled = error
    }
    do throws(DecodingFailure) {
      _ = try JSONCodec<DynamicRecord>(schema: Order.schema, reading: rules).decode(bytes)
    } catch { dynamic = error }
    #expect(compiled?.description == dynamic?.description, "\(text)")
    return compiled
  }

  @Test(
    "A missing member that is not optional is named, wherever it is and in whatever order the others come"
  )
  func missing() throws {
    let rules = ReadingRules(missingMembers: .refused)
    #expect(failure(complete, rules) == nil)
    for (text, path) in [
      ("{}", "order_id"), (#"{"orderId":1}"#, "notes"), (#"{"orderId":1,"notes":[]}"#, "counts"),
      (#"{"counts":{},"notes":[]}"#, "order_id"), (#"{"counts":{},"orderId":1}"#, "notes"),
      (#"{"notes":[],"orderId":1,"comment":"x"}"#, "counts"),
      (#"{"orderId":null,"notes":[],"counts":{}}"#, "order_id"),
      (#"{"orderId":1,"notes":[],"counts":{},"buyer":{}}"#, "buyer.name"),
      (#"{"orderId":1,"notes":[],"counts":{},"buyer":{"age":1}}"#, "buyer.name"),
      (#"{"buyer":{"name":""},"orderId":1,"notes":[],"counts":{}}"#, "buyer.age"),
    ] {
      let failure = failure(text, rules)
      #expect(failure?.reason == .missingMember, "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(self.failure(text, .standard) == nil, "\(text)")
    }
    for text in [
      #"{"counts":{},"notes":[],"order_id":1}"#,
      #"{ "notes":[] , "x":{} , "counts":{},"orderId":1,"comment":null,"buyer":null}"#,
      #"{"notes":[],"buyer":{"age":1,"name":"x"},"orderId":0,"counts":{}}"#,
    ] {
      #expect(failure(text, rules) == nil, "\(text)")
      #expect(
        try JSONCodec<Order>(reading: rules).decode(Array(text.utf8))
          == JSONCodec<Order>().decode(Array(text.utf8)), "\(text)")
    }
  }

  @Test("A repeated member is refused where it is to be, by either of its names")
  func repeated() {
    let rules = ReadingRules(repeatedMembers: .refused)
    for (text, path) in [
      (#"{"orderId":1,"orderId":1}"#, "order_id"), (#"{"order_id":1,"orderId":1}"#, "order_id"),
      (#"{"notes":[],"counts":{},"notes":[]}"#, "notes"),
      (#"{"buyer":{"name":"a","name":"b"}}"#, "buyer.name"),
    ] {
      let failure = failure(text, rules)
      #expect(failure?.reason == .repeatedMember, "\(text)")
      #expect(failure?.path.description == path, "\(text)")
      #expect(self.failure(text, .standard) == nil, "\(text)")
    }
    // Null is the absence of a member.
    #expect(failure(#"{"orderId":null,"orderId":1}"#, rules) == nil)
  }

  @Test("A map's key that comes again is refused where repeated members are, however it is written")
  func repeatedKeys() throws {
    let schema = RecordSchema(
      "Keys",
      [
        FieldSchema(1, "names", .int32, .map),
        FieldSchema(2, "numbers", .int32, .map, keys: .int32),
      ])
    let cases: [(String, field: String, key: String, offset: Int, last: DynamicMap)] = [
      (#"{"names":{"a":1,"b":2,"\u0061":3}}"#, "names", "a", 22, .int32(["a": 3, "b": 2])),
      (#"{"numbers":{"1":1,"1e0":2}}"#, "numbers", "1", 18, .int32([.int32(1): 2])),
    ]
    for (text, field, key, offset, last) in cases {
      let codec = JSONCodec<DynamicRecord>(
        schema: schema, reading: ReadingRules(repeatedMembers: .refused))
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(Array(text.utf8)) }
      #expect(failure?.reason == .malformed("the key is there twice"), "\(text)")
      #expect(failure?.path.description == "\(field)[\"\(key)\"]", "\(text)")
      #expect(failure?.offset == offset, "\(text)")
      // Elsewhere the last one counts.
      let read = try JSONCodec<DynamicRecord>(schema: schema).decode(Array(text.utf8))
      #expect(read[field] == .map(last), "\(text)")
    }
  }

  @Test("An unknown member is refused where it is to be, and named")
  func unknown() {
    let rules = ReadingRules(unknownMembers: .refused)
    #expect(failure(complete, rules) == nil)
    for (text, name, offset) in [
      (#"{"x":1}"#, "x", 1), (#"{"orderId":1,"or\u0064er":null}"#, "order", 13),
      (#"{"buyer":{"name":"a","@type":"x"}}"#, "@type", 21),
    ] {
      let failure = failure(text, rules)
      #expect(failure?.reason == .unknownMember(name), "\(text)")
      #expect(failure?.offset == offset, "\(text)")
      #expect(self.failure(text, .standard) == nil, "\(text)")
    }
  }

  @Test("A compiled record is written in every form")
  func forms() throws {
    var order = Order()
    order.id = 9_007_199_254_740_993
    order.buyer = Buyer()
    let table: [(JSONForm, String)] = [
      (.plain, #"{"orderId":9007199254740993,"notes":[],"counts":{},"buyer":{"name":"","age":0}}"#),
      (.protoJSON, #"{"orderId":"9007199254740993","buyer":{}}"#),
      (
        .protoJSON(names: .original, writesDefaults: true),
        #"{"order_id":"9007199254740993","notes":[],"counts":{},"buyer":{"name":"","age":0}}"#
      ),
    ]
    for (form, text) in table {
      let codec = JSONCodec<Order>(form: form)
      #expect(String(decoding: try codec.encode(order), as: UTF8.self) == text)
      #expect(try codec.decode(Array(text.utf8)) == order)
      #expect(codec.form == form)
    }
  }
}
