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
    let shown = columns(of: rows, fastest: race.min(), slowest: race.max(), baseline)
    let cells = rows.map { row in shown.map { $0.cell(row) } }
    // Eighty columns have room for the first rank; each further one is there whole or not at all.
    let tables = (0...Column.lastRank).map { rank in
      let chosen = shown.indices.filter { shown[$0].rank <= rank }
      var table = TextTable(
        columns: [.init(direction.rawValue, .left)] + chosen.map { .init(shown[$0].title, .right) })
      for (row, cells) in zip(rows, cells) {
        table.append([.init(row.label)] + chosen.map { cells[$0] })
      }
      return table
    }
    let fitting = tables.last { $0.displayWidth <= report.width } ?? tables[0]
    return fitting.rendered(style: report.style)
  }

  /// A figure of the rows, and how soon it is left out where there is little room: the last rank first.
  private struct Column {
    static let lastRank = 4
    let rank: Int
    let title: String
    /// Whether any row has the figure.
    var isMeasured = true
    let cell: (Row) -> TextTable.Cell
  }

  private func columns(
    of rows: [Row], fastest: Double?, slowest: Double?, _ baseline: Row?
  ) -> [Column] {
    func isMeasured<Value>(_ figure: (Row) -> Value?) -> Bool {
      rows.contains { figure($0) != nil }
    }
    // Of a batch, operations a second say little.
    let showsPeak = isMeasured { $0.operation.peakMemoryBytes }
    let isRace = fastest != slowest
    func time(_ nanoseconds: Double) -> TextTable.Cell {
      .init(Quantity.time(nanoseconds: nanoseconds))
    }
    func optional<Value>(_ value: Value?, _ text: (Value) -> String) -> TextTable.Cell {
      .init(value.map(text) ?? "–")
    }
    let all = [
      Column(rank: 0, title: "time/op") { row in
        let time = row.estimate.nanoseconds.median
        let isIn = row.measurement.kind == .codec && isRace
        return .init(
          (row.estimate.isNoisy ? "~" : "") + Quantity.time(nanoseconds: time),
          isIn && time == fastest ? .good : isIn && time == slowest ? .bad : .none)
      },
      Column(rank: 0, title: "±") {
        .init(Quantity.percent($0.estimate.nanoseconds.relativeDeviation))
      },
      Column(rank: 2, title: "least") { time($0.estimate.nanoseconds.minimum) },
      Column(rank: 2, title: "p90") { time($0.estimate.nanoseconds.p90) },
      Column(rank: 2, title: "p99") { time($0.estimate.nanoseconds.p99) },
      Column(
        rank: 3, title: "user CPU", isMeasured: isMeasured { $0.estimate.userCPUNanoseconds }
      ) {
        optional($0.estimate.userCPUNanoseconds) { Quantity.time(nanoseconds: $0) }
      },
      Column(rank: showsPeak ? 1 : 0, title: "ops/s") {
        .init(Quantity.count($0.estimate.operationsPerSecond))
      },
      Column(rank: 0, title: "MB/s") { .init(Quantity.significant($0.megabytesPerSecond)) },
      Column(rank: 0, title: "allocs") {
        optional($0.operation.allocationsPerOperation, Quantity.count)
      },
      Column(rank: 3, title: "allocated") {
        optional($0.operation.allocatedBytesPerOperation) { Quantity.bytes($0) }
      },
      Column(rank: 0, title: "peak", isMeasured: showsPeak) { .init($0.peak) },
      Column(
        rank: 4, title: "instructions",
        isMeasured: isMeasured { $0.operation.instructionsPerOperation }
      ) {
        optional($0.operation.instructionsPerOperation, Quantity.count)
      },
      Column(rank: 0, title: "vs JSON") { row in
        optional(baseline.flatMap { row.ratio(to: $0, report.bootstrap) }, RatioText.text)
      },
    ]
    return all.filter(\.isMeasured)
  }

  private struct Row {
    let measurement: ResultDocument.Measurement
    let operation: ResultDocument.Operation
    let estimate: TimingEstimate

    /// How many times as fast it is as another one.
    func ratio(to baseline: Row, _ bootstrap: Bootstrap) -> PairedRatio? {
      PairedRatio(
        baseline: baseline.operation.nanosecondsPerOperation,
        candidate: operation.nanosecondsPerOperation, bootstrap: bootstrap)
    }

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
