/// Text made line by line, each as far to the right as the blocks around it ask for.
struct IndentedText {
  /// What was written so far; every line ends in a line feed.
  private(set) var text = ""
  private var depth = 0

  /// The spaces in front of a line.
  var indentation: Int { depth * 2 }

  /// Writes a line; an empty one gets no spaces.
  mutating func line(_ line: String = "") {
    if !line.isEmpty { text += String(repeating: " ", count: indentation) }
    text += line + "\n"
  }

  /// Writes each line of a comment behind a mark, such as `///`; nothing where there is no comment.
  mutating func comment(_ comment: String, mark: String) {
    guard !comment.isEmpty else { return }
    for part in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      line(part.isEmpty ? mark : mark + " " + part)
    }
  }

  /// Writes a line, further lines two spaces to the right of it, and perhaps a last line below the first.
  mutating func block<Failure>(
    _ first: String, _ last: String? = nil, _ body: (inout IndentedText) throws(Failure) -> Void
  ) throws(Failure) {
    line(first)
    depth += 1
    try body(&self)
    depth -= 1
    if let last { line(last) }
  }
}
