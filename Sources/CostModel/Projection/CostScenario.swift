import Framing

/// Two formats, the traffic that is sent in one of them, and what is paid for it.
public struct CostScenario: Hashable, Sendable {
  /// The numbers.
  public var inputs: CostInputs
  /// What is sent today.
  public var old: FormatSide
  /// What would be sent instead.
  public var new: FormatSide
  /// Formats that could be sent instead, ``new`` among them, for a look at all of them side by side.
  public var candidates: [FormatSide]
  /// What is billed; several add up.
  public var tariffs: [Tariff]
  /// What else the bytes could be billed by, to be shown beside.
  public var tariffsBeside: [Tariff]
  /// How a day's requests spread over its hours.
  public var profile: DailyProfile

  /// States a scenario.
  public init(
    inputs: CostInputs, old: FormatSide, new: FormatSide, candidates: [FormatSide] = [],
    tariffs: [Tariff], tariffsBeside: [Tariff] = [], profile: DailyProfile = .flat
  ) {
    self.inputs = inputs
    self.old = old
    self.new = new
    self.candidates = candidates
    self.tariffs = tariffs
    self.tariffsBeside = tariffsBeside
    self.profile = profile
  }
}

/// One of the two sides of a ``CostScenario``.
enum Side { case old, new }

/// The formulas of a month, over exact or over floating numbers.
struct MonthlyFormula<Number: Arithmetic> {
  let scenario: CostScenario
  /// What is around the bodies, which is counted once, at their likely sizes.
  let overhead: Overhead
  let costs: [SwitchCost]
  let peakFactor: Rational
  let values: CostValues<Number>

  /// The bytes around the bodies of an exchange, on both sides.
  struct Overhead: Hashable, Sendable {
    let old: WireExchange
    let new: WireExchange

    subscript(side: Side) -> WireExchange { side == .old ? old : new }
  }

  private subscript(side: Side) -> FormatSide { side == .old ? scenario.old : scenario.new }

  private func number(_ exact: Rational) -> Number { Number(exact) }

  // MARK: Bytes

  func responseBody(_ side: Side) throws(ArithmeticFailure) -> Number {
    if let measured = self[side].response { return number(measured.mean.magnitude) }
    return try assumed(.payloadBytes, side)
  }

  func requestBody(_ side: Side) throws(ArithmeticFailure) -> Number {
    if let measured = self[side].request { return number(measured.mean.magnitude) }
    return try assumed(.requestBytes, side)
  }

  /// Today's size, or what the new format leaves of it: size × (1 − reduction).
  private func assumed(
    _ parameter: CostParameter, _ side: Side
  ) throws(ArithmeticFailure) -> Number {
    let size = values[parameter]
    return side == .old ? size : try size * (number(1) - values[.reduction])
  }

  /// Bytes of a response on the wire.
  func bytesOut(_ side: Side) throws(ArithmeticFailure) -> Number {
    try responseBody(side) + number(Rational(overhead[side].response.overheadBytes))
  }

  /// Bytes of a request on the wire.
  func bytesIn(_ side: Side) throws(ArithmeticFailure) -> Number {
    try requestBody(side) + number(Rational(overhead[side].request.overheadBytes))
  }

  /// Requests in 30 days.
  func requests() throws(ArithmeticFailure) -> Number {
    try values[.requestsPerSecond] * number(TimeSpan.month.magnitude)
  }

  // MARK: Money

  /// What a tariff bills for 30 days, in dollars.
  func bill(_ tariff: Tariff, _ side: Side) throws(ArithmeticFailure) -> Number {
    let requests = try requests()
    return try tariff.cost(
      ofBytesOut: bytesOut(side) * requests, in: bytesIn(side) * requests)
  }

  /// What all tariffs of the scenario bill together.
  func transfer(_ side: Side) throws(ArithmeticFailure) -> Number {
    var total = number(0)
    for tariff in scenario.tariffs { total = try total + bill(tariff, side) }
    return total
  }

  /// Processor time of an exchange, in seconds.
  func processorTime(_ side: Side) throws(ArithmeticFailure) -> Number {
    if let time = self[side].processorTime { return number(time.magnitude) }
    let parameter = side == .old ? CostParameter.cpuMicroseconds : .newCPUMicroseconds
    return try values[parameter] / number(1_000_000)
  }

  /// Processors for the busiest hour: requests/s × peak ÷ mean × processor time ÷ utilization.
  func cores(_ side: Side) throws(ArithmeticFailure) -> Number {
    try values[.requestsPerSecond] * number(peakFactor) * processorTime(side)
      / values[.utilization]
  }

  /// What those processors cost in 720 hours, in dollars.
  func processing(_ side: Side) throws(ArithmeticFailure) -> Number {
    let hours = number(try TimeSpan.month / TimeSpan.hour)
    return try cores(side) * hours * values[.vCPUHour]
  }

  /// What the new format saves in 30 days, before running costs.
  func saved() throws(ArithmeticFailure) -> Number {
    try transfer(.old) + processing(.old) - transfer(.new) - processing(.new)
  }

  /// What the switch costs once, or in a month.
  func switching(_ recurrence: SwitchCost.Recurrence) throws(ArithmeticFailure) -> Number {
    var total = number(0)
    for cost in costs where cost.recurrence == recurrence {
      var amount = number(cost.scale)
      for parameter in cost.parameters { amount = try amount * values[.switching(parameter)] }
      total = try total + amount
    }
    return total
  }
}
