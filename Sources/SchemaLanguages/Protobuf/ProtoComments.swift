/// The comments between two tokens, and which of the two each belongs to.
///
/// Source: Protocol Buffers, `descriptor.proto`, `SourceCodeInfo.Location`: a comment with no blank line before the next
/// token leads it; one that begins on the previous token's line, or on the next line and has a blank line after it,
/// trails the previous token.
///
/// Text is taken apart by Unicode scalars: as a character, a space would be one with an accent behind it.
struct ProtoComments {
  private typealias Line = Substring.UnicodeScalarView

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
    let content = Self.content(of: text[...].unicodeScalars.drop { $0 == "/" })
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
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      (line: Line) in
      let line = line.drop { $0 == " " || $0 == "\t" }
      return Self.content(of: line.drop { $0 == "*" })
    }
    blocks.append(
      Block(
        lines: lines, firstLine: firstLine, lastLine: lastLine, continues: false))
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

  /// What a line says: without the space after the mark of the comment, and without any at its end.
  private static func content(of line: Line) -> String {
    var line = line.first == " " ? line.dropFirst() : line
    while let last = line.last, last.properties.isWhitespace { line.removeLast() }
    return String(String.UnicodeScalarView(line))
  }
}
