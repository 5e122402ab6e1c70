import Measurement

/// What a claim says of a figure: for which values it holds.
enum ClaimedRange: Sendable, Hashable {
  /// From the first to the second value, both included.
  case between(Double, Double)
  /// More than a value.
  case above(Double)
  /// Less than a value.
  case below(Double)

  /// What a figure comes to, by the whole of its interval.
  ///
  /// An interval on both sides of a bound cannot tell, nor can a figure without an interval, wherever its point is. What is
  /// not above, or not below, what was claimed falls short.
  func outcome(_ interval: ConfidenceInterval?) -> Claim.Outcome {
    guard let interval else { return .cannotTell }
    switch self {
    case .between(let least, let most):
      if interval.lower > most { return .exceeds }
      if interval.upper < least { return .fallsShort }
      return interval.lower >= least && interval.upper <= most ? .holds : .cannotTell
    case .above(let bound):
      if interval.lower > bound { return .holds }
      return interval.upper <= bound ? .fallsShort : .cannotTell
    case .below(let bound):
      if interval.upper < bound { return .holds }
      return interval.lower >= bound ? .fallsShort : .cannotTell
    }
  }
}
