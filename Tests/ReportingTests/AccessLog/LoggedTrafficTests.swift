import CostModel
import Foundation
import Framing
import Reporting
import TestSupport
import Testing
import Traffic

/// A log's counts as the weights of a mix, and what is measured against what is logged.
@Suite struct LoggedTrafficTests {
  /// 90 answers of one endpoint with 1,000 B each, 10 of another with 5,000 B, 4 errors, and 6 responses without a body.
  private static let log = [
    (90, "GET", "/v1/items/7", 200, 1_000), (10, "GET", "/v1/list", 200, 5_000),
    (4, "GET", "/v1/items/8", 404, 250), (5, "HEAD", "/v1/list", 200, 5_000),
    (1, "DELETE", "/v1/items/9", 204, 0),
  ].map { count, method, path, status, bytes in
    String(
      repeating:
        "a - - [30/Nov/2026:07:41:10 +0000] \"\(method) \(path) HTTP/1.1\" \(status) \(bytes)\n",
      count: count)
  }.joined()

  private func log(_ text: String = log) throws -> AccessLog {
    var reader = AccessLogReader()
    reader.begin(file: "a.log")
    try reader.append(Array(text.utf8))
    try reader.end()
    return try reader.log()
  }

  private func part(_ bytes: Int, to new: Int) -> TrafficPart {
    func side(_ name: String, _ bytes: Int) -> FormatSide {
      FormatSide(
        name: name, request: MeasuredBody(mean: .zero),
        response: MeasuredBody(mean: ByteCount(magnitude: Rational(bytes))), processorTime: .zero)
    }
    return TrafficPart(name: "payload", old: side("JSON", bytes), new: side("Protobuf", new))
  }

  @Test("Each endpoint weighs what it answers, and the rest stays as it is")
  func mix() throws {
    let traffic = try LoggedTraffic(
      log(), measured: [("GET /v1/items/{number}", part(1_050, to: 600))])
    let parts: [(String, Rational, Rational, Rational)] = [
      ("GET /v1/items/{number}", 90, 1_050, 600), ("other answers", 10, 5_000, 5_000),
      ("redirections and errors", 4, 250, 250), ("responses without a body", 6, 0, 0),
    ]
    #expect(traffic.mix.parts.count == parts.count)
    for (part, (name, weight, old, new)) in zip(traffic.mix.parts, parts) {
      #expect(part.name == name && part.weight == weight, "\(name)")
      #expect(part.old.response?.mean.magnitude == old, "\(name)")
      #expect(part.new.response?.mean.magnitude == new, "\(name)")
    }
    // 110 requests: 90 × 450 B less. The mean over all is what a month is calculated from.
    var inputs = CostInputs()
    try inputs.set(.requestsPerSecond, to: "110")
    let flat = Tariff.flat(
      TransferPrice(Money(magnitude: 1), per: .gigabyte), source: "a test")
    let projection = try CostProjection(
      CostScenario(inputs: inputs, mix: traffic.mix, tariffs: [flat]), draws: 1)
    let saved = try (projection.old.monthlyOut - projection.new.monthlyOut).magnitude
    // The mean body of a mix is rounded to billionths of a byte or so, which a month multiplies by 285 million requests.
    let expected = Double(90 * 450 * 2_592_000)
    #expect(abs(Double(saved) - expected) < 1_000)
  }

