import Measurement
import Reporting

/// `serbench claims`
enum ClaimsCommand: Command {
  static let name = "claims"
  static let summary = "Compare what is often said of the formats with a result."
  static let discussion = """
    Protobuf is 3 to 7 times faster than JSON, its payloads are 30 to 50 % smaller, Avro is the most compact, XML the \
    largest and slowest, Avro uses more memory than Protobuf: each claim with what was measured, for each pair of \
    implementations or each workload, and a verdict: holds, exceeds, falls short, depends on something, or cannot tell. \
    A verdict follows the whole interval of a figure, so that one across a bound of the claim cannot tell. What the \
    result cannot say (one workload, one library, one process) comes first.
    """
  static let operands = "RESULT"
  static let options = [
    Option("json", nil, "Print the verdicts and their figures as JSON.")
  ]
  static let examples = [
    Example("serbench claims Results/reference.json", "the claims and the reference run"),
    Example("serbench claims result.json --json", "the same as data"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to compare the claims with", command: name)
    }
    let claims = Claims(try ResultFile(operand: path).read())
    if arguments.has("json") { return try Console.write(ClaimsDocument(claims).json()) }
    try Console.show(ClaimsReport.text(claims, style: Console.outputStyle))
  }
}
