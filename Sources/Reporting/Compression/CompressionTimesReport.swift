import Measurement

/// How long compression takes, as text; empty where it was not timed.
struct CompressionTimesReport {
  let times: CompressionTimes
  let report: RunReport

  private var model: CompressionModel { times.model }

  /// Tables of both directions, and sentences.
  ///
  /// - Parameter details: Whether every workload has tables by itself, or only what they come to together.
  func text(details: Bool) -> String {
    let workloads = model.workloads(times.size)
    let single = details || workloads.count == 1 ? workloads : []
    let directions = CompressionTimes.Direction.allCases
    let tables =
      directions.map { workloads.count > 1 ? summary($0, workloads.count) : "" }
      + single.flatMap { workload in directions.map { table(workload, $0) } }
    let speed = CompressedSpeed(model: model, bootstrap: times.bootstrap, size: times.size)
    let sentences = (speed.sentences + times.sentences).map {
      Paragraph.wrapped($0, firstIndent: "- ", indent: "  ")
    }
    let ratios = BenchmarkSubject.Direction.allCases.map { ratioTable(speed, $0, workloads.count) }
    return (ratios + tables + [sentences.joined()]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func ratioTable(
    _ speed: CompressedSpeed, _ direction: BenchmarkSubject.Direction, _ workloads: Int
  ) -> String {
    let rows = speed.rows(direction)
    guard !rows.isEmpty else { return "" }
    // The best levels stay in the other tables where there is no room for them.
    let ways = speed.ways
    let shown = ways.indices.filter { ways.count <= 3 || ways[$0].isServers }
    var table = TextTable(
      columns: [.init("codec", .left)] + shown.map { .init(ways[$0].name, .right) })
    for row in rows {
      table.append(
        [.init(row.codec)]
          + shown.map { .init(row.ratios[$0].map { RatioText.text($0) } ?? "–") })
    }
    return report.title(
      "\(CompressedSpeed.title(direction)) (\(CompressionReport.bodies(times.size))), times as fast as\n"
        + "\(model.baseline.codec) with the same compression: geometric mean of \(workloads) "
        + "workload\(workloads == 1 ? "" : "s")")
      + table.rendered(style: report.style)
  }

  private func summary(_ direction: CompressionTimes.Direction, _ workloads: Int) -> String {
    rendered(
      "\(Self.word(direction)) (\(CompressionReport.bodies(times.size))), MB/s of bytes as they "
        + "are: geometric mean of \(workloads)\nworkloads"
    ) { setting, column in
      times.megabytesPerSecond(column, setting, direction).map { Quantity.significant($0) }
    }
  }

  private func table(_ workload: String, _ direction: CompressionTimes.Direction) -> String {
    rendered(
      "\(workload): \(Self.word(direction).lowercased()) a body, ± half of the "
        + "\(Quantity.percent(report.bootstrap.confidence)) interval"
    ) { setting, column in
      times.estimate(workload, column, setting, direction)?.text
    }
  }

  /// A table of the settings by the formats; empty where all its cells are.
  private func rendered(
    _ title: String,
    _ cell: (CompressionTimes.Setting, CompressionModel.Column) -> String?
  ) -> String {
    var table = TextTable(
      columns: [.init("method", .left)] + model.columns.map { .init($0.format, .right) })
    var isEmpty = true
    for way in model.ways {
      guard let setting = way.setting else { continue }
      let cells = model.columns.map { cell(setting, $0) }
      guard cells.contains(where: { $0 != nil }) else { continue }
      isEmpty = false
      table.append([.init(way.name)] + cells.map { .init($0 ?? "–") })
    }
    return isEmpty ? "" : report.title(title) + table.rendered(style: report.style)
  }

  private static func word(_ direction: CompressionTimes.Direction) -> String {
    switch direction {
    case .compress: "Compressing"
    case .decompress: "Decompressing"
    }
  }
}

extension TimingEstimate {
  /// The median with half of its interval, marked if it is noisy: `~12.2 µs ±6 %`.
  var text: String {
    let half = interval.map { " ±" + Quantity.percent($0.width / 2 / nanoseconds.median) }
    return (isNoisy ? "~" : "") + Quantity.time(nanoseconds: nanoseconds.median) + (half ?? "")
  }
}
