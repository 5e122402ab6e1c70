import CostModel

/// The costs of a switch as text: amounts and their sums, and the reason for each.
struct SwitchCostTables {
  let plan: SwitchPlan

  /// A row a cost, and the sums.
  var amounts: TextTable {
    var table = TextTable(columns: [
      .init("cost", .left), .init("assumed", .left), .init("once", .right),
      .init("a month", .right),
    ])
    for cost in plan.costs {
      let amount = TextTable.Cell(cost.amount.formatted().text)
      let isOnce = cost.recurrence == .once
      table.append([
        .init(cost.label), .init(cost.formula), isOnce ? amount : "", isOnce ? "" : amount,
      ])
    }
    table.appendRule()
    table.append([
      .init("sum", .strong), "", .init(plan.oneOff.formatted().text, .strong),
      .init(plan.perMonth.formatted().text, .strong),
    ])
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
