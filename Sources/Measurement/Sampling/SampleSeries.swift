/// All samples of one case, in the order in which they were taken, one a round.
public struct SampleSeries: Sendable, Hashable, Codable {
  /// How many operations ran in each sample.
  public var operationsPerSample = 1
  /// How many samples were thrown away before the case ran at its full speed.
  public var warmUpSamples = 0
  /// How long each sample took, in nanoseconds.
  public var nanoseconds: [Int] = []
  /// How long each sample kept the processor busy, in nanoseconds.
  public var cpuNanoseconds: [Int] = []
  /// How long each sample kept the processor busy in user mode, in nanoseconds; see ``SamplingClock/userCPU``.
  public var userCPUNanoseconds: [Int] = []

  /// Starts without samples.
  public init() {}

  /// Adds the samples of another process.
  mutating func append(_ other: SampleSeries) {
    operationsPerSample = other.operationsPerSample
    warmUpSamples += other.warmUpSamples
    nanoseconds += other.nanoseconds
    cpuNanoseconds += other.cpuNanoseconds
    userCPUNanoseconds += other.userCPUNanoseconds
  }
}
