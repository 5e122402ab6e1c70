/// A drawing that is as wide as a telephone's screen, and no wider on paper: 360 units.
struct NarrowDrawing {
  static let width = 360.0

  let title: String
  let description: String
  /// What the style sheet calls it.
  let name: String
  let height: Double
  /// Marks and texts, as SVG.
  var content = ""

  init(_ title: String, _ description: String, name: String, height: Double) {
    self.title = title
    self.description = description
    self.name = name
    self.height = height
  }

  /// Adds text that begins at a point.
  mutating func text(_ text: String, x: Double, y: Double, class name: String = "") {
    content +=
      "<text class=\"\(name)\" x=\"\(Mark.number(x))\" y=\"\(Mark.number(y))\">"
      + "\(Markup.escaped(text))</text>\n"
  }

  /// Adds a path.
  mutating func path(_ path: String, class name: String) {
    content += "<path class=\"\(name)\" d=\"\(path)\"/>\n"
  }

  /// The drawing with what it shows below it.
  var html: String {
    """
    <figure class="narrow \(name)">
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(height))" role="img">
    <title>\(Markup.escaped(title))</title><desc>\(Markup.escaped(description))</desc>
    \(content)</svg>
    <figcaption>\(Markup.escaped(description))</figcaption></figure>

    """
  }
}
