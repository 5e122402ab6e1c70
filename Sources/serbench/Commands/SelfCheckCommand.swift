import Measurement
import Reporting
import Suites

/// `serbench self-check`
enum SelfCheckCommand: Command {
  static let name = "self-check"
  static let summary = "Measure every codec against itself (A/A), and count false calls."
  static let discussion = """
    Enters every codec twice under two names, measures the copies side by side, and compares them by the rules of \
    serbench compare. Nothing changed, so every faster or slower is a false call. Does so twice with different random \
    orders, and ends with status 1 unless fewer than 1 % of the comparisons, 500 at least, are called different.
    """
  static let options = [
    Option("seconds", "S", "Time for sampling, altogether: 100."),
    Option("seed", "N", "Where the random order of the cases starts: 1."),
  ]
  static let examples = [Example("serbench self-check", "the A/A figure, in about two minutes")]

  private static let repetitions = 2
  private static let rounds = 30
  private static let standardSeconds = 100.0

  static func run(_ arguments: Arguments) throws {
    let seconds =
      try arguments.number("seconds", "a number of seconds above 0 and up to 86400") {
        $0 > 0 && $0 <= 86_400
      } ?? standardSeconds
    let seed = UInt64(try arguments.integer("seed", in: 0...(Int.max - repetitions)) ?? 1)
    try Console.checkWritable()
    let suite = CodecSuite.suite
    func subjects() throws -> [BenchmarkSubject] {
      try suite.makeSubjects(suite.workloads.map(\.name), CodecSuite.usualCodecs.map(\.name))
    }
    var check = SelfCheck()
    for repetition in 0..<repetitions {
      let plan = SamplingPlan(
        rounds: rounds, budgetSeconds: seconds / Double(repetitions),
        targetSampleNanoseconds: 3_000_000, orderSeed: seed + UInt64(repetition))
      try check.count(
        try MeasuringRun(plan: plan, file: nil).document(
          of: SelfCheck.doubled(try subjects(), try subjects()), workloads: suite.workloads,
          codecs: CodecSuite.usualCodecs))
      if Interruption.isRequested { break }
    }
    try Console.show(SelfCheckReport.text(check, style: Console.outputStyle))
    if !check.isPassed { throw NotPassed() }
  }

  /// Too many comparisons of a codec with itself differ.
  private struct NotPassed: Error, CustomStringConvertible {
    let description = "the A/A check is not passed"
  }
}
