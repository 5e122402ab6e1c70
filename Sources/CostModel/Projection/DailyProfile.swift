/// How a day's requests spread over its hours.
public struct DailyProfile: Hashable, Sendable {
  /// A weight for each hour from midnight on, of which only the ratios matter; `nil` where only the peak is known.
  public let hourlyWeights: [Rational]?
  private let knownPeakFactor: Rational?

  /// As many requests in one hour as in another.
  public static let flat = DailyProfile(unchecked: Array(repeating: 1, count: 24))

  private init(unchecked weights: [Rational]) {
    hourlyWeights = weights
    knownPeakFactor = nil
  }

  /// A day of which only is known how many times the mean its busiest hour has: at least 1.
  public init(peakFactor: Rational) {
    hourlyWeights = nil
    knownPeakFactor = peakFactor
  }

  /// Reads `flat`, or 24 weights between commas.
  public init(_ text: String) throws(DailyProfileFailure) {
    if text == "flat" {
      self = .flat
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 24 else { throw .count(parts.count) }
    var weights: [Rational] = []
    for (hour, part) in parts.enumerated() {
      guard let weight = Rational(decimal: part), weight >= 0, weight <= 1_000_000 else {
        throw .weight(hour: hour, text: String(part))
      }
      weights.append(weight)
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .nothing }
    self.init(unchecked: weights)
  }

  /// How many times the mean the busiest hour has: greatest weight × 24 ÷ sum of the weights; 1 for ``flat``.
  public func peakFactor() throws(ArithmeticFailure) -> Rational {
    if let knownPeakFactor { return knownPeakFactor }
    let hourlyWeights = hourlyWeights ?? []
    var sum = Rational.zero
    for weight in hourlyWeights { sum = try sum + weight }
    return try (hourlyWeights.max() ?? 1) * 24 / sum
  }
}

/// A text that is no daily profile.
public enum DailyProfileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are not 24 weights.
  case count(Int)
  /// One is no number from 0 to 1,000,000.
  case weight(hour: Int, text: String)
  /// All are 0.
  case nothing

  public var description: String {
    switch self {
    case .count(let count): "it has \(count) weights, and a day has 24 hours; or give 'flat'"
    case .weight(let hour, let text):
      "the weight of hour \(hour) is '\(text)' and should be a number from 0 to 1,000,000"
    case .nothing: "all weights are 0"
    }
  }
}
