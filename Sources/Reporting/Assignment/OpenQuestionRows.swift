import CostModel
import Framing

/// The question that the assignment leaves open as rows: the assumption first, then each way of sending.
struct OpenQuestionRows {
  let assignment: Assignment
  let question: OpenQuestion
  let side: OpenQuestion.Side
  var results: ShownResults = .shown

  /// The headings of ``rows()``.
  var columns: [String] {
    ["a response", question.today.name, side.format.name, "saved", "money saved", "pays back"]
  }

  /// A row for the assumption, and one for each way of sending; sizes are given, the rest is computed.
  func rows() throws(ArithmeticFailure) -> [[String]] {
    let scenario = assignment.scenario
    let smaller = try scenario.payload - scenario.payload * scenario.reduction
    let assumed = [
      "as the assignment assumes", Self.bytes(scenario.payload),
      results.text(Self.bytes(smaller), unit: "B"), Self.percent(scenario.reduction),
      results.text(assignment.saving.money.formatted().text, unit: "$"),
      results.text(Self.month(assignment.plan.breakEven)),
    ]
    return [assumed]
      + side.answers.map { answer in
        [
          Self.label(answer.sending), Self.bytes(answer.before), Self.bytes(answer.after),
          results.text(Self.percent(answer.reduction), unit: "%"),
          results.text(answer.saving.money.formatted().text, unit: "$"),
          results.text(Self.month(answer.breakEven)),
        ]
      }
  }

  /// What the reduction becomes where bodies are compressed and travel in HTTP/1.1: `With gzip on and …`; `nil` where that
  /// was not measured.
  func sentence() -> String? {
    guard
      let answer = side.answers.first(where: {
        $0.sending.contentCoding != nil && $0.sending.framing == .http1
      }), let coding = answer.sending.contentCoding
    else { return nil }
    let assumed = Self.percent(assignment.scenario.reduction)
    let verdict =
      answer.breakEven.month.map { "the switch pays back in month \($0)" }
      ?? "the switch never pays"
    return """
      With \(coding) on, and HTTP/1.1, TLS and TCP/IP around the bodies, the \(assumed) become \
      \(Self.percent(answer.reduction)): \(answer.saving.money.formatted()) in \(assignment.periodText), and \(verdict).
      """
  }

  /// What the rows are of.
  var note: String {
    let workload = assignment.measured?.workload ?? ""
    return """
      Mean bytes of a response of the workload \(workload), measured by encoding it now; gzip at the level that servers \
      use by default; HTTP with its header fields, TLS and TCP/IP. Money in \(assignment.periodText), at the \
      assignment's traffic and price.
      """
  }

  /// How a response is sent: `HTTP/1.1, gzip`.
  static func label(_ sending: Sending) -> String {
    let framing = sending.framing.map { $0.rawValue.uppercased() } ?? "body, measured"
    return sending.contentCoding.map { "\(framing), \($0)" } ?? framing
  }

  static func bytes(_ count: ByteCount) -> String {
    "\(count.magnitude.decimalText(fractionDigits: 0...1).text) B"
  }

  /// A share in percent, with a digit after the point where it has one: `40 %`, `10.1 %`.
  static func percent(_ share: Share) -> String {
    let exact = (try? share.magnitude * 100) ?? share.magnitude
    return "\(exact.decimalText(fractionDigits: 0...1).text) %"
  }

  private static func month(_ breakEven: BreakEven) -> String {
    breakEven.month.map { "month \($0)" } ?? "never"
  }
}
