/// An amount of data in bytes; a mean may be a fraction, a difference may be negative.
public struct ByteCount: Quantity {
  /// The amount in bytes.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }

  /// So many of a unit: `try ByteCount(2, .kibibyte)` are 2,048 B.
  public init(_ count: Rational, _ unit: ByteUnit) throws(ArithmeticFailure) {
    magnitude = try count * unit.bytes
  }

  /// Whole bytes.
  public static func bytes(_ count: Int) -> ByteCount { ByteCount(magnitude: Rational(count)) }

  /// The amount counted in a unit.
  public func count(in unit: ByteUnit) throws(ArithmeticFailure) -> Rational {
    try magnitude / unit.bytes
  }
}
