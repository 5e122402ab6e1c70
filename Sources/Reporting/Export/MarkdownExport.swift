public import Measurement

/// A result as Markdown: where it was measured, the sizes, and a table for each workload, size and direction.
///
/// Source: the tables of GitHub Flavored Markdown, section 4.10.
public enum MarkdownExport {
  /// The whole text.
  public static func text(_ document: ResultDocument) -> String {
    let report = RunReport(document)
    let environment = document.environment
    let machine = [
      environment.cpuModel ?? environment.architecture, "\(environment.coreCount) cores",
      environment.operatingSystem, "Swift \(environment.swiftVersion)",
      environment.buildConfiguration + " build",
    ]
    var text = "# serbench, \(document.startedAt)\n\n\(machine.joined(separator: ", ")).\n"
    if !document.isComplete { text += "\n**Incomplete: the run was interrupted.**\n" }
    for workload in document.workloads {
      for size in report.sizeNames {
        text += section(workload, size, report)
      }
    }
    return text + CompressionMarkdown.text(report) + """

      Times are medians; ~ marks a noisy one, whose interval is wider than a tenth. vs JSON: how many times as fast as
      \(RunReport.baseline), paired by round, with its 95 % interval. Peak memory: the most that a batch's first operation held
      at once in a process of its own, beyond what was there before.

      """
  }

  private static func section(
    _ workload: ResultDocument.Workload, _ size: String, _ report: RunReport
  ) -> String {
    let measurements = report.measurements(workload: workload.name, size: size)
    guard !measurements.isEmpty else { return "" }
    var text = "\n## \(escaped(workload.name)), \(size)\n\n\(escaped(workload.summary))\n"
    for direction in BenchmarkSubject.Direction.allCases {
      let baseline = measurements.first {
        $0.codec == RunReport.baseline && $0.kind == .codec
      }?[direction]
      let rows = measurements.compactMap {
        row($0, direction, baseline: baseline, report.bootstrap)
      }
      guard !rows.isEmpty else { continue }
      text += """

        | \(direction.rawValue) | bytes/op | time/op | ± | allocs/op | allocated/op | peak memory | vs JSON |
        |:---|---:|---:|---:|---:|---:|---:|---:|
        \(rows.joined(separator: "\n"))

        """
    }
    return text
  }

  private static func row(
    _ measurement: ResultDocument.Measurement, _ direction: BenchmarkSubject.Direction,
    baseline: ResultDocument.Operation?, _ bootstrap: Bootstrap
  ) -> String? {
    guard let operation = measurement[direction],
      let estimate = TimingEstimate(operation, bootstrap: bootstrap)
    else { return nil }
    let ratio = baseline.flatMap {
      PairedRatio(
        baseline: $0.nanosecondsPerOperation, candidate: operation.nanosecondsPerOperation,
        bootstrap: bootstrap)
    }
    let cells = [
      escaped(SpeedSummary.shortLabel(measurement.codec, measurement.kind)),
      Quantity.bytes(measurement.encodedBytesPerOperation),
      (estimate.isNoisy ? "\\~" : "") + Quantity.time(nanoseconds: estimate.nanoseconds.median),
      Quantity.percent(estimate.nanoseconds.relativeDeviation),
      operation.allocationsPerOperation.map(Quantity.count) ?? "–",
      operation.allocatedBytesPerOperation.map { Quantity.bytes($0) } ?? "–",
      operation.peakMemoryBytes.map { Quantity.bytes(Double($0)) } ?? "–",
      ratio.map(RatioText.text) ?? "–",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// Text in which nothing is taken for markup, nor for the end of a cell.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if #"\`*_[]<>|#~"#.contains(character) { escaped += "\\" }
      escaped += character.isNewline ? " " : String(character)
    }
    return escaped
  }
}
