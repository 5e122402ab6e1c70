import CostModel
import Framing

/// Whose the bytes of a request and a response are, before and after, as bars.
struct ByteChart {
  let projection: CostProjection

  private struct Bar {
    let label: String
    let bytes: LayeredBytes
  }

  private var bars: [Bar] {
    let (old, new) = (projection.old, projection.new)
    let today = "today, \(CodecWords(old.side).format)"
    let after = "after, \(CodecWords(new.side).format)"
    return [
      Bar(label: "response \(today)", bytes: old.out),
      Bar(label: "response \(after)", bytes: new.out),
      Bar(label: "request \(today)", bytes: old.received),
      Bar(label: "request \(after)", bytes: new.received),
    ].filter { $0.bytes.total > .zero }
  }

  /// The chart and its table; throws where a figure needs more digits than exact arithmetic has.
  func html() throws(ArithmeticFailure) -> String {
    let bars = bars
    let bottom = 10 + 34 * Double(bars.count)
    // Half of the chart is the bars' at least.
    let left = min(10 + (bars.map { LabelText.width($0.label) }.max() ?? 0), 380)
    let axis = Axis.linear(bars.map { Double($0.bytes.total.magnitude) }, (left + 10)...740)
    var chart = Chart(
      "Bytes on the wire", "A bar a message, a colour a layer. Shorter is better.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "bytes", tick: { Quantity.bytes($0) })
    var table = PageTable(
      "Table: bytes on the wire", ["message"] + WirePart.Layer.allCases.map(\.rawValue) + ["all"])
    for (index, bar) in bars.enumerated() {
      let y = 14 + 34 * Double(index)
      chart.name(bar.label, x: left, y: y + 15)
      var start = 0.0
      for (color, layer) in WirePart.Layer.allCases.enumerated() {
        let bytes = Double(bar.bytes[layer].magnitude)
        guard bytes > 0 else { continue }
        let (from, to) = (axis.position(start), axis.position(start + bytes))
        let label = Markup.escaped(
          "\(bar.label): \(layer.rawValue), \(try CostRows.bytes(bar.bytes[layer]))")
        chart.content +=
          "<g class=\"mark bar f\(color)\" data-label=\"\(label)\"><title>\(label)</title>"
          + "<path d=\"M\(Mark.number(from)) \(y)h\(Mark.number(to - from))v20h-\(Mark.number(to - from))z\"/></g>\n"
        start += bytes
      }
      let counts = WirePart.Layer.allCases.map { bar.bytes[$0] } + [bar.bytes.total]
      var cells = [PageTable.Cell(bar.label)]
      for count in counts {
        cells.append(.init(try CostRows.bytes(count), Double(count.magnitude)))
      }
      table.append(cells)
    }
    return chart.svg + legend + table.folded
  }

  private var legend: String {
    let items = WirePart.Layer.allCases.enumerated().map { color, layer in
      """
      <li><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" aria-hidden="true">\
      <g class="key mark f\(color)"><path d="M3 3h10v10h-10z"/></g></svg>\(layer.rawValue)</li>
      """
    }
    return "<ul class=\"legend\">\(items.joined())</ul>\n"
  }
}
