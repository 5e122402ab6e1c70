import CostModel

/// A back-test for a terminal, at most 80 columns wide.
struct BackTestText {
  let backTest: BackTest
  let style: TextStyle

  func rendered() throws(ArithmeticFailure) -> String {
    var table = TextTable(columns: [
      .init("endpoint", .left), .init("answers", .right), .init("predicted", .right),
      .init("logged", .right), .init("error", .right),
    ])
    for row in backTest.rows { table.append(try cells(row, .none)) }
    if backTest.rows.count > 1 {
      table.appendRule()
      table.append(try cells(backTest.total, .strong))
    }
    var text =
      style.apply(
        .strong, to: "Back-test: today's bodies as measured, and as the server logged them")
      + "\n" + table.rendered(indent: 2, style: style)
    if let error = try backTest.total.error()?.magnitude, max(error, -error) > Self.tolerance {
      text += style.apply(
        .bad,
        to: Paragraph.wrapped(
          "! The payload is not what the server sends there, or it is compressed or spaced otherwise (--compression, "
            + "--keep-white-space): savings are off as much.", firstIndent: "  ", indent: "    "))
    }
    if !backTest.unknown.isEmpty {
      let names = backTest.unknown.prefix(3).map { "\($0.name) (\($0.answers))" }
      let answers = try backTest.unknownShareOfAnswers().formattedAsPercent()
      let bytes = try backTest.unknownShareOfBytes().formattedAsPercent()
      text += Paragraph.wrapped(
        "No bodies were given of \(answers) of the logged answers, \(bytes) of their bytes; they are "
          + "taken to stay as they are: \(names.joined(separator: ", "))"
          + (backTest.unknown.count > 3 ? ", …" : "") + ".", firstIndent: "  ", indent: "  ")
    }
    return text
  }

  /// A payload of a few bodies is seldom closer to the mean of all than a tenth.
  private static let tolerance: Rational = (try? 1 / 10) ?? .zero

  private func cells(
    _ row: BackTest.Row, _ emphasis: TextStyle.Emphasis
  ) throws(ArithmeticFailure) -> [TextTable.Cell] {
    let error = try row.error().map { share throws(ArithmeticFailure) in
      try share.formattedAsPercent(signed: true)
    }
    return [
      .init(AccessLogText.clipped(row.name), emphasis),
      .init(Rational(row.answers).decimalText().text), .init(try Self.bytes(row.predicted)),
      .init(try Self.bytes(row.logged)), .init(error ?? "–", .strong),
    ]
  }

  private static func bytes(_ count: ByteCount) throws(ArithmeticFailure) -> String {
    try count.formatted(
      in: count.fittingUnit(among: [.byte, .kilobyte, .megabyte, .gigabyte]),
      fractionDigits: 0...2
    ).text
  }
}
