/// How sure a median is, found out by drawing from the samples again and again.
///
/// Each resample draws as many samples as there are, or as many processes (``Resampling``), with replacement; the
/// interval spans the middle of the medians of all resamples. It assumes nothing about how the samples are distributed. The same samples and seed give the same
/// interval.
///
/// Source: Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), section 13.3, the percentile interval.
public struct Bootstrap: Sendable, Hashable {
  /// Fewer samples than this say nothing of their spread.
  public static let fewestSamples = 3

  /// How often to draw.
  public let resamples: Int
  /// How often an interval is meant to cover the true value, from 0 to 1.
  public let confidence: Double
  /// Where the random numbers start.
  public let seed: UInt64
  /// What is drawn.
  public let resampling: Resampling

  /// What the tables are drawn with: intervals of 95 % from 2,000 resamples.
  public static let standard = Bootstrap(resamples: 2000, confidence: 0.95, seed: 1)

  /// Sets up a bootstrap.
  ///
  /// - Precondition: `resamples` is greater than 0, and `confidence` lies between 0 and 1.
  public init(
    resamples: Int, confidence: Double, seed: UInt64, resampling: Resampling = .bySample
  ) {
    precondition(resamples > 0 && confidence > 0 && confidence < 1)
    self.resampling = resampling
    self.resamples = resamples
    self.confidence = confidence
    self.seed = seed
  }

  /// The same bootstrap for samples of a result: processes are drawn where it has enough of them.
  public func of(_ document: ResultDocument) -> Bootstrap {
    Bootstrap(
      resamples: resamples, confidence: confidence, seed: seed,
      resampling: Resampling(roundsByProcess: document.roundsByProcess))
  }

  /// The interval of the median of some samples; `nil` where they are fewer than ``fewestSamples``.
  public func interval(ofMedianOf samples: [Double]) -> ConfidenceInterval? {
    interval(of: [samples]) { $0[0] }
  }

  /// The interval of a figure that is computed from the medians of several rows of samples.
  ///
  /// The rows are drawn from together: a resample takes the same positions of all of them, so that what disturbed all
  /// rows at once counts as one disturbance.
  ///
  /// - Parameters:
  ///   - rows: Samples, as many in each row; those at the same position were taken in the same round.
  ///   - figure: The figure, from the median of each row.
  /// - Returns: `nil` where there is no row, or fewer samples in a row than ``fewestSamples``.
  func interval(
    of rows: [[Double]], _ figure: (_ medians: [Double]) -> Double
  ) -> ConfidenceInterval? {
    guard let count = rows.first?.count, count >= Self.fewestSamples else { return nil }
    precondition(rows.allSatisfy { $0.count == count }, "all rows are of one length")
    let ordered = rows.map(OrderedSamples.init)
    var draws = Draws(resampling, of: count, seed: seed)
    var medians = Array(repeating: 0.0, count: rows.count)
    var figures: [Double] = []
    figures.reserveCapacity(resamples)
    for _ in 0..<resamples {
      draws.draw()
      for row in ordered.indices { medians[row] = ordered[row].median(draws) }
      figures.append(figure(medians))
    }
    figures.sort()
    let tail = (1 - confidence) / 2
    return ConfidenceInterval(
      lower: quantile(tail, of: figures), upper: quantile(1 - tail, of: figures))
  }
}
