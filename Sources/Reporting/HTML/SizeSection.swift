import Measurement

/// Sizes by format and workload, as parts of the baseline's.
struct SizeSection {
  let model: PageModel
  let size: String

  var html: String {
    let names = model.document.workloads.map(\.name)
    var points: [(row: Int, mark: Mark, part: Double)] = []
    var table = PageTable(
      model.titled("Table: bytes of an encoding (\(size))"),
      ["workload", "format", "codec", "bytes", "of baseline"])
    for (row, workload) in names.enumerated() {
      let base = model.measurement(workload, size, model.baseline)?.encodedBytesPerOperation
      var seen: [String: Double] = [:]
      for codec in model.codecs {
        guard let measured = model.measurement(workload, size, codec), let base, base > 0 else {
          continue
        }
        let (bytes, format) = (measured.encodedBytesPerOperation, PageModel.format(codec))
        // Two codecs of a format that write as many bytes are one mark.
        if seen.updateValue(bytes, forKey: format) == bytes { continue }
        let text =
          "\(workload), \(format): \(Quantity.bytes(bytes)), \(Quantity.percent(bytes / base))"
        var mark = Mark(codec, in: model, workload: workload, label: text)
        mark.isHollow = false
        points.append((row, mark, bytes / base))
        table.append(
          [
            .init(workload), .init(format), .init(codec), .init(Quantity.bytes(bytes), bytes),
            .init(Quantity.percent(bytes / base), bytes / base),
          ], format: format, workload: workload)
      }
    }
    guard !points.isEmpty else { return "" }
    let bottom = 10 + 30 * Double(names.count)
    let axis = Axis.linear(points.map(\.part), 150...740)
    var chart = Chart(
      model.titled("Size by format and workload (\(size))"),
      "A row a workload, a mark a format: bytes as a part of \(model.baseline). Left is smaller.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "bytes, in percent of \(model.baseline)",
      tick: Quantity.percent)
    for (row, name) in names.enumerated() {
      let y = 25 + 30 * Double(row)
      chart.line(150, y, 740, y, class: "lane")
      chart.name(name, x: 140, y: y + 4)
    }
    for point in points {
      chart.content += point.mark.svg(
        x: axis.position(point.part), y: 25 + 30 * Double(point.row))
    }
    return
      "<section id=\"\(model.id("sizes"))\"><h2>Size</h2>\n\(chart.svg)\(table.folded)</section>\n"
  }
}
