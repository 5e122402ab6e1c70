import Measurement
import Reporting

/// `serbench report`
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Show the tables of a result that was kept."
  static let discussion = """
    Reads a result that serbench run or measure wrote, and prints what it comes to, as they did when they were done.
    """
  static let operands = "RESULT"
  static let options = [Option("details", nil, "Show every workload in every codec.")]
  static let examples = [
    Example("serbench report Results/reference.json --details", "the committed reference run")
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to report", command: name)
    }
    let report = RunReport(try ResultFile(path: path).read(), style: Console.outputStyle)
    try Console.write(report.text(details: arguments.has("details")))
  }
}
