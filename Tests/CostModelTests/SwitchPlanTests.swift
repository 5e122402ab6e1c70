import CostModel
import Testing

@Suite struct SwitchPlanTests {
  private func plan(_ values: [AssignmentParameter: String]) throws -> SwitchPlan {
    var inputs = AssignmentInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return try Assignment(inputs).plan
  }

  private let free = Dictionary(
    uniqueKeysWithValues: AssignmentParameter.assumed.map { ($0, "0") })

  @Test func defaultsAddUp() throws {
    let plan = try plan([:])
    #expect(plan.oneOff == .dollars(20 * 600 + 5 * 2 * 600 + 3 * 600 + 2_000 + 2 * 200))
    #expect(plan.perMonth == .dollars(4 * 75 + 50))
    #expect(plan.netPerMonth.formatted().text == "$1,516.24")
  }

  @Test func aFractionOfAMonthEndsInThatMonth() throws {
    let plan = try plan([:])
    guard case .after(let months) = plan.breakEven else {
      Issue.record("\(plan.breakEven)")
      return
    }
    #expect(months.decimalText(fractionDigits: 2...2).text == "14.64")
    #expect(plan.breakEven.month == 15)
  }

  @Test func aWholeNumberOfMonthsEndsWithTheLast() throws {
    let plan = try plan(free.merging([.tooling: "18662.40"]) { $1 })
    #expect(plan.breakEven == .after(months: 10))
    #expect(plan.breakEven.month == 10)
  }

  @Test func withoutCostsItPaysImmediately() throws {
    let plan = try plan(free)
    #expect(plan.breakEven == .immediately)
    #expect(plan.netPerMonth == plan.savedPerMonth)
  }

  @Test(arguments: ["1866.24", "1866.25", "5000"])
  func runningCostsThatReachTheSavingNeverPay(_ upkeep: String) throws {
    let plan = try plan(free.merging([.toolingPerMonth: upkeep]) { $1 })
    #expect(plan.breakEven == .never)
    #expect(plan.breakEven.month == nil)
  }

  @Test func everyAssumptionMovesTheResult() throws {
    let before = try plan([:])
    for parameter in AssignmentParameter.assumed {
      let after = try plan([parameter: "1"])
      #expect(after != before, "\(parameter)")
      #expect(
        after.oneOff < before.oneOff || after.perMonth < before.perMonth, "\(parameter)")
    }
  }

  @Test func everyCostHasItsReasonAndItsParameters() throws {
    let costs = try plan([:]).costs
    #expect(costs.filter { $0.reason.isEmpty || $0.label.isEmpty } == [])
    #expect(Set(costs.flatMap(\.parameters)) == Set(AssignmentParameter.assumed))
  }
}
