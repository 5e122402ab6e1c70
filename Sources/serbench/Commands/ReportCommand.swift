import Measurement
import Reporting
import SystemCalls

/// `serbench report`
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Show the tables of a result that was kept."
  static let discussion = """
    Reads a result that serbench run or measure wrote, and prints what it comes to, as they did when they were done.
    """
  static let operands = "RESULT"
  static let options = [
    Option("details", nil, "Show every workload in every codec."),
    Option(
      "output", "FILE", short: "o",
      "Write a page with charts to this file, whose name ends in .html."),
  ]
  static let examples = [
    Example("serbench report Results/reference.json --details", "the committed reference run"),
    Example("serbench report Results/reference.json -o report.html", "the same, as a page"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to report", command: name)
    }
    if let output = arguments.text("output") {
      guard output.hasSuffix(".html") else {
        throw arguments.refusal("output", output, "a name that ends in .html")
      }
      let page = PageReport(try ResultFile(path: path).read())
      do {
        return try WholeFile(path: output).write(Array(page.html.utf8))
      } catch {
        throw ResultFailure.file("cannot write \(output): \(error)")
      }
    }
    let report = RunReport(try ResultFile(path: path).read(), style: Console.outputStyle)
    try Console.write(report.text(details: arguments.has("details")))
  }
}
