/// Prose on its way to a terminal.
enum Paragraph {
  /// The words of a text in lines of at most `width` columns, each ended by a line feed; a word that is longer has a line
  /// of its own, and a number stays with its unit.
  static func wrapped(
    _ text: String, width: Int = 80, firstIndent: String = "", indent: String = ""
  ) -> String {
    var lines: [String] = []
    var line = firstIndent
    var isEmpty = true
    for word in words(of: text) {
      if !isEmpty, line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = indent
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }

  /// What stays together on a line.
  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).reduce(into: []) { words, word in
      if let last = words.last, last.last?.isNumber == true {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
  }
}
