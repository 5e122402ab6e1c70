/// What an operation takes, and how sure that is.
public struct TimingEstimate: Sendable, Hashable {
  /// The wall time of an operation, in nanoseconds.
  public let nanoseconds: Summary
  /// Where the true median lies, in nanoseconds; `nil` where there are too few samples to say.
  public let interval: ConfidenceInterval?
  /// The median of the processor time, in nanoseconds.
  public let cpuNanoseconds: Double
  /// The median of the processor time in user mode, in nanoseconds; `nil` where it was not measured.
  public let userCPUNanoseconds: Double?

  /// Estimates from the samples of an operation; `nil` where there is none.
  public init?(_ operation: ResultDocument.Operation, bootstrap: Bootstrap = .standard) {
    let samples = operation.nanosecondsPerOperation
    guard let wall = Summary(samples: samples),
      let cpu = Summary(samples: operation.cpuNanosecondsPerOperation)
    else { return nil }
    nanoseconds = wall
    cpuNanoseconds = cpu.median
    userCPUNanoseconds = operation.userCPUNanosecondsPerOperation.flatMap {
      Summary(samples: $0)?.median
    }
    interval = bootstrap.interval(ofMedianOf: samples)
  }

  /// Whether the interval is wider than a tenth of the median, or could not be drawn at all: measure again, for longer
  /// or on a quieter machine.
  public var isNoisy: Bool {
    interval.map { $0.width > nanoseconds.median / 10 } ?? true
  }

  /// How many operations a second come to.
  public var operationsPerSecond: Double { 1e9 / nanoseconds.median }
}
