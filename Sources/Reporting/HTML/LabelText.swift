/// How wide a label of a chart is, and what is left of one that is too wide.
///
/// A page is laid out before any browser has measured a letter, so widths are those of a wide face, DejaVu Sans: in most
/// others a label is narrower.
enum LabelText {
  /// The height of the letters in charts, in pixels of the chart.
  static let size = 12.0

  /// The width of a text, in pixels of the chart.
  static func width(_ text: String) -> Double {
    text.reduce(0) { $0 + size * advance($1) }
  }

  /// The text as it is, or with its middle replaced by an ellipsis so that it is at most so wide.
  ///
  /// Names of files differ at their ends as often as at their beginnings, so both are kept.
  static func shortened(_ text: String, to width: Double) -> String {
    guard self.width(text) > width else { return text }
    var (head, tail) = (text.prefix(0), text.suffix(0))
    while head.count + tail.count < text.count {
      var (longerHead, longerTail) = (head, tail)
      if head.count > tail.count {
        longerTail = text.suffix(tail.count + 1)
      } else {
        longerHead = text.prefix(head.count + 1)
      }
      guard self.width("\(longerHead)…\(longerTail)") <= width else { break }
      (head, tail) = (longerHead, longerTail)
    }
    return "\(head)…\(tail)"
  }

  /// The advance of a character in parts of the letters' height: DejaVu Sans 2.37, rounded up.
  private static func advance(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "'": 0.28
    case " ", ".", ",", ":", ";", "/", "\\", "|", "I", "J": 0.34
    case "-", "f", "t", "r", "(", ")", "[", "]", "!", "·": 0.42
    case "a"..."l", "n"..."v", "x"..."z", "0"..."9", "_": 0.64
    case "m", "…", "M", "%", "@", "W", "→": 1
    case "w", "A"..."Z", "&", "#", "=", "+", "<", ">", "~", "×", "–": 0.84
    default: String(character).displayWidth > 1 ? 1.1 : 0.9
    }
  }
}
