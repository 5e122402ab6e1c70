/// How many requests a service has: on average, in the busiest hour, and hour by hour. Two of them determine the third.
public struct RequestLoad: Hashable, Sendable {
  /// The mean rate over a day, in requests a second; `nil` where it is not given.
  public var mean: Estimate?
  /// The rate in the busiest hour, in requests a second; `nil` where it is not given.
  public var peak: Rational?
  /// How a day's requests spread over its hours; `nil` where it is not given.
  public var profile: DailyProfile?

  /// States what is known.
  public init(mean: Estimate? = nil, peak: Rational? = nil, profile: DailyProfile? = nil) {
    self.mean = mean
    self.peak = peak
    self.profile = profile
  }

  /// A mean and a profile that are consistent with all that is given.
  ///
  /// Peak and mean give a profile of which only its peak is known: peak ÷ mean. Peak and profile give the mean: peak ÷ peak
  /// factor. All three must agree to a thousandth, as rounded figures do.
  ///
  /// - Parameter mean: what is taken where nothing says it.
  public func resolved(orMean mean: Estimate) throws(RequestLoadFailure) -> (
    mean: Estimate, profile: DailyProfile
  ) {
    guard let peak else { return (self.mean ?? mean, profile ?? .flat) }
    guard let given = self.mean else {
      guard let profile else { throw .peakAlone }
      return (
        Estimate(
          try Self.exact { () throws(ArithmeticFailure) in try peak / profile.peak().factor }),
        profile
      )
    }
    guard let profile else {
      let factor = try Self.exact { () throws(ArithmeticFailure) in try peak / given.likely }
      guard factor >= 1 else { throw .peakBelowMean }
      return (given, DailyProfile(peakFactor: factor))
    }
    let expected = try Self.exact { () throws(ArithmeticFailure) in
      try given.likely * profile.peak().factor
    }
    let gap = try Self.exact { () throws(ArithmeticFailure) in try (peak - expected) * 1_000 }
    guard max(gap, -gap) <= expected else { throw .contradiction(expected) }
    return (given, profile)
  }

  private static func exact(
    _ compute: () throws(ArithmeticFailure) -> Rational
  ) throws(RequestLoadFailure) -> Rational {
    do throws(ArithmeticFailure) { return try compute() } catch { throw .tooPrecise }
  }
}

/// Why what is said of requests makes no sense together.
public enum RequestLoadFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Only the busiest hour is known.
  case peakAlone
  /// The busiest hour has fewer requests than the mean.
  case peakBelowMean
  /// Mean and profile give another peak.
  case contradiction(Rational)
  /// The numbers have too many digits.
  case tooPrecise

  public var description: String {
    switch self {
    case .peakAlone:
      "the busiest hour alone does not say how many requests a month has; give the mean "
        + "(--requests-per-second) or 24 weights (--profile) too"
    case .peakBelowMean: "the busiest hour has fewer requests than the mean of the day"
    case .contradiction(let peak):
      "the mean and the profile give \(peak.decimalText(fractionDigits: 0...2).text) requests/s in "
        + "the busiest hour; leave out one of the three"
    case .tooPrecise: "the number has too many digits together with the mean"
    }
  }
}
