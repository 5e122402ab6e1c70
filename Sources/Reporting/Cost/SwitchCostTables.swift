import CostModel

/// The costs of a switch as text: amounts and their sums, and the reason for each.
struct SwitchCostTables {
  let plan: SwitchPlan

  /// What the columns of ``rows(_:)`` are.
  static let columns: [TextTable.Column] = [
    .init("cost", .left), .init("assumed", .left), .init("once", .right), .init("a month", .right),
  ]

  /// A row a cost, and the sums last; what is computed may be left blank.
  func rows(_ results: ShownResults = .shown) -> [[String]] {
    plan.costs.map { cost in
      // An amount that is assumed as it is has nothing to compute.
      let isGiven = cost.formula == cost.amount.formatted(fractionDigits: 2...6).text
      let amount = cost.amount.formatted().text(isGiven ? .shown : results)
      let isOnce = cost.recurrence == .once
      return [cost.label, cost.formula, isOnce ? amount : "", isOnce ? "" : amount]
    } + [
      ["sum", "", plan.oneOff.formatted().text(results), plan.perMonth.formatted().text(results)]
    ]
  }

  /// A row a cost, and the sums.
  var amounts: TextTable { table(rows()) }

  /// Rows of costs and their sums as a table.
  func table(_ rows: [[String]]) -> TextTable {
    var table = TextTable(columns: Self.columns)
    for row in rows.dropLast() { table.append(row.map { .init($0) }) }
    table.appendRule()
    table.append((rows.last ?? []).map { .init($0, .strong) })
    return table
  }

  /// A row a cost.
  var reasons: TextTable {
    var table = TextTable(columns: [.init("", .left), .init("", .left)])
    for cost in plan.costs {
      table.append([.init(cost.label, .faint), .init(cost.reason, .faint)])
    }
    return table
  }
}
