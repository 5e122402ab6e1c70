import Measurement
import Reporting
import SystemCalls

/// `serbench report`
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Show a result that was kept, or hand it on as a page or as data."
  static let discussion = """
    Reads a result that serbench run or measure wrote, and prints what it comes to, as they did when they were done; \
    or writes it as a page with charts that needs nothing but itself, as Markdown, as CSV, or as the JSON that JMH's \
    visualisers read (https://jmh.morethan.io).
    """
  static let operands = "RESULT"
  static let options = [
    Option(
      "format", "FORMAT",
      "One of \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")): text, or html for a "
        + "file whose name ends in .html."),
    Option("output", "FILE", short: "o", "Write it to this file, whole or not at all."),
    Option("details", nil, "Show every workload in every codec, in text too."),
  ]
  static let examples = [
    Example("serbench report Results/reference.json --details", "the committed reference run"),
    Example("serbench report Results/reference.json -o report.html", "the same, as a page"),
    Example("serbench report result.json --format csv -o result.csv", "a row a case"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to report", command: name)
    }
    let output = arguments.text("output")
    let formats = ReportFormat.allCases.map(\.rawValue)
    let given = try arguments.choices("format", among: formats).last.flatMap(ReportFormat.init)
    let format = given ?? (output?.hasSuffix(".html") == true ? .html : .text)
    let text = try format.text(
      of: try ResultFile(path: path).read(),
      style: output == nil ? Console.outputStyle : .plain, details: arguments.has("details"))
    guard let output else { return try Console.write(text) }
    do {
      try WholeFile(path: output).write(Array(text.utf8))
    } catch {
      throw ResultFailure.file("cannot write \(output): \(error)")
    }
  }
}
