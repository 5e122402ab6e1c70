import Measurement

/// Size against speed, with the codecs that nothing beats in both.
struct FrontierSection {
  let model: PageModel
  let size: String

  private typealias Point = (codec: String, length: Double, speed: PairedRatio)

  var html: String {
    let points: [Point] = model.codecs.compactMap { codec in
      guard let length = model.length(of: codec, against: model.baseline, size),
        let speed = model.speed(of: codec, against: model.baseline, size)
      else { return nil }
      return (codec, length, speed)
    }
    guard points.count > 1 else { return "" }
    let frontier = Self.frontier(points.map { ($0.length, $0.speed.value) }).map { points[$0] }
    let (left, bottom) = (90.0, 350.0)
    let across = Axis.linear(points.map(\.length), left...640)
    let up = Axis.logarithmic(points.map(\.speed.value), -bottom...(-20))
    var chart = Chart(
      model.titled("Size against speed (\(size))"),
      "A mark a codec; left is smaller, up is faster. The dashed line joins what nothing beats in both: "
        + frontier.map(\.codec).joined(separator: ", ") + ".", height: bottom + 44)
    chart.horizontal(
      across, top: 20, bottom: bottom, label: "bytes, in percent of \(model.baseline)",
      tick: Quantity.percent)
    for value in up.ticks {
      let y = -up.position(value)
      chart.line(left, y, 640, y, class: "grid")
      chart.text(
        Quantity.significant(value, digits: 1) + "×", x: left - 8, y: y + 4, anchor: "end")
    }
    chart.text("times as fast as \(model.baseline), there and back", x: 10, y: 12, class: "axis")
    let steps = frontier.map {
      (across.position($0.length), -up.position($0.speed.value))
    }
    for (from, to) in zip(steps, steps.dropFirst()) {
      chart.line(from.0, from.1, to.0, from.1, class: "frontier")
      chart.line(to.0, from.1, to.0, to.1, class: "frontier")
    }
    if let first = steps.first, let last = steps.last {
      chart.line(first.0, bottom, first.0, first.1, class: "frontier")
      chart.line(last.0, last.1, 640, last.1, class: "frontier")
    }
    var table = PageTable(
      model.titled("Table: size against speed (\(size))"),
      ["codec", "size", "times as fast", "on the frontier"])
    var labels = LabelPlacement(bounds: left...Chart.width)
    for point in points {
      let text =
        "\(point.codec): \(Quantity.percent(point.length)), \(RatioText.text(point.speed))"
      let (x, y) = (across.position(point.length), -up.position(point.speed.value))
      chart.content += Mark(point.codec, in: model, label: text).svg(x: x, y: y)
      // Below it or above, to the right or to the left.
      let places = [(11.0, 16.0), (-11, 16), (11, -6), (-11, -6)].map { dx, dy in
        LabelPlacement.Place(x: x + dx, y: y + dy, anchor: dx > 0 ? "start" : "end")
      }
      labels.add(point.codec, at: places, to: &chart)
      table.append(
        [
          .init(point.codec), .init(Quantity.percent(point.length), point.length),
          .init(RatioText.text(point.speed), point.speed.value),
          .init(frontier.contains { $0.codec == point.codec } ? "yes" : "no"),
        ], format: PageModel.format(point.codec))
    }
    return
      "<section id=\"\(model.id("frontier"))\"><h2>Size against speed</h2>\n\(chart.svg)\(table.folded)</section>\n"
  }

  /// The points that no other point beats in size (less) and speed (more), from the smallest on.
  static func frontier(_ points: [(length: Double, speed: Double)]) -> [Int] {
    var best = -Double.infinity
    return points.indices.sorted {
      (points[$0].length, -points[$0].speed) < (points[$1].length, -points[$1].speed)
    }.filter { index in
      guard points[index].speed > best else { return false }
      best = points[index].speed
      return true
    }
  }
}
