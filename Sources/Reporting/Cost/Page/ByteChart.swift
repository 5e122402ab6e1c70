import CostModel
import Framing

/// Whose the bytes of a request and a response are, before and after, as bars.
struct ByteChart {
  let projection: CostProjection

  private struct Bar {
    let label: String
    let parts: [WirePart]
  }

  private var bars: [Bar] {
    let (old, new) = (projection.old, projection.new)
    return [
      Bar(label: "response, \(old.side.name)", parts: old.wire.response),
      Bar(label: "response, \(new.side.name)", parts: new.wire.response),
      Bar(label: "request, \(old.side.name)", parts: old.wire.request),
      Bar(label: "request, \(new.side.name)", parts: new.wire.request),
    ].filter { $0.parts.totalBytes > 0 }
  }

  var html: String {
    let bars = bars
    let bottom = 10 + 34 * Double(bars.count)
    let axis = Axis.linear(bars.map { Double($0.parts.totalBytes) }, 210...740)
    var chart = Chart(
      "Bytes on the wire", "A bar a message, a colour a layer. Shorter is better.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "bytes", tick: { Quantity.bytes($0) })
    var table = PageTable(
      "Table: bytes on the wire", ["message"] + WirePart.Layer.allCases.map(\.rawValue) + ["all"])
    for (index, bar) in bars.enumerated() {
      let y = 14 + 34 * Double(index)
      chart.text(bar.label, x: 200, y: y + 15, anchor: "end", class: "name")
      var start = 0
      for (color, layer) in WirePart.Layer.allCases.enumerated() {
        let bytes = bar.parts.bytes(of: layer)
        guard bytes > 0 else { continue }
        let (from, to) = (axis.position(Double(start)), axis.position(Double(start + bytes)))
        let label = Markup.escaped("\(bar.label): \(layer.rawValue), \(bytes) B")
        chart.content +=
          "<g class=\"mark bar f\(color)\" data-label=\"\(label)\"><title>\(label)</title>"
          + "<path d=\"M\(Mark.number(from)) \(y)h\(Mark.number(to - from))v20h-\(Mark.number(to - from))z\"/></g>\n"
        start += bytes
      }
      let counts = WirePart.Layer.allCases.map { bar.parts.bytes(of: $0) } + [start]
      table.append([.init(bar.label)] + counts.map { .init("\($0) B", Double($0)) })
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
