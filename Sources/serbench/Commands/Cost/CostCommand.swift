import CostModel
import Measurement
import Reporting
import SystemCalls

/// `serbench cost`
enum CostCommand: Command {
  static let name = "cost"
  static let summary = "What a change of format saves a month, and when it pays back."
  static let discussion = """
    From your own payload (JSON files, measured for up to 15 s as measure --quick does), from sizes and \
    times that were measured (--result, --measure), from traffic that was captured (a HAR file of a browser or a proxy: \
    endpoint by endpoint, with the bytes, headers and compression that it has), or from plain numbers. The answer begins with what was understood and a \
    verdict: switch, do not switch, compress first, change the library first, or cannot tell; nothing is recommended that \
    saves less in a year than a day of an engineer's work costs (--day-rate). Then come the bytes, the \
    bill, the costs of the switch, when it pays back, how sure that is, and which input it hangs on. Today's bytes are your \
    own; today's processor time is that of the codec --from, or yours (--cpu-us). A number may be a range: 20, 10..40, or \
    10..20..40 with the likeliest in the middle. Arithmetic is exact until a figure is printed.
    """
  static let operands = "[FILE…]"
  static let options =
    CostOptions.declared + PayloadOptions.options
    + CostParameter.allCases.map { parameter in
      Option(
        parameter.name, "N",
        "\(parameter.rule.meaning), in \(parameter.rule.unit) (\(parameter.defaultText))")
    } + [
      Option("draws", "N", "Draws from the ranges: 10000."),
      Option("seed", "N", "Where the random numbers start: 1."),
      Option("explain", nil, "Show every line's formula and the source of its rule."),
      Option("json", nil, "Print the answer as JSON: every figure, with its unit in the key."),
      .output(
        "Write it to this file; a page if it ends in .html, data if it ends in .json; - is standard output.",
        endings: ["html", "json", "txt"]),
    ]
  static let examples = [
    Example(
      "serbench cost --compression gzip responses.json",
      "what each codec would cost for your own payload, compressed as it is today"),
    Example(
      "serbench cost --requests-per-second 500 shop.har",
      "what captured traffic would cost in each format, endpoint by endpoint"),
    Example(
      "serbench cost --language other --cpu-us 40 --new-cpu-us 12 responses.json",
      "services in another language, with processor times of your own"),
    Example(
      "serbench cost --body-only --price-per-gb 0.09",
      "the assignment, and the bill by steps beside it"),
    Example(
      "serbench cost --result Results/reference.json --workload api-response",
      "what was measured of a workload, as JSON and as Protobuf"),
    Example(
      "serbench cost --developer-days 5..10..30 --prices mine.prices -o cost.html",
      "your own figures and prices, as a page"),
  ]

  private static let mostDraws = 1_000_000

  static func run(_ arguments: Arguments) throws {
    try arguments.checkEachOnce(arguments.operands, of: name)
    try Console.checkWritable(arguments.outputFile)
    let asked = try CostOptions(arguments).asked()
    let draws = try arguments.integer("draws", in: 1...mostDraws) ?? 10_000
    let seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 1)
    if arguments.has("json") { try arguments.checkEnding(of: "--json", among: ["json"]) }
    let output = arguments.outputFile
    let ending = output.flatMap(FileEnding.of)
    try arguments.check(
      ["explain"], !arguments.has("json") && ending != "json" && ending != "html",
      "is about the text of the answer; leave it out for a page, which has the formulas, and for JSON"
    )
    let (text, summary): (String, String)
    do {
      let projection = try CostProjection(asked.scenario, draws: draws, seed: seed)
      summary = try CostText(projection, style: Console.outputStyle).summary()
      if arguments.has("json") || ending == "json" {
        text = try CostDocument(projection).json()
      } else if ending == "html" {
        text = try CostPage(
          projection, choices: asked.choices, document: asked.document
        ).html()
      } else {
        text = try CostText(projection, style: output == nil ? Console.outputStyle : .plain)
          .rendered(explains: arguments.has("explain"))
      }
    } catch is ArithmeticFailure {
      throw UsageError(
        "these numbers together have more digits than can be computed exactly; give fewer of them",
        command: name)
    }
    try Console.write(Array(text.utf8), to: output)
    guard let output else { return }
    try Console.write(summary)
    Console.complain("The whole answer is in \(output).")
  }
}
