import Foundation
import Measurement

/// A ratio and its interval: `4.1× (3.9–4.3)`.
enum RatioText {
  /// A ratio with its interval, if it has one; all three numbers with as many digits behind the point as the ratio needs, or
  /// fewer where an end of the interval is far greater.
  static func text(_ ratio: PairedRatio) -> String {
    let decimals = decimals(ratio.value)
    guard let interval = ratio.interval else { return text(ratio.value) }
    let lower = number(interval.lower, min(decimals, Self.decimals(interval.lower)))
    let upper = number(interval.upper, min(decimals, Self.decimals(interval.upper)))
    return "\(text(ratio.value)) (\(lower)–\(upper))"
  }

  /// A ratio alone: `4.1×`.
  static func text(_ ratio: Double) -> String {
    number(ratio, decimals(ratio)) + "×"
  }

  private static func decimals(_ ratio: Double) -> Int {
    ratio < 2 ? 2 : ratio < 100 ? 1 : 0
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.*f", decimals, value)
  }
}
