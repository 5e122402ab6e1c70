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
  private var body = ""

  init(_ caption: String, _ headings: [String]) {
    self.caption = caption
    self.headings = headings
  }

  /// Adds a row; the first cell is its heading.
  mutating func append(_ cells: [Cell], format: String = "", workload: String = "") {
    body +=
      "<tr data-format=\"\(Markup.escaped(format))\" data-workload=\"\(Markup.escaped(workload))\">"
    for (index, cell) in cells.enumerated() {
      let text = Markup.escaped(cell.text)
      if index == 0 {
        body += "<th scope=\"row\">\(text)</th>"
      } else {
        body +=
          cell.value.map { "<td class=\"number\" data-value=\"\($0)\">\(text)</td>" }
          ?? "<td>\(text)</td>"
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

  private var html: String {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="\(Markup.escaped(caption))"><table>
    <caption>\(Markup.escaped(caption))</caption>
    <thead><tr>\(headings.map { "<th scope=\"col\">\(Markup.escaped($0))</th>" }.joined())</tr></thead>
    <tbody>
    \(body)</tbody></table></div>
    """
  }
}