  @Test("The port that a server logs makes no other host, and requests without a size weigh too")
  func portsAndSizes() throws {
    let logged = [("shop.example:443", "\"bytes\":10"), ("api.example:8443", "\"len\":10")].map {
      "{\"time\":\"2026-11-30T07:41:10Z\",\"request\":\"GET /a HTTP/1.1\",\"status\":200,\"host\":\"\($0)\",\($1)}\n"
    }.joined()
    let traffic = try LoggedTraffic(
      log(logged), measured: [("https://shop.example/a", part(10, to: 5))])
    #expect(
      traffic.mix.parts.map(\.name) == [
        "GET shop.example:443/a", "responses without a logged size",
      ])
    #expect(throws: LoggedTrafficFailure.nothingChanges) {
      try LoggedTraffic(log(logged), measured: [])
    }
    let text = try AccessLogText(log(logged)).rendered()
    #expect(text.contains("1 response has no logged size"))
    // A second of traffic has no busiest minute.
    #expect(!text.contains("busiest minute"))
  }

  @Test("The error is predicted ÷ logged − 1, of each endpoint and of all")
  func backTest() throws {
    let traffic = try LoggedTraffic(
      log(),
      measured: [
        ("https://shop.example/v1/items/1234", part(1_050, to: 1)),
        ("/v1/list", part(4_000, to: 1)),
      ])
    let test = traffic.backTest
    #expect(
      try test.rows.map { try $0.error()?.magnitude } == [
        Rational(decimal: "0.05"), Rational(decimal: "-0.2"),
      ])
    #expect(test.total.answers == 100 && test.unknown.isEmpty)
    // 94,500 + 40,000 predicted, 90,000 + 50,000 logged.
    #expect(test.total.predicted.magnitude == 134_500 && test.total.logged.magnitude == 140_000)
    let one = try LoggedTraffic(log(), measured: [("/v1/list", part(4_000, to: 1))]).backTest
    #expect(one.unknown == [.init(name: "GET /v1/items/{number}", answers: 90, bytes: 90_000)])
    #expect(try one.unknownShareOfAnswers().magnitude == Rational(decimal: "0.9"))
    #expect(try one.unknownShareOfBytes().magnitude == Rational(90, over: 140))
  }

  @Test func anEndpointIsNamedOrTheOnlyOne() throws {
    let only = Self.log.split(separator: "\n").filter { $0.contains("/v1/list") }
      .joined(separator: "\n")
    let found = try LoggedTraffic(log(only), measured: [("", part(1, to: 1))])
    #expect(found.backTest.rows.map(\.name) == ["GET /v1/list"])
    func failure(_ measured: [(String, TrafficPart)]) -> String {
      do {
        _ = try LoggedTraffic(log(), measured: measured.map { (endpoint: $0.0, part: $0.1) })
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(
      failure([("", part(1, to: 1))])
        == "say which endpoint of the log the payload is: --endpoint 'GET /v1/items/{number}'; there are "
        + "GET /v1/items/{number}, GET /v1/list")
    #expect(failure([("/v2", part(1, to: 1))]).hasPrefix("the log has no answers of '/v2'"))
    #expect(failure([("POST /v1/list", part(1, to: 1))]).hasPrefix("the log has no answers of"))
    let twice = [("/v1/items/1", part(1, to: 1)), ("/v1/items/2", part(1, to: 1))]
    #expect(failure(twice) == "two payloads are of the endpoint GET /v1/items/{number}")
    let some = try LoggedTraffic(
      log(), measured: [("/v1/list", part(1, to: 1)), ("GET a.example/v2", part(1, to: 1))])
    #expect(some.notLogged == ["GET a.example/v2"] && some.backTest.rows.count == 1)
  }

  // MARK: Text and data

  @Test func theTextFitsATerminalAndNamesNoOne() throws {
    let sample = SampleAccessLog(
      lines: 2_000, format: nil, secondsBetween: 200, garbageEvery: 50, seed: 9)
    let text = AccessLogText(try log(sample.text)).rendered()
    #expect(text.hasPrefix("1,960 requests in "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    #expect(text.contains("! 40 lines are not those of a request: a.log:50: the line "))
    #expect(text.contains("GET /v1/items/{number}") && text.contains("The day, by the log's clock"))
    for secret in SampleAccessLog.secrets { #expect(!text.contains(secret), "\(secret)") }
    let short = AccessLogText(try log(sample.text), mostEndpoints: 2).rendered()
    #expect(short.contains("5 others"), "\(short)")
  }

  @Test func theDocumentHasTheFiguresOfTheLog() throws {
    let sample = SampleAccessLog(lines: 1_000, format: nil, secondsBetween: 200, seed: 9)
    let log = try log(sample.text)
    let json = try AccessLogDocument(log).json()
    let check = """
      import json, sys
      d = json.load(sys.stdin)
      print(d["requests"], d["unread_lines"], d["span_seconds"])
      print(abs(d["mean_requests_per_second"] * d["span_seconds"] - d["requests"]) < 1e-3)
      print(len(d["hours"]), sum(h["requests"] for h in d["hours"]), sum(h["covered_seconds"] for h in d["hours"]))
      print(sum(e["counts"]["requests"] for e in d["endpoints"]), d["total"]["answer_body_bytes"])
      """
    let outcome = try Tool.run("python3", ["-c", check], input: Data(json.utf8))
    let answers = sample.endpoints.reduce(0) { $0 + $1.answerBytes }
    #expect(
      outcome.text == """
        1000 0 \(log.spanSeconds)
        True
        24 1000 \(log.spanSeconds)
        1000 \(answers)

        """, "\(outcome.diagnostics)")
    for secret in SampleAccessLog.secrets { #expect(!json.contains(secret), "\(secret)") }
  }
}
