import Testing

@testable import Measurement

@Suite struct SelfCheckTests {
  private func doubled(seed: UInt64, factor: Double) -> ResultDocument {
    let runs = SeededRuns()
    var document = runs.document(seed: seed)
    var copies = runs.document(
      seed: seed + 1000,
      factors: Dictionary(uniqueKeysWithValues: runs.codecs.map { ($0, factor) }))
    for index in copies.measurements.indices {
      copies.measurements[index].codec += SelfCheck.suffix
    }
    document.measurements += copies.measurements
    return document
  }

  @Test func equalCopiesPassOnceThereAreEnoughOfThem() throws {
    var check = SelfCheck()
    #expect(!check.isPassed)
    var seed: UInt64 = 1
    while check.comparisons < SelfCheck.fewestComparisons {
      #expect(!check.isPassed)
      try check.count(doubled(seed: seed, factor: 1))
      seed += 1
    }
    #expect(check.isPassed)
    #expect(check.counts.values.reduce(0, +) == check.comparisons)
  }

  @Test func falseCallsAreCounted() throws {
    var document = doubled(seed: 1, factor: 1)
    for index in document.measurements.indices
    where document.measurements[index].codec == "json/swift" + SelfCheck.suffix {
      let samples = document.measurements[index].encode?.sampleCPUNanoseconds ?? []
      document.measurements[index].encode?.sampleCPUNanoseconds = samples.map { $0 * 2 }
    }
    var check = SelfCheck()
    try check.count(document)
    #expect(check.falseCalls.count == 6)
    #expect(check.falseShare == 6.0 / Double(check.comparisons))
    #expect(!check.isPassed)
  }

  @Test func aSlowedSubjectWaitsForItsShare() throws {
    var now: UInt64 = 0
    let clock = SamplingClock(
      wall: { 0 },
      cpu: {
        now += 1
        return now
      }, userCPU: { 0 })
    let subject = BenchmarkSubject(
      identity: .init(workload: "w", size: "one", codec: "c"), recordsPerOperation: 1,
      operationsPerPass: 1, encodedBytesPerPass: 1, encode: { now += UInt64($0) * 1000 },
      decode: nil, verifyRoundTrip: {})
    let slow = subject.slowedDown(by: 0.1, clock: clock)
    try slow.encode?(10)
    #expect((11_000...11_010).contains(now))
    #expect(slow.decode == nil)
  }
}
