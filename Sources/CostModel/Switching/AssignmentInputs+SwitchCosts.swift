extension AssignmentInputs {
  /// The hours in the day that ``AssignmentParameter/dayRate`` pays for.
  public static let hoursPerDay: Rational = 8

  /// What the switch costs besides bandwidth: amounts and reasons, those paid once first.
  ///
  /// The amounts are assumptions until somebody gives their own.
  public func switchCosts() throws(ArithmeticFailure) -> [SwitchCost] {
    let rate = Money(magnitude: self[.dayRate])
    let hourRate = Money(magnitude: try rate.magnitude / Self.hoursPerDay)
    return [
      try product(
        "developer time", .once, [(.developerDays, "days")], rate, pricedBy: .dayRate,
        because: "Schemas, generated code, both ends, tests, roll-out."),
      try product(
        "client migration", .once, [(.clients, "clients"), (.daysPerClient, "days")], rate,
        pricedBy: .dayRate,
        because: "Each client regenerates, tests and releases its code."),
      try product(
        "training", .once, [(.trainingDays, "days")], rate, pricedBy: .dayRate,
        because: "Field numbers, defaults, which schema changes are safe."),
      amount(
        "tooling", .once, .tooling,
        because: "Schema checks in CI, code generation, JSON-only gateways."),
      try product(
        "dual running", .once, [(.dualRunningMonths, "months")],
        Money(magnitude: self[.dualRunningPerMonth]), pricedBy: .dualRunningPerMonth,
        because: "JSON stays until the last client has moved."),
      try product(
        "debugging", .everyMonth, [(.debuggingHoursPerMonth, "h")], hourRate,
        pricedBy: .dayRate, scale: try 1 / Self.hoursPerDay,
        because: "Payloads in logs and proxies need a decoder to be read."),
      amount(
        "tool upkeep", .everyMonth, .toolingPerMonth,
        because: "A schema registry, or the upkeep of what replaces it."),
    ]
  }

  private func product(
    _ label: String, _ recurrence: SwitchCost.Recurrence,
    _ factors: [(AssignmentParameter, unit: String)], _ price: Money,
    pricedBy: AssignmentParameter, scale: Rational = 1, because reason: String
  ) throws(ArithmeticFailure) -> SwitchCost {
    var total = price
    var terms: [String] = []
    for (parameter, unit) in factors {
      total = try total * self[parameter]
      terms.append("\(self[parameter].decimalText().text) \(unit)")
    }
    terms.append(price.formatted(fractionDigits: 2...6).text)
    return SwitchCost(
      label: label, recurrence: recurrence, formula: terms.joined(separator: " × "),
      amount: total, reason: reason, parameters: factors.map(\.0) + [pricedBy], scale: scale)
  }

  private func amount(
    _ label: String, _ recurrence: SwitchCost.Recurrence, _ parameter: AssignmentParameter,
    because reason: String
  ) -> SwitchCost {
    let amount = Money(magnitude: self[parameter])
    return SwitchCost(
      label: label, recurrence: recurrence, formula: amount.formatted(fractionDigits: 2...6).text,
      amount: amount, reason: reason, parameters: [parameter], scale: 1)
  }
}
