import Measurement
import Reporting
import Suites

/// `serbench compare-codecs`
enum CompareCodecsCommand: Command {
  static let name = "compare-codecs"
  static let summary = "Compare the native codecs with the libraries, and with their aims."
  static let discussion = """
    Measures every workload in every codec, and how the native ones grow with their input; then prints how far the \
    native codecs are ahead of the libraries next to how far they are meant to be. protobuf-c counts alone, without \
    what it takes to fill and read its structures from Swift; libavro counts with it.
    """
  static let options = SamplingPlan.options
  static let examples = [
    Example("serbench compare-codecs", "the table, in about three minutes"),
    Example("serbench compare-codecs --quick", "the same with wider intervals, in one"),
  ]

  static func run(_ arguments: Arguments) throws {
    let suite = CodecSuite.suite
    let subjects =
      try suite.makeSubjects(suite.workloads.map(\.name), CodecSuite.usualCodecs.map(\.name))
      + ScalingSuite.subjects()
    let allowances = try allowances()
    try MeasuringRun(plan: try SamplingPlan(arguments), file: arguments.text("output")).measure(
      subjects, workloads: suite.workloads + [ScalingSuite.batchGrowth, ScalingSuite.nesting],
      codecs: CodecSuite.usualCodecs
    ) { ReachReport($0, allowances: allowances, style: Console.outputStyle).text }
  }

  /// How many values with memory of their own each workload's records have.
  private static func allowances() throws -> ReachReport.Allowances {
    var allowances: ReachReport.Allowances = [:]
    for facts in try WorkloadFacts.all() {
      allowances["\(facts.name) one"] =
        Double(facts.composition.heapValues) / Double(facts.sampleCount)
      allowances["\(facts.name) batch"] = Double(facts.batchComposition.heapValues)
    }
    return allowances
  }
}
