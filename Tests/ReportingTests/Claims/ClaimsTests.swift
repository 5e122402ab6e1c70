import Foundation
import Measurement
import TestSupport
import Testing

@testable import Reporting

/// Claims held against the reference run, and against what is left of it where something was not measured.
@Suite struct ClaimsTests {
  private static let quick = Bootstrap(resamples: 200, confidence: 0.95, seed: 1)

  private func reference(
    workloads: [String]? = nil, codecs: [String]? = nil, rounds: Int? = nil
  ) throws -> ResultDocument {
    var document = try ResultFile(
      path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path
    ).read()
    if let workloads {
      document.workloads.removeAll { !workloads.contains($0.name) }
      document.measurements.removeAll { !workloads.contains($0.workload) }
    }
    if let codecs {
      document.codecs.removeAll { !codecs.contains($0.name) }
      document.measurements.removeAll { !codecs.contains($0.codec) }
    }
    if let rounds {
      document.roundsByProcess = nil
      for index in document.measurements.indices {
        for direction in BenchmarkSubject.Direction.allCases {
          guard var operation = document.measurements[index][direction] else { continue }
          operation.sampleNanoseconds = Array(operation.sampleNanoseconds.prefix(rounds))
          operation.sampleCPUNanoseconds = Array(operation.sampleCPUNanoseconds.prefix(rounds))
          operation.sampleUserCPUNanoseconds = nil
          document.measurements[index][direction] = operation
        }
      }
    }
    return document
  }

  private func claims(_ document: ResultDocument) -> Claims {
    Claims(document, bootstrap: Self.quick)
  }

  private func claim(_ claims: Claims, _ statement: String) throws -> Claim {
    try #require(claims.all.first { $0.statement.hasPrefix(statement) }, "\(statement)")
  }

