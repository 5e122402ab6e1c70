import CostModel
import Framing

/// A projection of costs as text for people: what was understood, the verdict, the tables, the working.
///
/// It is at most 80 columns wide, and as wide as the terminal where that is less.
public struct CostText {
  let projection: CostProjection
  let style: TextStyle
  let width: Int
  let months: MonthText

  /// Prepares to draw a projection.
  public init(_ projection: CostProjection, style: TextStyle = .plain) {
    self.projection = projection
    width = min(max(style.columns ?? 80, 40), 80)
    self.style = TextStyle(isColoured: style.isColoured, columns: width)
    months = MonthText(horizon: projection.scenario.horizon)
  }

  /// What was understood, and the verdict: what a terminal shows where the rest goes to a file.
  public func summary() throws(ArithmeticFailure) -> String {
    let understood = try UnderstoodScenario(projection: projection).text()
    let answer = try CostAnswer(projection: projection).text()
    let omissions = try projection.warnings().map {
      style.apply(.bad, to: wrapped("! \($0)", indent: "  "))
    }
    return wrapped(understood) + "\n"
      + style.apply(.strong, to: String(wrapped(answer).dropLast())) + "\n" + omissions.joined()
  }

  func wrapped(_ text: String, firstIndent: String = "", indent: String = "") -> String {
    Paragraph.wrapped(text, width: width, firstIndent: firstIndent, indent: indent)
  }

  /// The answer and the tables; with every formula and its source where `explains`.
  ///
  /// Throws where a figure needs more digits than exact arithmetic has.
  public func rendered(explains: Bool) throws(ArithmeticFailure) -> String {
    var sections = [try summary(), try comparison(), try bills()]
    if let parts = try parts() { sections.insert(parts, at: 1) }
    if let backTest = projection.scenario.backTest {
      sections.append(try BackTestText(backTest: backTest, style: style).rendered())
    }
    if let sizes = try sizes() { sections.append(sizes) }
    if let candidates = try candidates() { sections.append(candidates) }
    sections += [try costs(), spread(), hinges()]
    if explains {
      sections.append(try CostWorking(projection: projection).text(style, width: width))
    }
    return sections.joined(separator: "\n")
  }

  func section(_ title: String, _ body: String) -> String {
    let lines = Paragraph.wrapped(title, width: width).dropLast()
    return style.apply(.strong, to: String(lines)) + "\n" + body
  }

  func rendered(_ table: TextTable) -> String { table.rendered(indent: 2, style: style) }

  // MARK: The two sides

  private func comparison() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("", .left), .init("before", .right), .init("after", .right), .init("saved", .right),
    ])
    let rows = try CostRows(projection: projection)
    for row in rows.bytes { table.append(row.cells) }
    table.appendRule()
    for row in rows.money { table.append(row.cells) }
    let names =
      "before: \(CodecWords(projection.old.side).described); "
      + "after: \(CodecWords(projection.new.side).described)"
    return section(
      "A request and its response, and a month of 30 days",
      wrapped(names, firstIndent: "  ", indent: "  ") + rendered(table))
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
        .init((counts ? "" : "compare: ") + old.tariff.shortName, counts ? .strong : .none),
        .init(old.amount.formatted().text), .init(new.amount.formatted().text),
        .init(try (old.amount - new.amount).formatted().text, counts ? .strong : .none),
      ])
    }
    let sources = before.map { bill in
      style.apply(
        .faint,
        to: wrapped(
          "\(bill.tariff.shortName): \(bill.tariff.provenance)", firstIndent: "  ", indent: "    "))
    }
    return section(
      "The month's transfer, as it is billed",
      rendered(table) + sources.joined())
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
    let notes = rows.notes.map {
      style.apply(.faint, to: wrapped($0, firstIndent: "  ", indent: "  "))
    }
    return section(CandidateRows.title, rendered(table) + notes.joined())
  }

  /// Every kind of request; `nil` where all are of one.
  private func parts() throws(ArithmeticFailure) -> String? {
    guard projection.parts.count > 1 else { return nil }
    let rows = try PartRows(projection: projection)
    var table = TextTable(
      columns: PartRows.columns.enumerated().map { .init($1, $0 == 0 ? .left : .right) })
    for row in rows.rows { table.append(row.map { .init($0) }) }
    return section(
      PartRows.title,
      rendered(table)
        + style.apply(.faint, to: wrapped(PartRows.note, firstIndent: "  ", indent: "  ")))
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
