import CostModel
import Foundation
import Framing
import HeaderCompression
import TestSupport
import Testing

@testable import Reporting

/// The working multiplies out: Python gets each line's result from the factors that are printed.
@Suite struct CostWorkingTests {
  /// Recomputes `label: formula = result` from what is printed, to the last digit of the result.
  private static let recompute = #"""
    import re, sys
    from fractions import Fraction as F
    count = 0
    for line in sys.stdin:
        label, formula, result = line.rstrip("\n").split("\t")
        formula = formula.replace("peak ÷ mean", "")
        text = re.sub(r"[A-Za-zµ:_…\"][A-Za-z0-9µ:_/…\"-]*", " ", formula.replace(",", "").replace("$", ""))
        text = text.replace("×", "*").replace("÷", "/")
        text = text.replace("⌈", "ceil(").replace("⌉", ")")
        text = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"F('\1')", text)
        text = text.replace("/s", "")
        ceil = lambda value: F(-((-value.numerator) // value.denominator))
        value = eval(text, {"F": F, "ceil": ceil})
        digits = re.match(r"-?\$?-?([\d,]+(?:\.(\d+))?)", result)
        places = len(digits.group(2) or "")
        shown = F(digits.group(1).replace(",", ""))
        scaled = value * 10**places
        rounded = (scaled.numerator * 2 + scaled.denominator) // (2 * scaled.denominator)
        if F(rounded, 10**places) != shown:
            print(label, "|", formula, "|", float(value), "|", result)
        count += 1
    print(count)
    """#

  private func check(_ projection: CostProjection, atLeast lines: Int) throws {
    let all = try CostWorking(projection: projection).groups().flatMap(\.lines)
    let text = all.map { "\($0.label)\t\($0.formula)\t\($0.result)\n" }.joined()
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", Self.recompute], input: Data(text.utf8))
    #expect(outcome.text == "\(all.count)\n", "\(outcome.text)\(outcome.diagnostics)")
    #expect(all.count >= lines)
  }

  private static func side(
    _ codec: String, _ total: Int, _ framing: MessageFraming, _ session: SessionIdentity
  ) throws -> FormatSide {
    var headers = MessageHeaders(mediaType: "application/json", contentCoding: "gzip")
    headers.responseFields = [HeaderField("x-request-id", "0123456789abcdef")]
    return FormatSide(
      name: codec, codec: codec,
      request: MeasuredBody(mean: ByteCount(magnitude: try Rational(Int128(total), over: 11))),
      response: MeasuredBody(mean: ByteCount(magnitude: try Rational(Int128(total), over: 7))),
      processorTime: TimeSpan(magnitude: try Rational(Int128(total), over: 7_000_000_000)),
      envelope: Envelope(framing: framing, headers: headers, session: session))
  }

  @Test("Every line, in every framing, with sevenths of a byte and three steps of a price")
  func everyLine() throws {
    for framing in MessageFraming.allCases {
      for session in [SessionIdentity.none, .cookie, .token(claimsBytes: 190)] {
        let projection = try CostProjection(
          CostScenario(
            inputs: CostInputs(), old: Self.side("json/x", 250_001, framing, session),
            new: Self.side("protobuf/x", 9_001, framing, session),
            tariffs: [
              try #require(try Tariff.shipped("aws-internet")),
              try #require(try Tariff.shipped("aws-inter-zone")),
            ],
            profile: DailyProfile("3" + String(repeating: ",1", count: 23))), draws: 1)
        try check(projection, atLeast: 40)
      }
    }
  }

  @Test func meansOverKindsOfRequests() throws {
    let parts = try [(1, 700_001), (3, 10_001), (7, 90_001)].map { weight, total in
      TrafficPart(
        name: "GET /\(weight)", weight: Rational(weight),
        old: try Self.side("json/x", total, .http1, .none),
        new: try Self.side("protobuf/x", total / 3, .http1, .none))
    }
    let projection = try CostProjection(
      CostScenario(
        inputs: CostInputs(), mix: TrafficMix(parts: parts),
        tariffs: [try #require(try Tariff.shipped("aws-internet"))]), draws: 1)
    try check(projection, atLeast: 60)
  }

  @Test("Header fields are listed one by one, and add up to the part")
  func headerFields() throws {
    for framing in [MessageFraming.http1, .http2, .grpc] {
      let side = try Self.side("json/x", 5_000, framing, .cookie)
      let exchange = side.exchange(requestBody: 10, responseBody: 700)
      let parts = (exchange.request + exchange.response).filter { !$0.fields.isEmpty }
      #expect(parts.count >= 3)
      for part in parts {
        // Besides the fields, an empty line or a frame header.
        let rest = part.bytes - part.fields.reduce(0) { $0 + $1.bytes }
        #expect(rest == (part.layer == .session ? 0 : framing == .http1 ? 2 : 9), "\(part)")
        // Values may be secrets.
        #expect(!part.fields.contains { $0.formula.contains("0123456789") })
      }
    }
  }
}
