/// An estimate for each ``CostParameter``: its default, until another is given.
public struct CostInputs: Hashable, Sendable {
  private var given: [CostParameter: Estimate] = [:]

  /// The assignment's figures, with ranges around what is assumed of a switch.
  public init() {}

  /// Takes what somebody wrote for a parameter, or says why it makes no sense there.
  public mutating func set(
    _ parameter: CostParameter, to text: String
  ) throws(EstimateFailure) {
    given[parameter] = try parameter.rule.estimate(of: text)
  }

  /// Takes an estimate that was calculated, such as the mean rate of a log.
  public mutating func set(_ parameter: CostParameter, to estimate: Estimate) {
    given[parameter] = estimate
  }

  /// The estimate of a parameter, in the unit of its rule.
  public subscript(parameter: CostParameter) -> Estimate {
    // Every default is a plain estimate; a test reads them all.
    given[parameter] ?? (try? parameter.rule.estimate(of: parameter.defaultText)) ?? Estimate(0)
  }

  /// The likely values, as exact numbers.
  var likely: CostValues<Rational> { CostValues { self[$0].likely } }

  /// The costs of the switch at the likely values.
  func switchCosts() throws(ArithmeticFailure) -> [SwitchCost] {
    try AssignmentInputs(assumed: { self[.switching($0)].likely }).switchCosts()
  }
}

/// A number for each ``CostParameter``: the likely ones, or those of one draw.
struct CostValues<Number: Arithmetic> {
  private let value: (CostParameter) -> Number

  init(_ value: @escaping (CostParameter) -> Number) { self.value = value }

  subscript(parameter: CostParameter) -> Number { value(parameter) }
}
