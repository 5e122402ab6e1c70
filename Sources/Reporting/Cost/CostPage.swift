public import CostModel

/// A projection of costs as one HTML page that needs nothing but itself.
public struct CostPage {
  private let projection: CostProjection

  /// Prepares a page.
  public init(_ projection: CostProjection) {
    self.projection = projection
  }

  public func html() throws(ArithmeticFailure) -> String { "" }
}
