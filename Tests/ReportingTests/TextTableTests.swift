import Reporting
import Testing

@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable(columns: [.init("codec", .left), .init("size", .right)])
    table.append(["json/foundation", "2,000 B"])
    table.appendRule()
    table.append([.init("日本", .good), "7 B"])
    return table
  }

  @Test func columnsLineUpByWhatATerminalShows() {
    #expect(
      table.rendered() == """
        codec               size
        ────────────────────────
        json/foundation  2,000 B
        ────────────────────────
        日本                 7 B

        """)
  }

  @Test func emphasisTakesNoRoom() {
    let plain = table.rendered(indent: 2)
    let ansi = table.rendered(indent: 2, style: .ansi)
    #expect(ansi.contains("\u{1B}[32m日本\u{1B}[0m   "))
    #expect(ansi.replacing(#/\u{1B}\[\d+m/#, with: "") == plain)
  }

  @Test func noLineEndsInSpacesAndNoTitlesMeanNoHeading() {
    var table = TextTable(columns: [.init("", .left), .init("", .left)])
    table.append(["a", ""])
    table.append(["bcd", "e"])
    #expect(table.rendered() == "a\nbcd  e\n")
  }

  @Test("Where words have no room in a line, they go on in the next, under each other")
  func wordsAreBroken() {
    var table = TextTable(columns: [.init("name", .left), .init("n", .right), .init("why", .left)])
    table.append(["a", "1", "words that have no room in one line"])
    table.append([.init("b", .strong), "22", "short"])
    let style = TextStyle(isColoured: false, columns: 30)
    #expect(
      table.rendered(indent: 2, style: style) == """
          name   n  why
          ────────────────────────────
          a      1  words that have no
                    room in one line
          b     22  short

        """)
    #expect(table.rendered() == table.rendered(style: .init(isColoured: false, columns: 80)))
  }

  @Test("Columns that have no room follow in further tables, each with the first column")
  func columnsAreMoved() {
    var table = TextTable(
      columns: [.init("codec", .left)] + (1...6).map { .init("number \($0)", .right) })
    table.append(["json"] + (1...6).map { .init("\($0)00,000") })
    let text = table.rendered(style: .init(isColoured: false, columns: 30))
    #expect(
      text == """
        codec  number 1  number 2
        ─────────────────────────
        json    100,000   200,000

        codec  number 3  number 4
        ─────────────────────────
        json    300,000   400,000

        codec  number 5  number 6
        ─────────────────────────
        json    500,000   600,000

        """)
    // There is no way to show less than a column.
    #expect(table.rendered(style: .init(isColoured: false, columns: 4)).contains("600,000"))
  }
}
