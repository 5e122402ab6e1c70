import CostModel
import Foundation
import Framing
import TestSupport
import Testing

@testable import Reporting

/// What a projection of costs says, as text and as a page.
@Suite struct CostReportTests {
  private static let flat = Tariff.flat(
    TransferPrice(Money(magnitude: Rational(decimal: "0.09") ?? 0), per: .gigabyte),
    source: "a test")

  private func projection(
    _ values: [(CostParameter, String)] = [], envelope: Envelope? = nil, name: String = "Protobuf",
    draws: Int = 300
  ) throws -> CostProjection {
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return try CostProjection(
      CostScenario(
        inputs: inputs, old: FormatSide(name: "JSON", envelope: envelope),
        new: FormatSide(name: name, envelope: envelope), tariffs: [Self.flat],
        tariffsBeside: [try #require(try Tariff.shipped("aws-internet"))]), draws: draws)
  }

  private func answer(
    _ values: [(CostParameter, String)], envelope: Envelope? = nil
  ) throws -> String {
    try CostAnswer(projection: projection(values, envelope: envelope)).text()
  }

  private static let known = AssignmentParameter.assumed.map {
    (CostParameter.switching($0), $0.rule.defaultText)
  }
  private static let free = AssignmentParameter.assumed.map { (CostParameter.switching($0), "0") }

  @Test func theAnswerIsASentence() throws {
    #expect(
      try answer(Self.known) == "Protobuf over JSON saves 40.0 % of the bytes, $1,866.24 a month, "
        + "and pays back after 15 months; only bodies are counted.")
    #expect(try answer([]).contains("pays back after 15 months (1"))
    #expect(try answer(Self.free).contains("and pays from the first month"))
    #expect(
      try answer(Self.known + [(.requestsPerSecond, "1000")])
        == "Protobuf over JSON saves 40.0 % of the bytes, $186.62 a month, and never pays back: "
        + "running it costs $350.00 a month; only bodies are counted.")
    // What is saved in bytes may be lost in processors.
    let slow = Self.known + [(.newCPUMicroseconds, "50000"), (.vCPUHour, "1")]
    #expect(try answer(slow).contains("costs $598,133.76 a month more, and never pays back;"))
  }

  @Test func itSaysWhoseTheBytesAre() throws {
    let headers = MessageHeaders(mediaType: "application/json")
    let text = try answer(
      [(.payloadBytes, "20")],
      envelope: Envelope(framing: .http1, headers: headers, session: .none))
    #expect(text.contains("most of today's bytes are headers (5"), "\(text)")
    let packets = try answer(
      [(.payloadBytes, "20")],
      envelope: Envelope(framing: .webSocket, headers: headers, session: .none))
    #expect(packets.contains("most of today's bytes are around the body (79 %)"), "\(packets)")
  }

  @Test func theTextHasTheBillAndTheOneBeside() throws {
    let text = try CostText(projection()).rendered(explains: false)
    #expect(
      text.contains("$0.09/GB flat               $4,665.60  $2,799.36  $1,866.24"), "\(text)")
    #expect(text.contains("beside: aws-internet (GiB)  $4,146.48  $2,504.97  $1,641.51"))
    #expect(text.contains("It hangs on reduction, requests-per-second and payload-bytes most."))
    #expect(!text.contains("The working"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func theWorkingNamesASourceForEveryByte() throws {
    let envelope = Envelope(
      framing: .grpc, headers: MessageHeaders(mediaType: "application/json"),
      session: .token(claimsBytes: 200))
    let text = try CostText(projection([(.cpuMicroseconds, "20")], envelope: envelope))
      .rendered(explains: true)
    for source in [
      "RFC 7541", "RFC 9113", "RFC 8446", "RFC 9293", "RFC 7515", "gRPC over HTTP2", "RFC 791",
    ] {
      #expect(text.contains(source), "\(source)")
    }
    #expect(text.contains("up to 10,340: 10,240 GiB × $0.09 = $921.60"), "\(text)")
    #expect(text.contains("10,000 requests/s × 1 peak ÷ mean × 20 µs ÷\n"), "\(text)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func withoutRangesTheTextAsksForOne() throws {
    let text = try CostText(projection(Self.known)).rendered(explains: false)
    #expect(text.contains("No input has a range"))
  }

  @Test func thePageIsWellFormedAndLoadsNothing() throws {
    let envelope = Envelope(
      framing: .http2, headers: MessageHeaders(mediaType: "application/json"), session: .cookie)
    for projection in [
      try projection(envelope: envelope), try projection(Self.known),
      try projection([(.requestsPerSecond, "1")]), try projection(Self.free),
      try projection(name: "<script>alert(1)</script>&\u{1}"),
    ] {
      let page = try CostPage(projection).html()
      let xmllint = try Tool.run(
        "xmllint", ["--noout", "--nonet", "-"], input: Data(page.utf8))
      #expect(xmllint.diagnostics == "")
      #expect(!page.contains("src=") && !page.contains("<link rel=\"stylesheet\""))
      #expect(!page.contains("<script>alert"))
      #expect(!page.contains("nan") && !page.contains("inf "))
    }
  }

  @Test("The curve goes through the break-even, and its table says what it draws")
  func curve() throws {
    let projection = try projection()
    let chart = BreakEvenChart(projection: projection)
    let points = chart.points
    #expect(points[0].month == 0 && abs(points[0].likely + 22_200) < 0.01)
    // A year of $1,516.24.
    #expect(abs(points[2].likely - (12 * 1_516.24 - 22_200)) < 0.01)
    #expect(points.allSatisfy { $0.p10 <= $0.p50 && $0.p50 <= $0.p90 })
    let html = chart.html
    #expect(html.contains("class=\"band\"") && html.contains("class=\"course\""))
    #expect(html.contains("pays back after 14.6 months"))
    #expect(html.components(separatedBy: "<tr ").count - 1 == points.count)
  }
}
