/// Why a figure could not be computed exactly.
public enum ArithmeticFailure: Error, Hashable, Sendable {
  /// The exact result needs more than 127 bits above or below the fraction bar.
  case overflow
  /// Something was divided by zero.
  case divisionByZero
}
