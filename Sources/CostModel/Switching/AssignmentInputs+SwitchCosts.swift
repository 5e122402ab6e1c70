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
        because: "Schemas, generated code, both ends of the service, tests, roll-out."),
      try product(
        "client migration", .once, [(.clients, "clients"), (.daysPerClient, "days")], rate,
        pricedBy: .dayRate,
        because: "Each client regenerates its code, tests and releases; old ones need care."),
      try product(
        "training", .once, [(.trainingDays, "days")], rate, pricedBy: .dayRate,
        because: "Field numbers, defaults and what may change in a schema must be learnt."),
      amount(
        "tooling", .once, .tooling,
        because: "Schema checks in CI, code generation in builds, gateways that read JSON only."),
      try product(
        "dual running", .once, [(.dualRunningMonths, "months")],
        Money(magnitude: self[.dualRunningPerMonth]), pricedBy: .dualRunningPerMonth,
        because: "JSON stays beside the new format until the last client has moved."),
      try product(
        "debugging", .everyMonth, [(.debuggingHoursPerMonth, "h")], hourRate,
        pricedBy: .dayRate,
        because: "Binary payloads in logs, proxies and browsers need a decoder to be read."),
      amount(
        "tool upkeep", .everyMonth, .toolingPerMonth,
        because: "A schema registry, or the storage and upkeep of what stands in for it."),
    ]
  }

  private func product(
    _ label: String, _ recurrence: SwitchCost.Recurrence,
    _ factors: [(AssignmentParameter, unit: String)], _ price: Money,
    pricedBy: AssignmentParameter, because reason: String
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
      amount: total, reason: reason, parameters: factors.map(\.0) + [pricedBy])
  }

  private func amount(
    _ label: String, _ recurrence: SwitchCost.Recurrence, _ parameter: AssignmentParameter,
    because reason: String
  ) -> SwitchCost {
    let amount = Money(magnitude: self[parameter])
    return SwitchCost(
      label: label, recurrence: recurrence, formula: amount.formatted(fractionDigits: 2...6).text,
      amount: amount, reason: reason, parameters: [parameter])
  }
}
