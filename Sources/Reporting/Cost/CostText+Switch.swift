import CostModel

/// The sections of the switch: what it costs, when it pays back, and what that hangs on.
extension CostText {
  func costs() throws(ArithmeticFailure) -> String {
    let plan = projection.plan
    let tables = SwitchCostTables(plan: plan)
    var outcome = TextTable(columns: [.init("", .left), .init("", .right)])
    outcome.append(["saved a month", .init(plan.savedPerMonth.formatted().text)])
    outcome.append(["less running costs", .init(plan.perMonth.formatted().text)])
    outcome.append(["net a month", .init(plan.netPerMonth.formatted().text, .strong)])
    let horizon = projection.scenario.horizon
    let breakEven =
      horizon.reaches(plan.breakEven)
      ? "\(months.exact(plan.breakEven)) months" : "not within \(horizon.text)"
    outcome.append(["break-even", .init(breakEven, .strong)])
    return section(
      "What the switch costs besides, at the likely values",
      rendered(tables.amounts) + "\n" + rendered(outcome))
  }

  func spread() -> String {
    let draws = projection.draws
    guard draws.count > 1 else {
      return section("How sure that is", "  No input has a range; give one as 10..20..40.\n")
    }
    var table = TextTable(columns: [
      .init("", .left), .init("P10", .right), .init("P50", .right), .init("P90", .right),
    ])
    let fractions = [0.1, 0.5, 0.9]
    table.append(
      ["months to break-even"]
        + fractions.map { .init(months.exact(draws.breakEvenMonths($0)), .strong) })
    for years in [1, 3, 5] {
      table.append(
        [.init("earned after \(years) year\(years == 1 ? "" : "s")")]
          + draws.balance(after: Double(12 * years), fractions).map {
            .init(DollarText.whole($0), $0 < 0 ? .bad : .none)
          })
    }
    let horizon = projection.scenario.horizon
    let paying = Quantity.percent(draws.shareThatPays(within: horizon.months))
    let note =
      "\(draws.count) draws from \(draws.source), seed \(draws.seed); \(paying) pay back within "
      + "\(horizon.text)."
    return section(
      "How sure that is", rendered(table) + wrapped(note, firstIndent: "  ", indent: "  "))
  }

  /// The inputs that move the answer most, those that move it alike together; `nil` where nothing moves it.
  private var hinge: String? {
    guard let most = projection.sensitivities.first?.swing else { return nil }
    let names = projection.sensitivities.prefix { $0.swing > most * 0.999 }.map(\.parameter.name)
    return names.count == 1
      ? names[0]
      : names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
  }

  func hinges() -> String {
    var table = TextTable(columns: [
      .init("input", .left), .init("from", .right), .init("to", .right),
      .init("break-even", .right), .init("after 3 years", .right),
    ])
    let shown = projection.sensitivities.prefix(8)
    for each in shown {
      let balances = [each.low, each.high].map { DollarText.whole($0.balance) }
      table.append([
        .init(each.parameter.name), .init(NumberText.plain(each.values.lowerBound)),
        .init(NumberText.plain(each.values.upperBound) + (each.isRange ? "" : " *")),
        .init(months.span(each.low.breakEvenMonths, each.high.breakEvenMonths)),
        .init(balances.joined(separator: " – ")),
      ])
    }
    let first =
      hinge.map { wrapped("It depends most on \($0).", firstIndent: "  ", indent: "  ") } ?? ""
    let note =
      shown.contains { !$0.isRange } ? "  * no range: a fifth below and above\n" : ""
    return section(
      "What the answer depends on, one input changed at a time",
      rendered(table) + first + note)
  }
}
