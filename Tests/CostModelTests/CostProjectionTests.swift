import CostModel
import Framing
import Testing

@Suite struct CostProjectionTests {
  private static let flat = Tariff.flat(
    TransferPrice(Money(magnitude: Rational(decimal: "0.09") ?? 0), per: .gigabyte),
    source: "a test")

  private func projection(
    _ values: [(CostParameter, String)] = [], old: FormatSide = FormatSide(name: "JSON"),
    new: FormatSide = FormatSide(name: "Protobuf"), tariffs: [Tariff] = [flat],
    profile: DailyProfile = .flat, draws: Int = 200, seed: UInt64 = 1
  ) throws -> CostProjection {
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return try CostProjection(
      CostScenario(inputs: inputs, old: old, new: new, tariffs: tariffs, profile: profile),
      draws: draws, seed: seed)
  }

  /// No switch costs, but those given.
  private static let free = AssignmentParameter.assumed.map { (CostParameter.switching($0), "0") }

  @Test("The assignment's figures, bodies alone, save $1,866.24 to the last fraction of a cent")
  func assignment() throws {
    let projection = try projection()
    #expect(try projection.plan.savedPerMonth == Money(magnitude: Rational(186_624, over: 100)))
    #expect(projection.old.monthlyOut == ByteCount(magnitude: Rational(51_840_000_000_000)))
    #expect(try projection.savedShare() == Share(magnitude: Rational(2, over: 5)))
    #expect(projection.plan.breakEven == (try Assignment(AssignmentInputs()).plan.breakEven))
  }

