import CostModel

/// A back-test for a terminal, at most 80 columns wide.
struct BackTestText {
  let backTest: BackTest
  let style: TextStyle

  func rendered() throws(ArithmeticFailure) -> String {
    let found = try BackTestRows(backTest)
    var table = TextTable(
      columns: BackTestRows.columns.enumerated().map { .init($1, $0 == 0 ? .left : .right) })
    for row in found.rows { table.append(try cells(row, .none)) }
    if let total = found.total {
      table.appendRule()
      table.append(try cells(total, .strong))
    }
    var text =
      style.apply(.strong, to: BackTestRows.title) + "\n" + table.rendered(indent: 2, style: style)
    if let warning = found.warning {
      text += style.apply(
        .bad, to: Paragraph.wrapped("! \(warning)", firstIndent: "  ", indent: "    "))
    }
    if let unknown = found.unknown {
      text += Paragraph.wrapped(unknown, firstIndent: "  ", indent: "  ")
    }
    return text
  }

  private func cells(
    _ row: BackTestRows.Row, _ emphasis: TextStyle.Emphasis
  ) throws(ArithmeticFailure) -> [TextTable.Cell] {
    let figures = try row.figures().map { TextTable.Cell($0, emphasis) }
    // The error is what the table is for.
    return [.init(AccessLogText.clipped(row.name), emphasis)] + figures.dropLast()
      + [.init(figures[figures.count - 1].text, .strong)]
  }
}
