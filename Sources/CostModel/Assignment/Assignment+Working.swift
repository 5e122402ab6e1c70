extension Assignment {
  /// The work of the first question: bandwidth saved, a second and an hour.
  public func bandwidthSteps() throws(ArithmeticFailure) -> [WorkStep] {
    let payload = try scenario.payload.formatted(fractionDigits: 0...9)
    let rate = try saving.rate.formatted()
    return [
      WorkStep(
        "saved a second", .given(scenario.rate.formatted().text),
        .given(
          "× \(payload) × \(scenario.reduction.formattedAsFactor())", isRounded: payload.isRounded),
        gives: rate),
      WorkStep("saved an hour", .computed(rate), .given("× 3,600 s"), gives: try hourly()),
    ]
  }

  /// The work of the second question: data and money saved in the billing period.
  public func periodSteps() throws(ArithmeticFailure) -> [WorkStep] {
    let period = try saving.inPeriod.formatted(in: saving.unit)
    return [
      WorkStep(
        "saved in \(periodText)", .computed(try hourly()), .given("× 24 h × \(periodText)"),
        gives: period),
      WorkStep(
        "money saved", .computed(period), .given("× \(scenario.price.formatted())"),
        gives: saving.money.formatted()),
    ]
  }

  /// The work of the third question: what is left of the saving, and when it has paid for the switch.
  ///
  /// - Parameter results: Where they are left blank there is a line for the months whether or not they ever come.
  public func breakEvenSteps(_ results: ShownResults = .shown) throws(ArithmeticFailure)
    -> [WorkStep]
  {
    let saved = plan.savedPerMonth.formatted()
    let running = plan.perMonth.formatted()
    let net = plan.netPerMonth.formatted()
    let oneOff = plan.oneOff.formatted()
    var steps: [WorkStep] = []
    if scenario.period != .month {
      steps.append(
        WorkStep(
          "saved in 30 days", .computed(saving.money.formatted()), .given("× 30 ÷ \(periodText)"),
          gives: saved))
    }
    steps.append(
      WorkStep(
        "net saving a month", .computed(saved), .given("-"), .computed(running), gives: net))
    let months: Rational? =
      if case .after(let months) = plan.breakEven { months } else { results == .blank ? 0 : nil }
    if let months {
      steps.append(
        WorkStep(
          "break-even", .computed(oneOff), .given("÷"), .computed(net),
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
