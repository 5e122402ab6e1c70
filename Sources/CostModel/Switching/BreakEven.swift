/// When a one-off cost has been earned back.
public enum BreakEven: Hashable, Sendable {
  /// There is nothing to earn back, and every month gains.
  case immediately
  /// After so many months: one-off cost ÷ net saving a month. The fraction is of the last month.
  case after(months: Rational)
  /// Running costs eat up the saving; more time changes nothing.
  case never

  /// When `oneOff` has been earned by `netPerMonth`.
  public init(oneOff: Money, netPerMonth: Money) throws(ArithmeticFailure) {
    if netPerMonth <= .zero {
      self = .never
    } else if oneOff <= .zero {
      self = .immediately
    } else {
      self = .after(months: try oneOff / netPerMonth)
    }
  }

  /// How many months it takes, 0 for immediately; `nil` when it never happens.
  public var months: Rational? {
    switch self {
    case .immediately: 0
    case .after(let months): months
    case .never: nil
    }
  }

  /// The month, counted from 1, at whose end the cost has been earned back; `nil` when it never is.
  public var month: Int128? {
    switch self {
    case .immediately: 1
    case .after(let months): months.roundedUp
    case .never: nil
    }
  }
}
