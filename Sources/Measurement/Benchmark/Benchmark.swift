/// Verifies subjects, counts what they allocate, and times them.
public struct Benchmark {
  private let subjects: [BenchmarkSubject]
  private let others: [SampledCase]
  private let sampler: InterleavedSampler
  private let allocationCounts: (() -> AllocationCounts)?

  /// A direction of a subject.
  private struct Case {
    let subject: Int
    let direction: BenchmarkSubject.Direction
    let sampled: SampledCase
  }

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - subjects: What to measure.
  ///   - others: What is sampled in the same rounds, besides.
  ///   - sampler: How to time it.
  ///   - allocationCounts: Reads the calling thread's counters; `nil` where the program has none.
  public init(
    subjects: [BenchmarkSubject], others: [SampledCase] = [], sampler: InterleavedSampler,
    allocationCounts: (() -> AllocationCounts)? = nil
  ) {
    self.subjects = subjects
    self.others = others
    self.sampler = sampler
    self.allocationCounts = allocationCounts
  }

  /// What came out of a benchmark.
  public struct Outcome: Sendable {
    /// A measurement for each subject, in their order; none where it was interrupted before the first sample.
    public var measurements: [ResultDocument.Measurement] = []
    /// A series for each of the others, in their order; none where the benchmark was interrupted before.
    public fileprivate(set) var otherSeries: [SampleSeries] = []
    /// How many rounds each process took.
    public fileprivate(set) var roundsByProcess: [Int] = []
    /// Whether the benchmark came to its end.
    public fileprivate(set) var isComplete = false
  }

  /// Verifies every subject's round trip, then counts, then samples all of them, both directions, and the others, interleaved.
  ///
  /// - Parameters:
  ///   - isInterrupted: Asked between steps; where it answers yes, the benchmark ends with what it has.
  ///   - progress: Called before each step, outside of what is timed.
  ///   - carryOut: Has a process sample its part, as ``carryOut(_:isInterrupted:progress:)`` does; `nil` has this process
  ///     sample all parts.
  public func run(
    isInterrupted: @escaping () -> Bool = { false },
    progress: @escaping (BenchmarkProgress) -> Void = { _ in },
    by carryOut: ((SamplingTask) throws(SamplingFailure) -> SamplingTask.Outcome)? = nil
  ) throws(BenchmarkFailure) -> Outcome {
    var outcome = Outcome()
    for (index, subject) in subjects.enumerated() {
      if isInterrupted() { return outcome }
      progress(
        .verifying(
          subject: subject.identity.description,
          fractionCompleted: Double(index) / Double(subjects.count)))
      do {
        try subject.verifyRoundTrip()
      } catch {
        throw .roundTrip(subject: subject.identity.description, underlying: error)
      }
    }
    outcome.measurements = subjects.map { ResultDocument.Measurement($0) }
    let cases = makeCases()
    do throws(SamplingFailure) {
      for (index, item) in cases.enumerated() {
        if isInterrupted() { return outcome }
        progress(
          .counting(
            caseID: item.sampled.id, fractionCompleted: Double(index) / Double(cases.count)))
        outcome.measurements[item.subject][item.direction] = try count(item.sampled)
      }
      let sampled = cases.map(\.sampled) + others
      func here(_ task: SamplingTask) throws(SamplingFailure) -> SamplingTask.Outcome {
        try sampler.carryOut(
          task, sampled, isInterrupted: isInterrupted, progress: { progress(.sampling($0)) })
      }
      let samples = try sampler.sample(
        sampled, isInterrupted: isInterrupted, progress: { progress(.sampling($0)) },
        by: carryOut ?? here)
      for (item, series) in zip(cases, samples.series) {
        outcome.measurements[item.subject][item.direction]?.take(series)
      }
      outcome.otherSeries = Array(samples.series.dropFirst(cases.count))
      outcome.roundsByProcess = samples.roundsByProcess
      outcome.isComplete = samples.isComplete
      return outcome
    } catch {
      throw .sampling(error)
    }
  }

  /// Samples one process's part of a benchmark of the same subjects and others, in this process.
  public func carryOut(
    _ task: SamplingTask, isInterrupted: () -> Bool = { false },
    progress: @escaping (BenchmarkProgress) -> Void = { _ in }
  ) throws(SamplingFailure) -> SamplingTask.Outcome {
    try sampler.carryOut(
      task, makeCases().map(\.sampled) + others, isInterrupted: isInterrupted,
      progress: { progress(.sampling($0)) })
  }

  private func makeCases() -> [Case] {
    subjects.indices.flatMap { index in
      let subject = subjects[index]
      return BenchmarkSubject.Direction.allCases.compactMap { direction in
        subject.passes(direction).map { passes in
          Case(
            subject: index, direction: direction,
            sampled: SampledCase(
              id: "\(subject.identity) \(direction.rawValue)",
              operationsPerPass: subject.operationsPerPass, run: passes))
        }
      }
    }
  }

  /// Counts what a pass allocates and executes, after one that has grown the buffers which are kept.
  private func count(_ sampled: SampledCase) throws(SamplingFailure) -> ResultDocument.Operation {
    var operation = ResultDocument.Operation()
    do {
      try sampled.run(1)
      let operations = Double(sampled.operationsPerPass)
      if let allocationCounts {
        let before = allocationCounts()
        try sampled.run(1)
        let after = allocationCounts()
        operation.allocationsPerOperation =
          Double(after.allocations - before.allocations) / operations
        operation.allocatedBytesPerOperation = Double(after.bytes - before.bytes) / operations
      }
      if let counter = InstructionCounter(), let before = counter.read() {
        try sampled.run(1)
        operation.instructionsPerOperation = counter.read().map {
          Double($0 - before) / operations
        }
      }
    } catch {
      throw SamplingFailure(caseID: sampled.id, underlying: error)
    }
    return operation
  }
}
