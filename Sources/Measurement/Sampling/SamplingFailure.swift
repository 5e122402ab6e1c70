/// A case threw while it was timed.
public struct SamplingFailure: Error, CustomStringConvertible {
  /// The case that threw.
  public let caseID: String
  /// What it threw.
  public let underlying: any Error

  public var description: String { "\(caseID): \(underlying)" }
}
