import Foundation
import Measurement
import Reporting

/// `serbench report`
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Show a result that was kept, or hand it on: Markdown, CSV, JMH's JSON."
  static let discussion = """
    Reads a result that serbench run or measure wrote, and prints what it comes to, as they did when they were done; \
    or writes it as Markdown, as CSV, or as the JSON that JMH's visualisers read (https://jmh.morethan.io).
    """
  static let operands = "RESULT"
  static let options = [
    Option(
      "format", "FORMAT",
      "One of \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")): text."),
    Option("output", "FILE", letter: "o", "Write it to this file, whole or not at all."),
    Option("details", nil, "Show every workload in every codec, in text too."),
  ]
  static let examples = [
    Example("serbench report Results/reference.json --details", "the committed reference run"),
    Example("serbench report result.json --format csv -o result.csv", "a row a case"),
    Example(
      "serbench report result.json --format jmh -o jmh.json", "for https://jmh.morethan.io"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give one result to report", command: name)
    }
    let formats = ReportFormat.allCases.map(\.rawValue)
    let format = try arguments.choices("format", among: formats).last.flatMap(ReportFormat.init)
    let output = arguments.text("output").map { ResultFile(path: $0) }
    let text = try (format ?? .text).text(
      of: try ResultFile(path: path).read(),
      style: output == nil ? Console.outputStyle : .plain, details: arguments.has("details"))
    if let output { try output.write(Data(text.utf8)) } else { try Console.write(text) }
  }
}
