/// Numbers that a formula can be written over once: exact ones for the answer, floating ones for thousands of draws.
public protocol Arithmetic: Comparable, Sendable {
  /// The number nearest to an exact one.
  init(_ exact: Rational)
  static func + (left: Self, right: Self) throws(ArithmeticFailure) -> Self
  static func - (left: Self, right: Self) throws(ArithmeticFailure) -> Self
  static func * (left: Self, right: Self) throws(ArithmeticFailure) -> Self
  static func / (left: Self, right: Self) throws(ArithmeticFailure) -> Self
}

extension Rational: Arithmetic {
  public init(_ exact: Rational) { self = exact }
}

extension Double: Arithmetic {
  public init(_ exact: Rational) { self = Double(exact.numerator) / Double(exact.denominator) }
}
