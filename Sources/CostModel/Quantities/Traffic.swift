/// How many requests arrive, per second.
public struct RequestRate: Quantity {
  /// The rate in requests a second.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }

  /// The data rate of requests that each carry `payload`: requests/s × B/request = B/s.
  public static func * (
    rate: RequestRate, payload: ByteCount
  ) throws(ArithmeticFailure) -> ByteRate {
    try ByteRate(magnitude: rate.magnitude * payload.magnitude)
  }
}

/// How much data flows, in bytes a second.
public struct ByteRate: Quantity {
  /// The rate in bytes a second.
  public let magnitude: Rational

  public init(magnitude: Rational) { self.magnitude = magnitude }

  /// What flows in a span of time: B/s × s = B.
  public static func * (
    rate: ByteRate, span: TimeSpan
  ) throws(ArithmeticFailure) -> ByteCount {
    try ByteCount(magnitude: rate.magnitude * span.magnitude)
  }
}
