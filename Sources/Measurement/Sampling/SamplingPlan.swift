/// How much to measure: whichever of rounds and seconds ends first.
public struct SamplingPlan: Sendable, Hashable {
  /// A few rounds are always run, however slow the cases, since fewer samples say nothing of their spread.
  public static let fewestRounds = 5
  /// Below this length, in nanoseconds, a sample is not shortened to save time; rounds are left out.
  static let shortestSample = 1_000_000.0
  /// How many rounds' worth of time is set aside for warming up.
  static let warmUpRounds = 4.0

  /// The most rounds; in each round every case is sampled once.
  public let rounds: Int
  /// The time for everything (calibration, warm-up, rounds), in seconds.
  public let budgetSeconds: Double
  /// How long a sample should be where the budget allows it, in nanoseconds.
  public let targetSampleNanoseconds: Double
  /// Where the random numbers start that order the cases of each round.
  public let orderSeed: UInt64

  /// Plans a measurement.
  ///
  /// - Precondition: rounds, budget and length are greater than zero.
  public init(
    rounds: Int, budgetSeconds: Double, targetSampleNanoseconds: Double, orderSeed: UInt64
  ) {
    precondition(rounds > 0 && budgetSeconds > 0 && targetSampleNanoseconds > 0)
    self.rounds = rounds
    self.budgetSeconds = budgetSeconds
    self.targetSampleNanoseconds = targetSampleNanoseconds
    self.orderSeed = orderSeed
  }

  /// The rounds that are run even where the budget is spent before.
  var minimumRounds: Int { min(rounds, Self.fewestRounds) }

  /// How long a sample may be so that warm-up and all rounds fit into the time left, in nanoseconds.
  ///
  /// - Parameters:
  ///   - passes: How long a single pass of each case takes, in nanoseconds; no sample is shorter than that.
  ///   - secondsLeft: What calibration left of the budget.
  func sampleNanoseconds(passes: [Double], secondsLeft: Double) -> Double {
    let perRound = max(secondsLeft, 0) * 1e9 / (Double(rounds) + Self.warmUpRounds)
    func roundLength(_ sample: Double) -> Double { passes.reduce(0) { $0 + max($1, sample) } }
    guard roundLength(targetSampleNanoseconds) > perRound else { return targetSampleNanoseconds }
    var (fits, tooLong) = (
      min(Self.shortestSample, targetSampleNanoseconds), targetSampleNanoseconds
    )
    // Halving finds the length to a thousandth of the span, which is finer than samples come out.
    for _ in 0..<10 {
      let middle = (fits + tooLong) / 2
      if roundLength(middle) <= perRound { fits = middle } else { tooLong = middle }
    }
    return fits
  }
}
