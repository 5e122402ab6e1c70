/// An exact amount of one kind of thing.
///
/// Bytes add to bytes and dollars to dollars; the few products that mean something (a request rate times the bytes of a
/// request) are operators of their own. So a unit that was forgotten is a program that does not compile.
public protocol Quantity: Comparable, Hashable, Sendable {
  /// The amount in the unit that the conforming type names.
  var magnitude: Rational { get }
  /// An amount in the unit that the conforming type names.
  init(magnitude: Rational)
}

extension Quantity {
  /// None of it.
  public static var zero: Self { Self(magnitude: 0) }

  public static func < (left: Self, right: Self) -> Bool { left.magnitude < right.magnitude }

  /// Both amounts together.
  public static func + (left: Self, right: Self) throws(ArithmeticFailure) -> Self {
    try Self(magnitude: left.magnitude + right.magnitude)
  }

  /// What the left amount is above the right one; negative where it is below.
  public static func - (left: Self, right: Self) throws(ArithmeticFailure) -> Self {
    try Self(magnitude: left.magnitude - right.magnitude)
  }

  /// The amount so many times.
  public static func * (left: Self, right: Rational) throws(ArithmeticFailure) -> Self {
    try Self(magnitude: left.magnitude * right)
  }

  /// The given share of the amount.
  public static func * (left: Self, right: Share) throws(ArithmeticFailure) -> Self {
    try left * right.magnitude
  }

  /// How many times the right amount goes into the left one.
  public static func / (left: Self, right: Self) throws(ArithmeticFailure) -> Rational {
    try left.magnitude / right.magnitude
  }
}