  @Test func headersThinTheSavingOut() throws {
    let envelope = Envelope(
      framing: .http1, headers: MessageHeaders(mediaType: "application/json"), session: .cookie)
    let old = FormatSide(name: "JSON", envelope: envelope)
    let new = FormatSide(name: "Protobuf", envelope: envelope)
    let projection = try projection([(.payloadBytes, "100")], old: old, new: new)
    // Both sides are one packet: the 40 bytes are saved, and nothing of what is around them but a digit of the length.
    let around = projection.old.parts[0].wire.response.overheadBytes
    #expect(projection.old.bytesOut == .bytes(100 + around))
    #expect(projection.new.bytesOut == .bytes(60 + around - 1))
    #expect(
      try projection.savedShare() == Share(magnitude: Rational(41, over: Int128(100 + around))))
    // A cookie goes the other way, which is not billed.
    #expect(try projection.share(of: .session) == .zero)
    let sum = try WirePart.Layer.allCases.reduce(Rational.zero) {
      try $0 + projection.share(of: $1).magnitude
    }
    #expect(sum == 1)
  }

  @Test("10,000 requests/s of 30 µs, three times as many at the peak, at 60 %: 15 vCPUs")
  func processors() throws {
    let peak = try DailyProfile("3" + String(repeating: ",0.9130434782", count: 23))
    let projection = try projection(
      [(.cpuMicroseconds, "30"), (.newCPUMicroseconds, "6"), (.vCPUHour, "0.05")])
    // 10,000 × 30e-6 ÷ 0.6 = 0.5; × 720 h × $0.05 = $18.
    #expect(try projection.old.cores == Rational(1, over: 2))
    #expect(projection.old.processing == .dollars(18))
    #expect(try projection.savedProcessing() == Money(magnitude: Rational(72, over: 5)))
    let busy = try self.projection([(.cpuMicroseconds, "30")], profile: peak)
    #expect(busy.old.cores == (try Rational(1, over: 2) * peak.peak().factor))
  }

  @Test func whatIsMeasuredReplacesWhatIsAssumed() throws {
    let old = try FormatSide(
      name: "a", response: MeasuredBody(mean: ByteCount(magnitude: Rational(3_001, over: 2))),
      processorTime: TimeSpan(magnitude: Rational(1, over: 1_000)))
    let new = FormatSide(
      name: "b", response: MeasuredBody(mean: .bytes(500)), processorTime: .zero)
    let projection = try projection(
      [(.payloadBytes, "9"), (.cpuMicroseconds, "9")], old: old, new: new)
    #expect(try projection.old.responseBody == ByteCount(magnitude: Rational(3_001, over: 2)))
    // Framed as 1,501 B.
    #expect(projection.old.parts[0].wire.response.totalBytes == 1_501)
    #expect(try projection.old.cores == Rational(50, over: 3) && projection.new.cores == 0)
  }

  @Test func severalTablesAddUp() throws {
    let zone = try #require(try Tariff.shipped("aws-inter-zone"))
    let both = try projection(Self.free + [(.requestBytes, "1000")], tariffs: [Self.flat, zone])
    let one = try projection(Self.free + [(.requestBytes, "1000")])
    let other = try projection(Self.free + [(.requestBytes, "1000")], tariffs: [zone])
    #expect(both.plan.savedPerMonth == (try one.plan.savedPerMonth + other.plan.savedPerMonth))
    #expect(both.countsRequests && !one.countsRequests)
    #expect(both.old.bills.count == 2)
  }

  @Test func aSwitchThatNeverPaysSaysSo() throws {
    let projection = try projection([(.requestsPerSecond, "100")])
    #expect(projection.plan.breakEven == .never)
    #expect(projection.draws.shareThatPays(within: .max) == 0)
    #expect(projection.draws.breakEvenMonths(0.1) == .infinity)
  }

  @Test func withoutRangesThereIsOneDraw() throws {
    let known = AssignmentParameter.assumed.map {
      (CostParameter.switching($0), $0.rule.defaultText)
    }
    let projection = try projection(known)
    #expect(projection.draws.count == 1)
    let months = try #require(projection.plan.breakEven.months)
    #expect(abs(projection.draws.breakEvenMonths(0.5) - Double(months)) < 1e-9)
    #expect(abs(projection.draws.balance(after: Double(months), [0.5])[0]) < 1e-6)
  }

  @Test("A tool for 1,000 to 3,000 dollars, likely 2,000, and $1,866.24 a month: quantiles by hand")
  func quantiles() throws {
    let projection = try projection(
      Self.free + [(.switching(.tooling), "1000..3000")], draws: 4_000)
    // A uniform cost has its P10 at 1,200, its P50 at 2,000, its P90 at 2,800.
    for (fraction, dollars) in [(0.1, 1_200.0), (0.5, 2_000), (0.9, 2_800)] {
      #expect(abs(projection.draws.breakEvenMonths(fraction) - dollars / 1_866.24) < 0.03)
      let balance = projection.draws.balance(after: 0, [1 - fraction])[0]
      #expect(abs(balance + dollars) < 60)
    }
    #expect(projection.draws.shareThatPays(within: .max) == 1)
  }

  @Test func drawsAreTheSameWithTheSameSeedOnly() throws {
    let (first, second) = (try projection(), try projection())
    #expect(first.draws == second.draws)
    #expect(try projection(seed: 2).draws != first.draws)
    // SplitMix64 and the formulas are the same everywhere, so is this figure.
    #expect((first.draws.breakEvenMonths(0.5) * 100).rounded() / 100 > 14)
  }

  @Test("Upkeep from 0 to twice the saving: half of the draws never pay")
  func halfNeverPays() throws {
    let projection = try projection(
      Self.free + [(.switching(.tooling), "100"), (.switching(.toolingPerMonth), "0..3732.48")],
      draws: 4_000)
    #expect(abs(projection.draws.shareThatPays(within: .max) - 0.5) < 0.03)
    #expect(projection.draws.breakEvenMonths(0.45).isFinite)
    #expect(projection.draws.breakEvenMonths(0.55) == .infinity)
  }

  @Test func theInputThatMovesMostComesFirst() throws {
    let values: [(CostParameter, String)] =
      Self.free + [
        (.switching(.tooling), "1000..2000..3000"), (.switching(.developerDays), "10..20..110"),
        (.switching(.dayRate), "600"),
      ]
    let sensitivities = try projection(values).sensitivities
    let first = try #require(sensitivities.first)
    #expect(first.parameter == .switching(.developerDays))
    // 100 days of $600.
    #expect(abs(first.swing - 60_000) < 0.01)
    // 12,000 … at 10 days 6,000 + 2,000; at 110 days 66,000 + 2,000; ÷ 1,866.24.
    #expect(abs(first.low.breakEvenMonths - 8_000 / 1_866.24) < 1e-9)
    #expect(abs(first.high.breakEvenMonths - 68_000 / 1_866.24) < 1e-9)
    // The bandwidth's inputs move 36 months of saving by a fifth either way.
    let rate = try #require(sensitivities.first { $0.parameter == .requestsPerSecond })
    #expect(!rate.isRange && abs(rate.swing - 0.4 * 36 * 1_866.24) < 0.01)
    #expect(sensitivities.map(\.swing) == sensitivities.map(\.swing).sorted(by: >))
    // What changes nothing is not listed.
    #expect(!sensitivities.contains { $0.parameter == .vCPUHour || $0.parameter == .days })
  }

  @Test func otherPeriodsAreThirtiethsOfTheMonth() throws {
    let projection = try projection([(.days, "45")])
    #expect(try projection.inPeriod(.dollars(100)) == .dollars(150))
  }

  @Test func floatingAndExactFormulasAgree() throws {
    let projection = try projection([(.cpuMicroseconds, "33"), (.requestBytes, "77")])
    let known = AssignmentParameter.assumed.map {
      (CostParameter.switching($0), $0.rule.defaultText)
    }
    let drawn = try self.projection(known + [(.cpuMicroseconds, "33"), (.requestBytes, "77")]).draws
    #expect(abs(drawn.oneOff[0] - Double(projection.plan.oneOff.magnitude)) < 1e-6)
    #expect(abs(drawn.netPerMonth[0] - Double(projection.plan.netPerMonth.magnitude)) < 1e-6)
  }
}
