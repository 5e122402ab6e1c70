/// A chart of rows, each with its name on the left, and marks for formats or codecs in it.
struct LaneChart {
  /// Where a format or a codec stands in a row.
  struct Point {
    let row: Int
    /// The codec, perhaps one that stands for its format.
    let codec: String
    let value: Double
  }

  /// Where the axis lies, in pixels.
  static let pixels = 170.0...740.0

  let names: [String]
  let points: [Point]
  /// Whether marks are codecs, of which a format may have several.
  var showsCodecs = false

  /// The chart.
  ///
  /// - Parameters:
  ///   - title: What it shows.
  ///   - description: The same for those who cannot see it.
  ///   - axis: Where the values stand; it has ``pixels``.
  ///   - label: What the axis counts.
  ///   - tick: A value at the axis.
  ///   - text: A value by itself.
  func svg(
    _ title: String, _ description: String, axis: Axis, label: String, tick: (Double) -> String,
    text: (Double) -> String, in model: PageModel
  ) -> String {
    let bottom = 10 + 26 * Double(names.count)
    var chart = Chart(title, description, height: bottom + 44)
    for (row, name) in names.enumerated() {
      let (left, right, y) = (Self.pixels.lowerBound, Self.pixels.upperBound, position(row))
      chart.line(left, y, right, y, class: "lane")
      chart.name(name, x: left - 10, y: y + 4)
    }
    chart.horizontal(axis, top: 4, bottom: bottom, label: label, tick: tick)
    for point in points {
      let name = showsCodecs ? point.codec : PageModel.format(point.codec)
      var mark = Mark(
        point.codec, in: model, label: "\(name), \(names[point.row]): \(text(point.value))")
      // A mark that stands for a format is the same whatever its codec is built on.
      if !showsCodecs { mark.isHollow = false }
      chart.content += mark.svg(x: axis.position(point.value), y: position(point.row))
    }
    return chart.svg
  }

  private func position(_ row: Int) -> Double { 20 + 26 * Double(row) }
}
