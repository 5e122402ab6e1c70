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
      side.envelope.map { "\($0.framing.inWords) over TLS" }
        ?? "bodies without anything around them"
    }
    return sides[0] == sides[1] ? sides[0] : "\(sides[0]), then \(sides[1])"
  }

  private var bills: String {
    projection.scenario.tariffs.map(\.inWords).joined(separator: " and ")
  }

  private func requests() throws(ArithmeticFailure) -> String {
    let scenario = projection.scenario
    let rate = scenario.inputs[.requestsPerSecond]
    // A log's mean is a quotient; one that was given is said as it was.
    let isLogged = scenario.profile.busiestMinuteFactor != nil
    var rates = [
      isLogged
        ? "\(Self.short(RequestRate(magnitude: rate.likely))) requests/s on average"
        : Self.mean(rate)
    ]
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

  /// `10,000 requests/s on average`, or `100 to 2,000 requests/s on average, most likely 500`.
  private static func mean(_ rate: Estimate) -> String {
    func number(_ value: Rational) -> String { value.decimalText(fractionDigits: 0...6).text }
    guard rate.isRange else {
      return "\(RequestRate(magnitude: rate.likely).formatted()) on average"
    }
    return "\(number(rate.low)) to \(number(rate.high)) requests/s on average"
      + (rate.hasMode ? ", most likely \(number(rate.likely))" : "")
  }

  /// A rate in three digits, or in whole requests a second.
  private static func short(_ rate: RequestRate) -> String {
    var (digits, least) = (0, Rational(100))
    while digits < 6, rate.magnitude < least {
      digits += 1
      least = (try? least / 10) ?? .zero
    }
    return rate.magnitude.decimalText(fractionDigits: 0...digits).text
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
