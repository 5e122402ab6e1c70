public import CostModel
public import Traffic

/// The requests of a log as a mix: the endpoints whose bodies were measured, and all others, which do not change.
public struct LoggedTraffic: Sendable {
  /// What was logged.
  public let log: AccessLog
  /// A part for each endpoint that was measured, weighted by its answers, and parts for the rest of the requests.
  public let mix: TrafficMix
  /// What was measured against what was logged.
  public let backTest: BackTest
  /// Measured parts of which the log has no answer; they are in no figure.
  public let notLogged: [String]

  /// What was logged, in a few words: `the traffic of access.log, 1,000 requests in 2 days`.
  public var subject: String {
    "the traffic of \(log.files.joined(separator: " and ")), \(AccessLogText.extent(of: log))"
  }

  /// Puts a log and measured parts together.
  ///
  /// - Parameters:
  ///   - log: What was logged.
  ///   - measured: Parts, and the name of each one's endpoint in the log: `GET /v1/orders/{number}`, or an address that is
  ///     folded to it. An empty name is the only endpoint that answers with bodies, if there is one. Of several parts those
  ///     that the log does not have are left out.
  public init(
    _ log: AccessLog, measured: [(endpoint: String, part: TrafficPart)]
  ) throws {
    guard !measured.isEmpty else { throw LoggedTrafficFailure.nothingChanges }
    var parts: [TrafficPart] = []
    var found: [LoggedEndpoint] = []
    var rows: [BackTest.Row] = []
    var notLogged: [String] = []
    var rest = log.total
    for (name, part) in measured {
      guard let endpoint = try Self.endpoint(name, in: log) else {
        notLogged.append(name)
        continue
      }
      guard !found.contains(endpoint) else {
        throw LoggedTrafficFailure.twice("\(endpoint.endpoint)")
      }
      let answers = endpoint.accesses.answers
      var part = part
      part.name = "\(endpoint.endpoint)"
      part.weight = Rational(answers.count)
      parts.append(part)
      found.append(endpoint)
      rows.append(
        try BackTest.Row(
          name: part.name, answers: answers.count, loggedBytes: answers.bytes,
          measuredBody: part.old.response?.mean ?? .zero))
      rest.subtractAnswers(of: endpoint.accesses)
    }
    guard let first = parts.first else {
      throw LoggedTrafficFailure.unknown(
        notLogged.first ?? "", Self.answering(log).prefix(5).map { "\($0.endpoint)" })
    }
    self.log = log
    self.notLogged = notLogged
    mix = try TrafficMix(parts: parts + Self.unchanged(rest, like: first.old))
    backTest = try BackTest(rows: rows, unknown: Self.unknown(log, besides: found))
  }

  /// The requests whose responses stay as they are, with bodies of their logged mean; where no size is logged, with none.
  private static func unchanged(
    _ rest: EndpointAccesses, like side: FormatSide
  ) -> [TrafficPart] {
    let groups: [(name: String, bodies: EndpointAccesses.Bodies)] = [
      ("other answers", rest.answers), ("redirections and errors", rest.otherBodies),
      ("responses without a body", .init(count: rest.withoutBody)),
      ("responses without a logged size", .init(count: rest.withoutSize)),
    ]
    return groups.compactMap { name, bodies in
      guard bodies.count > 0 else { return nil }
      let same = FormatSide(
        name: "as today", request: MeasuredBody(mean: .zero),
        response: MeasuredBody(mean: ByteCount(magnitude: .ratio(bodies.bytes, bodies.count))),
        processorTime: .zero, envelope: side.envelope)
      return TrafficPart(name: name, weight: Rational(bodies.count), old: same, new: same)
    }
  }

  private static func unknown(
    _ log: AccessLog, besides found: [LoggedEndpoint]
  ) -> [BackTest.Unknown] {
    let known = Set(found.map(\.endpoint))
    var unknown = answering(log).filter { !known.contains($0.endpoint) }.map {
      BackTest.Unknown(
        name: "\($0.endpoint)", answers: $0.accesses.answers.count,
        bytes: $0.accesses.answers.bytes)
    }
    if log.others.answers.count > 0 {
      unknown.append(
        .init(
          name: "all others", answers: log.others.answers.count, bytes: log.others.answers.bytes))
    }
    return unknown
  }

  // MARK: Names

  private static func answering(_ log: AccessLog) -> [LoggedEndpoint] {
    log.endpoints.filter { $0.accesses.answers.count > 0 }
  }

  /// The endpoint of a log that a name means; `nil` where it has no answers.
  private static func endpoint(_ name: String, in log: AccessLog) throws -> LoggedEndpoint? {
    let answering = answering(log)
    let found = name.isEmpty ? answering : answering.filter { isMeant($0.endpoint, by: name) }
    if found.count > 1 || found.isEmpty && name.isEmpty {
      throw LoggedTrafficFailure.ambiguous(found.prefix(5).map { "\($0.endpoint)" })
    }
    return found.first
  }

  /// Whether a name is that of an endpoint; a host that only one of them has makes no difference.
  private static func isMeant(_ endpoint: Endpoint, by name: String) -> Bool {
    let words = name.split(separator: " ", maxSplits: 1).map(String.init)
    let (method, address) = words.count == 2 ? (words[0], words[1]) : ("GET", name)
    guard method == endpoint.method, let slash = address.firstIndex(of: "/") else { return false }
    let bare = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    let begin = bare.firstIndex(of: "/") ?? slash
    let (host, path) = (bare[..<begin].lowercased(), bare[begin...])
    if !host.isEmpty, let own = endpoint.host, withoutPort(own) != withoutPort(host) {
      return false
    }
    return endpoint.path == path
      || endpoint.path == (try? Endpoint(method: method, target: path.utf8))?.path
  }

  /// A host without the port that is usual: servers log it, and addresses leave it out.
  private static func withoutPort(_ host: String) -> String {
    for port in [":80", ":443"] where host.hasSuffix(port) {
      return String(host.dropLast(port.count))
    }
    return host
  }
}

/// Why measured bodies and a log do not go together.
public enum LoggedTrafficFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Several endpoints of the log are meant, or could be.
  case ambiguous([String])
  /// No kind of requests is sent in another format than today.
  case nothingChanges
  /// The log has no answers of an endpoint.
  case unknown(String, [String])
  /// Two payloads are of one endpoint.
  case twice(String)

  public var description: String {
    switch self {
    case .ambiguous(let names):
      names.isEmpty
        ? "the log has no response with a body"
        : "say which endpoint of the log the payload is: --endpoint '\(names[0])'; there are "
          + names.joined(separator: ", ")
    case .nothingChanges:
      "nothing that was measured is sent in another format; name another one with --to"
    case .unknown(let name, let names):
      "the log has no answers of '\(name)'; "
        + (names.isEmpty
          ? "no response of 2xx has a logged size" : "there are \(names.joined(separator: ", "))")
    case .twice(let name): "two payloads are of the endpoint \(name)"
    }
  }
}
