/// How far one input moves the answer, all others at their likely values.
public struct Sensitivity: Hashable, Sendable {
  /// The input.
  public let parameter: CostParameter
  /// Its least and greatest value; a fifth below and above where it has no range.
  public let values: ClosedRange<Double>
  /// Whether the values are a range that was given, or the default's.
  public let isRange: Bool
  /// What the switch comes to at the least value.
  public let low: Outcome
  /// What it comes to at the greatest value.
  public let high: Outcome

  /// What a switch comes to.
  public struct Outcome: Hashable, Sendable {
    /// Months until it has paid back; infinite where it never does.
    public let breakEvenMonths: Double
    /// What is earned, or still owed, after ``Sensitivity/horizonMonths``, in dollars.
    public let balance: Double
  }

  /// How far the balance moves, in dollars.
  public var swing: Double { abs(high.balance - low.balance) }

  /// The months after which balances are compared.
  public static let horizonMonths = 36.0
  /// How far an input without a range is moved.
  private static let step = 0.2

  static func all(_ exact: MonthlyFormula<Rational>) throws(ArithmeticFailure) -> [Sensitivity] {
    let inputs = exact.scenario.inputs
    let likely = inputs.likelyNumbers()
    var all: [Sensitivity] = []
    for parameter in CostParameter.allCases {
      let estimate = inputs[parameter]
      let middle = Double(estimate.likely)
      let range =
        estimate.isRange
        ? Double(estimate.low)...Double(estimate.high)
        : middle * (1 - step)...min(middle * (1 + step), Double(parameter.rule.maximum))
      func outcome(_ value: Double) throws(ArithmeticFailure) -> Outcome {
        let formula = exact.floating(likely.merging([parameter: value]) { $1 })
        let oneOff = try formula.switching(.once)
        let net = try formula.saved() - formula.switching(.everyMonth)
        return Outcome(
          breakEvenMonths: CostDraws.months(oneOff: oneOff, net: net),
          balance: net * horizonMonths - oneOff)
      }
      let sensitivity = Sensitivity(
        parameter: parameter, values: range, isRange: estimate.isRange,
        low: try outcome(range.lowerBound), high: try outcome(range.upperBound))
      if sensitivity.swing > 0.005 { all.append(sensitivity) }
    }
    return all.sorted { $0.swing > $1.swing }
  }
}
