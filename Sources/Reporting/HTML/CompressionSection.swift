import Measurement

/// What compression makes of bodies, and what that means in words; absent where nothing was compressed.
struct CompressionSection {
  let model: PageModel
  let compression: CompressionModel

  init?(model: PageModel) {
    guard let compression = CompressionModel(model.document) else { return nil }
    self.model = model
    self.compression = compression
  }

  var html: String {
    "<section id=\"\(model.id("compression"))\"><h2>Compression</h2>\n"
      + compression.sizes.map { lengths($0) + times($0) }.joined() + "</section>\n"
  }

  // MARK: Lengths

  private func lengths(_ size: String) -> String {
    let base = compression.baseline
    let points = compression.ways.indices.flatMap { row in
      compression.columns.compactMap { column in
        compression.share(
          of: column, compression.ways[row], against: base, compression.ways[0], size
        ).map { LaneChart.Point(row: row, codec: column.codec, value: $0) }
      }
    }
    let chart = LaneChart(names: compression.ways.map(\.name), points: points)
    let svg = chart.svg(
      "Bytes a body by method (\(size))",
      "A row a method, a mark a format: bytes of a body, each compressed by itself, as a part of "
        + "\(base.format) as it is. Left is smaller.",
      axis: .linear(points.map(\.value), LaneChart.pixels),
      label: "bytes a body, in percent of \(base.format) as it is, mean of the workloads",
      tick: Quantity.percent, text: Quantity.percent, in: model)
    return list(CompressionSentences(model: compression, size: size).all) + svg
      + lengthTable(size).folded
  }

  private func list(_ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    return "<ul>" + sentences.map { "<li>\(Markup.escaped($0))</li>" }.joined(separator: "\n")
      + "</ul>\n"
  }

  private func lengthTable(_ size: String) -> PageTable {
    let bodies = compression.section.bodies.filter { $0.size == size }
    let dictionary = bodies.compactMap(\.dictionary).first
    var table = PageTable(
      "Table: bytes a body (\(size)); ↑: longer than as it is",
      ["workload", "codecs"] + compression.ways.map(\.name)
        + (dictionary.map { ["\($0.method) \($0.level), dictionary (half of them)"] } ?? []))
    for item in bodies {
      let plain = CompressionModel.bytes(item, compression.ways[0])
      var cells = compression.ways.map { length(CompressionModel.bytes(item, $0), plain: plain) }
      if dictionary != nil {
        cells.append(length(item.dictionary?.bytesWith, plain: item.dictionary?.bytesPlain))
      }
      append(item, cells, to: &table)
    }
    return table
  }

  /// A length, marked where it is longer than the body as it is.
  private func length(_ bytes: Double?, plain: Double?) -> PageTable.Cell {
    guard let bytes, let plain else { return .init("–") }
    return .init(Quantity.bytes(bytes) + (bytes > plain ? " ↑" : ""), bytes)
  }

  // MARK: Times

  /// A setting and direction in the chart of times.
  private struct Lane {
    let setting: ResultDocument.Compression.Setting
    let direction: ResultDocument.Compression.Direction
    var name: String { "\(setting.method) \(setting.level), \(direction.rawValue)" }
  }

