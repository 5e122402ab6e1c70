public import Framing

/// What a change of format costs and saves: the two sides, when it pays, how sure that is, and what it hangs on.
public struct CostProjection: Hashable, Sendable {
  /// What it is computed from.
  public let scenario: CostScenario
  /// Today.
  public let old: SideCost
  /// After the switch.
  public let new: SideCost
  /// The costs of the switch against the saving of a month, at the likely values.
  public let plan: SwitchPlan
  /// The same for thousands of draws from the ranges of the inputs.
  public let draws: CostDraws
  /// What each input moves, the one that moves most first.
  public let sensitivities: [Sensitivity]
  /// What each part of the mix would save, in the order of the mix.
  public let parts: [PartCost]
  /// What each of the scenario's candidates costs, the cheapest first.
  public let candidates: [CostCandidate]
  /// What compression would save that is not used today; `nil` where it is used, or where it is not known.
  public let compression: CompressionStep?
  /// What the verdict is decided by.
  public let grounds: VerdictGrounds
  /// What to do, for the sake of money.
  public let verdict: CostVerdict

  /// Computes everything, or throws where a figure has too many digits to be exact.
  ///
  /// - Parameters:
  ///   - scenario: The formats, the traffic, the prices.
  ///   - draws: How many draws.
  ///   - seed: Where the random numbers start.
  public init(
    _ scenario: CostScenario, draws count: Int = 10_000, seed: UInt64 = 1
  ) throws(ArithmeticFailure) {
    self.scenario = scenario
    let exact = try MonthlyFormula(scenario)
    old = try SideCost(exact, .old)
    new = try SideCost(exact, .new)
    parts = try PartCost.all(exact)
    plan = try SwitchPlan(exact)
    draws = try CostDraws(exact, count: count, seed: seed)
    sensitivities = try Sensitivity.all(exact)
    candidates = try CostCandidate.all(scenario, today: exact.old)
    compression = try CompressionStep(scenario)
    let noise = Money(
      magnitude: try exact.processing(ofSeconds: exact.old.timeNoise + exact.new.timeNoise))
    let months = scenario.horizon.months
    let paidToday = try old.total()
    let costs = exact.costs
    func step(_ saved: Money, _ after: SwitchPlan) -> VerdictGrounds.Step {
      .init(saved: saved, switchPaysAfterwards: scenario.horizon.reaches(after.breakEven))
    }
    var (compressing, changing): (VerdictGrounds.Step?, VerdictGrounds.Step?)
    if let compression {
      compressing = step(try compression.saved(from: old), compression.plan)
    }
    if let library = try Self.library(in: self.candidates, inPlaceOf: old) {
      let saved = try paidToday - library.cost.total()
      changing = step(
        saved, try SwitchPlan(costs: costs, savedPerMonth: plan.savedPerMonth - saved))
    }
    grounds = VerdictGrounds(
      paidToday: paidToday, saved: plan.savedPerMonth, compressing: compressing, library: changing,
      shareThatPays: draws.shareThatPays(
        within: months, earning: -Double(noise.magnitude))...draws
        .shareThatPays(within: months, earning: Double(noise.magnitude)),
      netPerMonth: try (plan.netPerMonth - noise)...(plan.netPerMonth + noise),
      dayRate: Money(magnitude: scenario.inputs[.switching(.dayRate)].likely))
    verdict = try CostVerdict(grounds)
  }

  /// The cheapest codec of today's format that is not today's, where all else is as today.
  private static func library(
    in candidates: [CostCandidate], inPlaceOf today: SideCost
  ) throws(ArithmeticFailure) -> CostCandidate? {
    let sameFormat = candidates.filter { $0.cost.side.hasFormat(of: today.side) }
    // Where today's codec would cost something else after the switch, more than the codec changes.
    guard let same = sameFormat.first(where: { $0.cost.side.key == today.side.key }),
      try same.cost.total() == today.total()
    else { return nil }
    return sameFormat.first { $0.cost.side.key != today.side.key }
  }

  /// The cheapest other library for today's format, which no client notices; `nil` where there is none, or where more than
  /// the library would change.
  public func library() throws(ArithmeticFailure) -> CostCandidate? {
    try Self.library(in: candidates, inPlaceOf: old)
  }

  /// Whether a candidate is a codec of the format that is sent today.
  public func keepsFormat(_ candidate: CostCandidate) -> Bool {
    candidate.cost.side.hasFormat(of: old.side)
  }

  // MARK: In short

