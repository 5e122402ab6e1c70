import Testing

@testable import Measurement

/// Time that passes only when a case says so.
private final class FakeTime {
  var now: UInt64 = 1000
  var clock: SamplingClock {
    SamplingClock(wall: { self.now }, cpu: { self.now / 2 }, userCPU: { self.now / 4 })
  }
}

@Suite("Interleaved sampler")
struct InterleavedSamplerTests {
  private static func plan(
    rounds: Int = 8, budget: Double = 1000, seed: UInt64 = 1, processes: Int = 1
  ) -> SamplingPlan {
    SamplingPlan(
      rounds: rounds, budgetSeconds: budget, targetSampleNanoseconds: 1_000_000, orderSeed: seed,
      processes: processes)
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
    #expect(series[2].userCPUNanoseconds == Array(repeating: 1_250_000, count: 8))
  }

  @Test("samples get shorter where the rounds would not fit into the time, down to a millisecond")
  func shortening() {
    let plan = SamplingPlan(
      rounds: 16, budgetSeconds: 1, targetSampleNanoseconds: 10_000_000, orderSeed: 1)
    // Sixteen rounds and the warm-up: a round may take 50 ms, 40 ms for the slow case, 10 ms for the four others.
    let length = plan.sampleNanoseconds(passes: [40e6, 10, 10, 10, 10], secondsLeft: 0.85)
    #expect(abs(length - 2.5e6) < 10_000)
    // Four processes warm up four times, and as many rounds are shorter.
    let inFour = SamplingPlan(
      rounds: 16, budgetSeconds: 1, targetSampleNanoseconds: 10_000_000, orderSeed: 1, processes: 4)
    #expect(
      abs(inFour.sampleNanoseconds(passes: [40e6, 10, 10, 10, 10], secondsLeft: 1) - 2.5e6)
        < 10_000)
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
    var length = 1e6
    while !warmUp.isWarm {
      warmUp.observe(length)
      length *= 0.9
    }
    #expect(warmUp.count == WarmUp.mostSamples)
  }

  @Test("a pass that takes long is not repeated only to warm up")
  func slowPass() {
    var warmUp = WarmUp()
    warmUp.observe(60e6)
    #expect(!warmUp.isWarm)
    warmUp.observe(50e6)
    #expect(warmUp.isWarm)
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
    // Two seconds for calibration and one for warm-up.
    #expect(try roundCount(budget: 23) == 20)
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

  @Test("progress grows to the end, over all processes", arguments: [1, 3])
  func progress(processes: Int) throws {
    let time = FakeTime()
    let cases = (0..<3).map { index in
      SampledCase(id: "\(index)") { time.now += UInt64($0) * 1_000_000 }
    }
    var fractions: [Double] = []
    _ = try InterleavedSampler(plan: Self.plan(processes: processes), clock: time.clock)
      .sample(cases, progress: { fractions.append($0.fractionCompleted) })
    #expect(fractions == fractions.sorted())
    #expect(fractions.first == 0)
    #expect(try #require(fractions.last) > 0.95)
  }

  @Test("processes share the rounds, and each takes samples as long as the first was told")
  func processes() throws {
    let time = FakeTime()
    let cases = ["a", "b"].map { id in
      SampledCase(id: id, operationsPerPass: 3) { time.now += UInt64($0) * 10_000 }
    }
    let sampler = InterleavedSampler(plan: Self.plan(rounds: 8, processes: 3), clock: time.clock)
    var numbers: [Int] = []
    let outcome = try sampler.sample(cases, isInterrupted: { false }, progress: { _ in }) {
      task throws(SamplingFailure) in
      numbers.append(task.process)
      // As if the process were a slower one: a task is the same there and here.
      return try sampler.carryOut(task, cases)
    }
    #expect(numbers == [0, 1, 2])
    #expect(outcome.isComplete)
    #expect(outcome.roundsByProcess.reduce(0, +) == 8)
    #expect(outcome.roundsByProcess.allSatisfy { $0 == 2 || $0 == 3 })
    for series in outcome.series {
      #expect(series.operationsPerSample == 300)
      #expect(series.nanoseconds == Array(repeating: 1_000_000, count: 8))
      #expect(series.warmUpSamples == 9)
    }
  }

  @Test("a plan has no process without a round, and the fewest rounds are run over all of them")
  func sharesOfRounds() {
    #expect(Self.plan(rounds: 2, processes: 10).processes == 2)
    let plan = Self.plan(rounds: 30, processes: 10)
    let tasks = (0..<10).map {
      plan.task(of: $0, passesPerSample: [1], elapsedSeconds: 100 * Double($0))
    }
    #expect(tasks.map(\.rounds) == Array(repeating: 3, count: 10))
    #expect(tasks.map(\.minimumRounds).reduce(0, +) == SamplingPlan.fewestRounds)
    #expect(tasks.map(\.firstRound) == [1, 4, 7, 10, 13, 16, 19, 22, 25, 28])
    // A thousand seconds for ten processes, of which each took its hundred.
    #expect(tasks.allSatisfy { $0.budgetSeconds == 100 })
    #expect(Set(tasks.map(\.orderSeed)).count == 10)
  }

  @Test("a process that was interrupted is the last one, and its samples are kept")
  func interruptedProcess() throws {
    let time = FakeTime()
    let cases = [SampledCase(id: "a") { time.now += UInt64($0) * 1_000_000 }]
    let sampler = InterleavedSampler(plan: Self.plan(rounds: 9, processes: 3), clock: time.clock)
    let outcome = try sampler.sample(cases, isInterrupted: { false }, progress: { _ in }) {
      task throws(SamplingFailure) in
      var asked = 0
      return try sampler.carryOut(
        task, cases,
        isInterrupted: {
          asked += 1
          // Behind three samples to warm up and one that counts.
          return task.process == 1 && asked > 4
        })
    }
    #expect(!outcome.isComplete)
    #expect(outcome.roundsByProcess == [3, 1])
    #expect(outcome.series[0].nanoseconds.count == 4)
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
    let clock = SamplingClock(wall: { readings.removeFirst() }, cpu: { 0 }, userCPU: { 0 })
    #expect(clock.wallOverhead(pairs: 3) == 30)
  }
}
