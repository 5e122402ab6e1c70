import Randomness

/// Times several cases side by side: a round samples every case once, in an order of its own, and then comes the next
/// round.
///
/// Whatever slows the machine for a while slows all cases alike, so that their ratios hold even where their
/// absolute times do not.
///
///     let sampler = InterleavedSampler(plan: plan)
///     let outcome = try sampler.sample([
///       SampledCase(id: "sort") { n in for _ in 0..<n { blackHole(numbers.sorted()) } }
///     ])
///     outcome.series[0].nanoseconds
public struct InterleavedSampler {
  /// What was sampled.
  public struct Outcome: Sendable {
    /// One series a case, in the order of the cases.
    public let series: [SampleSeries]
    /// Whether the measurement came to its planned end. If not, some series may be a sample shorter than others.
    public let isComplete: Bool
  }

  private let plan: SamplingPlan
  private let clock: SamplingClock

  /// Prepares a sampler.
  public init(plan: SamplingPlan, clock: SamplingClock = .system) {
    self.plan = plan
    self.clock = clock
  }

  /// Calibrates, warms up and samples.
  ///
  /// - Parameters:
  ///   - cases: What to time.
  ///   - isInterrupted: Asked before each sample; the measurement ends early where it answers yes.
  ///   - progress: Called before each sample, outside of what is timed.
  /// - Throws: What a case throws, with its name. The measurement ends there.
  public func sample(
    _ cases: [SampledCase], isInterrupted: () -> Bool = { false },
    progress: @escaping (SamplingProgress) -> Void = { _ in }
  ) throws(SamplingFailure) -> Outcome {
    var measurement = Measurement(cases: cases, plan: plan, clock: clock, progress: progress)
    let isComplete = try measurement.run(isInterrupted)
    return Outcome(series: measurement.series, isComplete: isComplete)
  }
}

/// A measurement under way.
private struct Measurement {
  let cases: [SampledCase]
  let plan: SamplingPlan
  let clock: SamplingClock
  let progress: (SamplingProgress) -> Void
  let start: UInt64
  var passes: [Int]
  var series: [SampleSeries]

  init(
    cases: [SampledCase], plan: SamplingPlan, clock: SamplingClock,
    progress: @escaping (SamplingProgress) -> Void
  ) {
    self.cases = cases
    self.plan = plan
    self.clock = clock
    self.progress = progress
    start = clock.wall()
    passes = Array(repeating: 1, count: cases.count)
    series = Array(repeating: SampleSeries(), count: cases.count)
  }

  private var elapsedSeconds: Double { Double(clock.wall() - start) / 1e9 }

  /// Runs to the end and returns true, or to the interruption and returns false.
  mutating func run(_ isInterrupted: () -> Bool) throws(SamplingFailure) -> Bool {
    var passNanoseconds: [Double] = []
    for index in cases.indices {
      if isInterrupted() { return false }
      report(.calibration, index)
      passNanoseconds.append(try calibrate(cases[index]))
    }
    let length = plan.sampleNanoseconds(
      passes: passNanoseconds, secondsLeft: plan.budgetSeconds - elapsedSeconds)
    for index in cases.indices {
      passes[index] = max(1, Int((length / passNanoseconds[index]).rounded()))
      series[index].operationsPerSample = passes[index] * cases[index].operationsPerPass
    }
    for index in cases.indices {
      var warmUp = WarmUp()
      while !warmUp.isWarm {
        if isInterrupted() { return false }
        report(.warmUp, index)
        warmUp.observe(Double(try time(cases[index], passes: passes[index]).wall))
      }
      series[index].warmUpSamples = warmUp.count
    }
    return try sampleRounds(isInterrupted)
  }

  private mutating func sampleRounds(_ isInterrupted: () -> Bool) throws(SamplingFailure) -> Bool {
    var generator = SeededGenerator(seed: plan.orderSeed)
    var order = Array(cases.indices)
    var longestRound = 0.0
    for round in 1...plan.rounds {
      let roundStart = elapsedSeconds
      if round > plan.minimumRounds, roundStart + longestRound > plan.budgetSeconds { break }
      order.shuffle(from: &generator)
      for (position, index) in order.enumerated() {
        if isInterrupted() { return false }
        report(.round(round), index, position: position)
        let sample = try time(cases[index], passes: passes[index])
        series[index].nanoseconds.append(sample.wall)
        series[index].cpuNanoseconds.append(sample.cpu)
      }
      longestRound = max(longestRound, elapsedSeconds - roundStart)
    }
    return true
  }

  /// How long a pass of a case takes, in nanoseconds, as far as a quarter of a sample can tell.
  ///
  /// Starts from one pass and grows at most tenfold a step, since the first passes are slower than all later ones.
  private func calibrate(_ sampled: SampledCase) throws(SamplingFailure) -> Double {
    // Ends calibration for a pass that takes no time at all.
    let mostPasses = 1 << 40
    let enough = plan.targetSampleNanoseconds / 4
    var passes = 1
    while true {
      let elapsed = Double(max(try time(sampled, passes: passes).wall, 1))
      if elapsed >= enough || passes >= mostPasses {
        // Once more, since the first time at this length may have been a slow one.
        let again = Double(max(try time(sampled, passes: passes).wall, 1))
        return min(elapsed, again) / Double(passes)
      }
      let wanted = Double(passes) * enough / elapsed
      let grown = min(wanted.rounded(.up), Double(passes) * 10, Double(mostPasses))
      passes = max(Int(grown), passes + 1)
    }
  }

  /// Runs a case once and returns how long it took, in nanoseconds.
  private func time(
    _ sampled: SampledCase, passes: Int
  ) throws(SamplingFailure) -> (wall: Int, cpu: Int) {
    do {
      // The wall clock is read last before and first after, since reading the other one takes longer.
      let cpuStart = clock.cpu()
      let start = clock.wall()
      try sampled.run(passes)
      let end = clock.wall()
      return (Int(end - start), Int(clock.cpu() - cpuStart))
    } catch {
      throw SamplingFailure(caseID: sampled.id, underlying: error)
    }
  }

  /// Tells what is sampled next, and how much is done before it.
  private func report(_ phase: SamplingProgress.Phase, _ index: Int, position: Int? = nil) {
    let elapsed = elapsedSeconds
    // Calibration counts as a round, warm-up as those it is given time for.
    let share = Double(position ?? index) / Double(cases.count)
    let done =
      switch phase {
      case .calibration: share
      case .warmUp: 1 + share * SamplingPlan.warmUpRounds
      case .round(let number): SamplingPlan.warmUpRounds + Double(number) + share
      }
    let byRounds = done / (Double(plan.rounds + 1) + SamplingPlan.warmUpRounds)
    progress(
      SamplingProgress(
        phase: phase, caseID: cases[index].id,
        fractionCompleted: min(max(byRounds, elapsed / plan.budgetSeconds), 1),
        elapsedSeconds: elapsed))
  }
}

extension Array {
  /// Puts the elements in a random order, the same one in every Swift release.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, volume 2, section 3.4.2, algorithm P.
  fileprivate mutating func shuffle(from generator: inout SeededGenerator) {
    for index in indices.dropFirst().reversed() {
      swapAt(index, generator.integer(in: 0...index))
    }
  }
}
