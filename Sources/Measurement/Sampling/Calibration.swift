/// Finds out how often each case has to run for a sample.
struct Calibration {
  private let cases: [SampledCase]
  private let plan: SamplingPlan
  private let clock: SamplingClock
  private let progress: (SamplingProgress) -> Void
  private let start: UInt64

  init(
    cases: [SampledCase], plan: SamplingPlan, clock: SamplingClock,
    progress: @escaping (SamplingProgress) -> Void
  ) {
    self.cases = cases
    self.plan = plan
    self.clock = clock
    self.progress = progress
    start = clock.wall()
  }

  private var elapsedSeconds: Double { Double(clock.wall() - start) / 1e9 }

  /// How many passes of each case make a sample; `nil` where it was interrupted.
  func passesPerSample(_ isInterrupted: () -> Bool) throws(SamplingFailure) -> [Int]? {
    var passNanoseconds: [Double] = []
    for (index, sampled) in cases.enumerated() {
      if isInterrupted() { return nil }
      progress(
        SamplingProgress(
          phase: .calibration, caseID: sampled.id,
          fractionCompleted: plan.calibrationShare * Double(index) / Double(cases.count),
          elapsedSeconds: elapsedSeconds))
      passNanoseconds.append(try nanosecondsPerPass(sampled))
    }
    let length = plan.sampleNanoseconds(
      passes: passNanoseconds, secondsLeft: plan.budgetSeconds - elapsedSeconds)
    return passNanoseconds.map { max(1, Int((length / $0).rounded())) }
  }

  /// How long a pass of a case takes, in nanoseconds, as far as a quarter of a sample can tell.
  ///
  /// Starts from one pass and grows at most tenfold a step, since the first passes are slower than all later ones.
  private func nanosecondsPerPass(_ sampled: SampledCase) throws(SamplingFailure) -> Double {
    // Ends calibration for a pass that takes no time at all.
    let mostPasses = 1 << 40
    let enough = plan.targetSampleNanoseconds / 4
    var passes = 1
    while true {
      let elapsed = Double(max(try sampled.time(passes: passes, clock).wall, 1))
      if elapsed >= enough || passes >= mostPasses {
        // Once more, since the first time at this length may have been a slow one.
        let again = Double(max(try sampled.time(passes: passes, clock).wall, 1))
        return min(elapsed, again) / Double(passes)
      }
      let wanted = Double(passes) * enough / elapsed
      let grown = min(wanted.rounded(.up), Double(passes) * 10, Double(mostPasses))
      passes = max(Int(grown), passes + 1)
    }
  }
}