  @Test func theReferenceRunJudgesAllClaims() throws {
    let claims = claims(try reference())
    #expect(claims.limits.isEmpty)
    #expect(claims.all.count == 13)
    #expect(try claim(claims, "Avro is the most compact").sentence == "holds")
    #expect(try claim(claims, "XML is the largest").sentence == "holds")
    // 44 % for user-profile and session-claims; 20 % for book-catalog; over half for the six others; each in two sizes.
    #expect(
      try claim(claims, "Payloads are").sentence
        == "depends on the payload: holds for 4, exceeds for 12, falls short for 2 of 18")
    // 0 allocations against 0, or 56: not more.
    #expect(
      try claim(claims, "Avro uses more memory than Protobuf (encode, allocations)").sentence
        == "depends on the implementations: holds with avro/libavro, falls short with avro/swift")
  }

  @Test("Of the fastest and the slowest pair alone, the speed of Protobuf exceeds and falls short")
  func betterThanClaimed() throws {
    let fast = claims(try reference(codecs: ["json/foundation", "protobuf/swift"]))
    #expect(
      try claim(fast, "Protobuf is 3 to 7 times as fast as JSON (encode)").verdict == .exceeds)
    let slow = claims(try reference(codecs: ["json/swift", "protobuf/protobuf-c"]))
    #expect(
      try claim(slow, "Protobuf is 3 to 7 times as fast as JSON (encode)").verdict == .fallsShort)
    #expect(fast.limits.count == 1)
    #expect(
      fast.limits[0].contains("only json/foundation and protobuf/swift were measured"),
      "\(fast.limits)")
  }

  @Test func oneWorkloadSpeaksForItsPayloadAlone() throws {
    let claims = claims(try reference(workloads: ["payment"]))
    #expect(claims.limits.count == 1)
    #expect(claims.limits[0].contains("payment"))
    // 59 % and 58 %.
    #expect(
      try claim(claims, "Payloads are").sentence
        == "exceeds for payment; one workload cannot say what other payloads do")
  }

  @Test func oneFormatCannotBeCompared() throws {
    let claims = claims(try reference(codecs: ["json/foundation", "json/swift"]))
    #expect(claims.limits == ["The claims compare formats, and only JSON was measured."])
    #expect(claims.all.allSatisfy { $0.verdict == .cannotTell && $0.findings.isEmpty })
    #expect(try claim(claims, "Protobuf is").sentence == "cannot tell: Protobuf was not measured")
    #expect(
      try claim(claims, "Avro is the most").sentence
        == "cannot tell: Avro, XML and Protobuf were not measured")
  }

  @Test("Most compact is who is shorter than all others, and those must be there")
  func rivals() throws {
    let claims = claims(try reference(codecs: ["json/foundation", "avro/swift"]))
    #expect(
      try claim(claims, "Avro is the most compact").sentence
        == "cannot tell: holds for 18 of 18, but XML and Protobuf were not measured")
    let beaten = self.claims(try reference(codecs: ["xml/libxml2", "json/swift"]))
    #expect(try claim(beaten, "XML is the slowest (encode)").verdict == .cannotTell)
    let slower = self.claims(try reference(codecs: ["xml/libxml2", "json/foundation"]))
    #expect(try claim(slower, "XML is the slowest (encode)").verdict == .fallsShort)
  }

  @Test func withoutIntervalsNoTimeIsJudged() throws {
    let claims = claims(try reference(rounds: 2))
    let speed = try claim(claims, "Protobuf is 3 to 7 times as fast as JSON (encode)")
    #expect(speed.sentence == "cannot tell: too few rounds were measured for an interval")
    // Sizes are counted.
    #expect(try claim(claims, "XML is the largest").verdict == .holds)
  }

  @Test("One process says so, and its intervals are wider than those of the same samples of ten")
  func oneProcess() throws {
    let one = claims(try reference(rounds: 30))
    #expect(one.limits.contains { $0.contains("one process") })
    // 6.3× of swift against swift, encoding, and the rest decided; widened by 3.5 % × √(2 ÷ 9) × 1.96.
    let statement = "Protobuf is 3 to 7 times as fast as JSON (encode)"
    let narrow = try claim(claims(try reference()), statement).findings[2]
    let wide = try claim(one, statement).findings[2]
    #expect(narrow.subject == "protobuf/swift vs json/swift, one" && wide.subject == narrow.subject)
    let lower = try #require(wide.interval?.lower) / wide.value
    let deviation = ComparisonRules.standard.placementDeviation
    #expect(abs(log(lower) + 1.96 * deviation * (2.0 / 9).squareRoot()) < 0.003)
    #expect(try #require(narrow.interval?.width) < #require(wide.interval?.width))
  }

  @Test func anEmptyResultSaysSo() throws {
    var document = try reference()
    (document.measurements, document.workloads) = ([], [])
    let claims = claims(document)
    #expect(claims.limits == ["The result holds no measurement, so that no claim can be judged."])
    #expect(claims.all.allSatisfy { $0.verdict == .cannotTell })
    #expect(ClaimsReport.text(claims).hasPrefix("The result holds no measurement"))
  }

  @Test(arguments: [80, 60])
  func textFits(_ width: Int) throws {
    let style = TextStyle(isColoured: false, columns: width)
    let text = FittedText.fitted(
      ClaimsReport.text(claims(try reference(rounds: 10)), style: style), columns: width)
    #expect(text.split(separator: "\n").filter { $0.count > width } == [])
  }

  @Test func jsonIsReadByPython() throws {
    let json = try ClaimsDocument(claims(try reference())).json()
    let script = """
      import json, sys
      d = json.load(sys.stdin)
      claims = {c["statement"]: c for c in d["claims"]}
      print(d["version"], d["limits"], len(claims))
      speed = claims["Protobuf is 3 to 7 times as fast as JSON (encode)"]
      for f in speed["findings"]:
          assert f["low"] <= f["value"] <= f["high"], f
          decided = ("holds" if 3 <= f["low"] and f["high"] <= 7 else "exceeds" if f["low"] > 7
                     else "falls short" if f["high"] < 3 else "cannot tell")
          assert f["outcome"] == decided, f
      print(speed["verdict"])
      # 45 thousand allocations against none are so many times as many.
      memory = claims["Avro uses more memory than Protobuf (encode, allocations)"]
      print(["value" in f for f in memory["findings"]], [f["outcome"] for f in memory["findings"]])
      """
    let outcome = try Tool.run("/usr/bin/python3", ["-c", script], input: Data(json.utf8))
    #expect(outcome.diagnostics == "")
    #expect(
      outcome.text == """
        1 [] 13
        depends on
        [True, True, False, True] ['falls short', 'falls short', 'holds', 'holds']

        """)
  }
}
