/// A span of time in seconds, exact and without a calendar.
public struct TimeSpan: Quantity {
  /// The span in seconds.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }

  /// 3,600 seconds.
  public static let hour = TimeSpan(magnitude: 3_600)
  /// 24 hours.
  public static let day = TimeSpan(magnitude: 86_400)
  /// 30 days, 720 hours: the month of every monthly figure here.
  public static let month = TimeSpan(magnitude: 2_592_000)

  /// Days of 24 hours.
  public static func days(_ count: Rational) throws(ArithmeticFailure) -> TimeSpan {
    try day * count
  }
}
