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
}
