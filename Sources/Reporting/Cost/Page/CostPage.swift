public import CostModel
public import Measurement

/// A projection of costs as one self-contained HTML page.
///
/// The first sheet is the answer: the verdict, what is saved and when it pays back, a month in each format, and what was
/// measured. The assumptions, the bytes and the working follow. Where scripts run, a reader can change figures of the traffic, of
/// the prices and of the switch, and the page answers again as the command would.
public struct CostPage {
  private let projection: CostProjection
  private let choices: CompressionChoices
  private let document: ResultDocument?

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - projection: What is answered.
  ///   - choices: How the same traffic could be compressed; `nil` where that is not known.
  ///   - document: What sizes and times are from; `nil` for plain numbers.
  public init(
    _ projection: CostProjection, choices: CompressionChoices? = nil,
    document: ResultDocument? = nil
  ) {
    self.projection = projection
    self.choices = choices ?? CompressionChoices(projection.scenario)
    self.document = document
  }

  /// The page; throws where a figure needs more digits than exact arithmetic has.
  public func html() throws -> String {
    let prices = PriceChoice.all(projection.scenario)
    let data = try ScenarioDocument(projection, choices: choices, prices: prices)
    let form = WhatIfForm(scenario: projection.scenario, choices: choices, prices: prices)
    let (old, new) = (CodecWords(projection.old.side), CodecWords(projection.new.side))
    return PageShell(
      title: "\(new.formatAlone) in place of \(old.formatAlone)", css: PageAsset.costStyle,
      header: """
        <h1>\(Markup.escaped("\(new.formatAlone) in place of \(old.formatAlone): what it costs and saves"))</h1>
        \(try answer())\(try form.html())
        """,
      main: try firstSheet() + details()
        + "<script type=\"application/json\" id=\"scenario\">"
        + Markup.script(json: DocumentJSON.text(data)) + "</script>\n",
      script: PageAsset.costScript
    ).html
  }

  // MARK: The first sheet

  /// The verdict and the four figures that it is about, which the page's script keeps up to date.
  private func answer() throws(ArithmeticFailure) -> String {
    let answer = CostAnswer(projection: projection, namesCodecs: false)
    let (plan, horizon) = (projection.plan, projection.scenario.horizon)
    let pays =
      horizon.reaches(plan.breakEven)
      ? "\(MonthText(horizon: horizon).exact(plan.breakEven)) months"
      : "not within \(horizon.text)"
    let figures = [
      ("saved", "Saved a month by switching", plan.savedPerMonth.formatted().text),
      ("net", "After running costs", plan.netPerMonth.formatted().text),
      ("once", "The switch costs once", plan.oneOff.formatted().text),
      ("pays", "It pays back after", pays),
    ].map { id, name, text in "<div><dt>\(name)</dt><dd id=\"\(id)\">\(text)</dd></div>" }
    return """
      <div aria-live="polite"><p id="verdict">\(Self.headline(try answer.headline()))</p>
      <p id="moved"></p><dl class="figures">\(figures.joined())</dl></div>
      <p class="as-calculated">\(Markup.escaped(try answer.others().joined(separator: " ")))</p>
      \(try omissions())
      """
  }

  /// The verdict with its first clause in large letters, as the page's script writes it too.
  private static func headline(_ text: String) -> String {
    let end = text.ranges(of: ", ").first?.upperBound ?? text.endIndex
    let (clause, rest) = (text[..<end].dropLast(end == text.endIndex ? 0 : 1), text[end...])
    return
      "<strong class=\"answer\">\(Markup.escaped(String(clause)))</strong> \(Markup.escaped(String(rest)))"
  }

  private func omissions() throws(ArithmeticFailure) -> String {
    try projection.warnings().map { "<p class=\"warning\">\(Markup.escaped($0))</p>\n" }.joined()
  }

  private func firstSheet() throws(ArithmeticFailure) -> String {
    """
    <section id="month"><h2>A month</h2>
    \(try FormatRows(projection: projection).table().open)</section>
    <p class="stale note">What follows is as it was first calculated.</p>
    <section id="break-even"><h2>When it pays back</h2>
    \(BreakEvenChart(projection: projection).html)</section>
    <section id="about"><h2>What this is about</h2>
    \(try CostSubject(projection: projection, document: document).html)</section>

    """
  }

  // MARK: What follows

  private func details() throws(ArithmeticFailure) -> String {
    """
    <section id="assumptions"><h2>What the switch costs</h2>
    \(costs().open)</section>
    <section id="hinges"><h2>What the answer depends on</h2>
    \(hinges().open)</section>
    \(try backTest())<section id="bytes"><h2>What the bytes are</h2>
    \(try ByteChart(projection: projection).html())\(try comparison().open)\(try sizes())</section>
    <section id="codecs"><h2>Prices and libraries</h2>
    \(try bills().open)\(try candidates())\(try parts())</section>
    <section id="working"><h2>The working</h2>
    \(try working())</section>

    """
  }

  /// What was measured against what the server logged; empty without a log.
  private func backTest() throws(ArithmeticFailure) -> String {
    guard let backTest = projection.scenario.backTest else { return "" }
    let found = try BackTestRows(backTest)
    var table = PageTable(BackTestRows.title, BackTestRows.columns)
    for row in found.rows + [found.total].compactMap(\.self) {
      let figures = try row.figures()
      table.append([
        .init(row.name), .init(figures[0], Double(row.answers)),
        .init(figures[1], Double(row.predicted.magnitude)),
        .init(figures[2], Double(row.logged.magnitude)),
        .init(figures[3], row.error.map { Double($0.magnitude) } ?? .infinity),
      ])
    }
    func paragraph(_ text: String?, _ name: String) -> String {
      text.map { "<p class=\"\(name)\">\(Markup.escaped($0))</p>" } ?? ""
    }
    return """
      <section id="back-test"><h2>What the server logged</h2>
      \(table.open)\(paragraph(found.warning, "warning"))\(paragraph(found.unknown, "note"))</section>

      """
  }

  private func comparison() throws(ArithmeticFailure) -> PageTable {
    var table = PageTable(
      "A request and its response, and a month of 30 days",
      ["what", "today", "after", "saved"])
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
        .init((isBeside ? "for comparison: " : "") + old.tariff.shortName),
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

  /// Each kind of request, where there are several.
  private func parts() throws(ArithmeticFailure) -> String {
    guard projection.parts.count > 1 else { return "" }
    var table = PageTable(PartRows.title, PartRows.columns)
    for row in try PartRows(projection: projection).rows { table.append(row.map { .init($0) }) }
    return table.open + "<p class=\"note\">\(Markup.escaped(PartRows.note))</p>"
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
      "Costs of the switch, at the likely values",
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
