/// A value for each ``AssignmentParameter``: its default, until another is given.
public struct AssignmentInputs: Hashable, Sendable {
  private var given: [AssignmentParameter: Rational] = [:]

  /// The assignment's own figures and the default assumptions.
  public init() {}

  /// Takes the assumed parameters' values from elsewhere.
  init(assumed: (AssignmentParameter) -> Rational) {
    for parameter in AssignmentParameter.assumed { given[parameter] = assumed(parameter) }
  }

  /// Takes what somebody wrote for a parameter, or says why it makes no sense there.
  public mutating func set(
    _ parameter: AssignmentParameter, to text: String
  ) throws(ParameterFailure) {
    given[parameter] = try parameter.rule.value(of: text)
  }

  /// Whether a value was given in place of the default.
  public func isGiven(_ parameter: AssignmentParameter) -> Bool { given[parameter] != nil }

  /// The exact value of a parameter, in the unit of its rule.
  public subscript(parameter: AssignmentParameter) -> Rational {
    // Every default is a plain decimal number; a test reads them all.
    given[parameter] ?? Rational(decimal: parameter.rule.defaultText) ?? 0
  }

  /// The traffic and its price.
  public func scenario() throws(ArithmeticFailure) -> TrafficScenario {
    try TrafficScenario(
      rate: RequestRate(magnitude: self[.requestsPerSecond]),
      payload: ByteCount(magnitude: self[.payloadBytes]),
      reduction: Share(magnitude: self[.reduction]),
      price: TransferPrice(Money(magnitude: self[.pricePerGB]), per: .gigabyte),
      period: .days(self[.days]))
  }
}
