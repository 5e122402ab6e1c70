import CostModel
import Framing

/// A projection of costs as text for people, at most 80 columns wide: the answer, the tables, the working.
public struct CostText {
  private let projection: CostProjection
  private let style: TextStyle

  /// Prepares to draw a projection.
  public init(_ projection: CostProjection, style: TextStyle = .plain) {
    self.projection = projection
    self.style = style
  }

  /// The answer and the tables; with every formula and its source where `explains`.
  ///
  /// Throws where a figure needs more digits than exact arithmetic has.
  public func rendered(explains: Bool) throws(ArithmeticFailure) -> String {
    let answer = try CostAnswer(projection: projection).text()
    var sections = [
      style.apply(.strong, to: String(Paragraph.wrapped(answer).dropLast())) + "\n",
      try comparison(), try bills(),
    ]
    if let sizes = try sizes() { sections.append(sizes) }
    if let candidates = try candidates() { sections.append(candidates) }
    sections += [try costs(), spread(), hinges()]
    if explains { sections.append(try CostWorking(projection: projection).text(style)) }
    return sections.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: String) -> String {
    style.apply(.strong, to: title) + "\n" + body
  }

  private func rendered(_ table: TextTable) -> String { table.rendered(indent: 2, style: style) }

  // MARK: The two sides

  private func comparison() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("", .left), .init("before", .right), .init("after", .right), .init("saved", .right),
    ])
    let rows = try CostRows(projection: projection)
    for row in rows.bytes { table.append(row.cells) }
    table.appendRule()
    for row in rows.money { table.append(row.cells) }
    let omissions = projection.omissions.map {
      style.apply(.bad, to: Paragraph.wrapped("! \($0)", firstIndent: "  ", indent: "    "))
    }
    let names = "before: \(projection.old.side.name); after: \(projection.new.side.name)"
    return section(
      "A request and its response, and a month of 30 days",
      Paragraph.wrapped(names, firstIndent: "  ", indent: "  ") + rendered(table)
        + omissions.joined())
  }

  /// The bill by every tariff, those that count and those beside.
  private func bills() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("billed by", .left), .init("before", .right), .init("after", .right),
      .init("saved", .right),
    ])
    let before = projection.old.bills + projection.old.billsBeside
    let after = projection.new.bills + projection.new.billsBeside
    for (index, (old, new)) in zip(before, after).enumerated() {
      let counts = index < projection.old.bills.count
      table.append([
        .init((counts ? "" : "beside: ") + old.tariff.shortName, counts ? .strong : .none),
        .init(old.amount.formatted().text), .init(new.amount.formatted().text),
        .init(try (old.amount - new.amount).formatted().text, counts ? .strong : .none),
      ])
    }
    let sources = before.map { bill in
      style.apply(
        .faint,
        to: Paragraph.wrapped(
          "\(bill.tariff.shortName): \(bill.tariff.provenance)", firstIndent: "  ", indent: "    "))
    }
    return section("The month's transfer, as it is billed", rendered(table) + sources.joined())
  }

  /// Sizes other than the mean; `nil` where they are not known.
  private func sizes() throws(ArithmeticFailure) -> String? {
    let rows = try PercentileRows(projection: projection).rows
    guard !rows.isEmpty else { return nil }
    var table = TextTable(columns: [
      .init("a response", .left), .init("body before", .right), .init("body after", .right),
      .init("on the wire", .right), .init("after", .right), .init("saved", .right),
    ])
    for row in rows { table.append(row.map { .init($0) }) }
    return section("Not every payload is the mean", rendered(table))
  }

  /// All that could be sent; `nil` where nothing else was measured.
  private func candidates() throws(ArithmeticFailure) -> String? {
    let rows = try CandidateRows(projection: projection)
    guard !rows.rows.isEmpty else { return nil }
    var table = TextTable(
      columns: rows.columns.enumerated().map { .init($1, $0 == 0 ? .left : .right) })
    for row in rows.rows {
      let emphasis: TextStyle.Emphasis = row.isCompared ? .strong : .none
      table.append(row.cells.map { .init($0.text, emphasis) })
    }
    let notes = CandidateRows.notes.map { style.apply(.faint, to: "  \($0)\n") }
    return section(CandidateRows.title, rendered(table) + notes.joined())
  }

  // MARK: The switch

  private func costs() throws(ArithmeticFailure) -> String {
    let plan = projection.plan
    let tables = SwitchCostTables(plan: plan)
    var outcome = TextTable(columns: [.init("", .left), .init("", .right)])
    outcome.append(["saved a month", .init(plan.savedPerMonth.formatted().text)])
    outcome.append(["less running costs", .init(plan.perMonth.formatted().text)])
    outcome.append(["net a month", .init(plan.netPerMonth.formatted().text, .strong)])
    let months = plan.breakEven.months?.decimalText(fractionDigits: 1...1).text
    outcome.append(["break-even", .init(months.map { "\($0) months" } ?? "never", .strong)])
    return section(
      "What the switch costs besides, at the likely values",
      rendered(tables.amounts) + "\n" + rendered(outcome))
  }

  private func spread() -> String {
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
        + fractions.map { .init(MonthText.exact(draws.breakEvenMonths($0)), .strong) })
    for years in [1, 3, 5] {
      table.append(
        [.init("earned after \(years) year\(years == 1 ? "" : "s")")]
          + draws.balance(after: Double(12 * years), fractions).map {
            .init(DollarText.whole($0), $0 < 0 ? .bad : .none)
          })
    }
    let never = Quantity.percent(draws.shareThatNeverPays)
    let note =
      "\(draws.count) draws from the inputs' ranges, seed \(draws.seed); \(never) never pay."
    return section("How sure that is", rendered(table) + "  \(note)\n")
  }

  /// The inputs that move the answer most, those that move it alike together; `nil` where nothing moves it.
  private var hinge: String? {
    guard let most = projection.sensitivities.first?.swing else { return nil }
    let names = projection.sensitivities.prefix { $0.swing > most * 0.999 }.map(\.parameter.name)
    return names.count == 1
      ? names[0]
      : names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
  }

  private func hinges() -> String {
    var table = TextTable(columns: [
      .init("input", .left), .init("from", .right), .init("to", .right),
      .init("break-even", .right), .init("after 3 years", .right),
    ])
    let shown = projection.sensitivities.prefix(8)
    for each in shown {
      let months = [each.low, each.high].map { MonthText.exact($0.breakEvenMonths) }
      let balances = [each.low, each.high].map { DollarText.whole($0.balance) }
      table.append([
        .init(each.parameter.name), .init(NumberText.plain(each.values.lowerBound)),
        .init(NumberText.plain(each.values.upperBound) + (each.isRange ? "" : " *")),
        .init(months.joined(separator: " – ")), .init(balances.joined(separator: " – ")),
      ])
    }
    let first = hinge.map { "  It hangs on \($0) most.\n" } ?? ""
    let note =
      shown.contains { !$0.isRange } ? "  * no range: a fifth below and above\n" : ""
    return section(
      "What the answer hangs on, one input moved at a time", rendered(table) + first + note)
  }
}

extension Tariff {
  /// What is billed, and where the prices are from.
  var provenance: String {
    let from = [provider, traffic].filter { !$0.isEmpty }.joined(separator: " ")
    return "\(from); \(source)\(date.isEmpty ? "" : ", \(date)")"
  }

  /// The table's name, and the unit that it counts in.
  var shortName: String { provider.isEmpty ? name : "\(name) (\(unit.symbol))" }
}
