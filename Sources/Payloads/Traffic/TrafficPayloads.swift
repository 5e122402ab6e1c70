import Documents
package import Traffic

/// The JSON bodies of captured traffic as payloads: each endpoint's responses and requests have a schema of their own.
package struct TrafficPayloads {
  /// How much is measured of all endpoints together, in bytes of JSON and in payloads.
  private static let (mostBytes, mostPayloads) = (512 << 10, 12)

  /// What is measured, the largest by bytes first; one name each, which `BodyDirection` gives.
  package private(set) var payloads: [Payload] = []
  /// What is not measured, and why, a sentence each.
  package private(set) var omissions: [String] = []

  /// Finds a schema for the bodies of every endpoint, up to the limit: the smallest are left out.
  package init(_ traffic: CapturedTraffic, seed: UInt64) {
    let all = traffic.endpoints.flatMap { endpoint in
      BodyDirection.allCases.map { ($0.name(of: endpoint.endpoint), endpoint[$0]) }
    }.filter { !$0.1.json.isEmpty }
    let ordered = all.enumerated().sorted {
      ($1.element.1.jsonSentBytes, $0.offset) < ($0.element.1.jsonSentBytes, $1.offset)
    }.map(\.element)
    let chosen = ordered.prefix(Self.mostPayloads)
    let limits = SampleLimits(
      bodies: 200, bytes: Self.mostBytes / max(1, chosen.count), heldBytes: 64 << 20)
    for (name, tally) in chosen {
      var sampler = BodySampler(limits: limits, seed: seed)
      for document in tally.json {
        sampler.add(Body(document.bytes, at: .init(source: name, number: document.number)))
      }
      let bodies = sampler.bodies(
        named: name, of: name, from: .traffic, keepsWhiteSpace: true)
      do {
        payloads.append(try SchemaSource.inference.payload(of: bodies))
      } catch {
        // The error may quote the bodies, which may hold secrets.
        omissions.append(
          "\(name): the bodies have no common schema, so that they stay as they are.")
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
}
