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

  @Test func theAnswerIsAVerdict() throws {
    #expect(
      try answer(Self.known)
        == "Switch: Protobuf saves 40.0 % of the billed bytes, $1,866.24 a month, "
        + "and pays back after 15 months. Only bodies are counted.")
    #expect(try answer([]).contains("pays back after 15 months (1"))
    #expect(try answer(Self.free).contains("and pays from the first month"))
    #expect(
      try answer(Self.known + [(.requestsPerSecond, "1000")])
        == "Don't switch for money: Protobuf saves 40.0 % of the billed bytes, $186.62 a month, and "
        + "does not pay back within 5 years: running it costs $350.00 a month. Only bodies are "
        + "counted.")
    // What is saved in bytes may be lost in processors.
    let slow = Self.known + [(.newCPUMicroseconds, "50000"), (.vCPUHour, "1")]
    #expect(
      try answer(slow).hasPrefix(
        "Don't switch for money: Protobuf saves 40.0 % of the billed bytes, but costs $598,133.76 a "
          + "month more. "))
  }

  @Test("A break-even after the horizon has no number of months, anywhere")
  func cappedBreakEven() throws {
    // $373.25 less $350 a month: 955 months.
    let values: [(CostParameter, String)] = Self.known + [(.requestsPerSecond, "2000")]
    let projection = try projection(values)
    let text = try CostText(projection).rendered(explains: false)
    #expect(text.contains("break-even          not within 5 years"), "\(text)")
    #expect(!text.contains("955") && !text.contains("never"))
    let json = try CostDocument(projection).json()
    #expect(json.contains("\"horizon_years\" : 5") && !json.contains("\"break_even_months\" : 9"))
    let ranged = try self.projection([(.requestsPerSecond, "3500")])
    let answer = try CostAnswer(projection: ranged).text()
    #expect(!answer.contains("never"), "\(answer)")
    #expect(try !CostText(ranged).rendered(explains: false).contains("never"))
  }

  @Test func itSaysWhoseTheBytesAre() throws {
    let headers = MessageHeaders(mediaType: "application/json")
    let text = try answer(
      [(.payloadBytes, "20")],
      envelope: Envelope(framing: .http1, headers: headers, session: .none))
    #expect(text.contains("Most of today's billed bytes are headers (5"), "\(text)")
    let packets = try answer(
      [(.payloadBytes, "20")],
      envelope: Envelope(framing: .webSocket, headers: headers, session: .none))
    #expect(
      packets.contains("Most of today's billed bytes are around the body (79 %)"), "\(packets)")
  }

  @Test("Every line fits the terminal, down to 60 columns, and the figures that decide stay")
  func narrowTerminals() throws {
    for values in [[], [(CostParameter.requestsPerSecond, "1000000")]] {
      let projection = try projection(values)
      for width in [60, 72, 80] {
        let text = try CostText(projection, style: TextStyle(isColoured: false, columns: width))
          .rendered(explains: true)
        let long = text.split(separator: "\n").filter {
          // A source's address is one word.
          $0.count > width && !$0.contains("https://")
        }
        #expect(long.isEmpty, "\(width): \(long)")
        #expect(text.contains("break-even"))
      }
    }
  }

  @Test("The answer begins with what was understood")
  func understood() throws {
    var inputs = CostInputs()
    try inputs.set(.requestsPerSecond, to: "12500.5")
    let headers = MessageHeaders(mediaType: "application/json")
    func side(_ name: String, _ framing: MessageFraming) -> FormatSide {
      FormatSide(
        name: name, envelope: Envelope(framing: framing, headers: headers, session: .none))
    }
    var scenario = CostScenario(
      inputs: inputs, old: side("JSON", .http1), new: side("Protobuf", .grpc),
      tariffs: try ["aws-internet", "google-premium"].map {
        try #require(try Tariff.shipped($0))
      }, profile: try DailyProfile("3" + String(repeating: ",1", count: 23)))
    func text() throws -> String {
      try UnderstoodScenario(projection: CostProjection(scenario, draws: 1)).text()
    }
    #expect(
      try text()
        == "Responses of 2 KB, as assumed; HTTP/1.1 over TLS, then gRPC over TLS; AWS to the internet "
        + "and Google Cloud to the internet in North America; 12,500.5 requests/s on average, "
        + "34,617 in the busiest hour.")
    scenario.subject = "1 body of a.json, 84 KB"
    scenario.tariffs = [Self.flat]
    scenario.profile = .flat
    #expect(
      try text()
        == "1 body of a.json, 84 KB; HTTP/1.1 over TLS, then gRPC over TLS; $0.09/GB flat; "
        + "12,500.5 requests/s on average.")
  }

  @Test(
    "A log's mean, busiest hour and busiest minute are told apart, and which processors are for")
  func peaks() throws {
    var inputs = CostInputs()
    try inputs.set(.requestsPerSecond, to: "12.3")
    try inputs.set(.cpuMicroseconds, to: "100")
    let hours = [try Rational(4_000, over: 1_230)] + Array(repeating: Rational(1), count: 23)
    var scenario = CostScenario(
      inputs: inputs, old: FormatSide(name: "JSON"), new: FormatSide(name: "Protobuf"),
      tariffs: [Self.flat],
      profile: DailyProfile(hourlyFactors: hours, busiestMinuteFactor: 5))
    let projection = try CostProjection(scenario, draws: 1)
    #expect(
      try UnderstoodScenario(projection: projection).text().hasSuffix(
        "; 12.3 requests/s on average, 40 in the busiest hour, 61.5 in the busiest minute; "
          + "processors are provisioned for the busiest minute."))
    // 12.3 × 5 × 100 µs ÷ 0.6 is 0.01025 of a processor.
    #expect(projection.old.cores == Rational(decimal: "0.01025"))
    let working = try CostText(projection).rendered(explains: true)
    let explained = working.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      explained.contains("requests in the busiest minute: 12.3 requests/s × 5 = 61.5 requests/s"),
      "\(explained)")
    #expect(
      explained.contains(
        "JSON, vCPUs in the busiest minute: 12.3 requests/s × 5 × 100 µs ÷ 1,000,000 ÷ 0.6 = "),
      "\(explained)")
    let json = try CostDocument(projection).json()
    for line in [
      #""busiest_hour_requests_per_second" : 40,"#,
      #""busiest_minute_requests_per_second" : 61.5,"#,
      #""mean_requests_per_second" : 12.3,"#, #""processors_are_for_the_busiest" : "minute""#,
    ] { #expect(json.contains(line), "\(line)") }
    let page = try CostPage(projection).html()
    #expect(page.contains("<span>Requests in the busiest minute</span>"))
    // Where no processor is counted, none is provisioned.
    scenario.inputs = CostInputs()
    let none = try UnderstoodScenario(projection: CostProjection(scenario, draws: 1)).text()
    #expect(none.hasSuffix("in the busiest minute."), "\(none)")
  }

  /// Sides of measured codecs, with bodies of so many bytes.
  private func measured(
    _ old: Int, _ new: Int, compressed: (Int, Int)? = nil, candidates: [(String, Int)] = [],
    compressedCandidates: [(String, Int)] = [], times: [String: TimeSpan] = [:],
    noise: TimeSpan = .zero,
    _ values: [(CostParameter, String)] = known
  ) throws -> String {
    func side(_ codec: String, _ bytes: Int, _ coding: String = "") -> FormatSide {
      var side = FormatSide(
        name: codec + coding, codec: codec, response: MeasuredBody(mean: .bytes(bytes)),
        processorTime: times[codec] ?? .zero)
      side.processorTimeNoise = noise
      return side
    }
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    var part = TrafficPart(
      name: "", old: side("json/foundation", old), new: side("protobuf/swift", new),
      candidates: candidates.map { side($0.0, $0.1) })
    part.compressed = compressed.map {
      CompressedSides(
        coding: "gzip", old: side("json/foundation", $0.0, " with gzip"),
        new: side("protobuf/swift", $0.1, " with gzip"),
        candidates: compressedCandidates.map { side($0.0, $0.1, " with gzip") })
    }
    let scenario = CostScenario(inputs: inputs, mix: TrafficMix(part), tariffs: [Self.flat])
    return try CostAnswer(projection: CostProjection(scenario, draws: 1)).text()
  }

  @Test("Verdicts name formats in words, and codecs only where one is to be chosen")
  func verdictsInWords() throws {
    #expect(
      try measured(
        1_000, 1_020,
        candidates: [("protobuf/swift", 1_020), ("json/foundation", 1_000), ("avro/swift", 930)])
        == "Don't switch for money: Protobuf sends 2.0 % more billed bytes than JSON, and costs "
        + "$46.66 a month more. Avro (avro/swift) saves 7.0 % of the billed bytes, $163.30 a month, "
        + "and does not pay back within 5 years either. Only bodies are counted.")
    #expect(
      try measured(2_000, 1_200, compressed: (700, 690))
        == "Compress first: gzip saves 65.0 % of the billed bytes, $3,032.64 a month, and no client "
        + "has to change. With gzip on both sides, Protobuf saves 1.4 % of the billed bytes, $23.33 "
        + "a month, and does not pay back within 5 years: running it costs $350.00 a month. Only "
        + "bodies are counted.")
  }

  @Test("What is said after a step that comes first is of the state after it")
  func afterTheStep() throws {
    // As it is, Avro saves $2,566.08 a month; compressed, 30 B of each response.
    #expect(
      try measured(
        2_000, 1_200, compressed: (700, 690),
        candidates: [("avro/swift", 900), ("json/foundation", 2_000), ("json/swift", 2_000)],
        compressedCandidates: [("avro/swift", 670), ("protobuf/swift", 690)]
      ).hasSuffix(
        "With gzip on both sides, Protobuf saves 1.4 % of the billed bytes, $23.33 a month, and does "
          + "not pay back within 5 years: running it costs $350.00 a month. Avro (avro/swift) saves "
          + "4.3 % of the billed bytes, $69.98 a month, and does not pay back within 5 years either. "
          + "Only bodies are counted."))
    // 100 B of each response are $233.28 a month; a microsecond is $0.48.
    func microseconds(_ count: Int128) throws -> TimeSpan {
      TimeSpan(magnitude: try Rational(count, over: 1_000_000))
    }
    let times = [
      "json/foundation": try microseconds(300), "json/swift": try microseconds(100),
      "protobuf/swift": try microseconds(50), "avro/swift": try microseconds(60),
    ]
    #expect(
      try measured(
        2_000, 1_900,
        candidates: [("json/foundation", 2_000), ("json/swift", 2_000), ("avro/swift", 1_880)],
        times: times)
        == "Change the library first: this package's JSON codec (json/swift) in place of Foundation's "
        + "JSONEncoder and JSONDecoder saves $96.00 a month, and no client has to change. After that, "
        + "Protobuf saves 5.0 % of the billed bytes, $257.28 a month, and does not pay back within 5 "
        + "years: running it costs $350.00 a month. Avro (avro/swift) saves 6.0 % of the billed bytes, "
        + "$299.14 a month, and does not pay back within 5 years either. Only bodies are counted.")
    // $23.33 of bytes, and $120 of processor time.
    #expect(
      try measured(2_000, 1_990, times: times).hasPrefix(
        "Don't switch for money: Protobuf saves 0.5 % of the billed bytes, $143.33 a month (most of it "
          + "processor time), and does not pay back"))
  }

  @Test("What is not recommended for saving too little is told, with the price of a day")
  func tooLittle() throws {
    // gzip saves 1,300 B of each response: $49.74 a month of 164 requests/s, and $50.04 of 165.
    #expect(
      try measured(
        2_000, 1_200, compressed: (700, 690), Self.known + [(.requestsPerSecond, "164")])
        == "Don't switch for money: Protobuf saves 40.0 % of the billed bytes, $30.61 a month, and "
        + "does not pay back within 5 years: running it costs $350.00 a month. Compressing with gzip "
        + "instead would save $49.74 a month: less in a year than a day of an engineer's work costs "
        + "($600.00). Only bodies are counted.")
    // 3 requests/s: $0.91.
    #expect(
      try measured(2_000, 1_200, compressed: (700, 690), Self.known + [(.requestsPerSecond, "3")])
        == "Don't switch for money: Protobuf saves 40.0 % of the billed bytes, $0.56 a month, and does "
        + "not pay back within 5 years: running it costs $350.00 a month. Only bodies are counted.")
    #expect(
      try measured(
        2_000, 1_200, compressed: (700, 690), Self.known + [(.requestsPerSecond, "165")]
      ).hasPrefix("Compress first: gzip saves 65.0 % of the billed bytes, $50.04 a month"))
    // A switch that costs nothing saves $49.83 a month of 267 requests/s, and $50.02 of 268.
    let free = Self.free + [(.switching(.dayRate), "600")]
    #expect(
      try measured(2_000, 1_200, free + [(.requestsPerSecond, "267")])
        == "Don't switch for money: Protobuf saves 40.0 % of the billed bytes, $49.83 a month, and "
        + "pays from the first month, since it costs nothing once, but what is left after running "
        + "costs is less in a year than a day of an engineer's work costs ($600.00). Only bodies are "
        + "counted.")
    #expect(
      try measured(2_000, 1_200, free + [(.requestsPerSecond, "268")]).hasPrefix("Switch: "))
    // 10 µs of each of 1,000 requests/s cost $0.48 a month at a price of $0.04 an hour and 60 %.
    let rate = [(CostParameter.requestsPerSecond, "267")]
    #expect(
      try measured(2_000, 1_200, noise: TimeSpan(magnitude: Rational(1, over: 1_000)), free + rate)
        .hasPrefix(
          "The figures cannot tell: Protobuf saves 40.0 % of the billed bytes, $49.83 a month, and "
            + "the measured times leave open whether a year of it saves what a day of an engineer's "
            + "work costs ($600.00). "))
    // Another library saves 100 µs of each request: $49.92 of 1,040 requests/s, and $50.02 of 1,042.
    func library(_ rate: String) throws -> String {
      try measured(
        2_000, 2_000, candidates: [("json/foundation", 2_000), ("json/swift", 2_000)],
        times: [
          "json/foundation": TimeSpan(magnitude: Rational(2, over: 10_000)),
          "json/swift": TimeSpan(magnitude: Rational(1, over: 10_000)),
          "protobuf/swift": TimeSpan(magnitude: Rational(2, over: 10_000)),
        ], Self.known + [(.requestsPerSecond, rate), (.vCPUHour, "0.4")])
    }
    #expect(
      try library("1040").hasSuffix(
        "Changing the library instead, to this package's JSON codec (json/swift), would save $49.92 "
          + "a month: less in a year than a day of an engineer's work costs ($600.00). Only bodies "
          + "are counted."))
    #expect(
      try library("1042").hasPrefix(
        "Change the library first: this package's JSON codec (json/swift) in place of Foundation's "
          + "JSONEncoder and JSONDecoder saves $50.02 a month"))
  }

  @Test func theTextHasTheBillAndTheOneBeside() throws {
    let text = try CostText(projection()).rendered(explains: false)
    #expect(
      text.contains("$0.09/GB flat                $4,665.60  $2,799.36  $1,866.24"), "\(text)")
    #expect(text.contains("compare: aws-internet (GiB)  $4,146.48  $2,504.97  $1,641.51"))
    #expect(text.contains("It depends most on reduction, requests-per-second and payload-bytes."))
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
    #expect(text.contains("10,000 requests/s × 1 × 20 µs ÷"), "\(text)")
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
