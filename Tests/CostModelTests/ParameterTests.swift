import CostModel
import Testing

@Suite struct ParameterTests {
  @Test(arguments: AssignmentParameter.allCases)
  func defaultIsAValueOfItsOwnRule(_ parameter: AssignmentParameter) throws {
    let value = try parameter.rule.value(of: parameter.rule.defaultText)
    #expect(AssignmentInputs()[parameter] == value)
    #expect(value > 0)
  }

  @Test(arguments: AssignmentParameter.given)
  func nonsenseIsRefusedForEveryGivenFigure(_ parameter: AssignmentParameter) {
    let expected: [(String, ParameterFailure.Problem)] = [
      ("-1", .negative), ("-0.5", .negative), ("0", .zero), ("0.000", .zero), ("-0", .zero),
      ("nan", .notANumber), ("inf", .notANumber), ("-infinity", .notANumber), ("", .notANumber),
      ("many", .notANumber), ("1e9", .notPlainDecimal), ("10,000", .notPlainDecimal),
      ("1000000000000", .tooLarge), ("0.0000001", .tooPrecise),
      (String(repeating: "9", count: 60), .tooLarge),
    ]
    for (text, problem) in expected {
      let failure = #expect(throws: ParameterFailure.self) {
        var inputs = AssignmentInputs()
        try inputs.set(parameter, to: text)
      }
      #expect(failure?.problem == problem, "\(text)")
      #expect(failure?.given == text)
    }
  }

  @Test func reductionEndsAtTheWhole() throws {
    let rule = AssignmentParameter.reduction.rule
    #expect(try rule.value(of: "1") == 1)
    let failure = #expect(throws: ParameterFailure.self) { try rule.value(of: "1.2") }
    #expect(
      failure?.description
        == "'1.2' is more than 1; give a number above 0 and at most 1 (parts of 1), such as 0.40")
  }

  @Test(arguments: AssignmentParameter.assumed)
  func aCostMayBeZeroButNotNegative(_ parameter: AssignmentParameter) throws {
    #expect(try parameter.rule.value(of: "0") == 0)
    let failure = #expect(throws: ParameterFailure.self) { try parameter.rule.value(of: "-1") }
    #expect(failure?.problem == .negative)
  }

  @Test func theLargestValuesTogetherAreComputed() throws {
    var inputs = AssignmentInputs()
    for parameter in AssignmentParameter.allCases {
      try inputs.set(
        parameter, to: parameter.rule.maximum.decimalText(grouped: false).text)
    }
    #expect(try Assignment(inputs).saving.money > .zero)
  }

  @Test func digitsBeyondExactArithmeticAreThrownNotTrapped() throws {
    var inputs = AssignmentInputs()
    for (parameter, text) in [
      (AssignmentParameter.requestsPerSecond, "999999999.999999"),
      (.payloadBytes, "999999999.999989"), (.reduction, "0.999983"), (.days, "3659.999981"),
      (.pricePerGB, "999.999979"),
    ] { try inputs.set(parameter, to: text) }
    #expect(throws: ArithmeticFailure.overflow) { try Assignment(inputs) }
  }
}
