/// The formulas of a month, over exact or over floating numbers.
struct MonthlyFormula<Number: Arithmetic> {
  let scenario: CostScenario
  /// The means of what is sent; what is around the bodies is counted once, at their likely sizes.
  let old: MixedSide
  let new: MixedSide
  let costs: [SwitchCost]
  let peakFactor: Rational
  let values: CostValues<Number>

  private subscript(side: Side) -> MixedSide { side == .old ? old : new }

  private func number(_ exact: Rational) -> Number { Number(exact) }

  // MARK: Bytes

  func responseBody(_ side: Side) throws(ArithmeticFailure) -> Number {
    try self[side].responseBody.with(values.body(.payloadBytes, side))
  }

  func requestBody(_ side: Side) throws(ArithmeticFailure) -> Number {
    try self[side].requestBody.with(values.body(.requestBytes, side))
  }

  /// Bytes of a response on the wire.
  func bytesOut(_ side: Side) throws(ArithmeticFailure) -> Number {
    try responseBody(side) + number(self[side].out.around.magnitude)
  }

  /// Bytes of a request on the wire.
  func bytesIn(_ side: Side) throws(ArithmeticFailure) -> Number {
    try requestBody(side) + number(self[side].received.around.magnitude)
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
    try self[side].processorTime.with(values.processorTime(side))
  }

  /// Processors for the peak (``DailyProfile/peak()``): requests/s × peak ÷ mean × processor time ÷ utilization.
  func cores(_ side: Side) throws(ArithmeticFailure) -> Number {
    try cores(ofSeconds: processorTime(side))
  }

  /// What those processors cost in 720 hours, in dollars.
  func processing(_ side: Side) throws(ArithmeticFailure) -> Number {
    try processing(ofSeconds: processorTime(side))
  }

  private func cores(ofSeconds time: Number) throws(ArithmeticFailure) -> Number {
    try values[.requestsPerSecond] * number(peakFactor) * time / values[.utilization]
  }

  /// What so much processor time of the mean request costs in 720 hours, in dollars.
  func processing(ofSeconds time: Number) throws(ArithmeticFailure) -> Number {
    let hours = number(try TimeSpan.month / TimeSpan.hour)
    return try cores(ofSeconds: time) * hours * values[.vCPUHour]
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

extension CostValues {
  /// The body that an input says: today's size, or what the new format leaves of it: size × (1 − reduction).
  func body(_ parameter: CostParameter, _ side: Side) throws(ArithmeticFailure) -> Number {
    let size = self[parameter]
    return side == .old ? size : try size * (Number(1) - self[.reduction])
  }

  /// The processor time that an input says, in seconds.
  func processorTime(_ side: Side) throws(ArithmeticFailure) -> Number {
    try self[side == .old ? .cpuMicroseconds : .newCPUMicroseconds] / Number(1_000_000)
  }
}
