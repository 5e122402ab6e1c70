/// One thing that a change of format costs besides bandwidth.
public struct SwitchCost: Hashable, Sendable {
  /// How often it is paid.
  public enum Recurrence: Hashable, Sendable {
    case once, everyMonth
  }

  /// What is paid for.
  public let label: String
  /// How often.
  public let recurrence: Recurrence
  /// The amount with its numbers put in: `20 days × $600.00`.
  public let formula: String
  /// The amount.
  public let amount: Money
  /// Why there is such a cost, in one line.
  public let reason: String
  /// The parameters that set it: the amount is ``scale`` times their product.
  public let parameters: [AssignmentParameter]
  /// What the product of the parameters is multiplied by: 1, but for a price by the hour of a parameter by the day.
  package let scale: Rational
}

/// The costs of a switch against what it saves.
public struct SwitchPlan: Hashable, Sendable {
  /// What the switch costs.
  public let costs: [SwitchCost]
  /// What it saves in a month of 30 days before running costs.
  public let savedPerMonth: Money
  /// The sum of what is paid once.
  public let oneOff: Money
  /// The sum of what is paid every month.
  public let perMonth: Money
  /// The saving less the running costs.
  public let netPerMonth: Money
  /// When the one-off costs are earned back.
  public let breakEven: BreakEven

  /// Adds the costs up.
  ///
  /// The saving is taken to begin, whole, with the first month.
  public init(costs: [SwitchCost], savedPerMonth: Money) throws(ArithmeticFailure) {
    self.costs = costs
    self.savedPerMonth = savedPerMonth
    var sums: [SwitchCost.Recurrence: Money] = [:]
    for cost in costs {
      sums[cost.recurrence] = try sums[cost.recurrence, default: .zero] + cost.amount
    }
    oneOff = sums[.once, default: .zero]
    perMonth = sums[.everyMonth, default: .zero]
    netPerMonth = try savedPerMonth - perMonth
    breakEven = try BreakEven(oneOff: oneOff, netPerMonth: netPerMonth)
  }
}
