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
  /// What each of the scenario's candidates costs, the cheapest first.
  public let candidates: [CostCandidate]

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
    let exact = try Self.formula(scenario)
    old = try SideCost(exact, .old)
    new = try SideCost(exact, .new)
    plan = try SwitchPlan(exact)
    draws = try CostDraws(exact, count: count, seed: seed)
    sensitivities = try Sensitivity.all(exact)
    var candidates: [(total: Money, candidate: CostCandidate)] = []
    for format in scenario.candidates {
      var other = scenario
      other.new = format
      let formula = try Self.formula(other)
      let cost = try SideCost(formula, .new)
      candidates.append(
        (try cost.total(), CostCandidate(cost: cost, plan: try SwitchPlan(formula))))
    }
    self.candidates = candidates.sorted { $0.total < $1.total }.map(\.candidate)
  }

  private static func formula(
    _ scenario: CostScenario
  ) throws(ArithmeticFailure) -> MonthlyFormula<Rational> {
    MonthlyFormula(
      scenario: scenario, overhead: try overhead(scenario),
      costs: try scenario.inputs.switchCosts(),
      peakFactor: try scenario.profile.peakFactor(), values: scenario.inputs.likely)
  }

  /// The exchanges on the wire with bodies of the likely sizes, rounded up to whole bytes.
  private static func overhead(
    _ scenario: CostScenario
  ) throws(ArithmeticFailure) -> MonthlyFormula<Rational>.Overhead {
    let bare = WireExchange(request: [], response: [])
    let bodies = MonthlyFormula(
      scenario: scenario, overhead: .init(old: bare, new: bare), costs: [], peakFactor: 1,
      values: scenario.inputs.likely)
    func exchange(_ side: Side) throws(ArithmeticFailure) -> WireExchange {
      let format = side == .old ? scenario.old : scenario.new
      // No size is near what an Int holds: see the rules of the parameters.
      return try format.exchange(
        requestBody: Int(bodies.requestBody(side).roundedUp),
        responseBody: Int(bodies.responseBody(side).roundedUp))
    }
    return try .init(old: exchange(.old), new: exchange(.new))
  }

  // MARK: In short

  /// What could not be counted, each in a sentence.
  public var omissions: [String] {
    scenario.old.omissions + scenario.new.omissions.filter { !scenario.old.omissions.contains($0) }
  }

  /// Whether requests are billed too, not only responses.
  public var countsRequests: Bool { scenario.tariffs.contains { $0.direction == .both } }

  /// The bytes of an exchange that are billed.
  public func billedBytes(_ side: SideCost) throws(ArithmeticFailure) -> ByteCount {
    countsRequests ? try side.bytesOut + side.bytesIn : side.bytesOut
  }

  /// What is saved of the billed bytes; below zero where there are more.
  public func savedShare() throws(ArithmeticFailure) -> Share {
    let (before, after) = (try billedBytes(old), try billedBytes(new))
    guard before > .zero else { return .zero }
    return Share(magnitude: try 1 - after / before)
  }

  /// The part of today's billed bytes that belongs to a layer.
  public func share(of layer: WirePart.Layer) throws(ArithmeticFailure) -> Share {
    let parts = old.wire.response + (countsRequests ? old.wire.request : [])
    guard parts.totalBytes > 0 else { return .zero }
    return Share(
      magnitude: try Rational(parts.bytes(of: layer)) / Rational(parts.totalBytes))
  }

  /// What is saved by smaller transfers in a month.
  public func savedTransfer() throws(ArithmeticFailure) -> Money { try old.transfer - new.transfer }

  /// What a month's amount comes to in the days of ``CostParameter/days``, each a thirtieth of the month.
  public func inPeriod(_ amount: Money) throws(ArithmeticFailure) -> Money {
    try amount * (scenario.inputs[.days].likely / 30)
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

extension SideCost {
  init(_ formula: MonthlyFormula<Rational>, _ side: Side) throws(ArithmeticFailure) {
    let scenario = formula.scenario
    self.side = side == .old ? scenario.old : scenario.new
    requestBody = ByteCount(magnitude: try formula.requestBody(side))
    responseBody = ByteCount(magnitude: try formula.responseBody(side))
    wire = formula.overhead[side]
    bytesOut = ByteCount(magnitude: try formula.bytesOut(side))
    bytesIn = ByteCount(magnitude: try formula.bytesIn(side))
    let requests = try formula.requests()
    let monthlyOut = try bytesOut * requests
    let monthlyIn = try bytesIn * requests
    self.monthlyOut = monthlyOut
    self.monthlyIn = monthlyIn
    func bills(_ tariffs: [Tariff]) throws(ArithmeticFailure) -> [TariffBill] {
      var bills: [TariffBill] = []
      for tariff in tariffs {
        bills.append(
          TariffBill(
            tariff: tariff,
            bytes: tariff.direction == .out ? monthlyOut : try monthlyOut + monthlyIn,
            amount: Money(magnitude: try formula.bill(tariff, side))))
      }
      return bills
    }
    self.bills = try bills(scenario.tariffs)
    billsBeside = try bills(scenario.tariffsBeside)
    transfer = Money(magnitude: try formula.transfer(side))
    processorTime = TimeSpan(magnitude: try formula.processorTime(side))
    cores = try formula.cores(side)
    processing = Money(magnitude: try formula.processing(side))
  }
}
