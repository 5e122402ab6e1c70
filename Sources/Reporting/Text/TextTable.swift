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
  ///   - style: whether emphasis shows.
  public func rendered(indent: Int = 0, style: TextStyle = .plain) -> String {
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
