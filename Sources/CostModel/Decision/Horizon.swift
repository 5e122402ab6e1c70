/// How far ahead a switch must have paid back.
///
/// A break-even after the horizon is given as "not within 5 years": the inputs of a projection do not hold for longer, so
/// the number of months would say nothing.
public struct Horizon: Hashable, Sendable {
  /// The years; at least one.
  public let years: Int

  /// Five years: how long a service is usually planned for.
  public static let standard = Horizon(years: 5)

  /// Looks so many years ahead.
  ///
  /// - Precondition: years are greater than zero.
  public init(years: Int) {
    precondition(years > 0)
    self.years = years
  }

  /// The years in months.
  public var months: Int { 12 * years }

  /// Whether a cost has been earned back by the end of the horizon.
  public func reaches(_ breakEven: BreakEven) -> Bool {
    breakEven.months.map { $0 <= Rational(months) } ?? false
  }

  /// Whether so many months are within the horizon.
  public func reaches(_ months: Double) -> Bool { months <= Double(self.months) }

  /// The years in words: `5 years`.
  public var text: String { "\(years) year\(years == 1 ? "" : "s")" }
}
