import CostModel
import Reporting
import Traffic

/// `serbench sessions`
enum SessionsCommand: Command {
  static let name = "sessions"
  static let summary = "How session state travels in captured requests, and its bytes."
  static let discussion = """
    Reads a HAR file, which every browser and proxy exports, and says request by request how state travels: not at all, \
    in a session cookie, in a JWT, or in another token; and how many bytes that takes in HTTP/1.1 and, compressed by \
    HPACK, in HTTP/2. Values of cookies, tokens and parameters of URLs are never printed or written.

    To capture: open the browser's developer tools, use the site, and choose "Save all as HAR" in the Network tab. Chrome \
    leaves cookies and Authorization out unless its setting "Allow to generate HAR with sensitive data" is on.
    """
  static let operands = "FILE.har"
  static let options = [
    Option(
      rate.rawValue, "N",
      "Say what a month comes to at so many requests a second, as a mean; default: no month."),
    Option("json", nil, "Print the answer as JSON: every figure, with its unit in the key."),
  ]
  static let examples = [
    Example("serbench sessions shop.har", "how state travels, request by request"),
    Example(
      "serbench sessions --requests-per-second 500 shop.har",
      "the same, and the bytes that state takes in a month"),
  ]

  private static let rate = AssignmentParameter.requestsPerSecond

  static func run(_ arguments: Arguments) throws {
    guard arguments.operands.count == 1 else {
      throw UsageError("give one HAR file", command: name)
    }
    let rate = try requestRate(arguments)
    var log = SessionLog()
    try HARFile(path: arguments.operands[0]).forEachInOrder { exchange throws(HARFailure) in
      try log.add(exchange)
    }
    do {
      try Console.write(
        arguments.has("json")
          ? SessionsDocument(log, rate: rate).json()
          : SessionsText(
            log, rate: rate, style: Console.outputStyle, width: Console.outputWidth
          ).rendered())
    } catch is ArithmeticFailure {
      throw UsageError(
        "--\(Self.rate.rawValue) has more digits than can be computed exactly; give fewer",
        command: name)
    }
  }

  private static func requestRate(_ arguments: Arguments) throws(UsageError) -> RequestRate? {
    guard let text = arguments.text(rate.rawValue) else { return nil }
    do throws(ParameterFailure) {
      return RequestRate(magnitude: try rate.rule.value(of: text))
    } catch {
      throw UsageError("--\(rate.rawValue): \(error)", command: name)
    }
  }
}
