import Measurement

/// Throughput of every workload in every codec, on a logarithmic axis.
struct SpeedSection {
  let model: PageModel
  let size: String

  var html: String {
    BenchmarkSubject.Direction.allCases.map(figure).joined()
  }

  private func figure(_ direction: BenchmarkSubject.Direction) -> String {
    let rows = model.rows.filter {
      $0.measurement.size == size && $0.direction == direction && $0.measurement.kind == .codec
    }
    guard !rows.isEmpty else { return "" }
    let names = model.document.workloads.map(\.name).filter { name in
      rows.contains { $0.measurement.workload == name }
    }
    let lane = 11.0
    let block = lane * Double(model.codecs.count) + 14
    let bottom = 8 + block * Double(names.count)
    let axis = Axis.logarithmic(
      rows.flatMap { row in
        let ends = row.estimate.interval.map { [$0.lower, $0.upper] } ?? []
        return (ends + [row.estimate.nanoseconds.median]).map(row.recordsPerSecond)
      }, 150...740)
    let title = "\(direction == .encode ? "Encoding" : "Decoding") (\(size))"
    var chart = Chart(
      model.titled(title),
      "A block a workload, a mark a codec, with its interval. Right is faster.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "records a second (each step of the grid is a factor)",
      tick: Quantity.roundCount)
    for (index, name) in names.enumerated() {
      let top = 8 + block * Double(index)
      chart.line(10, top, 740, top, class: "lane")
      chart.name(name, x: 140, y: top + block / 2 + 4)
    }
    for row in rows {
      guard let block0 = names.firstIndex(of: row.measurement.workload),
        let lane0 = model.codecs.firstIndex(of: row.measurement.codec)
      else { continue }
      let y = 8 + block * Double(block0) + 7 + lane * (Double(lane0) + 0.5)
      let interval = row.estimate.interval.map { interval in
        let ends = [interval.lower, interval.upper].map {
          axis.position(row.recordsPerSecond($0))
        }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
      }
      var mark = Mark(
        row.measurement.codec, in: model, workload: row.measurement.workload,
        label: "\(row.measurement.workload), \(row.measurement.codec): \(row.rateText)")
      mark.isNoisy = row.estimate.isNoisy
      chart.content += mark.svg(
        x: axis.position(row.recordsPerSecond(row.estimate.nanoseconds.median)), y: y,
        interval: interval)
    }
    return "<h3>\(title)</h3>\n" + chart.svg + table(model.titled("Table: \(title)"), rows).folded
  }

  private func table(_ title: String, _ rows: [PageModel.Row]) -> PageTable {
    var table = PageTable(
      title,
      ["workload", "codec", "records/s", "time/op", "interval", "±", "MB/s", "outliers", "noisy"])
    for row in rows {
      let time = row.estimate.nanoseconds
      let rate = row.recordsPerSecond(time.median)
      let megabytes =
        row.measurement.encodedBytesPerOperation * row.estimate.operationsPerSecond / 1e6
      table.append(
        [
          .init(row.measurement.workload), .init(row.measurement.codec),
          .init(Quantity.count(rate), rate),
          .init(Quantity.time(nanoseconds: time.median), time.median),
          .init(
            row.estimate.interval.map {
              "\(Quantity.time(nanoseconds: $0.lower)) – \(Quantity.time(nanoseconds: $0.upper))"
            } ?? "–"),
          .init(Quantity.percent(time.relativeDeviation), time.relativeDeviation),
          .init(Quantity.significant(megabytes), megabytes),
          .init("\(time.outliers.count) of \(time.count)", Double(time.outliers.count)),
          .init(row.estimate.isNoisy ? "~ noisy" : ""),
        ], format: PageModel.format(row.measurement.codec), workload: row.measurement.workload)
    }
    return table
  }
}

extension PageModel.Row {
  /// The throughput with its interval, and whether it is noisy.
  fileprivate var rateText: String {
    let interval = estimate.interval.map {
      let low = Quantity.count(recordsPerSecond($0.upper))
      return " (\(low)–\(Quantity.count(recordsPerSecond($0.lower))))"
    }
    let rate = Quantity.count(recordsPerSecond(estimate.nanoseconds.median))
    return "\(rate) records/s\(interval ?? "")\(estimate.isNoisy ? ", noisy" : "")"
  }
}
