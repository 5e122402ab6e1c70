import Measurement
import Reporting

/// `serbench claims`
enum ClaimsCommand: Command {
  static let name = "claims"
  static let summary = "Hold what is often said of the formats against a result."
  static let discussion = """
    Protobuf is 3 to 7 times faster than JSON, its payloads are 30 to 50 % smaller, Avro is the most compact, XML the \
    largest and slowest, Avro uses more memory than Protobuf: each claim with what was measured, for each pair of \
    implementations or each workload, and a verdict: holds, does not hold, or depends, and on what.
    """
  static let operands = "RESULT"
  static let options: [Option] = []
  static let examples = [
    Example("serbench claims Results/reference.json", "the claims against the reference run")
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to hold the claims against", command: name)
    }
    let document = try ResultFile(path: path).read()
    try Console.show(ClaimsReport.text(Claims(document), style: Console.outputStyle))
  }
}
