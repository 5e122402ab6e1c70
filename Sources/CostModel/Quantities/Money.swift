/// An amount of money in US dollars, exact below the cent; negative where it is a loss.
public struct Money: Quantity {
  /// The amount in US dollars.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }

  /// Whole dollars.
  public static func dollars(_ count: Int) -> Money { Money(magnitude: Rational(count)) }
}

/// What the transfer of data costs, for each unit of it.
public struct TransferPrice: Hashable, Sendable {
  /// The price of one unit.
  public let perUnit: Money
  /// The unit that is billed.
  public let unit: ByteUnit

  /// A price for each unit.
  public init(_ perUnit: Money, per unit: ByteUnit) {
    self.perUnit = perUnit
    self.unit = unit
  }

  /// What an amount of data costs: units × price.
  public func cost(of amount: ByteCount) throws(ArithmeticFailure) -> Money {
    try perUnit * amount.count(in: unit)
  }
}
