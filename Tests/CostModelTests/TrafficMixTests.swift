import CostModel
import Foundation
import Framing
import TestSupport
import Testing

/// Several kinds of requests at once.
@Suite struct TrafficMixTests {
  private static func side(_ name: String, _ bytes: Int, over bodies: Int = 1) throws -> FormatSide
  {
    FormatSide(
      name: name, codec: name,
      response: MeasuredBody(
        mean: ByteCount(magnitude: try Rational(Int128(bytes), over: Int128(bodies)))),
      processorTime: TimeSpan(
        magnitude: try Rational(Int128(bytes), over: Int128(bodies) * 100_000_000)))
  }

  private static func part(
    _ name: String, _ weight: Int, _ old: Int, _ new: Int, over bodies: Int = 1
  ) throws -> TrafficPart {
    TrafficPart(
      name: name, weight: Rational(weight), old: try side("json", old, over: bodies),
      new: try side("protobuf", new, over: bodies))
  }

  private func projection(
    _ mix: TrafficMix, tariff: Tariff, values: [(CostParameter, String)] = []
  ) throws -> CostProjection {
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return try CostProjection(
      CostScenario(inputs: inputs, mix: mix, tariffs: [tariff]), draws: 1)
  }

  private func steps() throws -> Tariff {
    try Tariff(
      """
      provider: a provider
      traffic: out
      source: a test
      date: 2026
      unit: GiB
      tier: up to 100 at 0
      tier: up to 10240 at 0.09
      tier: up to 51200 at 0.085
      tier: up to 153600 at 0.07
      tier: above at 0.05
      """, file: "steps.prices")
  }

  @Test("Three kinds of requests: means, bill, and shares as Python's fractions have them")
  func pythonsFractions() throws {
    let parts = [
      try Self.part("list", 700, 20_001, 9_001, over: 7),
      try Self.part("item", 250, 901, 700, over: 3), try Self.part("image", 50, 5_000, 5_000),
    ]
    let projection = try projection(TrafficMix(parts: parts), tariff: steps())
    let script = """
      from fractions import Fraction as F
      parts = [(700, F(20001, 7), F(9001, 7)), (250, F(901, 3), F(700, 3)), (50, F(5000), F(5000))]
      steps = [(F(100), F(0)), (F(10240), F(9, 100)), (F(51200), F(85, 1000)), (F(153600), F(7, 100)), (None, F(5, 100))]
      def bill(bytes):
          units, total, start = bytes / 2**30, F(0), F(0)
          for end, price in steps:
              top = units if end is None else min(units, end)
              if top <= start: break
              total += (top - start) * price
              start = top
          return total
      weights = sum(w for w, _, _ in parts)
      mean = lambda side: sum(p[0] * p[side] for p in parts) / weights
      month = 10000 * 2592000
      saved = bill(mean(1) * month) - bill(mean(2) * month)
      print("%.6f %.6f %.2f" % (mean(1), mean(2), saved))
      for w, old, new in parts:
          lost = F(w, weights) * (old - new)
          alone = bill(mean(1) * month) - bill((mean(1) - lost) * month)
          # 10,000 requests/s ÷ 0.6 × 720 h × $0.04.
          seconds = lost / 100000000
          processors = 10000 * seconds / F(6, 10) * 720 * F(4, 100)
          print("%.2f %.2f %.2f" % (saved * lost / (mean(1) - mean(2)), processors, alone + processors))
      """
    let python = try Tool.run("/usr/bin/python3", ["-c", script])
    func text(_ value: Rational, _ digits: Int) -> String {
      value.decimalText(fractionDigits: digits...digits, grouped: false).text
    }
    var lines = [
      [
        text(projection.old.bytesOut.magnitude, 6), text(projection.new.bytesOut.magnitude, 6),
        text(try projection.savedTransfer().magnitude, 2),
      ].joined(separator: " ")
    ]
    for part in projection.parts {
      lines.append(
        [part.savedTransfer, part.savedProcessing, part.savedAlone]
          .map { text($0.magnitude, 2) }.joined(separator: " "))
    }
    #expect(python.text == lines.joined(separator: "\n") + "\n", "\(python.diagnostics)")
    #expect(projection.partToChangeFirst?.name == "list")
  }

  @Test("What the parts save adds up to what is saved, and what does not change saves nothing")
  func parts() throws {
    let parts = try (1...60).map {
      try Self.part("e\($0)", 17 * $0 + 1, 311 * $0 + 40, 97 * $0 * ($0 % 3), over: $0 + 6)
    }
    let projection = try projection(
      TrafficMix(parts: parts + [try Self.part("same", 1_000, 77, 77)]), tariff: steps())
    let saved = try projection.parts.reduce(Money.zero) { try $0 + $1.saved() }
    let difference = try (saved - projection.plan.savedPerMonth).magnitude
    #expect(max(difference, -difference) < (try Rational(1, over: 1_000_000)))
    let today = try projection.parts.reduce(Money.zero) { try $0 + $1.transferToday }
    let gap = try (today - projection.old.transfer).magnitude
    #expect(max(gap, -gap) < (try Rational(1, over: 1_000_000)))
    let same = try #require(projection.parts.last)
    #expect(try same.saved() == .zero && same.savedAlone == .zero)
    #expect(same.savedBytesPerMonth == .zero)
    // Their shares are all requests.
    #expect(try projection.parts.reduce(Rational.zero) { try $0 + $1.share.magnitude } == 1)
  }

