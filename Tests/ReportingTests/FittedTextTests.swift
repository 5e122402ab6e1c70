import Reporting
import Testing

@Suite struct FittedTextTests {
  private let prose = """
    An operation encodes or decodes one value. Encoding reuses its buffer; decoding
    builds the whole value.

    - Bullets keep their indent, and what was broken at eighty columns goes on in the
      next line.
      A line by itself.
    """

  @Test func aParagraphStaysOne() {
    #expect(
      FittedText.fitted(prose, columns: 40) == """
        An operation encodes or decodes one
        value. Encoding reuses its buffer;
        decoding builds the whole value.

        - Bullets keep their indent, and what
          was broken at eighty columns goes on
          in the next line.
          A line by itself.
        """)
  }

  @Test func whereThereIsRoomNothingChanges() {
    for columns in [80, 120, nil] { #expect(FittedText.fitted(prose, columns: columns) == prose) }
  }

  @Test func emphasisTakesNoRoomAndWordsStayWhole() {
    let address = String(repeating: "x", count: 30)
    #expect(
      FittedText.fitted("  \(address) is longer than a line", columns: 20)
        == "  \(address)\n  is longer than a\n  line")
    let text = "\u{1B}[1mbold\u{1B}[0m words  " + String(repeating: "x", count: 50)
    #expect(
      FittedText.fitted(text, columns: 20)
        == "\u{1B}[1mbold\u{1B}[0m words\n" + String(repeating: "x", count: 50))
  }
}
