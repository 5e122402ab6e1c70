/// One process's part of a measurement.
public struct SamplingTask: Sendable, Hashable, Codable {
  /// Which process of the measurement this is, from 0.
  public let process: Int
  /// How many processes there are.
  let processes: Int
  /// The number of the first round, from 1.
  let firstRound: Int
  /// The most rounds.
  let rounds: Int
  /// The rounds that are run even where the budget is spent before.
  let minimumRounds: Int
  /// The time for warm-up and rounds, in seconds.
  let budgetSeconds: Double
  /// Where the random numbers start that order the cases of each round.
  let orderSeed: UInt64
  /// How often each case runs for a sample, in the order of the cases.
  let passesPerSample: [Int]
  /// How long the measurement has been running, in seconds.
  let elapsedSeconds: Double
  /// How much of the measurement is calibration, from 0 to 1.
  let calibrationShare: Double

  /// Where the measurement is when this part begins.
  public var start: SamplingProgress {
    SamplingProgress(
      phase: .warmUp, caseID: "", fractionCompleted: fraction(completed: 0),
      elapsedSeconds: elapsedSeconds)
  }

  /// How much of the measurement is done where a part of this task is, both from 0 to 1.
  func fraction(completed part: Double) -> Double {
    calibrationShare + (1 - calibrationShare) * (Double(process) + part) / Double(processes)
  }

  /// What a process sampled.
  public struct Outcome: Sendable, Hashable, Codable {
    /// One series a case, in the order of the cases.
    let series: [SampleSeries]
    /// Whether the process came to its planned end. If not, some series may be a sample shorter than others.
    let isComplete: Bool

    /// How many rounds every case was sampled in.
    var rounds: Int { series.map(\.nanoseconds.count).min() ?? 0 }
  }
}
