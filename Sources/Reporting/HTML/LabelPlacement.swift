/// Where labels of marks go, so that none lies on another: each takes the first of its places that is free.
///
/// A label without a free place is left out. The mark tells its text when one points at it, and the table has it.
struct LabelPlacement {
  /// A point that a label begins, ends or has its middle at; `y` is the line that letters are written on.
  struct Place {
    let x: Double
    let y: Double
    let anchor: String
  }

  /// Where labels may be, from left to right: beyond it are those of an axis, or nothing.
  var bounds: ClosedRange<Double>
  private var taken: [(across: ClosedRange<Double>, down: ClosedRange<Double>)] = []

  /// Places labels from one edge of a chart to the other, or within narrower bounds.
  init(bounds: ClosedRange<Double> = 0...Chart.width) {
    self.bounds = bounds
  }

  /// Adds a label to a chart, if there is room for it.
  mutating func add(_ text: String, at places: [Place], to chart: inout Chart) {
    let width = LabelText.width(text)
    for place in places {
      let left =
        switch place.anchor {
        case "end": place.x - width
        case "middle": place.x - width / 2
        default: place.x
        }
      let across = left...(left + width)
      let down = (place.y - LabelText.size)...(place.y + 2)
      guard across.lowerBound >= bounds.lowerBound, across.upperBound <= bounds.upperBound,
        !taken.contains(where: { $0.across.overlaps(across) && $0.down.overlaps(down) })
      else { continue }
      taken.append((across, down))
      return chart.text(text, x: place.x, y: place.y, anchor: place.anchor, class: "value")
    }
  }
}
