/// How much to measure: whichever of rounds and seconds ends first.
public struct SamplingPlan: Sendable, Hashable {
  /// A few rounds are always run, however slow the cases, since fewer samples say nothing of their spread.
  public static let fewestRounds = 5
  /// The same where a deadline goes before.
  static let fewestRoundsWithDeadline = 3
  /// What is sampled for although the deadline is past, in seconds.
  private static let shortestBudget = 0.5
  /// Below this length, in nanoseconds, a sample is not shortened to save time; rounds are left out.
  static let shortestSample = 1_000_000.0
  /// How many rounds' worth of time is set aside for warming up in each process.
  static let warmUpRounds = 1.0

  /// The most rounds; in each round every case is sampled once.
  public let rounds: Int
  /// The time for everything (calibration, warm-up, rounds), in seconds.
  public let budgetSeconds: Double
  /// When sampling is to end although the budget is not spent, in nanoseconds of the wall clock of ``SamplingClock``; `nil`
  /// for no such time.
  public var deadline: UInt64?
  /// How long a sample should be where the budget allows it, in nanoseconds.
  public let targetSampleNanoseconds: Double
  /// Where the random numbers start that order the cases of each round.
  public let orderSeed: UInt64
  /// How many processes take the rounds in turn, each a part of them.
  ///
  /// Where the system puts a process's libraries decides how well the processor foresees the jumps between them, and that
  /// place is another one each time a program starts. *Measured*: in 2 processes of 40, the same executable, linked
  /// dynamically, decoded Protobuf at two thirds of its usual speed from start to end. No number of rounds in one process
  /// shows that; the median over several does not move for one.
  public let processes: Int

  /// Plans a measurement.
  ///
  /// - Precondition: rounds, budget, length and processes are greater than zero.
  public init(
    rounds: Int, budgetSeconds: Double, targetSampleNanoseconds: Double, orderSeed: UInt64,
    processes: Int = 1, deadline: UInt64? = nil
  ) {
    self.deadline = deadline
    precondition(
      rounds > 0 && budgetSeconds > 0 && targetSampleNanoseconds > 0 && processes > 0)
    self.rounds = rounds
    self.processes = min(processes, rounds)
    self.budgetSeconds = budgetSeconds
    self.targetSampleNanoseconds = targetSampleNanoseconds
    self.orderSeed = orderSeed
  }

  /// The rounds that are run even where the budget is spent before.
  var minimumRounds: Int {
    min(rounds, deadline == nil ? Self.fewestRounds : Self.fewestRoundsWithDeadline)
  }

  /// How long sampling may take if it begins at a reading of the wall clock, in seconds.
  public func seconds(from start: UInt64) -> Double {
    guard let deadline else { return budgetSeconds }
    let left = deadline > start ? Double(deadline - start) / 1e9 : 0
    return min(budgetSeconds, max(left, Self.shortestBudget))
  }

  /// The plan for a measurement that begins at a reading of the wall clock: what is left until the deadline is its budget.
  func starting(at start: UInt64) -> SamplingPlan {
    SamplingPlan(
      rounds: rounds, budgetSeconds: seconds(from: start),
      targetSampleNanoseconds: targetSampleNanoseconds, orderSeed: orderSeed,
      processes: processes, deadline: deadline)
  }

  /// How much of the measurement is calibration, from 0 to 1; it takes about as long as a round.
  var calibrationShare: Double {
    1 / (Double(rounds + 1) + Self.warmUpRounds * Double(processes))
  }

  /// The part of the measurement that a process carries out.
  ///
  /// - Parameters:
  ///   - process: Which one, from 0.
  ///   - passesPerSample: How often each case runs for a sample.
  ///   - elapsedSeconds: How long the measurement has been running.
  func task(
    of process: Int, passesPerSample: [Int], elapsedSeconds: Double
  ) -> SamplingTask {
    let first = rounds * process / processes
    let firstNeeded = minimumRounds * process / processes
    return SamplingTask(
      process: process, processes: processes, firstRound: first + 1,
      rounds: rounds * (process + 1) / processes - first,
      minimumRounds: minimumRounds * (process + 1) / processes - firstNeeded,
      budgetSeconds: max(budgetSeconds - elapsedSeconds, 0.001) / Double(processes - process),
      orderSeed: orderSeed &+ UInt64(process), passesPerSample: passesPerSample,
      elapsedSeconds: elapsedSeconds, calibrationShare: calibrationShare)
  }

  /// How long a sample may be so that warm-up and all rounds fit into the time left, in nanoseconds.
  ///
  /// - Parameters:
  ///   - passes: How long a single pass of each case takes, in nanoseconds; no sample is shorter than that.
  ///   - secondsLeft: What calibration left of the budget.
  func sampleNanoseconds(passes: [Double], secondsLeft: Double) -> Double {
    let warmUp = Self.warmUpRounds * Double(processes)
    let perRound = max(secondsLeft, 0) * 1e9 / (Double(rounds) + warmUp)
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
