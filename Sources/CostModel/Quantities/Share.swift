/// A part of a whole: 0 is nothing, 1 is all of it. A change may lie below 0 or above 1.
public struct Share: Quantity {
  /// The part, 1 for the whole.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }
}
