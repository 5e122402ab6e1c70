import CostModel
import Reporting
import Traffic

/// The options of `serbench cost` that say which log the traffic is in.
struct AccessLogOptions {
  static let declared = [
    Option(
      "access-log", "FILE", repeats: true,
      "A server's access log (serbench traffic): the mean rate, the busiest hour and minute, and each endpoint's share of the requests come from it, and its sizes are compared with the measured ones. Processors are provisioned for its busiest minute. Options that are given win. Several files are one log."
    ),
    Option(
      "endpoint", "NAME",
      "The endpoint of the log that the payload is of, as serbench traffic calls it: 'GET /v1/orders/{number}'."
    ),
    TrafficCommand.logMembers,
  ]

  let arguments: Arguments
  let command: String

  /// The log; `nil` where none is given.
  func log() throws -> AccessLog? {
    let files = arguments.values("access-log")
    guard !files.isEmpty else {
      if let option = ["endpoint", "log-members"].first(where: arguments.has) {
        throw UsageError("--\(option): it needs an --access-log", command: command)
      }
      return nil
    }
    try arguments.checkEachOnce(files, of: command)
    return try AccessLogReader.log(
      of: files, names: try TrafficCommand.names(arguments, command: command))
  }

  /// The requests of a log, of which one part was measured: a payload, whose endpoint an option names.
  func traffic(of part: TrafficPart, in log: AccessLog) throws -> LoggedTraffic {
    try traffic(measured: [(arguments.text("endpoint") ?? "", part)], in: log)
  }

  /// The requests of a log, of which the endpoints of a capture were measured. What does not change is taken from the log.
  func traffic(ofCaptured mix: TrafficMix, in log: AccessLog) throws -> LoggedTraffic {
    let measured = mix.parts.filter { $0.old != $0.new }
    return try traffic(measured: measured.map { ($0.name, $0) }, in: log)
  }

  private func traffic(
    measured: [(endpoint: String, part: TrafficPart)], in log: AccessLog
  ) throws -> LoggedTraffic {
    do {
      return try LoggedTraffic(log, measured: measured)
    } catch let failure as LoggedTrafficFailure {
      throw UsageError("--access-log: \(failure)", command: command)
    }
  }

  /// What of a capture the log does not have, in a sentence.
  static func notes(on traffic: LoggedTraffic) -> [String] {
    guard let first = traffic.notLogged.first else { return [] }
    let count = traffic.notLogged.count
    return [
      count == 1
        ? "\(first) has no responses in the log, so it is in no figure."
        : "\(count) captured endpoints have no responses in the log, so they are in no figure; "
          + "the first is \(first)."
    ]
  }

  /// What options say in place of the log, and what the log is too short for, each in a sentence.
  func notes(on log: AccessLog) -> [String] {
    let mean = arguments.has("requests-per-second")
    let peaks = ["peak-requests-per-second", "profile"].filter(arguments.has).map { "--\($0)" }
    var notes: [String] = []
    if !mean, log.spanSeconds < 3_600 {
      notes.append(
        "The log spans \(log.spanSeconds) s, less than an hour, and the month is calculated as if all of it "
          + "were so; give the log of a day or more, or --requests-per-second.")
    }
    if mean {
      notes.append(
        "--requests-per-second is used instead of the log's mean"
          + (peaks.isEmpty ? "; the log's busiest hour and minute are scaled with it." : "."))
    }
    if !peaks.isEmpty {
      notes.append(
        "\(peaks.joined(separator: " and ")) \(peaks.count == 1 ? "is" : "are") used instead of the "
          + "log's hours and its busiest minute.")
    }
    return notes
  }
}
