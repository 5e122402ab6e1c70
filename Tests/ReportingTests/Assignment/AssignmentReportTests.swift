import CostModel
import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct AssignmentReportTests {
  private func measured() throws -> MeasuredPayloads {
    MeasuredPayloads(
      workload: "api-response",
      baseline: try PayloadSize(name: "json/foundation", totalBytes: 200_000, payloads: 100),
      alternatives: [
        try PayloadSize(name: "protobuf/swift", totalBytes: 120_000, payloads: 100),
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

  @Test func textFitsInEightyColumns() throws {
    let text = try AssignmentText(Assignment(AssignmentInputs(), measured: measured())).rendered()
    #expect(text.split(separator: "\n").filter { $0.count > 80 } == [])
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

        """)
  }
}
