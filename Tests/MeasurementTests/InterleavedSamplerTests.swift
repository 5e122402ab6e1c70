import Testing

@testable import Measurement

/// Time that passes only when a case says so.
private final class FakeTime {
  var now: UInt64 = 1000
  var clock: SamplingClock { SamplingClock(wall: { self.now }, cpu: { self.now / 2 }) }
}

@Suite("Interleaved sampler")
struct InterleavedSamplerTests {
  private static func plan(rounds: Int = 8, budget: Double = 1000, seed: UInt64 = 1) -> SamplingPlan
  {
    SamplingPlan(
      rounds: rounds, budgetSeconds: budget, targetSampleNanoseconds: 1_000_000, orderSeed: seed)
  }

  @Test("passes are chosen so that a sample is as long as asked for")
  func calibration() throws {
    let time = FakeTime()
    let cases = [10, 3000, 5_000_000].map { (nanoseconds: UInt64) in
      SampledCase(id: "\(nanoseconds)", operationsPerPass: 5) {
        time.now += UInt64($0) * nanoseconds
      }
    }
    let series = try InterleavedSampler(plan: Self.plan(), clock: time.clock).sample(cases).series
    #expect(series.map(\.operationsPerSample) == [500_000, 333 * 5, 5])
    #expect(series[0].nanoseconds == Array(repeating: 1_000_000, count: 8))
    #expect(series[1].nanoseconds == Array(repeating: 999_000, count: 8))
    #expect(series[2].nanoseconds == Array(repeating: 5_000_000, count: 8))
    #expect(series[2].cpuNanoseconds == Array(repeating: 2_500_000, count: 8))
  }

  @Test("samples get shorter where the rounds would not fit into the time, down to a millisecond")
  func shortening() {
    let plan = SamplingPlan(
      rounds: 16, budgetSeconds: 1, targetSampleNanoseconds: 10_000_000, orderSeed: 1)
    // A round may take a twentieth of a second: 40 ms for the slow case, 10 ms for the four others.
    let length = plan.sampleNanoseconds(passes: [40e6, 10, 10, 10, 10], secondsLeft: 1)
    #expect(abs(length - 2.5e6) < 10_000)
    #expect(plan.sampleNanoseconds(passes: [10, 10], secondsLeft: 1) == 10_000_000)
    #expect(plan.sampleNanoseconds(passes: [900e6], secondsLeft: 1) == 1_000_000)
  }

  @Test("warm-up goes on while samples fall, and no longer")
  func warmUp() throws {
    let time = FakeTime()
    var calls = 0
    // Half a dozen calls are slow, each less so.
    let falling = SampledCase(id: "falling") { passes in
      calls += 1
      time.now += UInt64(passes) * (calls < 8 ? UInt64(9_000_000 - calls * 1_000_000) : 1_000_000)
    }
    let steady = SampledCase(id: "steady") { time.now += UInt64($0) * 1_000_000 }
    let series = try InterleavedSampler(plan: Self.plan(), clock: time.clock)
      .sample([falling, steady]).series
    #expect(series[1].warmUpSamples == 3)
    #expect(series[0].warmUpSamples > 5)
    #expect(series[0].nanoseconds == Array(repeating: 1_000_000, count: 8))
  }

  @Test("a case that never settles is sampled all the same")
  func neverWarm() {
    var warmUp = WarmUp()
    var length = 1e9
    while !warmUp.isWarm {
      warmUp.observe(length)
      length *= 0.9
    }
    #expect(warmUp.count == WarmUp.mostSamples)
  }

  @Test("each round holds every case once, in an order of its own, the same for the same seed")
  func order() throws {
    func rounds(seed: UInt64) throws -> [[String]] {
      let time = FakeTime()
      var rounds = Array(repeating: [String](), count: 8)
      let cases = (0..<6).map { index in
        SampledCase(id: "\(index)") { time.now += UInt64($0) * 1_000_000 }
      }
      _ = try InterleavedSampler(plan: Self.plan(seed: seed), clock: time.clock)
        .sample(
          cases,
          progress: {
            if case .round(let number) = $0.phase { rounds[number - 1].append($0.caseID) }
          })
      return rounds
    }
    let first = try rounds(seed: 1)
    for round in first { #expect(round.sorted() == ["0", "1", "2", "3", "4", "5"]) }
    #expect(Set(first).count == 8)
    #expect(try rounds(seed: 1) == first)
    #expect(try rounds(seed: 2) != first)
  }

  @Test("rounds end with the budget, but not before a few were run")
  func budget() throws {
    func roundCount(budget: Double) throws -> Int {
      let time = FakeTime()
      let slow = SampledCase(id: "slow") { time.now += UInt64($0) * 1_000_000_000 }
      return try InterleavedSampler(
        plan: Self.plan(rounds: 100, budget: budget), clock: time.clock
      ).sample([slow]).series[0].nanoseconds.count
    }
    // Two seconds for calibration and three for warm-up.
    #expect(try roundCount(budget: 25) == 20)
    #expect(try roundCount(budget: 1) == SamplingPlan.fewestRounds)
    #expect(try roundCount(budget: 1000) == 100)
  }

  @Test("an interruption keeps the samples taken before it")
  func interruption() throws {
    let time = FakeTime()
    var samples = 0
    let cases = ["a", "b"].map { id in
      SampledCase(id: id) {
        samples += 1
        time.now += UInt64($0) * 1_000_000
      }
    }
    // Two calls to calibrate and three to warm up, for each of two cases; then five samples.
    let outcome = try InterleavedSampler(plan: Self.plan(), clock: time.clock)
      .sample(cases, isInterrupted: { samples == 15 })
    #expect(!outcome.isComplete)
    #expect(outcome.series.map(\.nanoseconds.count).sorted() == [2, 3])
  }

  @Test("progress grows to the end")
  func progress() throws {
    let time = FakeTime()
    let cases = (0..<3).map { index in
      SampledCase(id: "\(index)") { time.now += UInt64($0) * 1_000_000 }
    }
    var fractions: [Double] = []
    _ = try InterleavedSampler(plan: Self.plan(), clock: time.clock)
      .sample(cases, progress: { fractions.append($0.fractionCompleted) })
    #expect(fractions == fractions.sorted())
    #expect(fractions.first == 0)
    #expect(try #require(fractions.last) > 0.95)
  }

  @Test("what a case throws ends the measurement and names the case")
  func failure() {
    struct Broken: Error {}
    let sampler = InterleavedSampler(plan: Self.plan(), clock: FakeTime().clock)
    let failure = #expect(throws: SamplingFailure.self) {
      try sampler.sample([SampledCase(id: "broken") { _ in throw Broken() }])
    }
    #expect(failure?.caseID == "broken")
    #expect(failure?.underlying is Broken)
  }

  @Test("no cases give no series")
  func empty() throws {
    let outcome = try InterleavedSampler(plan: Self.plan()).sample([])
    #expect(outcome.series.isEmpty && outcome.isComplete)
  }

  @Test("the overhead of the clock is the median distance of two readings")
  func overhead() {
    var readings: [UInt64] = [0, 30, 100, 120, 200, 900]
    let clock = SamplingClock(wall: { readings.removeFirst() }, cpu: { 0 })
    #expect(clock.wallOverhead(pairs: 3) == 30)
  }
}
