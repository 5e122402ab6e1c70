/// A table of the page: sortable by its headings, filtered by its rows' formats and workloads.
struct PageTable {
  /// A cell: its text, and the number it is sorted by if it is one.
  struct Cell {
    let text: String
    let value: Double?

    init(_ text: String, _ value: Double? = nil) {
      self.text = text
      self.value = value
    }
  }

  let caption: String
  let headings: [String]
  /// The name of its place on the page; empty for none.
  private let id: String
  private var body = ""
  private var rowCount = 0
  /// The columns that have numbers, whose headings stand above them.
  private var numbers: Set<Int> = []

  init(_ caption: String, _ headings: [String], id: String = "") {
    self.caption = caption
    self.headings = headings
    self.id = id
  }

  /// Adds a row; the first cell is its heading.
  ///
  /// - Parameters:
  ///   - cells: The row's cells, as many as there are headings.
  ///   - format: The format that it is filtered by.
  ///   - workload: The workload that it is filtered by.
  ///   - key: What a script knows it by.
  mutating func append(
    _ cells: [Cell], format: String = "", workload: String = "", key: String = ""
  ) {
    body +=
      "<tr data-format=\"\(Markup.escaped(format))\" data-workload=\"\(Markup.escaped(workload))\""
      + (key.isEmpty ? ">" : " data-key=\"\(Markup.escaped(key))\">")
    rowCount += 1
    for (index, cell) in cells.enumerated() {
      let text = Markup.escaped(cell.text)
      if cell.value != nil { numbers.insert(index) }
      if index == 0 {
        body += "<th scope=\"row\">\(text)</th>"
      } else {
        body +=
          cell.value.map {
            "<td class=\"number\" data-value=\"\($0.isFinite ? "\($0)" : "Infinity")\">\(text)</td>"
          }
          ?? (cell.text.count <= Self.shortest ? "<td class=\"short\">" : "<td>") + "\(text)</td>"
      }
    }
    body += "</tr>\n"
  }

  /// The table, folded away behind its caption.
  var folded: String {
    "<details><summary>\(Markup.escaped(caption))</summary>\(html)</details>\n"
  }

  /// The table, open to the eye.
  var open: String { html + "\n" }

  /// The table, folded away behind something else, which is markup.
  func folded(behind summary: String, class name: String) -> String {
    "<details class=\"\(name)\"><summary>\(summary)</summary>\(html)</details>\n"
  }

  /// A cell of so few characters stays on one line: a figure and its unit.
  private static let shortest = 16
  /// A table of so few rows stays on one sheet of paper.
  private static let rowsOfASheet = 24

  private var html: String {
    let headings = headings.enumerated().map { index, heading in
      "<th scope=\"col\"\(numbers.contains(index) ? " class=\"number\"" : "")>\(Markup.escaped(heading))</th>"
    }
    let classes = rowCount <= Self.rowsOfASheet ? "scroll whole" : "scroll"
    return """
      <div class="\(classes)" tabindex="0" role="region" aria-label="\(Markup.escaped(caption))"><table\(id.isEmpty ? "" : " id=\"\(id)\"")>
      <caption>\(Markup.escaped(caption))</caption>
      <thead><tr>\(headings.joined())</tr></thead>
      <tbody>
      \(body)</tbody></table></div>
      """
  }
}
