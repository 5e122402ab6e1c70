/// How a day's requests spread over its hours, and the peak that processors are provisioned for.
///
/// The peak is the busiest minute where a log of accesses gives it: a queue evens out what is shorter, and a minute is how long a
/// service takes to grow. Otherwise it is the busiest hour. Where the log's busiest hour has more requests a second than its
/// busiest minute, since the log covers only a part of that minute, it is the hour.
public struct DailyProfile: Hashable, Sendable {
  /// What a peak is the mean of.
  public enum Span: String, Hashable, Sendable, CaseIterable {
    /// The busiest hour of the day.
    case hour
    /// The busiest minute.
    case minute
  }

  /// How many times the mean so many requests are.
  public struct Peak: Hashable, Sendable {
    /// Requests in the span ÷ mean; at least 1.
    public let factor: Rational
    /// What they are the mean of.
    public let span: Span

    /// States a peak.
    public init(factor: Rational, span: Span) {
      self.factor = factor
      self.span = span
    }
  }

  /// A weight for each hour from midnight on, of which only the ratios matter; `nil` where they are not known.
  public let hourlyWeights: [Rational]?
  /// Requests in the busiest minute ÷ mean; `nil` where it is not known.
  public let busiestMinuteFactor: Rational?
  /// Requests in the busiest hour ÷ mean, where the weights do not say it.
  private let knownHourFactor: Rational?

  /// As many requests in one hour as in another.
  public static let flat = DailyProfile(unchecked: Array(repeating: 1, count: 24))

  private init(unchecked weights: [Rational]) {
    hourlyWeights = weights
    knownHourFactor = nil
    busiestMinuteFactor = nil
  }

  /// A day of which only is known how many times the mean its busiest hour has: at least 1.
  public init(peakFactor: Rational) {
    hourlyWeights = nil
    knownHourFactor = peakFactor
    busiestMinuteFactor = nil
  }

  /// A day as a log of accesses has it.
  ///
  /// A log that does not end at the time of day at which it begins has some hours more often than others, so the mean of the
  /// hours is not the log's: each hour is given in terms of the log's mean.
  ///
  /// - Parameters:
  ///   - hourlyFactors: The requests of each hour of the day ÷ mean; `nil` where the log spans less than a day.
  ///   - busiestMinuteFactor: The requests of the busiest minute ÷ mean.
  public init(hourlyFactors: [Rational]?, busiestMinuteFactor: Rational) {
    hourlyWeights = hourlyFactors
    knownHourFactor = hourlyFactors?.max()
    self.busiestMinuteFactor = busiestMinuteFactor
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

  /// How many times the mean the busiest hour has: greatest weight × 24 ÷ sum of the weights; 1 for ``flat``, and `nil` where
  /// only the busiest minute is known.
  public func busiestHourFactor() throws(ArithmeticFailure) -> Rational? {
    if let knownHourFactor { return knownHourFactor }
    guard let hourlyWeights else { return nil }
    return try (hourlyWeights.max() ?? 1) / meanWeight(hourlyWeights)
  }

  /// The requests of the busiest hour or minute ÷ mean; `nil` where they are not known.
  public func factor(ofBusiest span: Span) throws(ArithmeticFailure) -> Rational? {
    span == .hour ? try busiestHourFactor() : busiestMinuteFactor
  }

  /// The requests of each hour ÷ mean; `nil` where they are not known.
  public func hourlyFactors() throws(ArithmeticFailure) -> [Rational]? {
    guard let hourlyWeights else { return nil }
    // Those of a log are of its mean already.
    guard knownHourFactor == nil else { return hourlyWeights }
    let mean = try meanWeight(hourlyWeights)
    var factors: [Rational] = []
    for weight in hourlyWeights { factors.append(try weight / mean) }
    return factors
  }

  private func meanWeight(_ weights: [Rational]) throws(ArithmeticFailure) -> Rational {
    var sum = Rational.zero
    for weight in weights { sum = try sum + weight }
    return try sum / 24
  }

  /// What processors are provisioned for: the busiest minute where it is known, or else the busiest hour; at least the mean.
  public func peak() throws(ArithmeticFailure) -> Peak {
    let hour = try busiestHourFactor()
    if let minute = busiestMinuteFactor, minute >= hour ?? 1 {
      return Peak(factor: minute, span: .minute)
    }
    return Peak(factor: max(1, hour ?? 1), span: .hour)
  }
}

/// Why a text is not a daily profile.
public enum DailyProfileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are not 24 weights.
  case count(Int)
  /// One is not a number from 0 to 1,000,000.
  case weight(hour: Int, text: String)
  /// All are 0.
  case nothing

  public var description: String {
    switch self {
    case .count(let count):
      "it has \(count) weight\(count == 1 ? "" : "s"); give 24, one for each hour of the day, or 'flat'"
    case .weight(let hour, let text):
      "the weight of hour \(hour) is '\(text)'; give a number from 0 to 1,000,000"
    case .nothing: "all weights are 0; give at least one hour a weight above 0"
    }
  }
}