  private func times(_ size: String) -> String {
    let times = CompressionTimes(model: compression, bootstrap: model.bootstrap, size: size)
    let timed = compression.section.settings.filter { setting in
      compression.columns.contains { times.megabytesPerSecond($0, setting, .compress) != nil }
    }
    let lanes = ResultDocument.Compression.Direction.allCases.flatMap { direction in
      timed.map { Lane(setting: $0, direction: direction) }
    }
    let points = lanes.indices.flatMap { row in
      compression.columns.compactMap { column in
        times.megabytesPerSecond(column, lanes[row].setting, lanes[row].direction).map {
          LaneChart.Point(row: row, codec: column.codec, value: $0)
        }
      }
    }
    guard !points.isEmpty else { return "" }
    let svg = LaneChart(names: lanes.map(\.name), points: points).svg(
      "Speed of compression (\(size))",
      "A row a method and direction, a mark a format. Right is faster.",
      axis: .logarithmic(points.map(\.value), LaneChart.pixels),
      label: "MB/s of bytes as they are, mean of the workloads (each step of the grid is a factor)",
      tick: { Quantity.significant($0, digits: 1) },
      text: { "\(Quantity.significant($0)) MB/s" }, in: model)
    let speed = CompressedSpeed(model: compression, bootstrap: model.bootstrap, size: size)
    return "<h3>Speed (\(Markup.escaped(size)))</h3>\n" + list(speed.sentences + times.sentences)
      + ratios(speed) + svg + timeTable(size, timed, times.bootstrap).folded
  }

  /// How many times as fast as the baseline the codecs are, with the same compression; a chart and its table.
  private func ratios(_ speed: CompressedSpeed) -> String {
    let ways = speed.ways
    let rows = BenchmarkSubject.Direction.allCases.flatMap { direction in
      speed.rows(direction).map { (direction: direction, row: $0) }
    }
    guard !rows.isEmpty else { return "" }
    var points: [LaneChart.Point] = []
    var names: [String] = []
    var table = PageTable(
      "Table: times as fast as \(compression.baseline.codec) with the same compression (\(speed.size))",
      ["codec", "direction"] + ways.map(\.name))
    for direction in BenchmarkSubject.Direction.allCases {
      for (index, way) in ways.enumerated() {
        for (other, row) in rows where other == direction {
          guard let ratio = row.ratios[index] else { continue }
          points.append(.init(row: names.count, codec: row.codec, value: ratio.value))
        }
        names.append("\(way.name), \(direction.rawValue)")
      }
    }
    for (direction, row) in rows {
      table.append(
        [.init(row.codec), .init(direction.rawValue)]
          + row.ratios.map { $0.map { .init(RatioText.text($0), $0.value) } ?? .init("–") },
        format: PageModel.format(row.codec))
    }
    let svg = LaneChart(names: names, points: points, showsCodecs: true).svg(
      "Speed with compression (\(speed.size))",
      "A row a method and direction, a mark a codec: coding and compressing together, as a multiple "
        + "of \(compression.baseline.codec) with the same compression. Right is faster.",
      axis: .logarithmic(points.map(\.value), LaneChart.pixels),
      label: "times as fast as \(compression.baseline.codec) with the same compression",
      tick: { "\(Quantity.significant($0, digits: 1))×" }, text: { RatioText.text($0) }, in: model)
    return svg + table.folded
  }

  private func timeTable(
    _ size: String, _ settings: [ResultDocument.Compression.Setting], _ bootstrap: Bootstrap
  ) -> PageTable {
    var table = PageTable(
      "Table: time a body (\(size)), ± half of the interval",
      ["workload", "codecs", "direction"] + settings.map { "\($0.method) \($0.level)" })
    for item in compression.section.bodies where item.size == size {
      for direction in ResultDocument.Compression.Direction.allCases {
        let estimates = settings.map { setting in
          CompressionModel.outcome(item, setting)?[direction]
            .flatMap { TimingEstimate($0, bootstrap: bootstrap) }
        }
        append(
          item,
          [.init(direction.rawValue)]
            + estimates.map { estimate in
              estimate.map { .init($0.text, $0.nanoseconds.median) } ?? .init("–")
            }, to: &table)
      }
    }
    return table
  }

  /// Adds a row of bodies, behind their workload and codecs.
  private func append(
    _ bodies: ResultDocument.Compression.Bodies, _ cells: [PageTable.Cell],
    to table: inout PageTable
  ) {
    table.append(
      [.init(bodies.workload), .init(bodies.codecs.joined(separator: ", "))] + cells,
      format: PageModel.format(bodies.codecs[0]), workload: bodies.workload)
  }
}
