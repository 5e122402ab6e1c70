/// Where a figure lies as far as the samples can tell.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Spans an interval.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// From the lower to the upper end.
  public var width: Double { upper - lower }

  /// Whether a value lies in the interval or at one of its ends.
  public func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }
}
