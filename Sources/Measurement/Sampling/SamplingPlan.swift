/// How much to measure: whichever of rounds and seconds ends first.
public struct SamplingPlan: Sendable, Hashable {
  /// A few rounds are always run, however slow the cases, since one sample says nothing of its spread.
  public static let fewestRounds = 3
  /// Below this length, in nanoseconds, a sample is not shortened to save time; rounds are left out.
  static let shortestSample = 1_000_000.0

  /// The most rounds; in each round every case is sampled once.
  public let rounds: Int
  /// The time for everything (calibration, warm-up, rounds), in seconds.
  public let budgetSeconds: Double
  /// How long a sample should be where the budget allows it, in nanoseconds.
  public let targetSampleNanoseconds: Double

  /// Thirty rounds of samples of 10 ms, within two minutes.
  public static let standard = SamplingPlan(
    rounds: 30, budgetSeconds: 120, targetSampleNanoseconds: 10_000_000)
  /// Ten rounds of samples of 3 ms, within twenty seconds: enough to see factors, not percents.
  public static let quick = SamplingPlan(
    rounds: 10, budgetSeconds: 20, targetSampleNanoseconds: 3_000_000)

  /// Plans a measurement.
  ///
  /// - Precondition: all three are greater than zero.
  public init(rounds: Int, budgetSeconds: Double, targetSampleNanoseconds: Double) {
    precondition(rounds > 0 && budgetSeconds > 0 && targetSampleNanoseconds > 0)
    self.rounds = rounds
    self.budgetSeconds = budgetSeconds
    self.targetSampleNanoseconds = targetSampleNanoseconds
  }

  /// The rounds that are run even where the budget is spent before.
  public var minimumRounds: Int { min(rounds, Self.fewestRounds) }

  /// How long a sample may be so that all rounds fit into the budget, in nanoseconds.
  ///
  /// A fifth of the budget is kept for calibration and warm-up, and for operations that are longer than a
  /// sample should be.
  func sampleNanoseconds(caseCount: Int) -> Double {
    let share = budgetSeconds * 1e9 * 0.8 / (Double(rounds) * Double(max(caseCount, 1)))
    return min(targetSampleNanoseconds, max(share, Self.shortestSample))
  }
}
