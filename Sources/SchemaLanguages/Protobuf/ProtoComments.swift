/// The comments between two tokens, and which of the two each belongs to.
///
/// Source: Protocol Buffers, `descriptor.proto`, `SourceCodeInfo.Location`: a comment with no blank line before the next
/// token leads it; one that begins on the previous token's line, or on the next line and has a blank line after it,
/// trails the previous token.
struct ProtoComments {
  /// Comments without a blank line between them.
  private struct Block {
    var lines: [String]
    let firstLine: Int
    var lastLine: Int
    /// Whether a line comment on the next line goes on with this block.
    var continues: Bool
  }

  private let previousLine: Int?
  private var blocks: [Block] = []

  /// Collects the comments behind a token that ends on this line; `nil` at the start of the file.
  init(after previousLine: Int?) {
    self.previousLine = previousLine
  }

  /// Adds a comment that starts with two slashes, given without them.
  mutating func addLine(_ text: String, on line: Int) {
    // Three slashes are a habit from other languages.
    let text = Self.withoutTrailingSpace(text.drop { $0 == "/" })
    let content = String(text.first == " " ? text.dropFirst() : text)
    if let last = blocks.indices.last, blocks[last].continues, blocks[last].lastLine == line - 1 {
      blocks[last].lines.append(content)
      blocks[last].lastLine = line
    } else {
      // A comment at the end of a token's line stands alone: the next line is about what follows.
      blocks.append(
        Block(lines: [content], firstLine: line, lastLine: line, continues: line != previousLine))
    }
  }

  /// Adds a comment between `/*` and `*/`, given without them.
  mutating func addBlock(_ text: String, from firstLine: Int, to lastLine: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line.drop { $0 == " " || $0 == "\t" }
      if line.first == "*" { line = line.drop { $0 == "*" } }
      return Self.withoutTrailingSpace(line.first == " " ? line.dropFirst() : line)
    }
    blocks.append(
      Block(
        lines: lines.map { String($0) }, firstLine: firstLine, lastLine: lastLine,
        continues: false))
  }

  /// The comments that belong to the tokens around: the previous one and the next, which begins on this line.
  func attached(
    toNextOn nextLine: Int, nextClosesScope: Bool
  ) -> (trailing: String, leading: String) {
    var remaining = blocks[...]
    var trailing = ""
    if let first = remaining.first, let previousLine, first.lastLine < nextLine || nextClosesScope {
      let followedByBlank =
        nextClosesScope || (remaining.dropFirst().first?.firstLine ?? nextLine) > first.lastLine + 1
      if first.firstLine == previousLine || (first.firstLine == previousLine + 1 && followedByBlank)
      {
        trailing = Self.text(of: first)
        remaining.removeFirst()
      }
    }
    guard let last = remaining.last, last.lastLine >= nextLine - 1, !nextClosesScope else {
      return (trailing, "")
    }
    return (trailing, Self.text(of: last))
  }

  private static func text(of block: Block) -> String {
    let blank = { (line: String) in line.isEmpty }
    var lines = block.lines.drop(while: blank)
    while let last = lines.last, blank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func withoutTrailingSpace(_ text: Substring) -> Substring {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
