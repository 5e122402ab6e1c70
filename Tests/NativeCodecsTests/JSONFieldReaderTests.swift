import NativeCodecs
import RecordModel
import TestSupport
import Testing

/// Reads everything in a document field by field.
func traversed(
  _ text: [UInt8], by codec: JSONCodec<DynamicRecord>
) throws(DecodingFailure) -> DynamicRecord {
  var fields = try codec.fields(of: text.rawSpan)
  return try BorrowedTraversal.record(&fields, codec.schema, repetition: .replaces)
}

@Suite struct JSONFieldReaderTests {
  // The traversal has keys of text.
  private let contract = CodecContract(repertoire: .everything, keyKinds: [.string]) {
    schema, limits in
    JSONCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func whatIsReadFieldByFieldIsWhatDecodingGives() throws {
    try contract.checkRoundTrips(records: 5000, seed: 77) { schema, record, bytes in
      let read = try traversed(bytes, by: JSONCodec(schema: schema))
      #expect(read == record)
    }
  }

  @Test func damagedInputIsRefusedOrReadAsDecodingDoes() throws {
    try contract.checkDamagedInput(mutations: 20_000, seed: 77) { codec, bytes, record in
      let read = try? traversed(bytes, by: codec)
      #expect(read == record, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  static let post = RecordSchema(
    "Post", [FieldSchema(1, "text", .string), FieldSchema(2, "likes", .uint32)])
  static let profile = RecordSchema(
    "Profile",
    [
      FieldSchema(1, "id", .int64), FieldSchema(2, "name", .string),
      FieldSchema(3, "posts", .record(post), .repeated), FieldSchema(4, "counts", .int32, .map),
      FieldSchema(5, "pinned", .record(post), .optional),
      FieldSchema(6, "drafts", .record(post), .map),
    ])
  private let codec = JSONCodec<DynamicRecord>(schema: profile)

  @Test func aReaderTakesWhatItNeedsAndLeavesTheRest() throws {
    let bytes = Array(
      #"""
      { "posts": [ {"likes": 9, "unknown": [1, {}], "text": "a"}, {"text":"b", "likes":3} ],
        "other": {"id": 7}, "counts": null, "name": "🙂", "id" : 12 }
      """#.utf8)
    var likes: [UInt32] = []
    var name = ""
    var numbers: [Int] = []
    var fields = try codec.fields(of: bytes.rawSpan)
    while true {
      let number = try fields.nextField()
      if number == 0 { break }
      numbers.append(number)
      if number == 2 { name = try fields.text().string }
      if number == 3 {
        try fields.forEachElement(of: .record) { post throws(DecodingFailure) in
          try post.record { post throws(DecodingFailure) in
            // Leaves the record at its second field, whatever stands before and behind it.
            while try post.nextField() != 2 {}
            likes.append(try post.value(of: UInt32.self, initial: 0))
          }
        }
      }
    }
    #expect(name == "🙂")
    #expect(likes == [9, 3])
    #expect(numbers == [3, 2, 1])
    // Behind the end there is nothing, however often one asks.
    #expect(try fields.nextField() == 0)
    #expect(try fields.nextField() == 0)
  }

  @Test func eachOccurrenceOfAMemberIsAnnounced() throws {
    let bytes = Array(#"{"id":1,"id":null,"\u0069d":2}"#.utf8)
    var ids: [Int64] = []
    var fields = try codec.fields(of: bytes.rawSpan)
    while try fields.nextField() == 1 { ids.append(try fields.value(of: Int64.self, initial: 0)) }
    #expect(ids == [1, 2])
  }

  @Test func entriesAreRecordsOfKeyAndValue() throws {
    let bytes = Array(#"{"counts":{"a":1, "b\n":2 ,"c":3},"drafts":{"d":{"likes":4}}}"#.utf8)
    var keys: [String] = []
    var sum: Int32 = 0
    var likes: UInt32 = 0
    var fields = try codec.fields(of: bytes.rawSpan)
    #expect(try fields.nextField() == 4)
    try fields.forEachElement(of: .record) { entry throws(DecodingFailure) in
      try entry.record { entry throws(DecodingFailure) in
        _ = try entry.nextField()
        let key = try entry.text().string
        keys.append(key)
        // The value of the second entry is left, and is passed over.
        if key == "b\n" { return }
        _ = try entry.nextField()
        sum += try entry.value(of: Int32.self, initial: 0)
        #expect(try entry.nextField() == 0)
      }
    }
    #expect(try fields.nextField() == 6)
    try fields.forEachElement(of: .record) { entry throws(DecodingFailure) in
      try entry.record { entry throws(DecodingFailure) in
        // The key is not read.
        while try entry.nextField() != 2 {}
        try entry.record { post throws(DecodingFailure) in
          #expect(try post.nextField() == 2)
          likes = try post.value(of: UInt32.self, initial: 0)
        }
      }
    }
    #expect(try fields.nextField() == 0)
    #expect(keys == ["a", "b\n", "c"])
    #expect(sum == 4)
    #expect(likes == 4)
  }

  @Test func entriesThatNobodyReadsArePassedOver() throws {
    let bytes = Array(#"{"counts":{"a":1,"b":2},"drafts":{"d":{"likes":4}},"id":5}"#.utf8)
    var fields = try codec.fields(of: bytes.rawSpan)
    for number in [4, 6] {
      var count = 0
      #expect(try fields.nextField() == number)
      try fields.forEachElement(of: .record) { entry throws(DecodingFailure) in
        count += 1
        try entry.record { _ in }
      }
      #expect(count == (number == 4 ? 2 : 1))
    }
    #expect(try fields.nextField() == 1)
    #expect(try fields.value(of: Int64.self, initial: 0) == 5)
  }

  @Test func textIsLentAsItStandsOrUnescaped() throws {
    let table: [(String, String)] = [
      ("", ""), ("plain é日😀", "plain é日😀"), (#"\n"#, "\n"), (#"a\/b"#, "a/b"),
      (#"\ud83d\ude00 and more than fifteen bytes\u0000"#, "😀 and more than fifteen bytes\0"),
      (#"\"\\\b\f\r\t\u00e9"#, "\"\\\u{8}\u{C}\r\té"),
    ]
    var buffer = ByteBuffer()
    for (text, value) in table {
      let bytes = Array(#"{"name":"\#(text)"}"#.utf8)
      var fields = try codec.fields(of: bytes.rawSpan)
      #expect(try fields.nextField() == 2)
      let lent = try fields.text()
      #expect(try fields.nextField() == 0)
      #expect(String(copying: lent.source) == text)
      #expect(lent.isEscaped == text.contains("\\"))
      #expect(lent.utf8Count == value.utf8.count)
      #expect(lent.string == value)
      #expect(String(copying: lent.utf8(unescapedInto: &buffer)) == value)
      #expect(buffer.isEmpty || lent.isEscaped)
      buffer.removeAll()
    }
  }

  @Test func lentTextStaysWhereItIsWhileMoreIsRead() throws {
    let bytes = Array(#"{"name":"\u0041da","pinned":{"text":"Countess"}}"#.utf8)
    var fields = try codec.fields(of: bytes.rawSpan)
    _ = try fields.nextField()
    let name = try fields.text()
    _ = try fields.nextField()
    try fields.record { post throws(DecodingFailure) in
      _ = try post.nextField()
      let text = try post.text()
      #expect(text.string == "Countess")
    }
    #expect(name.string == "Ada")
  }
}
