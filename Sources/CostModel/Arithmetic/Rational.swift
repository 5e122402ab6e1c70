/// An exact fraction, in lowest terms.
///
/// Money and bytes are multiplied and divided without rounding: 20,736 GB at $0.09 are $1,866.24, and 2⁻³⁰ of a gibibyte
/// is one byte. A binary floating-point number holds neither $0.09 nor $1,866.24. Rounding happens once, where a figure is
/// shown (``decimalText(fractionDigits:grouped:)``).
///
/// Arithmetic either gives the exact result or throws ``ArithmeticFailure``; it never traps and never rounds.
public struct Rational: Hashable, Sendable {
  /// The number above the fraction bar; it carries the sign.
  public let numerator: Int128
  /// The number below the fraction bar, at least 1.
  public let denominator: Int128

  /// A whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// `numerator / denominator`, reduced.
  public init(
    _ numerator: Int128, over denominator: Int128
  ) throws(ArithmeticFailure) {
    guard denominator != 0 else { throw .divisionByZero }
    // The one value whose negative does not fit.
    guard numerator != .min, denominator != .min else { throw .overflow }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// Euclid's algorithm; `divisor` is not zero.
  static func greatestCommonDivisor(_ value: UInt128, _ divisor: UInt128) -> UInt128 {
    var (larger, smaller) = (divisor, value)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }

  /// 0.
  public static let zero: Rational = 0
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: Arithmetic

extension Rational {
  /// The exact sum.
  public static func + (
    left: Rational, right: Rational
  ) throws(ArithmeticFailure) -> Rational {
    let shared = Int128(
      greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    return try Rational(
      sum(
        product(left.numerator, right.denominator / shared),
        product(right.numerator, left.denominator / shared)),
      over: product(left.denominator, right.denominator / shared))
  }

  /// The exact difference.
  public static func - (
    left: Rational, right: Rational
  ) throws(ArithmeticFailure) -> Rational {
    try left + -right
  }

  /// The same distance from zero on its other side.
  public static prefix func - (value: Rational) -> Rational {
    Rational(reducedNumerator: -value.numerator, denominator: value.denominator)
  }

  /// The exact product.
  public static func * (
    left: Rational, right: Rational
  ) throws(ArithmeticFailure) -> Rational {
    // Reducing crosswise first keeps every intermediate as small as the result.
    let first = try Rational(left.numerator, over: right.denominator)
    let second = try Rational(right.numerator, over: left.denominator)
    return try Rational(
      product(first.numerator, second.numerator),
      over: product(first.denominator, second.denominator))
  }

  /// The exact quotient.
  public static func / (
    left: Rational, right: Rational
  ) throws(ArithmeticFailure) -> Rational {
    try left * Rational(right.denominator, over: right.numerator)
  }

  private init(reducedNumerator: Int128, denominator: Int128) {
    numerator = reducedNumerator
    self.denominator = denominator
  }

  private static func product(_ left: Int128, _ right: Int128) throws(ArithmeticFailure) -> Int128 {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw .overflow }
    return result
  }

  private static func sum(_ left: Int128, _ right: Int128) throws(ArithmeticFailure) -> Int128 {
    let (result, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .overflow }
    return result
  }
}

// MARK: Order and rounding

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool {
    // The full 256 bits of each cross product, so that comparing cannot fail.
    let leftProduct = left.numerator.multipliedFullWidth(by: right.denominator)
    let rightProduct = right.numerator.multipliedFullWidth(by: left.denominator)
    return (leftProduct.high, leftProduct.low) < (rightProduct.high, rightProduct.low)
  }

  /// The smallest whole number that is not below this one.
  public var roundedUp: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder > 0 ? quotient + 1 : quotient
  }

  /// The nearest multiple of 1 ÷ `parts`, a tie away from zero.
  ///
  /// - Precondition: `parts` is above zero.
  public func rounded(toPartsOf parts: Int128) throws(ArithmeticFailure) -> Rational {
    guard parts % denominator != 0 else { return self }
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(
      dividingBy: denominator.magnitude)
    // rest < denominator, so that the quotient is at most `parts`.
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(
      rest.multipliedFullWidth(by: parts.magnitude))
    let isUp = remainder >= denominator.magnitude - remainder
    let fraction = try Rational(Int128(quotient) + (isUp ? 1 : 0), over: parts)
    guard let whole = Int128(exactly: whole) else { throw .overflow }
    let size = try Rational(whole, over: 1) + fraction
    return numerator < 0 ? -size : size
  }
}
