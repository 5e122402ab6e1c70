import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct ProtobufFieldReaderTests {
  private func traversed(
    _ bytes: [UInt8], by codec: ProtobufCodec<DynamicRecord>
  ) throws(DecodingFailure) -> DynamicRecord {
    var fields = try codec.fields(of: bytes.rawSpan)
    return try BorrowedTraversal.record(&fields, codec.schema)
  }

  // The traversal has keys of text.
  private let contract = CodecContract(repertoire: .everything, keyKinds: [.string]) {
    schema, limits in
    ProtobufCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func whatIsReadFieldByFieldIsWhatDecodingGives() throws {
    try contract.checkRoundTrips(records: 5000, seed: 77) { schema, record, bytes in
      let read = try traversed(bytes, by: ProtobufCodec(schema: schema))
      #expect(read == record)
    }
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput(mutations: 20_000, seed: 77) { codec, bytes, _ in
      _ = try? traversed(bytes, by: codec)
    }
  }

  private static let post = RecordSchema(
    "Post", [FieldSchema(1, "text", .string), FieldSchema(2, "likes", .uint32)])
  private static let profile = RecordSchema(
    "Profile",
    [
      FieldSchema(1, "id", .int64), FieldSchema(2, "name", .string),
      FieldSchema(3, "posts", .record(post), .repeated),
      FieldSchema(4, "scores", .double, .repeated),
    ])
  private let codec = ProtobufCodec<DynamicRecord>(schema: profile)
  private let bytes: [UInt8] = [
    0x08, 7, 0x12, 4, 0xF0, 0x9F, 0x99, 0x82,  // id, name
    0x1A, 5, 0x0A, 1, 0x61, 0x10, 9, 0x1A, 2, 0x10, 3,  // posts
    0x22, 8, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F,  // scores
    0x28, 1,  // unknown
  ]

  @Test func aReaderTakesWhatItNeedsAndLeavesTheRest() throws {
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
            // Leaves the record at its second field, unread fields before and behind it.
            while try post.nextField() == 1 {}
            likes.append(try post.value(of: UInt32.self, initial: 0))
          }
        }
      }
    }
    #expect(name == "🙂")
    #expect(likes == [9, 3])
    #expect(numbers == [1, 2, 3, 4, 5])
  }

  @Test func aFieldIsReadOnlyAsWhatItIs() throws {
    var fields = try codec.fields(of: bytes.rawSpan)
    _ = try fields.nextField()
    var failure: DecodingFailure?
    do throws(DecodingFailure) { _ = try fields.text() } catch { failure = error }
    #expect(failure?.reason == .wrongType(expected: "string", found: "wire type 0"))
    #expect(failure?.offset == 1)
  }

  @Test func textIsCheckedWhenItIsLentAndNotBefore() throws {
    let bytes: [UInt8] = [0x12, 1, 0xFF, 0x08, 1]
    var fields = try codec.fields(of: bytes.rawSpan)
    _ = try fields.nextField()
    _ = try fields.nextField()
    #expect(try fields.value(of: Int64.self, initial: 0) == 1)
    var again = try codec.fields(of: bytes.rawSpan)
    _ = try again.nextField()
    var failure: DecodingFailure?
    do throws(DecodingFailure) { _ = try again.text() } catch { failure = error }
    #expect(failure?.reason == .invalidUTF8)
    #expect(failure?.offset == 2)
  }

  @Test func packedNumbersAreReadInPlace() throws {
    var fields = try codec.fields(of: bytes.rawSpan)
    while try fields.nextField() != 4 {}
    let scores = try fields.packed(Double.self)
    #expect(scores.count == 1)
    #expect(scores[0] == 1.0)
    let odd: [UInt8] = [0x22, 7, 0, 0, 0, 0, 0, 0, 0]
    var other = try codec.fields(of: odd.rawSpan)
    _ = try other.nextField()
    var failure: DecodingFailure?
    do throws(DecodingFailure) { _ = try other.packed(Double.self) } catch { failure = error }
    #expect(failure?.reason == .truncated)
  }
}
