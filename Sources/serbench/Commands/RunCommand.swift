import Measurement
import Reporting
import Suites

/// `serbench run`
enum RunCommand: Command {
  static let name = "run"
  static let summary = "Measure sizes and times of every workload in the usual codecs, or in any."
  static let discussion = """
    Measures every codec of JSON, XML, Protobuf and Avro, or those that --codec names, which may be of CBOR and MessagePack too.
    Measures the memory that each batch takes, in separate processes, checks the round trip of every workload
    in every codec, counts allocations, and then times encoding and decoding: in each round every case is sampled once, in a random order, so that a slow moment of the
    machine hits all alike. Prints the sizes and times, and writes every sample to a file if asked to.
    Ctrl-C keeps what was measured so far.
    """
  static let options =
    [
      Option("workload", "NAME", repeats: true, "Measure only this workload; may be repeated."),
      Option("codec", "NAME", repeats: true, "Measure only this codec; may be repeated."),
      Option("list", nil, "List the workloads and the codecs, and measure nothing."),
      Option("details", nil, "Show every workload, as is done anyway for up to \(mostInDetail)."),
      Option("baseline", "FILE", "Compare with this result afterwards, as serbench compare does."),
    ] + ComparedRuns.options + [
      Option(
        "slow-down", "CODEC=SHARE", repeats: true,
        "Make a codec slower on purpose, to see it noticed: protobuf/swift=10%.")
    ] + CompressionBenchmark.options + SamplingPlan.options
  static let examples = [
    Example("serbench run --quick", "a first impression in half a minute"),
    Example(
      "serbench run --workload api-response --output result.json",
      "one workload in every codec, kept in a file"),
    Example(
      "serbench run --codec json/foundation --codec protobuf/swift --seconds 60",
      "two codecs side by side, in a minute"),
    Example(
      "serbench run --baseline result.json --max-regression 5%",
      "measure, compare with an older result, and fail if anything is slower"),
  ]

  private static let mostInDetail = 2

  static func run(_ arguments: Arguments) throws {
    let suite = CodecSuite.suite
    try arguments.check(
      options.map(\.name).filter { $0 != "list" }, !arguments.has("list"),
      "is about measuring, and --list measures nothing; leave one of them out")
    if arguments.has("list") {
      return try Console.show(WorkloadList.text(suite.codecs, style: Console.outputStyle))
    }
    let workloadNames = suite.workloads.map(\.name)
    let workloads = try names(
      "workload", workloadNames, default: workloadNames, arguments)
    let codecs = try names(
      "codec", suite.codecs.map(\.name), default: CodecSuite.usualCodecs.map(\.name), arguments)
    let plan = try SamplingPlan(arguments)
    let showsDetails = arguments.has("details") || workloads.count <= mostInDetail
    let slowDowns = try SlowDowns(arguments, codecs: suite.codecs.map(\.name))
    let rules = try ComparedRuns.rules(arguments)
    let base = try baseline(arguments, plan: plan)
    let run = MeasuringRun(
      plan: plan, file: arguments.text("output"),
      compression: try CompressionBenchmark(arguments), measuresPeakMemory: true)
    let document = try run.measure(
      try suite.makeSubjects(workloads, codecs).map(slowDowns.applied),
      workloads: suite.workloads.filter { workloads.contains($0.name) },
      codecs: suite.codecs.filter { codecs.contains($0.name) }.map(slowDowns.marked)
    ) {
      RunReport($0, style: Console.outputStyle, width: Console.outputWidth)
        .text(details: showsDetails)
    }
    if let base {
      try Console.write("\n")
      try ComparedRuns.report(base: base, new: document, rules: rules, details: showsDetails)
    }
  }

  // MARK: Arguments

  /// The result to compare with, if one is given: read, and refused if it makes no gate, before anything is measured.
  private static func baseline(
    _ arguments: Arguments, plan: SamplingPlan
  ) throws -> ResultDocument? {
    guard let path = arguments.text("baseline") else {
      if let option = ComparedRuns.options.first(where: { arguments.has($0.name) }) {
        throw UsageError("--\(option.name) needs a --baseline to compare with", command: name)
      }
      return nil
    }
    if arguments.text("output") == "-" {
      throw UsageError(
        "--output - leaves standard output to the result, and --baseline prints a comparison there",
        command: name)
    }
    let base = try ResultFile(operand: path).read()
    try ComparedRuns.checkGate(
      [(path, base.processCount), ("this run", plan.processes)], arguments, command: name)
    return base
  }

  private static func names(
    _ option: String, _ all: [String], default usual: [String], _ arguments: Arguments
  ) throws(UsageError) -> [String] {
    let chosen = try arguments.choices(option, among: all)
    return chosen.isEmpty ? usual : all.filter(chosen.contains)
  }
}
