import Measurement

/// What the format costs against what the library costs: the codecs of a format on one line.
struct LibrarySection {
  let model: PageModel
  let size: String

  private struct Point {
    let codec: String
    let direction: BenchmarkSubject.Direction
    let ratio: PairedRatio
  }

  var html: String {
    let points = BenchmarkSubject.Direction.allCases.flatMap { direction in
      model.codecs.compactMap { codec in
        model.speed(of: codec, against: model.baseline, size, direction).map {
          Point(codec: codec, direction: direction, ratio: $0)
        }
      }
    }
    guard points.count > 1 else { return "" }
    let axis = Axis.logarithmic(
      points.flatMap { [$0.ratio.value, $0.ratio.interval?.lower, $0.ratio.interval?.upper] }
        .compactMap { $0 }, 170...630)
    let lanes = BenchmarkSubject.Direction.allCases.flatMap { direction in
      model.formats.map { (direction, $0) }
    }
    let gap = 12.0
    let bottom = 10 + gap + 36 * Double(lanes.count)
    var chart = Chart(
      model.titled("Format cost against library cost (\(size))"),
      "A row a format and direction; the line between its codecs is what the library costs.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "times as fast as \(model.baseline)",
      tick: { Quantity.significant($0, digits: 1) + "×" })
    var table = PageTable(
      model.titled("Table: times as fast as \(model.baseline) (\(size))"),
      ["codec", "direction", "times as fast"])
    var labels = LabelPlacement()
    for (index, lane) in lanes.enumerated() {
      let y = 30 + 36 * Double(index) + (lane.0 == lanes[0].0 ? 0 : gap)
      let members = points.filter {
        $0.direction == lane.0 && PageModel.format($0.codec) == lane.1
      }
      chart.name("\(lane.1), \(lane.0.rawValue)", x: 140, y: y + 4)
      if index > 0, lanes[index - 1].0 != lane.0 {
        chart.line(10, y - 28, 740, y - 28, class: "span")
      }
      let places = members.map { axis.position($0.ratio.value) }
      if let left = places.min(), let right = places.max(), left < right {
        chart.line(left, y, right, y, class: "span")
      }
      for point in members {
        let text = "\(point.codec), \(lane.0.rawValue): \(RatioText.text(point.ratio))"
        let x = axis.position(point.ratio.value)
        let interval = point.ratio.interval.map {
          axis.position($0.lower)...axis.position($0.upper)
        }
        chart.content += Mark(point.codec, in: model, label: text).svg(
          x: x, y: y, interval: interval)
        // The rightmost mark has room beside it and its interval; the others have it above or below them.
        let end = max(x, interval?.upperBound ?? x)
        let beside = LabelPlacement.Place(x: end + 12, y: y + 4, anchor: "start")
        let around = [y - 10, y + 19].map { LabelPlacement.Place(x: x, y: $0, anchor: "middle") }
        labels.add(
          "\(point.codec.drop { $0 != "/" }.dropFirst()) \(RatioText.text(point.ratio.value))",
          at: x == places.max() ? [beside] + around : around, to: &chart)
        table.append(
          [
            .init(point.codec), .init(lane.0.rawValue),
            .init(RatioText.text(point.ratio), point.ratio.value),
          ], format: lane.1)
      }
    }
    return """
      <section id="\(model.id("library"))"><h2>Format cost against library cost</h2>
      <p>Hollow marks are the libraries that people use, filled marks are Swift on one foundation. From one filled mark to \
      another is the format's difference; along a line is the library's. Geometric means of all workloads, paired by round.</p>
      \(chart.svg)\(table.folded)</section>

      """
  }
}
