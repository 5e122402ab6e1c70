public import CostModel

/// A projection of costs as one HTML page that needs nothing but itself: the answer, the curve, the tables, the working.
public struct CostPage {
  private let projection: CostProjection

  /// Prepares a page.
  public init(_ projection: CostProjection) {
    self.projection = projection
  }

  /// The page; throws where a figure needs more digits than exact arithmetic has.
  public func html() throws(ArithmeticFailure) -> String {
    let answer = CostAnswer(projection: projection)
    let others = try answer.others().joined(separator: " ")
    return PageShell(
      title: "what \(projection.new.side.name) would save", css: PageAsset.costStyle,
      header: """
        <h1>What a change of format costs and saves</h1>
        <p class="answer">\(Markup.escaped(try answer.headline()))</p>
        \(others.isEmpty ? "" : "<p>\(Markup.escaped(others))</p>")
        <p class="note">\(Markup.escaped(scope))</p>
        \(omissions)
        """,
      main: try sections()
    ).html
  }

  private var omissions: String {
    projection.omissions.map { "<p class=\"warning\">\(Markup.escaped($0))</p>\n" }.joined()
  }

  private var scope: String {
    let inputs = projection.scenario.inputs
    let rate = inputs[.requestsPerSecond].text
    let bills = projection.scenario.tariffs.map(\.name).joined(separator: " and ")
    let draws = projection.draws
    return
      "\(rate) requests/s; billed by \(bills); a month has 30 days. The band, its dashed middle and the range are of "
      + "\(draws.count) draws from the inputs' ranges, seed \(draws.seed)."
  }

  private func sections() throws(ArithmeticFailure) -> String {
    """
    <section id="break-even"><h2>When it pays back</h2>
    \(BreakEvenChart(projection: projection).html)</section>
    <section id="month"><h2>A month</h2>
    \(try comparison().open)\(try candidates())\(try bills().open)</section>
    <section id="bytes"><h2>Whose the bytes are</h2>
    \(try ByteChart(projection: projection).html())\(try sizes())</section>
    <section id="switch"><h2>What the switch costs besides</h2>
    \(costs().open)</section>
    <section id="hinges"><h2>What the answer hangs on</h2>
    \(hinges().open)</section>
    <section id="working"><h2>The working</h2>
    \(try working())</section>

    """
  }

  private func comparison() throws(ArithmeticFailure) -> PageTable {
    var table = PageTable(
      "A request and its response, and a month of 30 days",
      ["what", projection.old.side.name, projection.new.side.name, "saved"])
    let rows = try CostRows(projection: projection)
    for row in rows.bytes + rows.money {
      table.append([row.label, row.old, row.new, row.saved].map { .init($0) })
    }
    return table
  }

  private func bills() throws(ArithmeticFailure) -> PageTable {
    var table = PageTable(
      "The month's transfer, as it is billed", ["billed by", "before", "after", "saved", "source"])
    let before = projection.old.bills + projection.old.billsBeside
    let after = projection.new.bills + projection.new.billsBeside
    for (old, new) in zip(before, after) {
      let isBeside = projection.old.billsBeside.contains(old)
      table.append([
        .init((isBeside ? "beside: " : "") + old.tariff.shortName),
        Self.cell(old.amount), Self.cell(new.amount), Self.cell(try old.amount - new.amount),
        .init(old.tariff.provenance),
      ])
    }
    return table
  }

  private static func cell(_ amount: Money) -> PageTable.Cell {
    .init(amount.formatted().text, Double(amount.magnitude))
  }

  private func candidates() throws(ArithmeticFailure) -> String {
    let rows = try CandidateRows(projection: projection)
    guard !rows.rows.isEmpty else { return "" }
    var table = PageTable(CandidateRows.title, rows.columns)
    for row in rows.rows { table.append(row.cells) }
    let notes = rows.notes.map(Markup.escaped).joined(separator: " ")
    return table.open + "<p class=\"note\">\(notes)</p>"
  }

  private func sizes() throws(ArithmeticFailure) -> String {
    let rows = try PercentileRows(projection: projection).rows
    guard !rows.isEmpty else { return "" }
    var table = PageTable(
      "Responses of other sizes than the mean",
      ["a response", "body before", "body after", "on the wire", "after", "saved"])
    for row in rows { table.append(row.map { .init($0) }) }
    return table.open
  }

  private func costs() -> PageTable {
    var table = PageTable(
      "One-off and running costs, at the likely values",
      ["cost", "assumed", "once", "a month", "why"])
    for cost in projection.plan.costs {
      let amount = Self.cell(cost.amount)
      let isOnce = cost.recurrence == .once
      table.append([
        .init(cost.label), .init(cost.formula), isOnce ? amount : .init(""),
        isOnce ? .init("") : amount, .init(cost.reason),
      ])
    }
    return table
  }

  private func hinges() -> PageTable {
    var table = PageTable(
      "One input moved at a time, over its range or by a fifth either way",
      ["input", "from", "to", "break-even", "after 3 years", "moves it by"])
    let months = MonthText(horizon: projection.scenario.horizon)
    for each in projection.sensitivities {
      let outcomes = [each.low, each.high]
      table.append([
        .init(each.parameter.name),
        .init(NumberText.plain(each.values.lowerBound), each.values.lowerBound),
        .init(NumberText.plain(each.values.upperBound), each.values.upperBound),
        .init(months.span(each.low.breakEvenMonths, each.high.breakEvenMonths)),
        .init(outcomes.map { DollarText.whole($0.balance) }.joined(separator: " – ")),
        .init(DollarText.whole(each.swing), each.swing),
      ])
    }
    return table
  }

  private func working() throws(ArithmeticFailure) -> String {
    try CostWorking(projection: projection).groups().map { group in
      var table = PageTable(group.title, ["what", "formula", "result", "source"])
      for line in group.lines {
        table.append([line.label, line.formula, line.result, line.source].map { .init($0) })
      }
      return table.folded
    }.joined()
  }
}
