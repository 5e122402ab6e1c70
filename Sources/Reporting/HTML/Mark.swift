import Foundation

/// A mark in a chart: a shape and colour for the format, filled for a codec in Swift and hollow for one on a library; with
/// a broken outline for what is only a part of a codec.
struct Mark {
  let codec: String
  let format: Int
  let workload: String
  let label: String
  var isNoisy = false
  var isHollow: Bool
  var isPart = false

  init(_ codec: String, in model: PageModel, workload: String = "", label: String) {
    self.codec = codec
    format = model.formats.firstIndex(of: PageModel.format(codec)) ?? 0
    self.workload = workload
    self.label = label
    isHollow = !PageModel.isNative(codec)
  }

  /// The attributes by which the page filters and colours.
  var attributes: String {
    "data-format=\"\(Markup.escaped(PageModel.format(codec)))\" "
      + "data-workload=\"\(Markup.escaped(workload))\""
  }

  /// The mark as SVG, with a line over its interval where there is one.
  func svg(x: Double, y: Double, interval: ClosedRange<Double>? = nil) -> String {
    let line =
      interval.map {
        "<path class=\"interval\" d=\"M\(Self.number($0.lowerBound)) \(Self.number(y))H\(Self.number($0.upperBound))\"/>"
      } ?? ""
    let noisy =
      isNoisy
      ? "<text class=\"noisy\" x=\"\(Self.number(x + 8))\" y=\"\(Self.number(y + 4))\">~</text>"
      : ""
    return group(line + "<path d=\"\(shape(x, y))\"/>" + noisy)
  }

  /// A bar instead of the format's shape, as SVG.
  func bar(x: Double, y: Double, width: Double, height: Double) -> String {
    group(
      "<path d=\"M\(Self.number(x)) \(Self.number(y))h\(Self.number(width))v\(Self.number(height))"
        + "h-\(Self.number(width))z\"/>")
  }

  private func group(_ content: String) -> String {
    let classes = "mark f\(format % 6)" + (isHollow ? " hollow" : "") + (isPart ? " part" : "")
    let text = Markup.escaped(label)
    return "<g class=\"\(classes)\" \(attributes) data-label=\"\(text)\"><title>\(text)</title>"
      + "\(content)</g>\n"
  }

  /// The outline of the format's shape around a point.
  func shape(_ x: Double, _ y: Double) -> String {
    let start = "M\(Self.number(x)) \(Self.number(y))"
    return switch format % 6 {
    case 0: start + "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
    case 1: start + "m-4.5 -4.5h9v9h-9z"
    case 2: start + "m0 -6l6 6l-6 6l-6 -6z"
    case 3: start + "m0 -5.5l6 10h-12z"
    case 4: start + "m0 5.5l6 -10h-12z"
    default: start + "m-5 -2h10v4h-10z"
    }
  }

  /// A coordinate, a tenth of a pixel fine.
  static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
