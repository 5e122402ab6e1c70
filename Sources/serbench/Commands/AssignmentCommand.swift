import CostModel
import Reporting
import Suites

/// `serbench assignment`: the three questions of the course's assignment, and their answers for other figures.
enum AssignmentCommand: Command {
  static let name = "assignment"
  static let summary = "What a smaller format saves in bandwidth and money, work shown."
  static let discussion = """
    Answers the assignment: 10,000 requests/s of 2 KB as JSON, a format that saves
    40 %, and $0.09 per GB. What bandwidth is saved in an hour, what money in 30
    days, and which other costs has the switch? Every line of the work is shown.
    The figures are the assignment's until you give your own; what a switch costs
    is assumed, and every assumption is an option. Arithmetic is exact.
    """
  static let options =
    AssignmentParameter.allCases.map { parameter in
      Option(
        parameter.rawValue, "N",
        "\(parameter.rule.meaning), in \(parameter.rule.unit) (\(parameter.rule.defaultText))")
    } + [Option("json", nil, "write JSON, units in the key names")]
  static let examples = [
    Example("serbench assignment", "the assignment as it is given"),
    Example(
      "serbench assignment --requests-per-second 500 --developer-days 5",
      "a smaller service, and a smaller project"),
    Example("serbench assignment --json", "the same as data"),
  ]

  static func run(_ arguments: Arguments) throws {
    let inputs = try inputs(from: arguments)
    do {
      let assignment = try Assignment(inputs, measured: try measuredPayloads())
      if arguments.has("json") { return try Console.write(AssignmentDocument(assignment).json()) }
      try Console.show(AssignmentText(assignment, style: Console.outputStyle).rendered())
    } catch is ArithmeticFailure {
      let given = AssignmentParameter.allCases.map(\.rawValue).filter(arguments.has)
      throw UsageError(
        """
        these together have more digits than can be computed exactly: \
        \(given.map { "--\($0)" }.joined(separator: ", ")); give fewer digits after the point
        """, command: name)
    }
  }

  /// The sizes of the workload whose JSON has 2,000 bytes on average, in every codec.
  private static func measuredPayloads() throws -> MeasuredPayloads? {
    let sizes = try CodecSuite.sizes(ofSingleRecordsIn: "api-response").map {
      try PayloadSize(name: $0.codec, totalBytes: $0.totalBytes, payloads: $0.records)
    }
    guard let baseline = sizes.first else { return nil }
    return MeasuredPayloads(
      workload: "api-response", baseline: baseline, alternatives: Array(sizes.dropFirst()))
  }

  private static func inputs(from arguments: Arguments) throws(UsageError) -> AssignmentInputs {
    var inputs = AssignmentInputs()
    for parameter in AssignmentParameter.allCases {
      guard let text = arguments.text(parameter.rawValue) else { continue }
      do throws(ParameterFailure) {
        try inputs.set(parameter, to: text)
      } catch {
        throw UsageError("--\(parameter.rawValue): \(error)", command: name)
      }
    }
    return inputs
  }
}
