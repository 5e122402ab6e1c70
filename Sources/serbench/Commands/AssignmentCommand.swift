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
    Then what the assignment leaves open: what becomes of the 40 % with measured
    sizes, with gzip on, and with headers around the bodies. The figures are the
    assignment's until you give your own; what a switch costs is assumed, and every
    assumption is an option. Arithmetic is exact.
    """
  static let options =
    AssignmentParameter.allCases.map { parameter in
      Option(
        parameter.rawValue, "N",
        "\(parameter.rule.meaning), in \(parameter.rule.unit) (\(parameter.rule.defaultText))")
    } + [
      Option("worksheet", nil, "leave what is to be computed blank, with its unit"),
      Option("json", nil, "write JSON, units in the key names"),
      .output(
        "Write it to this file; a page if it ends in .html, data if it ends in .json; - is standard output.",
        endings: ["html", "json", "txt"]),
    ]
  static let examples = [
    Example("serbench assignment", "the assignment as it is given"),
    Example("serbench assignment -o page.html", "the same as a page, the work as a picture"),
    Example("serbench assignment --worksheet -o sheet.html", "the page to be filled in"),
    Example(
      "serbench assignment --requests-per-second 500 --developer-days 5",
      "a smaller service, and a smaller project"),
    Example("serbench assignment --json", "the same as data"),
  ]

  static func run(_ arguments: Arguments) throws {
    let inputs = try inputs(from: arguments)
    let output = arguments.outputFile
    let ending = output.flatMap(FileEnding.of)
    let results: ShownResults = arguments.has("worksheet") ? .blank : .shown
    let isData = arguments.has("json") || ending == "json"
    if isData, results == .blank {
      throw UsageError("--worksheet leaves out what JSON is for; give one of them", command: name)
    }
    try Console.checkWritable(output)
    do {
      let assignment = try Assignment(inputs, measured: try measuredPayloads())
      let text = AssignmentText(assignment, results: results, style: Console.outputStyle)
      func write(_ text: String) throws { try Console.write(Array(text.utf8), to: output) }
      if isData {
        try write(AssignmentDocument(assignment).json())
      } else if ending == "html" {
        try write(AssignmentPage(assignment, results: results).html())
        // The answer is said where the page is asked for, too.
        try Console.show(text.summary())
      } else if output != nil {
        try write(AssignmentText(assignment, results: results).rendered())
      } else {
        try Console.show(text.rendered())
      }
    } catch is ArithmeticFailure {
      let given = AssignmentParameter.allCases.map(\.rawValue).filter(arguments.has)
      throw UsageError(
        """
        these together have more digits than can be computed exactly: \
        \(given.map { "--\($0)" }.joined(separator: ", ")); give fewer digits after the point
        """, command: name)
    }
  }

  /// The sizes of the workload whose JSON has 2,000 bytes on average, in every codec, as they are and with gzip.
  private static func measuredPayloads() throws -> MeasuredPayloads? {
    let workload = "api-response"
    let sizes = try CodecSuite.sizes(
      ofSingleRecordsIn: workload, in: CodecSuite.usualCodecs, compressedBy: .gzip
    ).map {
      try PayloadSize(
        name: $0.codec, totalBytes: $0.totalBytes, compressedBytes: $0.compressedBytes,
        payloads: $0.records)
    }
    guard let baseline = sizes.first else { return nil }
    return MeasuredPayloads(
      workload: workload, contentCoding: "gzip", baseline: baseline,
      alternatives: Array(sizes.dropFirst()))
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
