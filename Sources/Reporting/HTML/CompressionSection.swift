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
    "<section id=\"compression\"><h2>Compression</h2>\n"
      + compression.sizes.map { lengths($0) + times($0) }.joined() + "</section>\n"
  }

  // MARK: Lengths

  private func lengths(_ size: String) -> String {
    let base = compression.baseline
    let points = compression.ways.indices.flatMap { row in
      compression.columns.compactMap { column in
        compression.share(
          of: column, compression.ways[row], against: base, compression.ways[0], size
        ).map { (row: row, column: column, share: $0) }
      }
    }
    let lanes = Lanes(compression.ways.map(\.name))
    let axis = Axis.linear(points.map(\.share), Lanes.left...Lanes.right)
    var chart = lanes.chart(
      "Bytes a body by method (\(size))",
      "A row a method, a mark a format: bytes of a body, each compressed by itself, as a part of "
        + "\(base.format) as it is. Left is smaller.")
    chart.horizontal(
      axis, top: 4, bottom: lanes.bottom,
      label: "bytes a body, in percent of \(base.format) as it is, mean of the workloads",
      tick: Quantity.percent)
    for point in points {
      let label =
        "\(point.column.format), \(compression.ways[point.row].name): \(Quantity.percent(point.share))"
      var mark = Mark(point.column.codec, in: model, label: label)
      mark.isHollow = false
      chart.content += mark.svg(x: axis.position(point.share), y: Lanes.position(point.row))
    }
    return list(CompressionSentences(model: compression, size: size).all) + chart.svg
      + lengthTable(size).folded
  }

  private func list(_ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    return "<ul>" + sentences.map { "<li>\(Markup.escaped($0))</li>" }.joined(separator: "\n")
      + "</ul>\n"
  }

  private func lengthTable(_ size: String) -> PageTable {
    var table = PageTable(
      "Table: bytes a body (\(size))",
      [
        "workload", "codecs", "method", "bytes", "of \(compression.baseline.format) as it is",
        "of itself", "longer",
      ])
    for bodies in compression.section.bodies where bodies.size == size {
      let base = compression.bytes(
        bodies.workload, size, compression.baseline, compression.ways[0])
      let plain = CompressionModel.bytes(bodies, compression.ways[0])
      for way in compression.ways {
        guard let bytes = CompressionModel.bytes(bodies, way) else { continue }
        let longer = way.setting.flatMap {
          CompressionModel.outcome(bodies, $0)?.enlargedBodyCount
        }
        table.append(
          row(bodies, way.name) + [
            .init(Quantity.bytes(bytes), bytes), part(bytes, of: base), part(bytes, of: plain),
            longer.map { .init("\($0) of \(bodies.bodyCount)", Double($0)) } ?? .init("–"),
          ], format: PageModel.format(bodies.codecs[0]), workload: bodies.workload)
      }
      if let dictionary = bodies.dictionary {
        let bytes = dictionary.bytesWith
        table.append(
          row(bodies, "\(dictionary.method) \(dictionary.level), dictionary") + [
            .init(Quantity.bytes(bytes), bytes), part(bytes, of: base), part(bytes, of: plain),
            .init("–"),
          ], format: PageModel.format(bodies.codecs[0]), workload: bodies.workload)
      }
    }
    return table
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
    let lanes = ResultDocument.Compression.Direction.allCases.flatMap { direction in
      compression.section.settings.map { Lane(setting: $0, direction: direction) }
    }
    let points = lanes.indices.flatMap { row in
      compression.columns.compactMap { column in
        times.megabytesPerSecond(column, lanes[row].setting, lanes[row].direction).map {
          (row: row, column: column, speed: $0)
        }
      }
    }
    guard !points.isEmpty else { return "" }
    let frame = Lanes(lanes.map(\.name))
    let axis = Axis.logarithmic(points.map(\.speed), Lanes.left...Lanes.right)
    var chart = frame.chart(
      "Speed of compression (\(size))",
      "A row a method and direction, a mark a format. Right is faster.")
    chart.horizontal(
      axis, top: 4, bottom: frame.bottom,
      label: "MB/s of bytes as they are, mean of the workloads (each step of the grid is a factor)",
      tick: { Quantity.significant($0, digits: 1) })
    for point in points {
      let label =
        "\(point.column.format), \(lanes[point.row].name): \(Quantity.significant(point.speed)) MB/s"
      var mark = Mark(point.column.codec, in: model, label: label)
      mark.isHollow = false
      chart.content += mark.svg(x: axis.position(point.speed), y: Lanes.position(point.row))
    }
    return "<h3>Speed (\(Markup.escaped(size)))</h3>\n" + list(times.sentences) + chart.svg
      + timeTable(size, lanes).folded
  }

  private func timeTable(_ size: String, _ lanes: [Lane]) -> PageTable {
    var table = PageTable(
      "Table: time a body (\(size))",
      ["workload", "codecs", "method", "direction", "time", "interval", "noisy"])
    for bodies in compression.section.bodies where bodies.size == size {
      for lane in lanes {
        guard
          let estimate = CompressionModel.outcome(bodies, lane.setting)?[lane.direction]
            .flatMap({ TimingEstimate($0, bootstrap: model.bootstrap) })
        else { continue }
        let median = estimate.nanoseconds.median
        let interval = estimate.interval.map {
          "\(Quantity.time(nanoseconds: $0.lower)) – \(Quantity.time(nanoseconds: $0.upper))"
        }
        table.append(
          row(bodies, "\(lane.setting.method) \(lane.setting.level)") + [
            .init(lane.direction.rawValue), .init(Quantity.time(nanoseconds: median), median),
            .init(interval ?? "–"), .init(estimate.isNoisy ? "~ noisy" : ""),
          ], format: PageModel.format(bodies.codecs[0]), workload: bodies.workload)
      }
    }
    return table
  }

  // MARK: Cells

  private func row(
    _ bodies: ResultDocument.Compression.Bodies, _ method: String
  ) -> [PageTable.Cell] {
    [
      .init(bodies.workload), .init(bodies.codecs.joined(separator: ", ")), .init(method),
    ]
  }

  private func part(_ bytes: Double, of whole: Double?) -> PageTable.Cell {
    guard let whole, whole > 0 else { return .init("–") }
    return .init(Quantity.percent(bytes / whole), bytes / whole)
  }
}

/// Rows of a chart, each with its name on the left.
private struct Lanes {
  static let left = 170.0
  static let right = 740.0
  let names: [String]

  init(_ names: [String]) {
    self.names = names
  }

  /// Where the marks of a row stand.
  static func position(_ row: Int) -> Double { 20 + 26 * Double(row) }

  /// Where the rows end.
  var bottom: Double { 10 + 26 * Double(names.count) }

  /// A chart with the rows drawn.
  func chart(_ title: String, _ description: String) -> Chart {
    var chart = Chart(title, description, height: bottom + 44)
    for (row, name) in names.enumerated() {
      chart.line(Self.left, Self.position(row), Self.right, Self.position(row), class: "lane")
      chart.text(
        name, x: Self.left - 10, y: Self.position(row) + 4, anchor: "end", class: "name")
    }
    return chart
  }
}