  /// What could not be counted, each in a sentence.
  public var omissions: [String] {
    var seen: Set<String> = []
    return (scenario.notes + scenario.mix.parts.flatMap { $0.old.omissions + $0.new.omissions })
      .filter { seen.insert($0).inserted }
  }

  /// Whether requests are billed too, not only responses.
  public var countsRequests: Bool { scenario.tariffs.contains { $0.direction == .both } }

  /// The bytes of an exchange that are billed.
  public func billedBytes(_ side: SideCost) throws(ArithmeticFailure) -> ByteCount {
    countsRequests ? try side.bytesOut + side.bytesIn : side.bytesOut
  }

  /// What is saved of the billed bytes; below zero where there are more.
  public func savedShare() throws(ArithmeticFailure) -> Share { try savedShare(from: old, to: new) }

  /// What one side saves of the billed bytes of another; below zero where it has more.
  public func savedShare(
    from before: SideCost, to after: SideCost
  ) throws(ArithmeticFailure) -> Share {
    let bytes = try billedBytes(before)
    guard bytes > .zero else { return .zero }
    return Share(magnitude: try 1 - billedBytes(after) / bytes)
  }

  /// The part of today's billed bytes that belongs to a layer.
  public func share(of layer: WirePart.Layer) throws(ArithmeticFailure) -> Share {
    let bytes = try billedBytes(old)
    guard bytes > .zero else { return .zero }
    let ofLayer = countsRequests ? try old.out[layer] + old.received[layer] : old.out[layer]
    return Share(magnitude: try ofLayer / bytes)
  }

  /// What is saved by smaller transfers in a month.
  public func savedTransfer() throws(ArithmeticFailure) -> Money { try old.transfer - new.transfer }

  /// What a month's amount comes to in the days of ``CostParameter/days``, each a thirtieth of the month.
  public func inPeriod(_ amount: Money) throws(ArithmeticFailure) -> Money {
    try amount * (scenario.inputs[.days].likely / 30)
  }

  /// The part that saves most when it alone is changed; `nil` where the mix has one part, or none saves.
  public var partToChangeFirst: PartCost? {
    guard parts.count > 1 else { return nil }
    let best = parts.max { $0.savedAlone < $1.savedAlone }
    return best.flatMap { $0.savedAlone > .zero ? $0 : nil }
  }

  /// What is saved by fewer processors in a month.
  public func savedProcessing() throws(ArithmeticFailure) -> Money {
    try old.processing - new.processing
  }
}

extension SwitchPlan {
  fileprivate init(_ formula: MonthlyFormula<Rational>) throws(ArithmeticFailure) {
    try self.init(costs: formula.costs, savedPerMonth: Money(magnitude: formula.saved()))
  }
}

extension MonthlyFormula<Rational> {
  /// The formulas at the likely values; `old` is today's side where it has been calculated already.
  init(_ scenario: CostScenario, old: MixedSide? = nil) throws(ArithmeticFailure) {
    let values = scenario.inputs.likely
    let today: MixedSide
    if let old { today = old } else { today = try MixedSide(scenario.mix, .old, values: values) }
    self.init(
      scenario: scenario, old: today,
      new: try MixedSide(scenario.mix, .new, values: values),
      costs: try scenario.inputs.switchCosts(),
      peakFactor: try scenario.profile.peak().factor, values: values)
  }
}

extension CostCandidate {
  /// What each candidate of a scenario costs, the cheapest first; today's side has been calculated already.
  fileprivate static func all(
    _ scenario: CostScenario, today: MixedSide
  ) throws(ArithmeticFailure) -> [CostCandidate] {
    var found: [(total: Money, candidate: CostCandidate)] = []
    for key in scenario.mix.candidateKeys {
      var other = scenario
      let (mix, keptParts) = scenario.mix.switching(to: key)
      other.mix = mix
      let formula = try MonthlyFormula(other, old: today)
      let cost = try SideCost(formula, .new)
      found.append(
        (
          try cost.total(),
          CostCandidate(cost: cost, plan: try SwitchPlan(formula), keptParts: keptParts)
        ))
    }
    return found.sorted { $0.total < $1.total }.map(\.candidate)
  }
}

extension CompressionStep {
  fileprivate init?(_ scenario: CostScenario) throws(ArithmeticFailure) {
    guard let (mix, coding) = scenario.mix.compressing() else { return nil }
    var compressed = scenario
    compressed.mix = mix
    let formula = try MonthlyFormula(compressed)
    candidates = try CostCandidate.all(compressed, today: formula.old)
    self.coding = coding
    old = try SideCost(formula, .old)
    new = try SideCost(formula, .new)
    plan = try SwitchPlan(formula)
  }
}
