/// What a list of samples comes to; every figure in the unit of the samples.
///
/// Timings have a long tail on one side: whatever disturbs a sample makes it longer. So the centre is the
/// median and the spread is the median absolute deviation, which a few disturbed samples do not move.
public struct Summary: Sendable, Hashable {
  /// How many samples there are; at least one.
  public let count: Int
  /// The least sample.
  public let minimum: Double
  /// The greatest sample.
  public let maximum: Double
  /// Half of the samples are at most this.
  public let median: Double
  /// The median of the samples' distances from their median, not scaled.
  public let medianAbsoluteDeviation: Double
  /// Nine tenths of the samples are at most this.
  public let p90: Double
  /// Ninety-nine hundredths of the samples are at most this.
  public let p99: Double
  /// The samples that lie far from the others; they are in all the figures above.
  public let outliers: Outliers

  /// Summarises samples in any order; `nil` where there is none, or where one is not finite.
  public init?(samples: [Double]) {
    guard !samples.isEmpty, samples.allSatisfy(\.isFinite) else { return nil }
    let ordered = samples.sorted()
    let median = quantile(0.5, of: ordered)
    count = ordered.count
    minimum = ordered[0]
    maximum = ordered[ordered.count - 1]
    self.median = median
    medianAbsoluteDeviation = quantile(0.5, of: ordered.map { abs($0 - median) }.sorted())
    p90 = quantile(0.9, of: ordered)
    p99 = quantile(0.99, of: ordered)
    outliers = Outliers(ordered: ordered)
  }

  /// The median absolute deviation as a fraction of the median; 0 where the median is 0.
  public var relativeDeviation: Double { median == 0 ? 0 : medianAbsoluteDeviation / median }
}
