import Reporting
import Traffic

/// `serbench traffic`
enum TrafficCommand: Command {
  static let name = "traffic"
  static let summary = "What a server's access log says of its traffic: rates, peak, endpoints."
  static let discussion = """
    Reads access logs of nginx and Apache (common, combined, or a JSON object a line) and says how many requests arrive \
    a second, as a mean and in the busiest minute, how they spread over the day, and what each endpoint is asked for and \
    answers. Several files are one log. Memory stays the same however long the log is. Addresses of clients, users and \
    queries are never printed. serbench cost --access-log takes the same log for what a change of format saves.
    """
  static let operands = "FILE…"
  static let options = [
    logMembers,
    Option("endpoints", "N", "Show this many endpoints, each on a line: 20."),
    Option("json", nil, "Print the answer as JSON: every figure, with its unit in the key."),
  ]
  static let examples = [
    Example("serbench traffic access.log", "the rates, the day and the endpoints of a log"),
    Example(
      "zcat access.log.*.gz | serbench traffic /dev/stdin",
      "the same of logs that were compressed"),
  ]

  /// Shared with the other command that reads logs.
  static let logMembers = Option(
    "log-members", "NAMES",
    "What the members of a JSON log are called: time=NAME,… for any of "
      + LogMemberNames.Role.allCases.map(\.rawValue).joined(separator: ", ")
      + "; default: the names of nginx's variables and the like.")

  static func run(_ arguments: Arguments) throws {
    guard !arguments.operands.isEmpty else {
      throw UsageError("give an access log", command: name)
    }
    try arguments.checkEachOnce(arguments.operands, of: name)
    let most = try arguments.integer("endpoints", in: 0...10_000) ?? 20
    let log = try AccessLogReader.log(
      of: arguments.operands, names: try names(arguments, command: name))
    try Console.write(
      arguments.has("json")
        ? AccessLogDocument(log).json()
        : AccessLogText(log, style: Console.outputStyle, mostEndpoints: most).rendered())
  }

  /// The names that `--log-members` gives.
  static func names(
    _ arguments: Arguments, command: String
  ) throws(UsageError) -> LogMemberNames {
    guard let text = arguments.text("log-members") else { return .usual }
    do throws(LogMemberNamesFailure) {
      return try LogMemberNames(text)
    } catch {
      throw UsageError("--log-members: \(error)", command: command)
    }
  }
}
