import Testing

@testable import Measurement

@Suite struct RunComparisonTests {
  private let runs = SeededRuns()

  private func cases(
    _ comparison: RunComparison, _ codec: String
  ) -> [RunComparison.Case] { comparison.cases.filter { $0.identity.codec == codec } }

  @Test("Equal runs are hardly ever called different, however the machine scatters and drifts")
  func equalRuns() throws {
    var runs = runs
    var (calls, comparisons) = (0, 0)
    for (noise, busyShare) in [(0.01, 0.0), (0.05, 0.3), (0.02, 0.6)] {
      (runs.noise, runs.busyShare) = (noise, busyShare)
      for seed in 1...3 as ClosedRange<UInt64> {
        let comparison = try RunComparison(
          base: runs.document(seed: seed), new: runs.document(seed: seed + 100))
        comparisons += comparison.cases.count
        calls += comparison.cases.count { $0.verdict == .faster || $0.verdict == .slower }
        #expect(!comparison.hasRegression)
      }
    }
    #expect(comparisons > 500)
    #expect(calls == 0)
  }

  @Test func aTenthSlowerIsCalledAndOneHundredthIsNot() throws {
    var runs = runs
    runs.noise = 0.005
    let base = runs.document(seed: 1)
    let tenth = try RunComparison(
      base: base, new: runs.document(seed: 2, factors: ["protobuf/swift": 1.1]))
    #expect(cases(tenth, "protobuf/swift").allSatisfy { $0.verdict == .slower })
    #expect(
      tenth.cases.filter { $0.identity.codec != "protobuf/swift" }
        .allSatisfy { $0.verdict == .same && !$0.isRegression })
    #expect(tenth.hasRegression)
    let hundredth = try RunComparison(
      base: base, new: runs.document(seed: 2, factors: ["protobuf/swift": 1.01]))
    #expect(hundredth.cases.allSatisfy { $0.verdict != .slower && $0.verdict != .faster })
    #expect(!hundredth.hasRegression)
  }

  @Test func fasterIsTheOppositeOfSlower() throws {
    let (old, new) = (
      runs.document(seed: 1), runs.document(seed: 2, factors: ["avro/swift": 1.2])
    )
    #expect(
      cases(try RunComparison(base: new, new: old), "avro/swift")
        .allSatisfy { $0.verdict == .faster })
  }

  @Test("A machine that slowed down as a whole slows no codec down")
  func drift() throws {
    let comparison = try RunComparison(
      base: runs.document(seed: 1), new: runs.document(seed: 2, machine: 1.2))
    #expect(comparison.cases.allSatisfy { $0.verdict == .cannotTell && !$0.isRegression })
    #expect((1.18...1.22).contains(comparison.drift))
  }

  @Test("Where there are no other codecs, a change is taken as it is")
  func singleCodec() throws {
    var runs = runs
    runs.codecs = ["json/swift"]
    let comparison = try RunComparison(
      base: runs.document(seed: 1), new: runs.document(seed: 2, factors: ["json/swift": 1.2]))
    #expect(comparison.cases.allSatisfy { $0.verdict == .slower })
  }

  @Test("A slowdown counts as a regression only where its whole interval is beyond the limit")
  func threshold() throws {
    var rules = ComparisonRules.standard
    let base = runs.document(seed: 1)
    let new = runs.document(seed: 2, factors: ["json/swift": 1.1])
    rules.maximumRegression = 0.05
    #expect(try RunComparison(base: base, new: new, rules: rules).hasRegression)
    rules.maximumRegression = 0.11
    let accepted = try RunComparison(base: base, new: new, rules: rules)
    #expect(!accepted.hasRegression)
    #expect(accepted.cases.contains { $0.verdict == .slower })
  }

  @Test func tooFewSamplesCannotTell() throws {
    var runs = runs
    (runs.rounds, runs.processes) = (MedianChange.fewestSamples - 1, 1)
    let comparison = try RunComparison(
      base: runs.document(seed: 1), new: runs.document(seed: 2, factors: ["json/swift": 3]))
    #expect(comparison.cases.allSatisfy { $0.verdict == .cannotTell && $0.interval == nil })
    #expect(!comparison.hasRegression)
  }

  @Test func theSameDocumentsGiveTheSameComparison() throws {
    let (base, new) = (runs.document(seed: 1), runs.document(seed: 2))
    #expect(
      try RunComparison(base: base, new: new).cases == RunComparison(base: base, new: new).cases)
  }

  @Test func otherDataAreRefused() {
    let base = runs.document(seed: 1)
    var new = base
    new.workloads[1].seed = 9
    #expect(throws: ComparisonFailure.differentSeeds(workload: "ticks", base: 1, new: 9)) {
      try RunComparison(base: base, new: new)
    }
    new = base
    new.measurements[0].recordsPerOperation = 7
    #expect(throws: ComparisonFailure.differentRecords(base.measurements[0].identity)) {
      try RunComparison(base: base, new: new)
    }
    new = base
    new.measurements = []
    #expect(throws: ComparisonFailure.nothingInCommon) {
      try RunComparison(base: base, new: new)
    }
  }

  @Test func otherMachinesAndBuildsAreWarnedOf() throws {
    let base = runs.document(seed: 1)
    #expect(try RunComparison(base: base, new: base).warnings.isEmpty)
    var new = base
    new.environment.cpuModel = "another"
    new.environment.buildConfiguration = "debug"
    new.environment.libraryVersions["libxml2"] = "3"
    new.isComplete = false
    let warnings = try RunComparison(base: base, new: new).warnings
    for word in ["processor", "build differs", "libxml2", "debug build", "interrupted"] {
      #expect(warnings.contains { $0.contains(word) }, "\(word)")
    }
  }

  @Test func casesOfOneRunAloneAreCountedAndSizesWatched() throws {
    let base = runs.document(seed: 1)
    var new = base
    new.measurements.removeLast()
    new.measurements[0].encodedBytesPerOperation = 90
    let comparison = try RunComparison(base: base, new: new)
    #expect(comparison.unmatchedCount == 2)
    #expect(comparison.sizeChanges.map(\.newBytes) == [90])
  }

  @Test func quantilesOfTheNormalDistribution() {
    // Abramowitz and Stegun, table 26.5.
    #expect(abs(NormalDistribution.quantile(0.975) - 1.95996) < 1e-5)
    #expect(abs(NormalDistribution.quantile(0.9995) - 3.29053) < 1e-5)
    #expect(abs(NormalDistribution.quantile(0.5)) < 1e-12)
  }
}
