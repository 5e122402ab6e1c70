import CostModel
import Testing

/// What is to be done, at the edges of the rule.
@Suite struct CostVerdictTests {
  private typealias Step = VerdictGrounds.Step

  private func verdict(
    saved: Int = 100, compressing: Step? = nil, library: Step? = nil,
    pays: ClosedRange<Double> = 1...1, net: ClosedRange<Money> = .dollars(1)...Money.dollars(1),
    dayRate: Int = 0
  ) throws -> CostVerdict {
    try CostVerdict(
      VerdictGrounds(
        paidToday: .dollars(1_000), saved: .dollars(saved), compressing: compressing,
        library: library, shareThatPays: pays, netPerMonth: net, dayRate: .dollars(dayRate)))
  }

  private static func cents(_ cents: Int128) throws -> Money {
    Money(magnitude: try Rational(cents, over: 100))
  }

  private func step(_ saved: Int, pays: Bool = true) -> Step {
    Step(saved: .dollars(saved), switchPaysAfterwards: pays)
  }

  @Test("Nine of ten draws decide, at both ends of the measured times")
  func draws() throws {
    for (low, high, expected) in [
      (0.9, 1.0, CostVerdict.switchFormat), (0.9, 0.9, .switchFormat), (0.899, 1, .cannotTell),
      (0, 0.1, .doNotSwitch), (0, 0, .doNotSwitch), (0, 0.101, .cannotTell),
      (0.5, 0.5, .cannotTell), (0, 1, .cannotTell),
    ] {
      #expect(try verdict(pays: low...high) == expected, "\(low) to \(high)")
    }
  }

  @Test(
    "Compression comes first from a hundredth of what is paid on, if it saves as much or ends the matter"
  )
  func compression() throws {
    // As much as the switch, or a dollar less.
    #expect(try verdict(compressing: step(100)) == .compressFirst)
    #expect(try verdict(compressing: step(99)) == .switchFormat)
    // Less, but then the switch does not pay.
    #expect(try verdict(compressing: step(99, pays: false)) == .compressFirst)
    // A hundredth of $1,000.
    #expect(try verdict(compressing: step(10, pays: false)) == .compressFirst)
    #expect(try verdict(compressing: step(9, pays: false)) == .switchFormat)
    #expect(try verdict(saved: 1, compressing: step(9), pays: 0...0) == .doNotSwitch)
    // It loses something.
    #expect(
      try verdict(saved: -60, compressing: step(-50, pays: false), pays: 0...0) == .doNotSwitch)
    // Where the draws could not tell, it is still the first thing to do.
    #expect(try verdict(compressing: step(500, pays: false), pays: 0.2...0.8) == .compressFirst)
  }

  @Test func anotherLibraryComesFirstByTheSameRule() throws {
    #expect(try verdict(library: step(100)) == .changeLibraryFirst)
    #expect(try verdict(library: step(99)) == .switchFormat)
    #expect(try verdict(library: step(99, pays: false)) == .changeLibraryFirst)
    #expect(try verdict(library: step(9, pays: false)) == .switchFormat)
  }

  @Test func ofTwoStepsTheOneThatSavesMoreIsFirst() throws {
    #expect(try verdict(compressing: step(300), library: step(200)) == .compressFirst)
    #expect(try verdict(compressing: step(200), library: step(300)) == .changeLibraryFirst)
    #expect(try verdict(compressing: step(200), library: step(200)) == .compressFirst)
  }

  @Test func nothingPaidTodayIsNoReason() throws {
    let grounds = VerdictGrounds(
      paidToday: .zero, saved: .zero, compressing: step(0, pays: false), shareThatPays: 0...0,
      netPerMonth: .zero...Money.zero, dayRate: .zero)
    #expect(try CostVerdict(grounds) == .doNotSwitch)
  }

  /// A day of $600 is $50 a month.
  @Test(
    "What saves less in a year than a day of work costs is not recommended",
    arguments: [
      (4_999, false), (5_000, true), (5_001, true),
    ])
  func floor(cents: Int128, isWorthwhile: Bool) throws {
    let saved = try Self.cents(cents)
    let step = Step(saved: saved, switchPaysAfterwards: false)
    #expect(
      try verdict(compressing: step, pays: 0...0, dayRate: 600)
        == (isWorthwhile ? .compressFirst : .doNotSwitch))
    #expect(
      try verdict(library: step, pays: 0...0, dayRate: 600)
        == (isWorthwhile ? .changeLibraryFirst : .doNotSwitch))
    #expect(
      try verdict(net: saved...saved, dayRate: 600) == (isWorthwhile ? .switchFormat : .doNotSwitch)
    )
    // Where the draws do not recommend the switch, what it saves does not either.
    #expect(try verdict(pays: 0.5...0.5, net: saved...saved, dayRate: 600) == .cannotTell)
    #expect(try verdict(pays: 0...0, net: saved...saved, dayRate: 600) == .doNotSwitch)
    // A step that is left out leaves the switch to the draws.
    #expect(
      try verdict(compressing: step, net: .dollars(90)...Money.dollars(90), dayRate: 600)
        == (isWorthwhile ? .compressFirst : .switchFormat))
  }

  @Test(
    "Where the measured times leave open whether the switch saves a day's work, the figures cannot tell"
  )
  func floorBetweenTheEnds() throws {
    let (below, at) = (try Self.cents(4_999), try Self.cents(5_000))
    #expect(try verdict(net: below...at, dayRate: 600) == .cannotTell)
    #expect(try verdict(net: at...at, dayRate: 600) == .switchFormat)
    #expect(try verdict(net: below...below, dayRate: 600) == .doNotSwitch)
    // At the worse end the draws leave it open.
    #expect(try verdict(pays: 0.5...1, net: below...at, dayRate: 600) == .cannotTell)
  }

  @Test("Of two steps, the one that saves enough comes first")
  func oneStepIsEnough() throws {
    #expect(
      try verdict(compressing: step(40, pays: false), library: step(60, pays: false), dayRate: 600)
        == .changeLibraryFirst)
    #expect(
      try verdict(
        saved: 40, compressing: step(45), library: step(49), net: .dollars(40)...Money.dollars(40),
        dayRate: 600)
        == .doNotSwitch)
  }

  @Test func thereAreFive() {
    #expect(
      CostVerdict.allCases.map(\.rawValue) == [
        "switch", "do not switch", "compress first", "change the library first", "cannot tell",
      ])
  }
}

