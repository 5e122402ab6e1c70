/// What all charts have: a frame, a title and a description for those who cannot see it, and ticks with units.
struct Chart {
  static let width = 760.0
  let title: String
  let description: String
  let height: Double
  var content = ""

  init(_ title: String, _ description: String, height: Double) {
    self.title = title
    self.description = description
    self.height = height
  }

  /// Adds text; `anchor` is `start`, `middle` or `end`.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", class name: String = ""
  ) {
    content +=
      "<text class=\"\(name)\" x=\"\(Mark.number(x))\" y=\"\(Mark.number(y))\" "
      + "text-anchor=\"\(anchor)\">\(Markup.escaped(text))</text>\n"
  }

  /// Adds the name of a row, which ends at `x`; a name that is wider than that is shortened, and told whole when one points
  /// at it.
  mutating func name(_ name: String, x: Double, y: Double) {
    let shown = LabelText.shortened(name, to: x - 4)
    let whole = shown == name ? "" : "<title>\(Markup.escaped(name))</title>"
    content +=
      "<text class=\"name\" x=\"\(Mark.number(x))\" y=\"\(Mark.number(y))\" text-anchor=\"end\">"
      + "\(whole)\(Markup.escaped(shown))</text>\n"
  }

  /// Adds a line from a point to another.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String) {
    content +=
      "<path class=\"\(name)\" d=\"M\(Mark.number(x1)) \(Mark.number(y1))"
      + "L\(Mark.number(x2)) \(Mark.number(y2))\"/>\n"
  }

  /// Adds a horizontal axis below the marks, with its grid.
  mutating func horizontal(
    _ axis: Axis, top: Double, bottom: Double, label: String, tick: (Double) -> String
  ) {
    for value in axis.ticks {
      let x = axis.position(value)
      line(x, top, x, bottom, class: "grid")
      text(tick(value), x: x, y: bottom + 16, anchor: "middle")
    }
    let middle = (axis.pixels.lowerBound + axis.pixels.upperBound) / 2
    text(label, x: middle, y: bottom + 36, anchor: "middle", class: "axis")
  }

  /// The chart as SVG in a region of its own that scrolls where the page is narrow.
  var svg: String {
    """
    <div class="chart" tabindex="0" role="region" aria-label="\(Markup.escaped(title))">
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(height))" role="img">
    <title>\(Markup.escaped(title))</title><desc>\(Markup.escaped(description))</desc>
    \(content)</svg></div>

    """
  }
}
