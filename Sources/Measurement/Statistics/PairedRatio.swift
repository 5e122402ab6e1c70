#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// How many times as fast one case is as another, from samples taken side by side.
///
/// The two samples of a round ran within the same second or so, and what slowed the machine then slowed both. So the
/// ratio is taken in each round, and its median and interval come from those ratios, not from two medians whose
/// disturbances differ. 2 means that the candidate takes half of the baseline's time.
public struct PairedRatio: Sendable, Hashable {
  /// The median of the rounds' ratios; of several comparisons, the geometric mean of the medians.
  public let value: Double
  /// Where the true value lies; `nil` where there are too few rounds to say.
  public let interval: ConfidenceInterval?

  /// Compares two cases.
  ///
  /// - Parameters:
  ///   - baseline: Times of the case that counts as 1, one a round.
  ///   - candidate: Times of the other case, in the same rounds. Where one has more, the last ones are left out.
  ///   - bootstrap: How the interval is drawn.
  /// - Returns: `nil` where there is no common round, or a time is not greater than 0.
  public init?(
    baseline: [Double], candidate: [Double], bootstrap: Bootstrap = .standard
  ) {
    self.init(geometricMeanOf: [(baseline, candidate)], bootstrap: bootstrap)
  }

  /// Compares two codecs over several workloads: the geometric mean of the ratios of all pairs of cases.
  ///
  /// The geometric mean is the one mean of ratios that says the same whichever side is the baseline. Source: Fleming
  /// and Wallace, "How not to lie with statistics" (Communications of the ACM, 1986).
  ///
  /// - Parameters:
  ///   - pairs: The times of each pair, as in ``init(baseline:candidate:bootstrap:)``. Rounds that a pair lacks are
  ///     left out of all.
  ///   - bootstrap: How the interval is drawn.
  /// - Returns: `nil` where there is no pair, no common round, or a time is not greater than 0.
  public init?(
    geometricMeanOf pairs: [(baseline: [Double], candidate: [Double])],
    bootstrap: Bootstrap = .standard
  ) {
    guard let rounds = pairs.map({ min($0.baseline.count, $0.candidate.count) }).min(),
      rounds > 0
    else { return nil }
    let rows = pairs.map { pair in
      zip(pair.baseline.prefix(rounds), pair.candidate).map { $0 / $1 }
    }
    guard rows.joined().allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    func geometricMean(_ medians: [Double]) -> Double {
      exp(medians.reduce(0) { $0 + log($1) } / Double(medians.count))
    }
    value = geometricMean(rows.map { quantile(0.5, of: $0.sorted()) })
    interval = bootstrap.interval(of: rows, geometricMean)
  }

  /// The ratio with the interval that holds for other processes too.
  ///
  /// Where a result comes from too few processes to show what their places do, the interval grows by
  /// ``ComparisonRules/placementDeviation``, which moves both codecs of each pair by itself.
  ///
  /// - Parameters:
  ///   - document: The result that the times are of.
  ///   - pairs: How many pairs of cases the ratio is the mean of.
  ///   - confidence: How often the interval is meant to cover the true value.
  public func widened(
    for document: ResultDocument, pairs: Int, confidence: Double, rules: ComparisonRules = .standard
  ) -> PairedRatio {
    guard document.hasFewProcesses, let interval, interval.lower > 0 else { return self }
    let variance = 2 * pow(rules.placementDeviation, 2) / Double(pairs * document.processCount)
    let added = NormalDistribution.quantile((1 + confidence) / 2) * variance.squareRoot()
    func reach(_ ratio: Double) -> Double {
      exp((log(ratio) * log(ratio) + added * added).squareRoot())
    }
    return PairedRatio(
      value: value,
      interval: ConfidenceInterval(
        lower: value / reach(value / interval.lower), upper: value * reach(interval.upper / value)))
  }

  private init(value: Double, interval: ConfidenceInterval?) {
    self.value = value
    self.interval = interval
  }

  /// Whether the interval leaves no doubt which of the two is faster.
  public var isDecided: Bool { interval.map { !$0.contains(1) } ?? false }
}
