import Foundation

/// How much faster or slower the machine seems to have become between two runs.
///
/// Estimated for each codec by the median change of the cases of all others, so that a codec's own change does not
/// hide itself. A median, since one changed codec among many does not move it.
struct DriftByCodec {
  /// With fewer other codecs than this, a change of one of them would pass as drift; none is assumed then.
  static let fewestOthers = 2

  /// With fewer other cases than this, how far their changes lie apart says little.
  static let fewestScattered = 8

  private let driftByCodec: [String: Double]
  private let scatterByCodec: [String: Double]
  /// The median change of all cases.
  let overall: Double

  init(_ cases: [MatchedCase]) {
    let byCodec = Dictionary(grouping: cases, by: \.identity.codec).mapValues {
      $0.map(\.change.ratio)
    }
    var (drifts, scatters): ([String: Double], [String: Double]) = ([:], [:])
    for codec in byCodec.keys {
      let others = byCodec.filter { $0.key != codec }
      guard others.count >= Self.fewestOthers else { continue }
      let ratios = others.values.joined().sorted()
      let drift = quantile(0.5, of: ratios)
      drifts[codec] = drift
      guard ratios.count >= Self.fewestScattered else { continue }
      let distances = ratios.map { abs(log($0 / drift)) }.sorted()
      scatters[codec] = Self.deviationsInMedianDistance * quantile(0.5, of: distances)
    }
    driftByCodec = drifts
    scatterByCodec = scatters
    overall = quantile(0.5, of: cases.map(\.change.ratio).sorted())
  }

  /// How many standard deviations of a normal distribution the median absolute deviation counts for: 1 ÷ Φ⁻¹(¾).
  ///
  /// Source: Rousseeuw and Croux, "Alternatives to the Median Absolute Deviation" (Journal of the American Statistical
  /// Association, 1993).
  private static let deviationsInMedianDistance = 1 / NormalDistribution.quantile(0.75)

  /// How far the changes of the other codecs' cases lie apart: the standard deviation of their logarithms, by their median
  /// absolute deviation, which a few changed cases do not move. 0 where they are too few to tell.
  func scatterWithout(_ codec: String) -> Double { scatterByCodec[codec] ?? 0 }

  /// The drift that the cases of other codecs show; 1 where they are too few to tell.
  func without(_ codec: String) -> Double { driftByCodec[codec] ?? 1 }
}
