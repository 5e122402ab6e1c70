/// All samples of one case, in the order in which they were taken, one a round.
public struct SampleSeries: Sendable, Hashable {
  /// How many operations ran in each sample.
  public let iterationsPerSample: Int
  /// What an operation took in each sample, in nanoseconds: the sample's length over its operations.
  public let nanosecondsPerOperation: [Double]

  /// Collects the samples of a case.
  public init(iterationsPerSample: Int, nanosecondsPerOperation: [Double]) {
    self.iterationsPerSample = iterationsPerSample
    self.nanosecondsPerOperation = nanosecondsPerOperation
  }
}