  @Test func onePartIsWhatAPayloadWas() throws {
    let part = try Self.part("a", 12, 1_001, 500, over: 3)
    let mixed = try projection(TrafficMix(part), tariff: steps())
    let alone = try CostProjection(
      CostScenario(inputs: CostInputs(), old: part.old, new: part.new, tariffs: [steps()]), draws: 1
    )
    #expect(mixed.old == alone.old && mixed.new == alone.new && mixed.plan == alone.plan)
    // No rounding: a third of a byte stays one.
    #expect(mixed.old.bytesOut == ByteCount(magnitude: try Rational(1_001, over: 3)))
    let only = try #require(mixed.parts.first)
    #expect(try only.saved() == mixed.plan.savedPerMonth && mixed.partToChangeFirst == nil)
  }

  @Test("Steps in the price apply to the total, not to each kind of request")
  func stepsApplyToTheTotal() throws {
    let half = try Self.part("half", 1, 2_000, 1_000)
    let values = [(CostParameter.requestsPerSecond, "20000")]
    let one = try projection(TrafficMix(half), tariff: steps(), values: values)
    let two = try projection(
      TrafficMix(parts: [half, try Self.part("other", 1, 2_000, 1_000)]), tariff: steps(),
      values: values)
    #expect(one.old.transfer == two.old.transfer && one.plan == two.plan)
    // Each alone comes off the cheapest step, so that both alone save no more than both together.
    let alone = try two.parts.reduce(Money.zero) { try $0 + $1.savedAlone }
    #expect(alone < two.plan.savedPerMonth)
  }

  @Test func aPartWithoutACandidateKeepsWhatItSends() throws {
    var list = try Self.part("list", 3, 1_000, 400)
    list.candidates = [list.new, try Self.side("avro", 200)]
    var item = try Self.part("item", 1, 800, 500)
    item.candidates = [item.new]
    let projection = try projection(TrafficMix(parts: [list, item]), tariff: steps())
    #expect(projection.candidates.map(\.cost.side.key) == ["avro", "protobuf"])
    #expect(projection.candidates.map(\.keptParts) == [["item"], []])
    // (3 × 200 + 800) ÷ 4
    #expect(projection.candidates[0].cost.bytesOut == .bytes(350))
  }

  @Test("Parts that an input describes are drawn with it, measured ones are not")
  func assumedParts() throws {
    let assumed = TrafficPart(
      name: "assumed", weight: 1, old: FormatSide(name: "json"), new: FormatSide(name: "protobuf"))
    let mix = try TrafficMix(parts: [assumed, try Self.part("measured", 3, 1_000, 500)])
    let projection = try projection(
      mix, tariff: steps(), values: [(.payloadBytes, "4000"), (.cpuMicroseconds, "40")])
    // (4,000 + 3 × 1,000) ÷ 4, and (2,400 + 3 × 500) ÷ 4.
    #expect(projection.old.bytesOut == .bytes(1_750) && projection.new.bytesOut == .bytes(975))
    // (40 + 3 × 10) ÷ 4 µs.
    #expect(
      projection.old.processorTime == TimeSpan(magnitude: try Rational(175, over: 10_000_000)))
    #expect(projection.sensitivities.contains { $0.parameter == .payloadBytes })
    #expect(abs(projection.draws.oneOff[0] - Double(projection.plan.oneOff.magnitude)) < 20_000)
  }

  @Test func whatIsNoMixIsRefused() throws {
    let part = try Self.part("a", 0, 2, 1)
    var negative = part
    negative.weight = -1
    #expect(throws: TrafficMixFailure.empty) { try TrafficMix(parts: []) }
    #expect(throws: TrafficMixFailure.weightless) { try TrafficMix(parts: [part, part]) }
    #expect(throws: TrafficMixFailure.negativeWeight(part: "a")) {
      try TrafficMix(parts: [part, negative])
    }
  }

  @Test("Rounding is to the nearest part, a tie away from zero")
  func rounding() throws {
    for (value, parts, expected) in [
      (try Rational(1, over: 3), 10, try Rational(3, over: 10)),
      (try Rational(-1, over: 3), 10, try Rational(-3, over: 10)),
      (try Rational(1, over: 20), 10, try Rational(1, over: 10)),
      (try Rational(-1, over: 20), 10, try Rational(-1, over: 10)),
      (try Rational(5, over: 2), 10, try Rational(5, over: 2)),
      (try Rational(1_999_999, over: 1_000_000), 1_000, Rational(2)),
      (Rational(7), 1, Rational(7)),
    ] as [(Rational, Int128, Rational)] {
      #expect(try value.rounded(toPartsOf: parts) == expected, "\(value)")
    }
  }
}
