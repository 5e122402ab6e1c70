import CostModel
import Framing

/// What a projection was understood to be about, which its answer begins with.
///
/// `100 bodies of telemetry.jsonl, 3.41 KB each, 644 B with gzip; schema: found from the bodies; HTTP/2 over TLS; AWS to the
/// internet; 10,000 requests/s on average`
struct UnderstoodScenario {
  let projection: CostProjection
  /// Whether the schema is among them.
  var namesSchema = true

  /// The parts, between semicolons, with a period at the end.
  func text() throws(ArithmeticFailure) -> String {
    let schema = namesSchema ? projection.scenario.schema.map { "schema: \($0)" } : nil
    return try [bodies(), schema, framing, bills, requests()].compactMap(\.self)
      .joined(separator: "; ") + "."
  }

  private func bodies() throws(ArithmeticFailure) -> String {
    if let subject = projection.scenario.subject { return subject }
    let response = try projection.old.responseBody.formatted().text
    let request = projection.old.requestBody
    return request > .zero
      ? "Responses of \(response) and requests of \(try request.formatted().text), as assumed"
      : "Responses of \(response), as assumed"
  }

  private var framing: String {
    let sides = [projection.old.side, projection.new.side].map { side in
      side.envelope.map { Self.words($0.framing) } ?? "bodies without anything around them"
    }
    return sides[0] == sides[1] ? sides[0] : "\(sides[0]), then \(sides[1])"
  }

  private static func words(_ framing: MessageFraming) -> String {
    switch framing {
    case .http1: "HTTP/1.1 over TLS"
    case .http2: "HTTP/2 over TLS"
    case .grpc: "gRPC over TLS"
    case .webSocket: "WebSocket over TLS"
    }
  }

  private var bills: String {
    projection.scenario.tariffs.map(\.inWords).joined(separator: " and ")
  }

  private func requests() throws(ArithmeticFailure) -> String {
    let scenario = projection.scenario
    let rate = scenario.inputs[.requestsPerSecond]
    let mean =
      rate.isRange
      ? "\(rate.text) requests/s on average"
      : "\(RequestRate(magnitude: rate.likely).formatted()) on average"
    var rates = [mean]
    for span in DailyProfile.Span.allCases {
      guard let factor = try scenario.profile.factor(ofBusiest: span), factor != 1 else { continue }
      let busiest = RequestRate(magnitude: try rate.likely * factor)
      rates.append("\(Self.short(busiest)) in the busiest \(span.rawValue)")
    }
    return rates.joined(separator: ", ") + (rates.count > 1 ? try provisioning() : "")
  }

  /// Which of several rates processors are provisioned for; empty where processors are not counted.
  private func provisioning() throws(ArithmeticFailure) -> String {
    guard max(projection.old.cores, projection.new.cores) > 0 else { return "" }
    let peak = try projection.scenario.profile.peak()
    return "; processors are provisioned for the busiest \(peak.span.rawValue)"
  }

  private static func short(_ rate: RequestRate) -> String {
    rate.magnitude.decimalText(
      fractionDigits: rate.magnitude < 10 ? 0...2 : rate.magnitude < 100 ? 0...1 : 0...0
    ).text
  }
}

extension Tariff {
  /// Who bills what, in a few words: `AWS to the internet`.
  fileprivate var inWords: String {
    guard !provider.isEmpty else { return name }
    let end = traffic.ranges(of: " to the ").last.map { traffic[$0.lowerBound...].dropFirst() }
    return "\(provider) \(end.map(String.init) ?? traffic)"
  }
}
