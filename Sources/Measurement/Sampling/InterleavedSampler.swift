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
///
/// Where the plan asks for more than one process, whoever starts them passes ``sample(_:isInterrupted:progress:by:)`` a
/// function that does; each of them calls ``carryOut(_:_:isInterrupted:progress:)``.
public struct InterleavedSampler {
  /// What was sampled.
  public struct Outcome: Sendable {
    /// One series a case, in the order of the cases.
    public internal(set) var series: [SampleSeries]
    /// How many rounds each process took, in the order in which they ran.
    public internal(set) var roundsByProcess: [Int] = []
    /// Whether the measurement came to its planned end. If not, some series may be a sample shorter than others.
    public internal(set) var isComplete: Bool
  }

  private let plan: SamplingPlan
  private let clock: SamplingClock

  /// Prepares a sampler.
  public init(plan: SamplingPlan, clock: SamplingClock = .system) {
    self.plan = plan
    self.clock = clock
  }

  /// Calibrates, warms up and samples, all in this process.
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
    try sample(cases, isInterrupted: isInterrupted, progress: progress) {
      task throws(SamplingFailure) in
      try carryOut(task, cases, isInterrupted: isInterrupted, progress: progress)
    }
  }

  /// Calibrates here, and has the processes of the plan warm up and sample, one after the other.
  ///
  /// - Parameters:
  ///   - cases: What to time.
  ///   - isInterrupted: Asked before each sample; the measurement ends early where it answers yes.
  ///   - progress: Called before each sample, outside of what is timed.
  ///   - carryOut: Has a process do its part of the measurement; throws what stood in its way.
  /// - Throws: What a case throws, with its name, or what `carryOut` does. The measurement ends there.
  public func sample(
    _ cases: [SampledCase], isInterrupted: () -> Bool,
    progress: @escaping (SamplingProgress) -> Void,
    by carryOut: (SamplingTask) throws(SamplingFailure) -> SamplingTask.Outcome
  ) throws(SamplingFailure) -> Outcome {
    let start = clock.wall()
    let plan = plan.starting(at: start)
    var outcome = Outcome(
      series: Array(repeating: SampleSeries(), count: cases.count), isComplete: false)
    let calibration = Calibration(cases: cases, plan: plan, clock: clock, progress: progress)
    guard let passes = try calibration.passesPerSample(isInterrupted) else { return outcome }
    for process in 0..<plan.processes {
      let part = try carryOut(
        plan.task(
          of: process, passesPerSample: passes,
          elapsedSeconds: Double(clock.wall() - start) / 1e9))
      for index in outcome.series.indices { outcome.series[index].append(part.series[index]) }
      outcome.roundsByProcess.append(part.rounds)
      guard part.isComplete else { return outcome }
    }
    outcome.isComplete = true
    return outcome
  }

  /// Warms up and samples one process's part of a measurement, in this process.
  ///
  /// - Parameters:
  ///   - task: The part.
  ///   - cases: The same cases as those which the task was made for.
  ///   - isInterrupted: Asked before each sample; the part ends early where it answers yes.
  ///   - progress: Called before each sample, outside of what is timed.
  /// - Throws: What a case throws, with its name. The part ends there.
  public func carryOut(
    _ task: SamplingTask, _ cases: [SampledCase], isInterrupted: () -> Bool = { false },
    progress: @escaping (SamplingProgress) -> Void = { _ in }
  ) throws(SamplingFailure) -> SamplingTask.Outcome {
    precondition(task.passesPerSample.count == cases.count, "the task is for these cases")
    var part = Part(task: task, cases: cases, clock: clock, progress: progress)
    let isComplete = try part.run(isInterrupted)
    return SamplingTask.Outcome(series: part.series, isComplete: isComplete)
  }
}

/// A process's part of a measurement under way.
private struct Part {
  let task: SamplingTask
  let cases: [SampledCase]
  let clock: SamplingClock
  let progress: (SamplingProgress) -> Void
  let start: UInt64
  var series: [SampleSeries]

  init(
    task: SamplingTask, cases: [SampledCase], clock: SamplingClock,
    progress: @escaping (SamplingProgress) -> Void
  ) {
    self.task = task
    self.cases = cases
    self.clock = clock
    self.progress = progress
    start = clock.wall()
    series = zip(cases, task.passesPerSample).map { sampled, passes in
      var series = SampleSeries()
      series.operationsPerSample = passes * sampled.operationsPerPass
      return series
    }
  }

  private var elapsedSeconds: Double { Double(clock.wall() - start) / 1e9 }

  /// Runs to the end and returns true, or to the interruption and returns false.
  mutating func run(_ isInterrupted: () -> Bool) throws(SamplingFailure) -> Bool {
    for index in cases.indices {
      var warmUp = WarmUp()
      while !warmUp.isWarm {
        if isInterrupted() { return false }
        report(.warmUp, done: Double(index) / Double(cases.count), index)
        let passes = max(1, task.passesPerSample[index] / WarmUp.samplesPerSample)
        warmUp.observe(Double(try cases[index].time(passes: passes, clock).wall))
      }
      series[index].warmUpSamples = warmUp.count
    }
    return try sampleRounds(isInterrupted)
  }

  private mutating func sampleRounds(_ isInterrupted: () -> Bool) throws(SamplingFailure) -> Bool {
    var generator = SeededGenerator(seed: task.orderSeed)
    var order = Array(cases.indices)
    var longestRound = 0.0
    for round in 0..<task.rounds {
      let roundStart = elapsedSeconds
      if round >= task.minimumRounds, roundStart + longestRound > task.budgetSeconds { break }
      order.shuffle(from: &generator)
      for (position, index) in order.enumerated() {
        if isInterrupted() { return false }
        report(
          .round(task.firstRound + round),
          done: SamplingPlan.warmUpRounds + Double(round) + Double(position) / Double(cases.count),
          index)
        let sample = try cases[index].time(passes: task.passesPerSample[index], clock)
        series[index].nanoseconds.append(sample.wall)
        series[index].cpuNanoseconds.append(sample.cpu)
        series[index].userCPUNanoseconds.append(sample.userCPU)
      }
      longestRound = max(longestRound, elapsedSeconds - roundStart)
    }
    return true
  }

  /// Tells what is sampled next, and how much is done before it: so many rounds of this process's, warm-up counted as it is
  /// given time for.
  private func report(_ phase: SamplingProgress.Phase, done: Double, _ index: Int) {
    let byRounds = done / (Double(task.rounds) + SamplingPlan.warmUpRounds)
    // Time says how far it is only as long as the rounds that must be do not take more.
    let byNeededRounds = done / (Double(task.minimumRounds) + SamplingPlan.warmUpRounds)
    let part = min(max(byRounds, min(elapsedSeconds / task.budgetSeconds, byNeededRounds)), 1)
    progress(
      SamplingProgress(
        phase: phase, caseID: cases[index].id,
        fractionCompleted: task.fraction(completed: part),
        elapsedSeconds: task.elapsedSeconds + elapsedSeconds))
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
