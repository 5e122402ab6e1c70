import Documents
package import Traffic

/// Captured traffic, and the JSON bodies of it as payloads: each endpoint's responses and requests have a schema of their own.
package struct TrafficPayloads {
  /// How many payloads are measured.
  private static let mostPayloads = 12

  /// The traffic.
  package let traffic: CapturedTraffic
  /// What is measured, the largest by bytes first; one name each, which `BodyDirection` gives.
  package private(set) var payloads: [Payload] = []
  /// What is not measured, and why, a sentence each.
  package private(set) var omissions: [String] = []

  /// Reads a capture and finds a schema for the bodies of every endpoint, up to the limit: the smallest are left out.
  ///
  /// Bodies are chosen while the file is read, so that no more than a sample of them is ever held.
  ///
  /// - Parameters:
  ///   - file: The capture.
  ///   - seed: Where the random numbers start that choose which bodies are measured.
  ///   - limits: How much of all endpoints together is measured.
  package init(
    _ file: HARFile, seed: UInt64, limits: SampleLimits = .quick
  ) throws(HARFailure) {
    var collector = TrafficCollector()
    var samples = TrafficSamples(seed: seed)
    try file.forEach { exchange throws(HARFailure) in
      guard let collected = try collector.add(exchange) else { return }
      for direction in collected.json { samples.add(exchange, direction, of: collected.endpoint) }
    }
    self.init(collector.finish(), samples, limits)
  }

  private init(
    _ traffic: CapturedTraffic, _ samples: consuming TrafficSamples, _ limits: SampleLimits
  ) {
    self.traffic = traffic
    let all = traffic.endpoints.flatMap { endpoint in
      BodyDirection.allCases.map { ($0.name(of: endpoint.endpoint), endpoint[$0]) }
    }.filter { $0.1.jsonCount > 0 }
    let ordered = all.enumerated().sorted {
      ($1.element.1.jsonSentBytes, $0.offset) < ($0.element.1.jsonSentBytes, $1.offset)
    }.map(\.element)
    let chosen = ordered.prefix(Self.mostPayloads)
    for (name, tally) in chosen {
      guard
        let bodies = samples.bodies(
          named: name, count: tally.jsonCount, within: limits.shared(among: chosen.count))
      else {
        omissions.append("\(name): too few of its bodies were kept, so that they stay as they are.")
        continue
      }
      do {
        payloads.append(try SchemaSource.inference.payload(of: bodies))
      } catch {
        omissions.append("\(name): \(Self.reason(error)), so that the bodies stay as they are.")
      }
    }
    let rest = ordered.dropFirst(Self.mostPayloads)
    guard !rest.isEmpty else { return }
    let bytes = rest.reduce(0) { $0 + $1.1.jsonSentBytes }
    let share = 100 * Double(bytes) / Double(max(1, all.reduce(0) { $0 + $1.1.jsonSentBytes }))
    let tenths = Int((share * 10).rounded())
    omissions.append(
      "The \(rest.count) smallest kinds of JSON bodies, \(tenths / 10).\(tenths % 10) % of the "
        + "bytes of JSON, are not measured and stay as they are.")
  }

  /// Why bodies are not measured, without the error's own words: it may quote the bodies, which may hold secrets.
  private static func reason(_ error: any Error) -> String {
    switch (error as? DocumentFailure)?.reason {
    case .nestingTooDeep(let limit): "values nest deeper than \(limit)"
    case .documentTooLong(let limit): "a body is longer than \(limit) bytes"
    case .duplicateMember: "an object has two members of one name"
    default: "there is no schema that all of them have"
    }
  }
}
