/// A table of text whose columns line up.
///
///     var table = TextTable(columns: [.init("codec", .left), .init("size", .right)])
///     table.append(["protobuf/swift", "712 B"])
///     print(table.rendered())
///
/// Units stand in the cells or in the title, never nowhere.
public struct TextTable: Sendable {
  /// On which side of its column a cell stands.
  public enum Alignment: Sendable {
    /// For words.
    case left
    /// For numbers, so that their digits line up.
    case right
  }

  /// A column.
  public struct Column: Sendable {
    /// The heading; a table whose headings are all empty has no heading line.
    public let title: String
    /// Where its cells stand.
    public let alignment: Alignment

    /// Describes a column.
    public init(_ title: String, _ alignment: Alignment) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// A piece of text in a column.
  public struct Cell: Sendable, ExpressibleByStringLiteral {
    /// What it says.
    public let text: String
    /// What it stands out as.
    public let emphasis: TextStyle.Emphasis

    /// Makes a cell.
    public init(_ text: String, _ emphasis: TextStyle.Emphasis = .none) {
      self.text = text
      self.emphasis = emphasis
    }

    public init(stringLiteral text: String) {
      self.init(text)
    }
  }

  private enum Line {
    case cells([Cell])
    case rule
  }

  private let columns: [Column]
  private var lines: [Line] = []

  /// Makes a table without rows.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: it has a cell for each column.
  public mutating func append(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    lines.append(.cells(cells))
  }

  /// Adds a line across the table, between groups of rows.
  public mutating func appendRule() {
    lines.append(.rule)
  }

  /// How many columns of the terminal the longest line takes.
  var displayWidth: Int { widths.reduce(0, +) + 2 * max(0, columns.count - 1) }

  private var widths: [Int] {
    columns.indices.map { column in
      lines.reduce(columns[column].title.displayWidth) { width, line in
        guard case .cells(let cells) = line else { return width }
        return max(width, cells[column].text.displayWidth)
      }
    }
  }

  /// The table as lines of text, each ended by a line feed; no line ends in spaces.
  ///
  /// - Parameters:
  ///   - indent: how many spaces stand before each line.
  ///   - style: whether emphasis shows, and how many columns there are.
  public func rendered(indent: Int = 0, style: TextStyle = .plain) -> String {
    if let room = style.columns.map({ $0 - indent }), displayWidth > room {
      return fitted(room, indent, style)
    }
    let widths = widths
    let rule = String(repeating: "─", count: displayWidth)
    let margin = String(repeating: " ", count: indent)
    var text = ""
    if columns.contains(where: { !$0.title.isEmpty }) {
      text += margin + row(columns.map { Cell($0.title, .strong) }, widths, style) + "\n"
      text += margin + style.apply(.faint, to: rule) + "\n"
    }
    for line in lines {
      switch line {
      case .cells(let cells): text += margin + row(cells, widths, style) + "\n"
      case .rule: text += margin + style.apply(.faint, to: rule) + "\n"
      }
    }
    return text
  }

  // MARK: Narrow terminals

  /// The fewest columns that words are squeezed into.
  private static let narrowestWords = 16

  /// The table within so many columns: words are broken into lines; where that is not enough, the columns that do not fit
  /// follow in a second table, and a third, each with the first column.
  private func fitted(_ room: Int, _ indent: Int, _ style: TextStyle) -> String {
    let widths = fittedWidths(room)
    if Self.total(widths) <= room {
      var lines: [Line] = []
      for line in self.lines {
        if case .cells(let cells) = line {
          lines += Self.broken(cells, widths).map { .cells($0) }
        } else {
          lines.append(line)
        }
      }
      return TextTable(columns: columns, lines: lines).rendered(
        indent: indent, style: style.unbounded)
    }
    var parts: [[Int]] = [[0]]
    for column in columns.indices.dropFirst() {
      let part = parts[parts.count - 1]
      let isFull = Self.total((part + [column]).map { widths[$0] }) > room
      if isFull, part.count > 1 { parts.append([0]) }
      parts[parts.count - 1].append(column)
    }
    guard parts.count > 1 else {
      return rendered(indent: indent, style: style.unbounded)
    }
    return parts.map { part in
      let lines = lines.map { line in
        guard case .cells(let cells) = line else { return line }
        return Line.cells(part.map { cells[$0] })
      }
      return TextTable(columns: part.map { columns[$0] }, lines: lines)
        .rendered(indent: indent, style: style)
    }.joined(separator: "\n")
  }

  private init(columns: [Column], lines: [Line]) {
    self.columns = columns
    self.lines = lines
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 2 * max(0, widths.count - 1)
  }

  /// The widths of the columns, those of words narrower where there is no room: the widest first.
  private func fittedWidths(_ room: Int) -> [Int] {
    var widths = widths
    while Self.total(widths) > room {
      let words = columns.indices.filter {
        columns[$0].alignment == .left && widths[$0] > Self.narrowestWords
      }
      guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] = max(Self.narrowestWords, widths[widest] - (Self.total(widths) - room))
    }
    return widths
  }

  /// The lines of a row whose cells are broken to their widths.
  private static func broken(_ cells: [Cell], _ widths: [Int]) -> [[Cell]] {
    let texts = zip(cells, widths).map { cell, width in
      cell.text.displayWidth <= width ? [cell.text] : pieces(of: cell.text, width)
    }
    return (0..<(texts.map(\.count).max() ?? 1)).map { line in
      zip(cells, texts).map { cell, pieces in
        Cell(line < pieces.count ? pieces[line] : "", cell.emphasis)
      }
    }
  }

  /// A text in pieces of so many columns, broken between words, or inside of one that is longer.
  private static func pieces(of text: String, _ width: Int) -> [String] {
    Paragraph.wrapped(text, width: width).split(separator: "\n").flatMap { line in
      var pieces: [String] = [""]
      for character in line {
        if (pieces[pieces.count - 1] + String(character)).displayWidth > width { pieces.append("") }
        pieces[pieces.count - 1].append(character)
      }
      return pieces
    }
  }

  private func row(_ cells: [Cell], _ widths: [Int], _ style: TextStyle) -> String {
    var text = ""
    // Spaces are owed until something stands behind them.
    var owed = 0
    for (column, cell) in cells.enumerated() {
      let padding = widths[column] - cell.text.displayWidth
      if columns[column].alignment == .right { owed += padding }
      if !cell.text.isEmpty {
        text += String(repeating: " ", count: owed) + style.apply(cell.emphasis, to: cell.text)
        owed = 0
      }
      owed += (columns[column].alignment == .left ? padding : 0) + 2
    }
    return text
  }
}
