import Foundation

/// How the median of one series of samples changed to that of another, taken at another time.
///
/// The two are not paired: round 7 of one run has nothing to do with round 7 of another. So each is resampled by
/// itself. 1.1 means that the new one takes a tenth more time.
public struct MedianChange: Sendable, Hashable {
  /// Fewer samples than this give no interval: the bootstrap understates the error of medians of few.
  public static let fewestSamples = 8
  static let resamples = 500
  private static let quiet = 0.1

  /// The new median divided by the old one.
  public let ratio: Double
  /// The same of the samples' lower tenths.
  ///
  /// A disturbance makes some samples longer, for some rounds; a change of the code moves the undisturbed ones too.
  public let quietRatio: Double
  /// The standard error of the ratio's natural logarithm; `nil` where there are too few samples.
  public let standardError: Double?

  /// Compares two series; `nil` where one is empty, or a sample is not greater than 0.
  ///
  /// - Parameters:
  ///   - base: The old samples, in any unit.
  ///   - new: The new samples, in the same unit.
  ///   - resampling: How the old and the new samples are drawn again.
  ///   - placementVariance: What the samples cannot show, to be added to the variance of the ratio's logarithm
  ///     (``ProcessWidening``).
  ///   - seed: Where the random numbers of the resampling start.
  public init?(
    base: [Double], new: [Double],
    resampling: (base: Resampling, new: Resampling) = (.bySample, .bySample),
    placementVariance: Double = 0, seed: UInt64
  ) {
    guard !base.isEmpty, !new.isEmpty,
      (base + new).allSatisfy({ $0.isFinite && $0 > 0 })
    else { return nil }
    let (orderedBase, orderedNew) = (base.sorted(), new.sorted())
    ratio = quantile(0.5, of: orderedNew) / quantile(0.5, of: orderedBase)
    quietRatio = quantile(Self.quiet, of: orderedNew) / quantile(Self.quiet, of: orderedBase)
    guard min(base.count, new.count) >= Self.fewestSamples else {
      standardError = nil
      return
    }
    var oldDraws = Draws(resampling.base, of: base.count, seed: seed)
    var newDraws = Draws(resampling.new, of: new.count, seed: ~seed)
    let (oldSamples, newSamples) = (OrderedSamples(base), OrderedSamples(new))
    let logarithms = (0..<Self.resamples).map { _ in
      oldDraws.draw()
      newDraws.draw()
      return log(newSamples.median(newDraws)) - log(oldSamples.median(oldDraws))
    }
    standardError = (Self.variance(logarithms) + placementVariance).squareRoot()
  }

  /// The change over several cases: the geometric mean of theirs, whose errors are independent of each other.
  public init?(geometricMeanOf changes: [MedianChange]) {
    guard !changes.isEmpty else { return nil }
    let count = Double(changes.count)
    ratio = exp(changes.reduce(0) { $0 + log($1.ratio) } / count)
    quietRatio = exp(changes.reduce(0) { $0 + log($1.quietRatio) } / count)
    let errors = changes.compactMap(\.standardError)
    standardError =
      errors.count == changes.count
      ? errors.reduce(0) { $0 + $1 * $1 }.squareRoot() / count : nil
  }

  /// The interval of the ratio: the standard normal one around its logarithm.
  ///
  /// Source: Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), section 13.2. Percentiles would need tens
  /// of thousands of resamples for the confidence that many comparisons ask for.
  public func interval(confidence: Double) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let reach = exp(NormalDistribution.quantile((1 + confidence) / 2) * standardError)
    return ConfidenceInterval(lower: ratio / reach, upper: ratio * reach)
  }

  /// The change with a standard error of at least so much; one without a standard error stays without.
  func widened(toError least: Double) -> MedianChange {
    MedianChange(
      ratio: ratio, quietRatio: quietRatio, standardError: standardError.map { max($0, least) })
  }

  private init(ratio: Double, quietRatio: Double, standardError: Double?) {
    self.ratio = ratio
    self.quietRatio = quietRatio
    self.standardError = standardError
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return squares / Double(values.count - 1)
  }
}
