/// Text as Swift source spells it.
struct SwiftLiteral {
  /// A string literal on one line.
  static func string(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// The lines of a literal over several lines, its marks included; no line is longer than `width` where words allow.
  static func lines(_ text: String, width: Int) -> [String] {
    // Three quotation marks would end the literal; one or two are text.
    let escapesQuotes = text.contains("\"\"")
    var lines = ["\"\"\""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
        .map { escaped(String($0), quotes: escapesQuotes) }
      var current = words[0]
      for word in words.dropFirst() {
        // The space and the backslash at the end join the line with the next one.
        if !current.isEmpty, current.count + word.count + 3 > width {
          lines.append(current + " \\")
          current = word
        } else {
          current += " " + word
        }
      }
      lines.append(current)
    }
    return lines + ["\"\"\""]
  }

  private static func escaped(_ text: String, quotes: Bool = true) -> String {
    text.escaped(quotes: quotes) { "\\u{\($0.digits(radix: 16, width: 1))}" }
  }
}
