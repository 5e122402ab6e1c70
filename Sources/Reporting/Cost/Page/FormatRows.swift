import CostModel

/// A month in each format, in words for a reader who does not know the names of codecs.
///
/// Today's format, the new one, another library for today's format, and every other format, each but today's and the new one in
/// the library that is cheapest. The page's script makes the same rows when a figure is changed (`what-if.js`).
struct FormatRows {
  let projection: CostProjection

  static let columns = [
    "format", "response on the wire", "transfer", "processors", "together", "saved",
    "payback, months",
  ]

  /// A format, what a month of it costs, and when a switch to it pays; `nil` for today's.
  private struct Row {
    let label: String
    let cost: SideCost
    var plan: SwitchPlan?
    /// Whether no client has to change for it.
    var keepsFormat = false
  }

  private var rows: [Row] {
    let today = projection.old
    var rows = [Row(label: "\(Self.name(today)) today", cost: today)]
    var formats: [Substring?] = []
    func append(_ cost: SideCost, _ plan: SwitchPlan) {
      formats.append(cost.side.format)
      let keeps = cost.side.format != nil && cost.side.format == today.side.format
      rows.append(
        Row(
          label: keeps ? "\(Self.name(cost)), another library" : Self.name(cost), cost: cost,
          plan: plan, keepsFormat: keeps))
    }
    append(projection.new, projection.plan)
    for candidate in projection.candidates
    where !formats.contains(candidate.cost.side.format)
      && candidate.cost.side.key != today.side.key
    {
      append(candidate.cost, candidate.plan)
    }
    return rows
  }

  private static func name(_ cost: SideCost) -> String { CodecWords(cost.side).formatAlone }

  /// The rows as a table.
  func table() throws(ArithmeticFailure) -> PageTable {
    var table = PageTable("A month of 30 days, by format", Self.columns, id: "formats")
    let paidToday = try projection.old.total()
    for row in rows {
      let cost = row.cost
      let total = try cost.total()
      var cells = [
        PageTable.Cell(row.label),
        .init(try CostRows.bytes(cost.bytesOut), Double(cost.bytesOut.magnitude)),
      ]
      cells += [cost.transfer, cost.processing, total].map(Self.cell)
      if let plan = row.plan {
        cells += [Self.cell(try paidToday - total), months(plan.breakEven, row.keepsFormat)]
      } else {
        cells += [.init(""), .init("")]
      }
      table.append(cells, key: cost.side.key)
    }
    return table
  }

  private static func cell(_ amount: Money) -> PageTable.Cell {
    .init(amount.formatted().text, Double(amount.magnitude))
  }

  private func months(_ breakEven: BreakEven, _ keepsFormat: Bool) -> PageTable.Cell {
    guard !keepsFormat else { return .init("–", .infinity) }
    let horizon = projection.scenario.horizon
    return .init(
      MonthText(horizon: horizon).exact(breakEven),
      horizon.reaches(breakEven) ? breakEven.months.map { Double($0) } ?? .infinity : .infinity)
  }
}
