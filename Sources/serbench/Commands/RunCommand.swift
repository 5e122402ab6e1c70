import CAllocationCounter
import Foundation
import Measurement
import Reporting
import Suites

/// `serbench run`
enum RunCommand: Command {
  static let name = "run"
  static let summary = "Measure sizes and times of every workload in every codec."
  static let discussion = """
    Checks the round trip of every workload in every codec, counts allocations, and then times encoding and
    decoding: in each round every case is sampled once, in a random order, so that a slow moment of the
    machine hits all alike. Prints what they come to, and writes every sample to a file if asked to.
    Ctrl-C keeps what was measured so far.
    """
  static let options = [
    Option("workload", "NAME", repeats: true, "Measure only this workload; may be repeated."),
    Option("codec", "NAME", repeats: true, "Measure only this codec; may be repeated."),
    Option("rounds", "N", "At most so many rounds: \(standardRounds), or \(quickRounds) if quick."),
    Option(
      "seconds", "S",
      "Time for sampling: \(Int(standardSeconds)), or \(Int(quickSeconds)) if quick."),
    Option("seed", "N", "Where the random order of the cases starts: 1."),
    Option("output", "FILE", "Write the result to this file, as JSON."),
    Option("quick", nil, "Fewer and shorter samples: enough to see factors, not percents."),
    Option("details", nil, "Show every workload; so it is anyway for up to \(mostInDetail)."),
    Option("list", nil, "List the workloads and the codecs, and measure nothing."),
  ]
  static let examples = [
    Example("serbench run --quick", "a first impression in half a minute"),
    Example(
      "serbench run --workload api-response --output result.json",
      "one workload in every codec, kept in a file"),
    Example(
      "serbench run --codec json/foundation --codec protobuf/swift --seconds 60",
      "two codecs side by side, in a minute"),
  ]

  private static let standardRounds = 30
  private static let standardSeconds = 100.0
  private static let quickRounds = 10
  private static let quickSeconds = 15.0
  private static let mostInDetail = 2

  static func run(_ arguments: Arguments) throws {
    let suite = CodecSuite.suite
    if arguments.has("list") { return try Console.write(list(suite)) }
    let workloads = try names("workload", suite.workloads.map(\.name), arguments)
    let codecs = try names("codec", suite.codecs.map(\.name), arguments)
    let plan = try plan(arguments)
    let file = arguments.text("output").map { ResultFile(path: $0) }
    try file?.checkWritable()

    Interruption.listen()
    let document = try measure(suite, workloads: workloads, codecs: codecs, plan: plan)
    try file?.write(document)
    let report = RunReport(document, style: Console.outputStyle)
    try Console.write(
      report.text(details: arguments.has("details") || workloads.count <= mostInDetail))
    if let file { Console.complain("The result is in \(file.path).") }
    if !document.isComplete { throw Interrupted() }
  }

  private static func measure(
    _ suite: BenchmarkSuite, workloads: [String], codecs: [String], plan: SamplingPlan
  ) throws -> ResultDocument {
    let startedAt = Date()
    let display = ProgressDisplay()
    defer { display.clear() }
    let benchmark = Benchmark(
      subjects: try suite.makeSubjects(workloads, codecs), sampler: InterleavedSampler(plan: plan),
      allocationCounts: {
        let counts = allocation_counter_read()
        return AllocationCounts(allocations: counts.allocations, bytes: counts.bytes)
      })
    let outcome = try benchmark.run(
      isInterrupted: { Interruption.isRequested }, progress: display.show)
    return ResultDocument(
      isComplete: outcome.isComplete,
      startedAt: startedAt.formatted(.iso8601),
      elapsedSeconds: Date().timeIntervalSince(startedAt),
      environment: .current(libraryVersions: suite.libraryVersions),
      parameters: ResultDocument.Parameters(plan),
      timerOverheadNanoseconds: SamplingClock.system.wallOverhead(),
      workloads: suite.workloads.filter { workloads.contains($0.name) }
        .map { .init(name: $0.name, summary: $0.summary, seed: $0.seed) },
      codecs: suite.codecs.filter { codecs.contains($0.name) }
        .map { .init(name: $0.name, kind: $0.kind, summary: $0.summary) },
      measurements: outcome.measurements)
  }

  // MARK: Arguments

  private static func names(
    _ option: String, _ all: [String], _ arguments: Arguments
  ) throws(UsageError) -> [String] {
    let chosen = try arguments.choices(option, among: all)
    return chosen.isEmpty ? all : all.filter(chosen.contains)
  }

  private static func plan(_ arguments: Arguments) throws(UsageError) -> SamplingPlan {
    let isQuick = arguments.has("quick")
    let seconds = try arguments.number("seconds", "a number of seconds above 0 and up to 86400") {
      $0 > 0 && $0 <= 86_400
    }
    return SamplingPlan(
      rounds: try arguments.integer("rounds", in: 1...10_000)
        ?? (isQuick ? quickRounds : standardRounds),
      budgetSeconds: seconds ?? (isQuick ? quickSeconds : standardSeconds),
      targetSampleNanoseconds: isQuick ? 3_000_000 : 10_000_000,
      orderSeed: UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1))
  }

  private static func list(_ suite: BenchmarkSuite) -> String {
    var table = TextTable(columns: [.init("", .left), .init("", .left)])
    for workload in suite.workloads {
      table.append([.init(workload.name, .strong), .init(workload.summary)])
    }
    table.appendRule()
    for codec in suite.codecs { table.append([.init(codec.name, .strong), .init(codec.summary)]) }
    return table.rendered(style: Console.outputStyle)
  }

  /// The run ended before its time; what was measured is kept.
  private struct Interrupted: Error, CustomStringConvertible {
    let description = "interrupted; what was measured so far is kept and marked as incomplete"
  }
}
