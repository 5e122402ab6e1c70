import CostModel
import Foundation
import Framing
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// What the page of costs gives its script to calculate with.
@Suite struct WhatIfTests {
  private func reference() throws -> ResultDocument {
    try ResultFile(path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path)
      .read()
  }

  private func projection(
    _ values: [(CostParameter, String)] = [], old: FormatSide = FormatSide(name: "JSON"),
    new: FormatSide = FormatSide(name: "Protobuf"), profile: DailyProfile = .flat
  ) throws -> CostProjection {
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return try CostProjection(
      CostScenario(
        inputs: inputs, old: old, new: new,
        tariffs: [try #require(try Tariff.shipped("aws-inter-zone"))], profile: profile), draws: 50)
  }

  /// The document on a page, as a script of the page reads it.
  private func document(in page: String) throws -> [String: Any] {
    let start = try #require(
      page.range(of: "<script type=\"application/json\" id=\"scenario\">"))
    let end = try #require(page[start.upperBound...].range(of: "</script>"))
    let data = Data(page[start.upperBound..<end.lowerBound].utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func numbersAreExactFractions() throws {
    // 24 weights of which one is 3: 3 × 24 ÷ 26.
    let profile = try DailyProfile(
      (["3"] + Array(repeating: "1", count: 23)).joined(separator: ","))
    let projection = try projection(
      [(.requestsPerSecond, "0.5"), (.payloadBytes, "100..201")], profile: profile)
    let document = try document(in: CostPage(projection).html())
    #expect(document["peak_factor"] as? String == "36/13")
    let inputs = try #require(document["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["option"] as? String } == CostParameter.allCases.map(\.name))
    let rate = try #require(inputs[0]["estimate"] as? [String: Any])
    #expect(rate["likely"] as? String == "1/2")
    let payload = try #require(
      inputs.first { $0["option"] as? String == "payload-bytes" }?["estimate"] as? [String: Any])
    // The middle of a range without a likeliest value.
    #expect(payload["likely"] as? String == "301/2" && payload["has_mode"] as? Bool == false)
    // An hour's price is an eighth of a day's.
    let costs = try #require(document["switch_costs"] as? [[String: Any]])
    #expect(costs.map { $0["scale"] as? String } == ["1", "1", "1", "1", "1", "1/8", "1"])
    #expect(costs.count { $0["recurrence"] as? String == "every_month" } == 2)
    #expect(document["draw_count"] as? Int == 50)
  }

  @Test("The scenario's own prices are first, and every other table of the package follows")
  func prices() throws {
    let projection = try projection()
    let prices = PriceChoice.all(projection.scenario)
    #expect(prices.count == Tariff.shippedNames.count)
    #expect(prices[0].tariffs == projection.scenario.tariffs)
    let tables = try #require(
      try document(in: CostPage(projection).html())["prices"] as? [[String: Any]])
    let own = try #require((tables[0]["tariffs"] as? [[String: Any]])?.first)
    // Two ends pay for every byte in either direction, by the GiB.
    #expect(own["counts_requests"] as? Bool == true && own["ends"] as? String == "2")
    #expect(own["unit_bytes"] as? String == "1073741824")
    let tier = try #require((own["tiers"] as? [[String: Any]])?.first)
    #expect(tier["price"] as? String == "1/100" && tier["up_to"] == nil)
  }

  @Test func namesCannotEndTheScript() throws {
    let name = "</script><!-- & \u{FFFE} é"
    let page = try CostPage(projection(new: FormatSide(name: name))).html()
    let codings = try #require(try document(in: page)["codings"] as? [[String: Any]])
    let after = try #require(codings[0]["after"] as? [String: Any])
    #expect(after["key"] as? String == name)
    let xmllint = try Tool.run("xmllint", ["--noout", "--nonet", "-"], input: Data(page.utf8))
    #expect(xmllint.diagnostics == "")
  }

  @Test("Every compression that a result has can be chosen, and the level that is asked about")
  func compression() throws {
    let document = try reference()
    var question = CostQuestion()
    func choices() -> CompressionChoices? {
      CompressionChoices(document, question) {
        TrafficMix(try $0.part(named: "a", response: "api-response"))
      }
    }
    let plain = try #require(choices())
    #expect(plain.choices.map(\.compression.name) == ["none", "gzip", "zstd", "brotli"])
    #expect(plain.today == 0 && plain.after == 0)
    (question.coding, question.newCoding) = (ContentCoding("gzip"), ContentCoding("gzip:9"))
    let levels = try #require(choices())
    #expect(levels.choices.map(\.compression.name) == ["none", "gzip", "zstd", "brotli", "gzip:9"])
    #expect(levels.today == 1 && levels.after == 4)
    question.coding = ContentCoding("lz4")
    #expect(choices() == nil)
  }

  @Test("A manager's table has a row a format, and no codec's name")
  func formats() throws {
    let document = try reference()
    var part = try MeasuredComparison(document, CostQuestion())
      .part(named: "a", response: "api-response")
    let tariffs = [try #require(try Tariff.shipped("aws-internet"))]
    func table() throws -> String {
      let scenario = CostScenario(inputs: CostInputs(), mix: TrafficMix(part), tariffs: tariffs)
      return try FormatRows(projection: CostProjection(scenario, draws: 10)).table().open
    }
    let headings = try table().matches(of: #/<th scope="row">([^<]*)</#).map { String($0.1) }
    #expect(headings[0] == "JSON today" && headings[1] == "Protobuf")
    #expect(Set(headings.dropFirst(2)) == ["Avro", "JSON, another library", "XML"])
    // The new format is in the library that is asked about, cheapest or not.
    #expect(try table().contains("data-key=\"protobuf/swift\""))
    part.candidates = []
    #expect(
      try table().matches(of: #/<th scope="row">([^<]*)</#).map { String($0.1) }
        == ["JSON today", "Protobuf"])
  }
}
