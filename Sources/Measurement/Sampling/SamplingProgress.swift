/// Where a measurement is; handed out before each sample, outside of what is timed.
public struct SamplingProgress: Sendable, Hashable {
  /// The three parts of a measurement, in order.
  public enum Phase: Sendable, Hashable {
    /// Finding out how many operations make a sample.
    case calibration
    /// Samples that are thrown away.
    case warmUp
    /// A round whose samples count; from 1.
    case round(Int)
  }

  /// What the sample is for.
  public let phase: Phase
  /// The case that is sampled next.
  public let caseID: String
  /// How much is done, from 0 to 1, by rounds or by budget, whichever is further.
  public let fractionCompleted: Double
  /// How long the measurement has been running, in seconds.
  public let elapsedSeconds: Double

  /// States where a measurement is.
  public init(
    phase: Phase, caseID: String, fractionCompleted: Double, elapsedSeconds: Double
  ) {
    self.phase = phase
    self.caseID = caseID
    self.fractionCompleted = fractionCompleted
    self.elapsedSeconds = elapsedSeconds
  }

  /// The time left, in seconds, if it goes on as it went; `nil` before there is something to go by.
  public var remainingSeconds: Double? {
    guard fractionCompleted > 0.02 else { return nil }
    return elapsedSeconds * (1 - fractionCompleted) / fractionCompleted
  }
}
