import LibXML2Codec
import TestSupport
import Testing

@Suite struct ThreadTests {
  @Test func oneCodecServesEightThreadsAtOnce() async throws {
    let codec = LibXML2Codec<DynamicRecord>.sample()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in UInt64(0)..<8 {
        group.addTask {
          var random = RandomRecord(seed: seed)
          for _ in 0..<50 {
            let record = random.next(sampleSchema)
            let decoded = try codec.decode(try codec.encode(record))
            #expect(decoded == record)
            // Each thread's errors are its own.
            let failure = #expect(throws: DecodingFailure.self) {
              try codec.decode(document: "<Sample><small>\(seed)</small><x\(seed)></Sample>")
            }
            #expect(failure?.description.contains("x\(seed)") == true)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
