import Measurement

/// The options of every command that measures.
extension SamplingPlan {
  private static let standardRounds = 30
  private static let standardSeconds = 100.0
  private static let standardProcesses = 10
  private static let quickRounds = 10
  private static let quickSeconds = 15.0
  private static let quickProcesses = 1
  private static let quickNanoseconds = 3_000_000.0

  /// The options that ``init(_:)`` reads, and where the result goes.
  static let options = [
    Option("rounds", "N", "At most so many rounds: \(standardRounds), or \(quickRounds) if quick."),
    Option(
      "seconds", "S",
      "Time for sampling: \(Int(standardSeconds)), or \(Int(quickSeconds)) if quick."),
    Option(
      "processes", "N",
      "So many processes take the rounds in turn: \(standardProcesses), or \(quickProcesses) if quick."
    ),
    Option("seed", "N", "Where random numbers start, for the order of the cases and samples: 1."),
    .output(
      "Write the result to this file, as JSON; - is standard output, and then no table is printed.",
      endings: ["json"]),
    Option("quick", nil, "Fewer and shorter samples: enough to see factors, not percents."),
  ]

  /// Fewer and shorter samples, in this process: enough to see factors.
  ///
  /// - Parameter times: Whether times are asked about; otherwise a single round is enough.
  static func quick(seed: UInt64, times: Bool = true) -> SamplingPlan {
    SamplingPlan(
      rounds: times ? quickRounds : 1, budgetSeconds: times ? quickSeconds : 0.1,
      targetSampleNanoseconds: quickNanoseconds, orderSeed: seed, processes: quickProcesses)
  }

  /// The plan that the options ask for.
  init(_ arguments: Arguments) throws(UsageError) {
    let isQuick = arguments.has("quick")
    let seconds = try arguments.number("seconds", "a number of seconds above 0 and up to 86400") {
      $0 > 0 && $0 <= 86_400
    }
    self.init(
      rounds: try arguments.integer("rounds", in: 1...10_000)
        ?? (isQuick ? Self.quickRounds : Self.standardRounds),
      budgetSeconds: seconds ?? (isQuick ? Self.quickSeconds : Self.standardSeconds),
      targetSampleNanoseconds: isQuick ? Self.quickNanoseconds : 10_000_000,
      orderSeed: UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1),
      processes: try arguments.integer("processes", in: 1...100)
        ?? (isQuick ? Self.quickProcesses : Self.standardProcesses))
  }
}
