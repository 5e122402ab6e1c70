import Measurement

/// One workload at one size: every codec's times, and what it allocates.
struct WorkloadDetails {
  let report: RunReport
  let workload: ResultDocument.Workload
  let size: String

  /// A heading and a table for each direction; empty where nothing was measured.
  var text: String {
    let measurements = report.measurements(workload: workload.name, size: size)
    guard let first = measurements.first else { return "" }
    let records = first.recordsPerOperation
    let what =
      records > 1
      ? "a \(size) of \(records) records"
      : first.operationsPerPass > 1
        ? "single records, mean of \(first.operationsPerPass)" : "a single record"
    let tables = BenchmarkSubject.Direction.allCases.compactMap {
      table($0, measurements)
    }
    return report.title("\(workload.name): \(what)") + tables.joined(separator: "\n")
  }

  private func table(
    _ direction: BenchmarkSubject.Direction, _ measurements: [ResultDocument.Measurement]
  ) -> String? {
    let rows = measurements.compactMap { measurement -> Row? in
      guard let operation = measurement[direction],
        let estimate = TimingEstimate(operation, bootstrap: report.bootstrap)
      else { return nil }
      return Row(measurement: measurement, operation: operation, estimate: estimate)
    }
    guard !rows.isEmpty else { return nil }
    let baseline = rows.first {
      $0.measurement.codec == RunReport.baseline && $0.measurement.kind == .codec
    }
    let race = rows.filter { $0.measurement.kind == .codec }.map(\.estimate.nanoseconds.median)
    // Eighty columns have no room for both; of a batch, operations a second say little.
    let showsPeak = rows.contains { $0.operation.peakMemoryBytes != nil }
    var table = TextTable(columns: [
      .init(direction.rawValue, .left), .init("time/op", .right), .init("±", .right),
      .init(showsPeak ? "peak" : "ops/s", .right), .init("MB/s", .right), .init("allocs", .right),
      .init("vs JSON", .right),
    ])
    for row in rows {
      let time = row.estimate.nanoseconds.median
      let isIn = row.measurement.kind == .codec && race.count > 1
      let emphasis: TextStyle.Emphasis =
        isIn && time == race.min() ? .good : isIn && time == race.max() ? .bad : .none
      let ratio = baseline.flatMap {
        PairedRatio(
          baseline: $0.operation.nanosecondsPerOperation,
          candidate: row.operation.nanosecondsPerOperation, bootstrap: report.bootstrap)
      }
      table.append([
        .init(row.label),
        .init(
          (row.estimate.isNoisy ? "~" : "") + Quantity.time(nanoseconds: time), emphasis),
        .init(Quantity.percent(row.estimate.nanoseconds.relativeDeviation)),
        .init(showsPeak ? row.peak : Quantity.count(row.estimate.operationsPerSecond)),
        .init(Quantity.significant(row.megabytesPerSecond)),
        .init(row.operation.allocationsPerOperation.map(Quantity.count) ?? "–"),
        .init(ratio.map(RatioText.text) ?? "–"),
      ])
    }
    return table.rendered(style: report.style)
  }

  private struct Row {
    let measurement: ResultDocument.Measurement
    let operation: ResultDocument.Operation
    let estimate: TimingEstimate

    /// The most memory that was held at once, in as few digits as there is room for.
    var peak: String {
      operation.peakMemoryBytes.map { Quantity.bytes(Double($0), digits: 2) } ?? "–"
    }

    /// Encoded bytes a second, in units of 10⁶.
    var megabytesPerSecond: Double {
      measurement.encodedBytesPerOperation * estimate.operationsPerSecond / 1e6
    }

    /// The codec; what is only part of one says so in a letter or two, for there is little room.
    var label: String {
      switch measurement.kind {
      case .codec: measurement.codec
      case .libraryAlone: "  library alone"
      case .borrowedDecode: "  borrowed"
      }
    }
  }
}
