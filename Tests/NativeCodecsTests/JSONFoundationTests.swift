import FoundationJSONCodec
import NativeCodecs
import RecordModel
import TestSupport
import Testing

/// `json/swift` beside Foundation: what the one accepts the other does, wherever RFC 8259 says so.
@Suite struct JSONFoundationTests {
  private static let nothing = RecordSchema("Nothing", [])

  private func isAccepted<C: Codec>(_ bytes: [UInt8], by codec: C) -> Bool {
    (try? codec.decode(bytes)) != nil
  }

  @Test func bothAcceptWhatIsJSON() {
    let foundation = FoundationJSONCodec<DynamicRecord>(schema: Self.nothing)
    let swift = JSONCodec<DynamicRecord>(schema: Self.nothing)
    for document in JSONDocument.accepted {
      #expect(isAccepted(document.wrapped, by: swift), "\(document.testDescription)")
      #expect(isAccepted(document.wrapped, by: foundation), "\(document.testDescription)")
    }
  }

  @Test("Of what is not JSON, Foundation reads commas before an end, and no other value")
  func refusals() {
    // The member is known here, as text and as numbers, since Foundation does not look at what nobody asks for.
    let schemas = [FieldType.string, .double].flatMap { type in
      [Cardinality.implicit, .repeated].map { cardinality in
        RecordSchema("Something", [FieldSchema(1, "unknown", type, cardinality)])
      }
    }
    var letThrough: Set<String> = []
    for document in JSONDocument.refused {
      for schema in schemas {
        let swift = JSONCodec<DynamicRecord>(schema: schema)
        let foundation = FoundationJSONCodec<DynamicRecord>(schema: schema)
        #expect(!isAccepted(document.wrapped, by: swift), "\(document.testDescription)")
        if isAccepted(document.wrapped, by: foundation) { letThrough.insert(document.what) }
      }
    }
    #expect(letThrough == ["a comma at the end"])
  }

  @Test func whatBothReadOfDamagedInputIsEqual() throws {
    var readByBoth = 0
    var readByFoundation = 0
    var readByOurs = 0
    for seed in UInt64(1)...40 {
      var schemas = RandomSchema(seed: seed, hasOneofs: false, keyKinds: [.string])
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: .everything)
      var mutation = Mutation(seed: seed)
      // Of a member that comes twice Foundation has the first.
      let swift = JSONCodec<DynamicRecord>(
        schema: schema, reading: ReadingRules(repeatedMembers: .refused))
      let foundation = FoundationJSONCodec<DynamicRecord>(schema: schema)
      let samples = try (0..<10).map { _ in try swift.encode(random.next(schema, depth: 2)) }
      for _ in 0..<500 {
        let bytes = mutation.next(of: samples)
        let ours = try? swift.decode(bytes)
        let theirs = try? foundation.decode(bytes)
        // Foundation passes over more unseen; ours reads base64 without padding and numbers that are text.
        if let ours, let theirs {
          readByBoth += 1
          #expect(ours == theirs, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        } else if theirs != nil {
          readByFoundation += 1
        } else if ours != nil {
          readByOurs += 1
        }
      }
    }
    #expect(readByBoth > 1000)
    #expect(readByFoundation < readByBoth / 10)
    #expect(readByOurs < readByBoth / 40)
  }
}
