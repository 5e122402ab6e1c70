import Foundation
import Measurement

/// A ratio and its interval: `4.1× (3.9–4.3)`.
enum RatioText {
  /// The text; all three numbers have as many digits behind the point as the ratio needs.
  static func text(_ ratio: PairedRatio) -> String {
    let decimals = ratio.value < 1 ? 2 : ratio.value < 100 ? 1 : 0
    func number(_ value: Double) -> String { String(format: "%.*f", decimals, value) }
    guard let interval = ratio.interval else { return "\(number(ratio.value))×" }
    return "\(number(ratio.value))× (\(number(interval.lower))–\(number(interval.upper)))"
  }
}
