import CostModel
import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct AssignmentReportTests {
  private func measured() throws -> MeasuredPayloads {
    MeasuredPayloads(
      workload: "api-response",
      contentCoding: "gzip",
      baseline: try PayloadSize(
        name: "json/foundation", totalBytes: 200_000, compressedBytes: 60_000, payloads: 100),
      alternatives: [
        try PayloadSize(
          name: "protobuf/swift", totalBytes: 120_000, compressedBytes: 57_000, payloads: 100),
        try PayloadSize(name: "xml/libxml2", totalBytes: 250_000, payloads: 100),
      ])
  }

  @Test func textShowsTheWorkWithUnits() throws {
    let text = try AssignmentText(Assignment(AssignmentInputs())).rendered()
    #expect(text.contains("10,000 requests/s × 2 KB × 0.40  = 8 MB/s\n"))
    #expect(text.contains("20,736 GB × $0.09/GB      = $1,866.24\n"))
    #expect(text.contains("paid for itself by the end of month 15."))
    #expect(!text.contains("api-response"))
  }

  @Test(arguments: [80, 60, 40], [ShownResults.shown, .blank])
  func textFits(_ width: Int, _ results: ShownResults) throws {
    let text = try AssignmentText(
      Assignment(AssignmentInputs(), measured: measured()), results: results,
      style: TextStyle(isColoured: false, columns: width)
    ).rendered()
    let fitted = FittedText.fitted(text, columns: width)
    #expect(fitted.split(separator: "\n").filter { $0.count > width } == [])
  }

  @Test("A figure is labelled with the unit that it is counted in")
  func unitsAreThoseCountedIn() throws {
    var inputs = AssignmentInputs()
    try inputs.set(.payloadBytes, to: "2048")
    let text = try AssignmentText(Assignment(inputs)).rendered()
    #expect(text.contains("× 2.048 KB ×"))
    #expect(text.contains("  2.048 KB = 2,048 B  GB (10⁹ B) "))
    #expect(!text.contains("KiB"))
    try inputs.set(.payloadBytes, to: "0.000001")
    #expect(try AssignmentText(Assignment(inputs)).rendered().contains("  0.000001 B  GB (10⁹ B) "))
    // Whatever the amount, number × unit is the amount.
    for bytes in [1, 999, 1_000, 1_023, 1_024, 1_048_576, 5_000_000_000_000] {
      for unit in ByteUnit.allCases {
        let shown = try ByteCount.bytes(bytes).formatted(in: unit, fractionDigits: 0...9)
        #expect(try shown.value * unit.bytes == Rational(bytes))
        #expect(shown.text.hasSuffix(" \(unit.symbol)"))
      }
    }
  }

  @Test func compressionAndHeadersStandBesideTheAssumption() throws {
    let text = try AssignmentText(Assignment(AssignmentInputs(), measured: measured())).rendered()
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(
      rows.contains(
        [
          "as", "the", "assignment", "assumes", "2,000", "B", "1,200", "B", "40", "%", "$1,866.24",
          "month", "15",
        ]))
    #expect(
      rows.contains(
        ["body,", "measured,", "gzip", "600", "B", "570", "B", "5", "%", "$69.98", "never"]))
    // 600 + 206 against 570 + 210: 26 of 806 bytes.
    #expect(
      text.replacing("\n ", with: "").contains(
        "the 40 % become 3.2 %: $60.65 in 30 days, and the switch never pays."), "\(text)")
  }

  /// Figures none of which is like another, so that an answer that is given away is seen.
  private func odd() throws -> Assignment {
    var inputs = AssignmentInputs()
    for (parameter, text) in [
      (.requestsPerSecond, "7919"), (.payloadBytes, "1987"), (.reduction, "0.37"),
      (.pricePerGB, "0.083"), (.days, "29"), (.dayRate, "613"), (.clients, "7"),
    ] as [(AssignmentParameter, String)] {
      try inputs.set(parameter, to: text)
    }
    return try Assignment(inputs, measured: measured())
  }

  /// The numbers in a text, without the commas between thousands.
  private func numbers(_ text: String) -> Set<String> {
    Set(text.matches(of: #/\d[\d,]*(\.\d+)?/#).map { String($0.output.0).replacing(",", with: "") })
  }

  @Test("A worksheet has the units and the blanks, and no answer anywhere")
  func worksheet() throws {
    let assignment = try odd()
    let solved = try AssignmentText(assignment).rendered()
    let sheets = [
      try AssignmentText(assignment, results: .blank).rendered(),
      try AssignmentPage(assignment, results: .blank).html(),
      try AssignmentText(assignment, results: .blank).summary(),
    ]
    let steps =
      try assignment.bandwidthSteps() + assignment.periodSteps() + assignment.breakEvenSteps()
    var answers = Set(steps.flatMap { numbers($0.result.text) })
    answers.formUnion(assignment.readings.flatMap { numbers($0.saving.money.formatted().text) })
    answers.formUnion(
      assignment.measuredSavings.flatMap { numbers($0.saving.money.formatted().text) })
    answers.formUnion(
      try assignment.measuredSavings.flatMap {
        numbers(try $0.shareOfBaseline.formattedAsPercent())
      })
    for side in assignment.openQuestion?.sides ?? [] {
      answers.formUnion(side.answers.flatMap { numbers($0.saving.money.formatted().text) })
    }
    answers.formUnion(numbers(assignment.plan.oneOff.formatted().text))
    answers.formUnion(numbers(assignment.plan.perMonth.formatted().text))
    #expect(answers.count >= 20)
    #expect(
      answers.isSubset(of: numbers(solved).union(numbers(try AssignmentPage(assignment).html()))))
    for sheet in sheets { #expect(numbers(sheet).isDisjoint(with: answers)) }
    for word in ["_____ MB/s", "_____ GB", "$_____", "_____ %", "_____ months", "month _____"] {
      #expect(sheets[0].contains(word), "\(word)")
      #expect(sheets[1].contains(word), "\(word)")
    }
    for sheet in sheets { #expect(!sheet.contains("never") && !sheet.contains("≈")) }
  }

  @Test func thePageIsWellFormedAndDrawsTheFlow() throws {
    for results in [ShownResults.shown, .blank] {
      let page = try AssignmentPage(
        Assignment(AssignmentInputs(), measured: measured()), results: results
      ).html()
      let complaints = try Tool.run("xmllint", ["--noout", "--nonet", "-"], input: Data(page.utf8))
      #expect(complaints.diagnostics == "")
      for arrow in ["× 2 KB × 0.40", "× 3,600 s", "× 24 h × 30 days", "× $0.09/GB"] {
        #expect(page.contains(">\(arrow)</text>"), "\(arrow)")
      }
      let figures = ["8 MB/s", "28.8 GB", "20,736 GB", "$1,866.24"].map {
        page.contains(">\($0)</text>")
      }
      #expect(figures == Array(repeating: results == .shown, count: 4))
      #expect(page.contains("class=\"mark bar") == (results == .shown))
    }
  }

  @Test func measuredSizesStandBesideJSON() throws {
    let text = try AssignmentText(Assignment(AssignmentInputs(), measured: measured())).rendered()
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(
      rows.contains(
        ["protobuf/swift", "1,200.0", "60.0", "%", "20,736.0", "$1,866.24", "month", "15"]))
    #expect(
      rows.contains(
        ["xml/libxml2", "2,500.0", "125.0", "%", "-12,960.0", "-$1,166.40", "never"]))
  }

  @Test func aRoundedLineIsMarked() throws {
    var inputs = AssignmentInputs()
    try inputs.set(.requestsPerSecond, to: "0.333333")
    let text = try AssignmentText(Assignment(inputs)).rendered()
    #expect(text.contains("0.333333 requests/s × 2 KB × 0.40  ≈ 266.666 B/s\n"))
  }

  @Test func aSwitchThatNeverPaysSaysSo() throws {
    var inputs = AssignmentInputs()
    try inputs.set(.requestsPerSecond, to: "1")
    let text = try AssignmentText(Assignment(inputs)).rendered()
    #expect(text.contains("The switch never pays"))
  }

  @Test func jsonIsReadByPythonWithExactFigures() throws {
    let json = try AssignmentDocument(Assignment(AssignmentInputs(), measured: measured())).json()
    let script = """
      import json, sys
      from decimal import Decimal
      d = json.load(sys.stdin, parse_float=Decimal)
      print(d["inputs"]["price_dollars_per_gigabyte"], d["inputs"]["reduction_share"])
      print(d["bandwidth"]["saved_bytes_per_second"], d["bandwidth"]["saved_gigabytes_per_hour"])
      print(d["period"]["saved_gigabytes"], d["period"]["saved_dollars"], d["period"]["days"])
      print(*[r["saved_dollars"] for r in d["readings"]][::2])
      print(d["break_even"]["one_off_dollars"], d["break_even"]["net_dollars_per_month"])
      print(*[(c["codec"], str(c["saved_dollars"]), c["pays"]) for c in d["measured"]["codecs"]])
      protobuf, = [f for f in d["open_question"]["formats"] if f["format"] == "Protobuf"]
      for a in protobuf["answers"]:
          share = 1 - Decimal(a["mean_bytes_after"]) / a["mean_bytes_before"]
          assert abs(share - a["reduction_share"]) < Decimal("1e-9"), a
          saved = Decimal(a["mean_bytes_before"] - a["mean_bytes_after"]) * 10000 * 2592000 / 10**9
          assert saved == a["saved_gigabytes"] and saved * Decimal("0.09") == a["saved_dollars"], a
      print(*[(a.get("framing"), a.get("content_coding")) for a in protobuf["answers"]])
      """
    let outcome = try Tool.run("/usr/bin/python3", ["-c", script], input: Data(json.utf8))
    #expect(outcome.diagnostics == "")
    #expect(
      outcome.text == """
        0.09 0.4
        8000000 28.8
        20736 1866.24 30
        1866.24 1911.02976
        22200 1516.24
        ('protobuf/swift', '1866.24', True) ('xml/libxml2', '-1166.4', False)
        (None, None) (None, 'gzip') ('http/1.1', None) ('http/1.1', 'gzip') ('http/2', None) ('http/2', 'gzip')

        """)
  }
}
