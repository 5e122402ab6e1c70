import CostModel

/// A back-test as rows, and what a reader must know of it, for a terminal and for a page.
struct BackTestRows {
  static let title = "Back-test: today's bodies as measured, and as the server logged them"
  static let columns = ["endpoint", "answers", "predicted", "logged", "error"]

  /// An endpoint, or all that were measured.
  struct Row {
    let name: String
    let answers: Int
    let predicted: ByteCount
    let logged: ByteCount
    /// Predicted ÷ logged − 1; `nil` where nothing was logged.
    let error: Share?

    /// The figures as text, in the order of the columns after the first.
    func figures() throws(ArithmeticFailure) -> [String] {
      [
        Rational(answers).decimalText().text, try Self.bytes(predicted), try Self.bytes(logged),
        try error?.formattedAsPercent(signed: true) ?? "–",
      ]
    }

    private static func bytes(_ count: ByteCount) throws(ArithmeticFailure) -> String {
      try count.formatted(
        in: count.fittingUnit(among: [.byte, .kilobyte, .megabyte, .gigabyte]),
        fractionDigits: 0...2
      ).text
    }
  }

  /// Every endpoint that was measured.
  let rows: [Row]
  /// All of them together; `nil` where there is one.
  let total: Row?
  /// What is wrong where the error is large; `nil` where it is not.
  let warning: String?
  /// Which answers were not measured; `nil` where all were.
  let unknown: String?

  init(_ backTest: BackTest) throws(ArithmeticFailure) {
    var rows: [Row] = []
    for row in backTest.rows { rows.append(try Row(row)) }
    let all = try Row(backTest.total)
    self.rows = rows
    total = rows.count > 1 ? all : nil
    let error = all.error?.magnitude ?? .zero
    warning =
      max(error, -error) > Self.tolerance
      ? "The payload differs from what the server sends there, or it is compressed or spaced in "
        + "another way (--compression, --keep-white-space). The savings are wrong by as much." : nil
    unknown = try Self.unknown(backTest)
  }

  /// A payload of a few bodies is seldom closer to the mean of all than a tenth.
  private static let tolerance: Rational = (try? 1 / 10) ?? .zero

  private static func unknown(_ backTest: BackTest) throws(ArithmeticFailure) -> String? {
    guard !backTest.unknown.isEmpty else { return nil }
    let names = backTest.unknown.prefix(3).map { "\($0.name) (\($0.answers))" }
    let answers = try backTest.unknownShareOfAnswers().formattedAsPercent()
    let bytes = try backTest.unknownShareOfBytes().formattedAsPercent()
    return
      "No bodies were given for \(answers) of the logged answers, which have \(bytes) of the logged "
      + "bytes. They are assumed to stay as they are: \(names.joined(separator: ", "))"
      + (backTest.unknown.count > names.count ? ", …" : "") + "."
  }
}

extension BackTestRows.Row {
  fileprivate init(_ row: BackTest.Row) throws(ArithmeticFailure) {
    name = row.name
    answers = row.answers
    predicted = row.predicted
    logged = row.logged
    error = try row.error()
  }
}
