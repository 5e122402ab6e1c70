import Measurement

/// Heap allocations an operation; absent where they were not counted.
struct AllocationSection {
  let model: PageModel
  let size: String

  var html: String {
    var table = PageTable(
      "Table: allocations an operation (\(size))",
      ["workload", "codec", "direction", "allocations", "bytes asked for"])
    var counts: [String: [Double]] = [:]
    for row in model.rows where row.measurement.size == size && row.measurement.kind == .codec {
      guard let count = row.operation.allocationsPerOperation else { continue }
      counts["\(row.direction.rawValue) \(row.measurement.codec)", default: []].append(count)
      table.append(
        [
          .init(row.measurement.workload), .init(row.measurement.codec),
          .init(row.direction.rawValue), .init(Quantity.count(count), count),
          row.operation.allocatedBytesPerOperation.map { .init(Quantity.bytes($0), $0) }
            ?? .init("–"),
        ], format: PageModel.format(row.measurement.codec), workload: row.measurement.workload)
    }
    let bars = BenchmarkSubject.Direction.allCases.flatMap { direction in
      model.codecs.compactMap { codec in
        counts["\(direction.rawValue) \(codec)"].flatMap { Summary(samples: $0) }.map {
          (codec: codec, direction: direction.rawValue, count: $0.median)
        }
      }
    }
    guard !bars.isEmpty else { return "" }
    let bottom = 10 + 24 * Double(bars.count)
    let axis = Axis.linear(bars.map(\.count), 210...680)
    var chart = Chart(
      "Allocations an operation (\(size))",
      "A bar a codec and direction: the median over the workloads. Shorter is better.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "heap allocations an operation, median of the workloads",
      tick: Quantity.count)
    for (index, bar) in bars.enumerated() {
      let y = 14 + 24 * Double(index)
      let text = "\(bar.codec), \(bar.direction): \(Quantity.count(bar.count)) allocations"
      let mark = Mark(bar.codec, in: model, label: text)
      chart.text("\(bar.codec), \(bar.direction)", x: 200, y: y + 12, anchor: "end", class: "name")
      let width = Mark.number(axis.position(bar.count) - 210)
      chart.content +=
        "<g class=\"mark bar f\(mark.format % 6)\(mark.isHollow ? " hollow" : "")\" \(mark.attributes) "
        + "data-label=\"\(Markup.escaped(text))\"><title>\(Markup.escaped(text))</title>"
        + "<path d=\"M210 \(y)h\(width)v15h-\(width)z\"/></g>\n"
      chart.text(
        Quantity.count(bar.count), x: axis.position(bar.count) + 6, y: y + 12, class: "value")
    }
    return
      "<section id=\"allocations\"><h2>Allocations</h2>\n\(chart.svg)\(table.folded)</section>\n"
  }
}
