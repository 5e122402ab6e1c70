/// A case threw while it was timed, or a process did not do its part.
public struct SamplingFailure: Error, CustomStringConvertible {
  /// The case that threw, or the process.
  public let caseID: String
  /// What it threw.
  public let underlying: any Error

  /// States a failure.
  public init(caseID: String, underlying: any Error) {
    self.caseID = caseID
    self.underlying = underlying
  }

  public var description: String { "\(caseID): \(underlying)" }
}
