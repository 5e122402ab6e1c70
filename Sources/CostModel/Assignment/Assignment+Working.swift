extension Assignment {
  /// The work of the first question: bandwidth saved, a second and an hour.
  public func bandwidthSteps() throws(ArithmeticFailure) -> [WorkStep] {
    let requests = scenario.rate.formatted()
    let payload = try scenario.payload.formatted(fractionDigits: 0...9)
    let rate = try saving.rate.formatted()
    let reduction = scenario.reduction.formattedAsFactor()
    return [
      WorkStep(
        "saved a second", "\(requests) × \(payload) × \(reduction)", from: [payload], gives: rate),
      WorkStep("saved an hour", "\(rate) × 3,600 s", from: [rate], gives: try hourly()),
    ]
  }

  /// The work of the second question: data and money saved in the billing period.
  public func periodSteps() throws(ArithmeticFailure) -> [WorkStep] {
    let hourly = try hourly()
    let period = try saving.inPeriod.formatted(in: saving.unit)
    return [
      WorkStep(
        "saved in \(periodText)", "\(hourly) × 24 h × \(periodText)", from: [hourly], gives: period),
      WorkStep(
        "money saved", "\(period) × \(scenario.price.formatted())", from: [period],
        gives: saving.money.formatted()),
    ]
  }

  /// The work of the third question: what is left of the saving, and when it has paid for the switch.
  public func breakEvenSteps() throws(ArithmeticFailure) -> [WorkStep] {
    let saved = plan.savedPerMonth.formatted()
    let running = plan.perMonth.formatted()
    let net = plan.netPerMonth.formatted()
    let oneOff = plan.oneOff.formatted()
    var steps: [WorkStep] = []
    if scenario.period != .month {
      let money = saving.money.formatted()
      steps.append(
        WorkStep(
          "saved in 30 days", "\(money) × 30 ÷ \(periodText)", from: [money], gives: saved))
    }
    steps.append(
      WorkStep("net saving a month", "\(saved) - \(running)", from: [saved, running], gives: net))
    if case .after(let months) = plan.breakEven {
      steps.append(
        WorkStep(
          "break-even", "\(oneOff) ÷ \(net)", from: [oneOff, net],
          gives: FormattedQuantity(months, "months", fractionDigits: 0...1)))
    }
    return steps
  }

  /// The length of the billing period: `30 days`.
  public var periodText: String {
    let days = inputs[.days]
    return "\(days.decimalText().text) \(days == 1 ? "day" : "days")"
  }

  private func hourly() throws(ArithmeticFailure) -> FormattedQuantity {
    let fitting = saving.perHour.fittingUnit(among: [.byte, .kilobyte, .megabyte, .gigabyte])
    return try saving.perHour.formatted(in: fitting)
  }
}