/// Verdicts of whole projections.
@Suite struct ProjectedVerdictTests {
  private static let flat = Tariff.flat(
    TransferPrice(Money(magnitude: Rational(decimal: "0.09") ?? 0), per: .gigabyte),
    source: "a test")

  private static func side(_ codec: String, _ bytes: Int, nanoseconds: Int = 0, noise: Int = 0)
    throws
    -> FormatSide
  {
    var side = FormatSide(
      name: codec, codec: codec, response: MeasuredBody(mean: .bytes(bytes)),
      processorTime: TimeSpan(magnitude: try Rational(Int128(nanoseconds), over: 1_000_000_000)))
    side.processorTimeNoise = TimeSpan(
      magnitude: try Rational(Int128(noise), over: 1_000_000_000))
    return side
  }

  private func projection(
    _ part: TrafficPart, _ values: [(CostParameter, String)] = [], horizon: Horizon = .standard
  ) throws -> CostProjection {
    var inputs = CostInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    var scenario = CostScenario(inputs: inputs, mix: TrafficMix(part), tariffs: [Self.flat])
    scenario.horizon = horizon
    return try CostProjection(scenario, draws: 500)
  }

  private static let known = AssignmentParameter.assumed.map {
    (CostParameter.switching($0), $0.rule.defaultText)
  }

  @Test("2,000 B to 1,200 B pays after 14.6 months, which a year does not reach")
  func horizon() throws {
    let part = TrafficPart(
      name: "", old: try Self.side("json/foundation", 2_000),
      new: try Self.side("protobuf/swift", 1_200))
    #expect(try projection(part, Self.known).verdict == .switchFormat)
    #expect(try projection(part, Self.known, horizon: Horizon(years: 1)).verdict == .doNotSwitch)
    // With the ranges, P10 to P90 is about 14 to 23 months: two years are enough for 9 of 10, and 18 months are not.
    #expect(try projection(part, horizon: Horizon(years: 2)).verdict == .switchFormat)
    let draws = try projection(part).draws
    #expect(draws.shareThatPays(within: 24) > 0.9 && draws.shareThatPays(within: 12) < 0.1)
    #expect(draws.shareThatPays(within: 1_000) == 1 && draws.shareThatPays(within: 0) == 0)
    #expect(Horizon(years: 1).text == "1 year" && Horizon(years: 2).text == "2 years")
    #expect(Horizon(years: 1).reaches(BreakEven.after(months: 12)))
    #expect(try !Horizon(years: 1).reaches(BreakEven.after(months: Rational(121, over: 10))))
    #expect(!Horizon(years: 9).reaches(BreakEven.never))
    #expect(Horizon(years: 9).reaches(BreakEven.immediately))
  }

