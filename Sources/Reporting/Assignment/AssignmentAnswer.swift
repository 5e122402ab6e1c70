import CostModel

/// The assignment in sentences: what is asked, what comes out, and what it leaves open.
public struct AssignmentAnswer {
  private let assignment: Assignment

  /// Prepares the sentences of an assignment.
  public init(assignment: Assignment) {
    self.assignment = assignment
  }

  /// What is asked, without anything that is computed.
  public func question() throws(ArithmeticFailure) -> String {
    let scenario = assignment.scenario
    let payload = try scenario.payload.formatted(fractionDigits: 0...9)
    return """
      \(scenario.rate.formatted()) of \(payload) as JSON, a format that saves \
      \(OpenQuestionRows.percent(scenario.reduction)), and \(scenario.price.formatted()): what bandwidth is saved in an \
      hour, what money in \(assignment.periodText), and what does the switch cost besides?
      """
  }

  /// What is saved: `10,000 requests/s of 2 KB, made 40 % smaller, save 28.8 GB an hour and $1,866.24 in 30 days.`
  public func saving() throws(ArithmeticFailure) -> String {
    let scenario = assignment.scenario
    let payload = try scenario.payload.formatted(fractionDigits: 0...9)
    let steps = try assignment.bandwidthSteps()
    return """
      \(scenario.rate.formatted()) of \(payload), made \(OpenQuestionRows.percent(scenario.reduction)) smaller, save \
      \(steps[0].result), \(steps[1].result) an hour, and \(assignment.saving.money.formatted()) in \
      \(assignment.periodText).
      """
  }

  /// What becomes of that with measured sizes, compression and headers; `nil` where nothing was measured.
  public func openQuestion() -> String? {
    guard let question = assignment.openQuestion, let protobuf = question.protobuf else {
      return nil
    }
    return OpenQuestionRows(assignment: assignment, question: question, side: protobuf).sentence()
  }
}
