import Measurement
import Reporting
import SystemCalls

/// `serbench report`
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Show a saved result, or export it as a page or as data."
  static let discussion = """
    Reads a result that serbench run or measure wrote, and prints the same tables that they did; or writes it as a self-contained page with charts, as Markdown, as CSV, or as the JSON that JMH's \
    visualisers read (https://jmh.morethan.io). A page can show several results side by side, the others compared with the \
    first; refuses those whose data differ, and warns where machine or build do. A result that is - is read from \
    standard input.
    """
  static let operands = "RESULT…"
  static let options = [
    Option(
      "format", "FORMAT",
      "One of \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")): what the name of "
        + "--output ends in, or text."),
    .output(
      "Write it to this file, whole or not at all: .html, .md, .csv or .txt; - is standard output.",
      endings: ReportFormat.allCases.flatMap(\.endings)),
    Option("details", nil, "Show every workload in every codec, in text too."),
  ]
  static let examples = [
    Example("serbench report Results/reference.json --details", "the committed reference run"),
    Example("serbench report Results/reference.json -o report.html", "the same, as a page"),
    Example(
      "serbench report old.json new.json -o report.html", "two results side by side on a page"),
    Example("serbench report result.json --format csv -o result.csv", "a row a case"),
  ]

  static func run(_ arguments: Arguments) throws {
    let paths = arguments.operands
    guard !paths.isEmpty, paths.count <= PageReport.mostResults else {
      throw UsageError(
        "give a result to report, or up to \(PageReport.mostResults) for a page", command: name)
    }
    try arguments.checkEachOnce(paths, of: name)
    let output = arguments.outputFile
    let format = try format(arguments)
    guard paths.count == 1 || format == .html else {
      throw UsageError("several results go only on a page: --format html", command: name)
    }
    try Console.checkWritable(output)
    let text =
      paths.count > 1
      ? try page(of: paths)
      : try format.text(
        of: try ResultFile(operand: paths[0]).read(),
        style: output == nil ? Console.outputStyle : .plain,
        width: output == nil ? Console.outputWidth : RunReport.narrowest,
        details: arguments.has("details"))
    guard format != .text || output != nil else { return try Console.show(text) }
    try Console.write(Array(text.utf8), to: output)
  }

  /// The format that is asked for by name, or by that of the file.
  private static func format(_ arguments: Arguments) throws(UsageError) -> ReportFormat {
    let formats = ReportFormat.allCases.map(\.rawValue)
    if let name = try arguments.choice("format", among: formats),
      let format = ReportFormat(rawValue: name)
    {
      try arguments.checkEnding(of: "--format \(name)", among: format.endings)
      return format
    }
    guard let ending = arguments.outputFile.flatMap(FileEnding.of) else { return .text }
    let format = ReportFormat.allCases.first { $0.endings.contains(ending) } ?? .text
    // A file for JMH's tools is not what JSON of a result would be taken for.
    guard format != .jmh else {
      throw UsageError(
        "give --format jmh for .json: the result itself is JSON already", command: name)
    }
    return format
  }

  /// The results side by side; what makes them hard to compare goes to standard error too.
  private static func page(of paths: [String]) throws -> String {
    let page = try PageReport(
      paths.map {
        PageReport.Result(
          name: $0 == "-" ? "standard input" : $0, document: try ResultFile(operand: $0).read())
      })
    for warning in page.warnings { Console.complain("warning: \(warning)") }
    return page.html
  }
}

extension ReportFormat {
  /// The endings that a file of the format may have, of those that name a format.
  fileprivate var endings: [String] {
    switch self {
    case .text: ["txt", "text", "log"]
    case .markdown: ["md", "markdown"]
    case .csv: ["csv"]
    case .jmh: ["json"]
    case .html: ["html", "htm"]
    }
  }
}
