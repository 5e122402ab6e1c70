/// Times several cases side by side: a round samples every case once, and then comes the next round.
///
/// Whatever slows the machine for a while slows all cases alike, so that their ratios hold even where their
/// absolute times do not.
///
///     let sampler = InterleavedSampler(plan: .quick)
///     let series = try sampler.sample([
///       SampledCase(id: "sort") { n in for _ in 0..<n { blackHole(numbers.sorted()) } }
///     ])
///     Summary(samples: series[0].nanosecondsPerOperation)?.median
public struct InterleavedSampler {
  /// The most operations in a sample; ends calibration for an operation that takes no time at all.
  static let mostIterations = 1 << 40

  private let plan: SamplingPlan
  private let now: () -> UInt64

  /// Prepares a sampler.
  ///
  /// - Parameters:
  ///   - plan: How much to measure.
  ///   - now: The clock, in nanoseconds.
  public init(plan: SamplingPlan, now: @escaping () -> UInt64 = MonotonicClock.nanoseconds) {
    self.plan = plan
    self.now = now
  }

  /// Calibrates, warms up and samples.
  ///
  /// - Parameters:
  ///   - cases: What to time.
  ///   - progress: Called before each sample, outside of what is timed.
  /// - Returns: One series a case, in the order of the cases, all of one length.
  /// - Throws: What a case throws, with its name. The measurement ends there.
  public func sample(
    _ cases: [SampledCase], progress: (SamplingProgress) -> Void = { _ in }
  ) throws(SamplingFailure) -> [SampleSeries] {
    guard !cases.isEmpty else { return [] }
    let start = now()
    func report(_ phase: SamplingProgress.Phase, _ index: Int) {
      let elapsed = Double(now() - start) / 1e9
      progress(
        SamplingProgress(
          phase: phase, caseID: cases[index].id,
          fractionCompleted: fraction(phase, index, of: cases.count, elapsedSeconds: elapsed),
          elapsedSeconds: elapsed))
    }

    let length = plan.sampleNanoseconds(caseCount: cases.count)
    var iterations: [Int] = []
    for index in cases.indices {
      report(.calibration, index)
      iterations.append(try calibrate(cases[index], toNanoseconds: length))
    }
    for index in cases.indices {
      report(.warmUp, index)
      _ = try time(cases[index], iterations: iterations[index])
    }

    var samples: [[Double]] = Array(repeating: [], count: cases.count)
    var longestRound = 0.0
    for round in 1...plan.rounds {
      let roundStart = now()
      let elapsed = Double(roundStart - start)
      let isOverBudget = elapsed + longestRound > plan.budgetSeconds * 1e9
      if round > plan.minimumRounds && isOverBudget { break }
      for index in cases.indices {
        report(.round(round), index)
        let elapsed = try time(cases[index], iterations: iterations[index])
        samples[index].append(elapsed / Double(iterations[index]))
      }
      longestRound = max(longestRound, Double(now() - roundStart))
    }
    return zip(iterations, samples).map {
      SampleSeries(iterationsPerSample: $0, nanosecondsPerOperation: $1)
    }
  }

  /// How many operations of a case fill a sample.
  ///
  /// Starts from one and grows at most tenfold a step, since the first runs are slower than all later ones.
  private func calibrate(
    _ sampled: SampledCase, toNanoseconds target: Double
  ) throws(SamplingFailure) -> Int {
    var iterations = 1
    while true {
      let elapsed = max(try time(sampled, iterations: iterations), 1)
      let wanted = Double(iterations) * target / elapsed
      if elapsed >= target / 4 || iterations >= Self.mostIterations {
        return Int(min(max(wanted.rounded(), 1), Double(Self.mostIterations)))
      }
      let grown = min(wanted, Double(iterations) * 10, Double(Self.mostIterations))
      iterations = max(Int(grown.rounded(.up)), iterations + 1)
    }
  }

  /// Runs a case once and returns how long it took, in nanoseconds.
  private func time(_ sampled: SampledCase, iterations: Int) throws(SamplingFailure) -> Double {
    do {
      let start = now()
      try sampled.run(iterations)
      return Double(now() - start)
    } catch {
      throw SamplingFailure(caseID: sampled.id, underlying: error)
    }
  }

  /// How much of the measurement is done before the case at an index is sampled.
  ///
  /// Calibration and warm-up count as a round each.
  private func fraction(
    _ phase: SamplingProgress.Phase, _ index: Int, of caseCount: Int, elapsedSeconds: Double
  ) -> Double {
    let roundsDone =
      switch phase {
      case .calibration: 0
      case .warmUp: 1
      case .round(let number): number + 1
      }
    let done = Double(roundsDone) + Double(index) / Double(caseCount)
    let byRounds = done / Double(plan.rounds + 2)
    return min(max(byRounds, elapsedSeconds / plan.budgetSeconds), 1)
  }
}
