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

  /// What the reader must know of it.
  public var notes: [String] {
    let items = traffic.endpoints + [traffic.others].compactMap { $0 }
    let tallies = items.flatMap { [$0.asked, $0.answered] }
    var notes: [String] = []
    let others = tallies.reduce(into: [:]) { counts, tally in
      counts.merge(tally.others, uniquingKeysWith: +)
    }
    if !others.isEmpty {
      let kinds = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map {
        "\($0.value) \($0.key.isEmpty ? "of unknown type" : $0.key)"
      }
      let more = others.count > 4 ? " and others" : ""
      notes.append(
        "\(Self.bodies(others.values.reduce(0, +))) not a JSON document (\(kinds.joined(separator: ", "))"
          + "\(more)) and would not change.")
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
