import Traffic

/// What of a capture is not JSON, did not travel, or is not known, in sentences.
public struct TrafficWords {
  private let traffic: CapturedTraffic

  /// Looks at a capture.
  public init(_ traffic: CapturedTraffic) {
    self.traffic = traffic
  }

  /// What was understood: `20 requests to 6 endpoints of shop.example, 4.2 KB of bodies`.
  public var subject: String {
    let hosts = Set(traffic.endpoints.compactMap(\.endpoint.host))
    let place = hosts.count == 1 ? hosts.first ?? "" : "\(hosts.count) hosts"
    let endpoints = traffic.endpoints.count
    let more = traffic.others == nil ? "" : "more than "
    return "\(Self.count(traffic.requests, "request")) to "
      + "\(more)\(Self.count(endpoints, "endpoint")) of \(place), "
      + "\(Quantity.bytes(Double(traffic.sentBytes))) of bodies as they travelled"
  }

  private var items: [EndpointTraffic] { traffic.endpoints + [traffic.others].compactMap(\.self) }

  private var tallies: [BodyTally] { items.flatMap { [$0.asked, $0.answered] } }

  /// Why no answer can be given where most of the JSON bodies are not in the capture, and what to do.
  public var missingBodies: String? {
    let missing = tallies.reduce(0) { $0 + $1.missing }
    let all = tallies.reduce(missing) { $0 + $1.jsonCount + $1.broken }
    guard missing * 2 > all else { return nil }
    let bodies = all == 1 ? "JSON body" : "JSON bodies"
    return "\(Quantity.whole(missing)) of \(Quantity.whole(all)) \(bodies) "
      + "\(missing == 1 ? "is" : "are") not in the capture, so that no answer would be true; export it "
      + "again with content, before the page is left (\u{201C}Save all as HAR with content\u{201D} in a browser)"
  }

  /// Why there is no JSON body to measure, and what to do.
  public var withoutJSON: String {
    if let missingBodies { return missingBodies }
    let reason: String
    if traffic.requests == 0 {
      reason =
        traffic.leftOut == 0
        ? "the capture has no entries; record again, and export when the requests are listed"
        : "no request travelled over HTTP: \(Self.count(traffic.leftOut, "request")) of the capture had no "
          + "response, or came from a cache, or were data: URLs; record again with the cache turned off"
    } else if tallies.contains(where: { $0.broken > 0 || !$0.others.isEmpty }) {
      reason = "\(bodiesThatAreNotJSON); record requests that are answered with JSON"
    } else {
      reason = "no message has a body; record requests that are answered with JSON"
    }
    return "there is no JSON body to measure: \(reason)"
  }

  private var bodiesThatAreNotJSON: String {
    let broken = tallies.reduce(0) { $0 + $1.broken }
    let words = [
      others.map { "\($0.count) of other types (\($0.kinds))" },
      broken > 0 ? "\(Quantity.whole(broken)) declared as JSON, but not JSON" : nil,
    ]
    return "its bodies are " + words.compactMap(\.self).joined(separator: " and ")
  }

  /// How many bodies are not JSON, and of which types most of them are; `nil` for none.
  private var others: (count: Int, kinds: String)? {
    let others = tallies.reduce(into: [:]) { counts, tally in
      counts.merge(tally.others, uniquingKeysWith: +)
    }
    guard !others.isEmpty else { return nil }
    let kinds = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map {
      "\($0.value) \($0.key.isEmpty ? "of unknown type" : $0.key)"
    }
    let more = others.count > 4 ? " and others" : ""
    return (others.values.reduce(0, +), kinds.joined(separator: ", ") + more)
  }

  /// What the reader must know of it.
  public var notes: [String] {
    var notes: [String] = []
    if let others {
      notes.append(
        "\(Self.bodies(others.count)) not a JSON document (\(others.kinds)) and would not change.")
    }
    func note(_ count: Int, _ words: String) {
      if count > 0 { notes.append("\(Self.bodies(count)) \(words)") }
    }
    note(
      tallies.reduce(0) { $0 + $1.broken },
      "declared as JSON, but not JSON, and would not change.")
    note(
      tallies.reduce(0) { $0 + $1.missing },
      "declared as JSON, but not in the capture, and would not change.")
    note(
      tallies.reduce(0) { $0 + $1.calculated },
      "of unknown length on the wire; calculated with the usual level of the coding.")
    note(
      tallies.reduce(0) { $0 + $1.tooLong },
      "stated to be far longer on the wire than the content; the length of the content is used.")
    note(
      tallies.reduce(0) { $0 + $1.takenForGzip },
      "shorter on the wire than the content, and no header says why; taken for gzip.")
    if traffic.leftOut > 0 {
      notes.append(
        "\(Self.count(traffic.leftOut, "request")) did not travel: answered by the browser's cache or by "
          + "a service worker, without response, or not over HTTP.")
    }
    if let others = traffic.others {
      notes.append(
        "\(Self.count(others.requests, "request")) to endpoints after the first "
          + "\(Quantity.whole(traffic.endpoints.count)) are counted together and would not change.")
    }
    if traffic.webSocketMessages > 0 {
      notes.append(
        "\(Self.count(traffic.webSocketMessages, "message")) of WebSockets are not counted.")
    }
    let http3 = items.reduce(0) { $0 + ($1.versions[.http3] ?? 0) }
    if http3 > 0 {
      notes.append(
        "\(Self.count(http3, "request")) over HTTP/3 \(http3 == 1 ? "is" : "are") calculated as HTTP/2 over "
          + "TCP, and the header fields as HPACK.")
    }
    return notes
  }

  static func count(_ number: Int, _ thing: String) -> String {
    "\(Quantity.whole(number)) \(thing)\(number == 1 ? "" : "s")"
  }

  private static func bodies(_ count: Int) -> String {
    "\(Self.count(count, count == 1 ? "body" : "bodie")) \(count == 1 ? "is" : "are")"
  }
}