  @Test("Compression that leaves too little for the switch comes first")
  func compression() throws {
    var part = TrafficPart(
      name: "", old: try Self.side("json/foundation", 2_000),
      new: try Self.side("protobuf/swift", 1_000))
    // $2,332.80 a month are saved by the switch, $2,099.52 by gzip, and then $116.64 by the switch.
    part.compressed = CompressedSides(
      coding: "gzip", old: try Self.side("json/foundation", 1_100),
      new: try Self.side("protobuf/swift", 1_050))
    let projection = try projection(part, Self.known)
    let step = try #require(projection.compression)
    #expect(projection.plan.savedPerMonth.formatted().text == "$2,332.80")
    #expect(try step.saved(from: projection.old).formatted().text == "$2,099.52")
    #expect(step.plan.savedPerMonth.formatted().text == "$116.64")
    #expect(projection.verdict == .compressFirst)
    // Where the compressed bodies still differ enough, the switch pays after compression too.
    part.compressed?.new = try Self.side("protobuf/swift", 100)
    #expect(try self.projection(part, Self.known).verdict == .switchFormat)
  }

  @Test(
    "A library that saves what the switch would comes first; one of another coding is no library")
  func library() throws {
    let old = try Self.side("json/foundation", 2_000, nanoseconds: 900_000)
    var part = TrafficPart(
      name: "", old: old, new: try Self.side("protobuf/swift", 1_900, nanoseconds: 100_000))
    part.candidates = [old, part.new, try Self.side("json/swift", 2_000, nanoseconds: 200_000)]
    let projection = try projection(part, Self.known)
    #expect(projection.verdict == .changeLibraryFirst)
    #expect(try projection.library()?.cost.side.codec == "json/swift")
    part.candidates[0] = try Self.side("json/foundation", 700, nanoseconds: 900_000)
    #expect(try self.projection(part, Self.known).library() == nil)
  }

  @Test("Times that could be anything between both answers cannot tell")
  func noise() throws {
    // No byte is saved. At 10,000 requests/s and 60 %, a microsecond of each costs $0.48 a month.
    func verdict(noise: Int) throws -> CostVerdict {
      try projection(
        TrafficPart(
          name: "", old: try Self.side("json/x", 500, nanoseconds: 3_000_000, noise: noise),
          new: try Self.side("protobuf/x", 500, nanoseconds: 1_000_000)), Self.known
      ).verdict
    }
    // 2,000 µs save $960; $350 run it; $22,200 are back after 37 months.
    #expect(try verdict(noise: 0) == .switchFormat)
    // 490 µs more or less: at the worse end $724.80 less $350, and 59.2 months. 510 µs: $715.20, and 60.8 months.
    #expect(try verdict(noise: 490_000) == .switchFormat)
    #expect(try verdict(noise: 510_000) == .cannotTell)
  }

  /// As above: 2,000 µs save $960 a month, of which $610 are left; 490 µs more or less are $235.20.
  @Test("The draws take the measured times from their interval")
  func timesAreDrawn() throws {
    let draws = try projection(
      TrafficPart(
        name: "", old: try Self.side("json/x", 500, nanoseconds: 3_000_000, noise: 490_000),
        new: try Self.side("protobuf/x", 500, nanoseconds: 1_000_000)), Self.known
    ).draws
    #expect(draws.count == 500 && draws.drawsTimes)
    #expect(draws.netPerMonth.allSatisfy { abs($0 - 610) <= 235.21 })
    // A tenth of the way from either end: $22,200 ÷ $798.16, and ÷ $421.84.
    #expect(abs(draws.breakEvenMonths(0.1) - 27.8) < 1)
    #expect(abs(draws.breakEvenMonths(0.5) - 36.4) < 2)
    #expect(abs(draws.breakEvenMonths(0.9) - 52.6) < 2)
  }
}
