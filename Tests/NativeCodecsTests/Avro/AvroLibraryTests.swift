import LibAvroCodec
import NativeCodecs
import TestSupport
import Testing

/// libavro as the other opinion on the binary encoding.
@Suite struct AvroLibraryTests {
  @Test func bothCodecsWriteTheSameBytesAndReadEachOthers() throws {
    let contract = CodecContract { schema, limits in
      AvroCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    var library: LibAvroCodec<DynamicRecord>?
    try contract.checkRoundTrips(records: 3000, seed: 500) { schema, record, bytes in
      if library?.schema !== schema { library = LibAvroCodec(schema: schema) }
      guard let library else { return }
      try #require(try library.encode(record) == bytes)
      try #require(try library.decode(bytes) == record)
    }
  }

  /// What libavro cannot hold, and the sizes of blocks, which our decoder has no use for.
  private static let refusedByLibraryAlone = [
    "cannot read U+0000 in a map's key", "has a key twice", "a block's size is",
  ]

  @Test func bothRefuseTheSameDamage() throws {
    let limits = DecodingLimits(inputBytes: 20_000, depth: 6, elements: 100, stringBytes: 1000)
    for seed in UInt64(1)...20 {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      let native = AvroCodec<DynamicRecord>(schema: schema, limits: limits)
      let library = LibAvroCodec<DynamicRecord>(schema: schema, limits: limits)
      var random = RandomRecord(seed: seed, repertoire: .namedEnums)
      var mutation = Mutation(seed: seed)
      let samples = try (0..<10).map { _ in
        try AvroCodec<DynamicRecord>(schema: schema).encode(random.next(schema))
      }
      for _ in 0..<300 {
        let bytes = mutation.next(of: samples)
        let ours = try? native.decode(bytes)
        do throws(DecodingFailure) {
          let theirs = try library.decode(bytes)
          #expect(ours == theirs, "seed \(seed): \(bytes)")
        } catch {
          guard ours != nil else { continue }
          let isKnown = Self.refusedByLibraryAlone.contains { "\(error.reason)".contains($0) }
          #expect(isKnown, "seed \(seed): \(error)")
        }
      }
    }
  }

  @Test func libavroHasTheSameSchema() throws {
    for seed in UInt64(1)...100 {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      let json = LibAvroCodec<DynamicRecord>(schema: schema).schemaJSON
      #expect(try AvroSchema(json: json).canonicalForm == AvroSchema(schema).canonicalForm)
    }
  }
}
