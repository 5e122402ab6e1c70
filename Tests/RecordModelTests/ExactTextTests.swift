import RecordModel
import Testing

@Suite struct ExactTextTests {
  @Test("Texts are equal where their code points are, and equal ones have one hash")
  func equality() {
    let composed: ExactText = "\u{E9}"
    let decomposed: ExactText = "e\u{301}"
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(ExactText("a\u{323}\u{307}") != ExactText("a\u{307}\u{323}"))
    #expect(Set([composed, decomposed, ExactText("\u{E9}")]).count == 2)
    // The sign for kelvin is a K to Swift.
    #expect(ExactText("\u{212A}") != ExactText("K"))
    #expect(ExactText(String("xé".dropFirst())).hashValue == composed.hashValue)
  }

  @Test("Dynamic values tell apart what Swift's strings do not")
  func values() {
    #expect(DynamicValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(DynamicValue.list(.string(["\u{E9}"])) != .list(.string(["e\u{301}"])))
    #expect(
      DynamicValue.map(.string(["a": "\u{E9}"])) != .map(.string(["a": "e\u{301}"])))
    #expect(
      DynamicValue.map(.bool(["\u{E9}": true])) != .map(.bool(["e\u{301}": true])))
  }

  @Test("An entry takes the place of one with its key, and no other")
  func entries() throws {
    var map: [String: Int] = [:]
    #expect(try map.setEntry("\u{E9}", 1))
    #expect(try !map.setEntry("\u{E9}", 2))
    #expect(map == ["\u{E9}": 2])
    #expect(throws: DecodingFailure.self) { try map.setEntry("e\u{301}", 3) }
    var exact: [ExactText: Int] = [:]
    #expect(try exact.setEntry("\u{E9}", 1))
    #expect(try exact.setEntry("e\u{301}", 2))
    #expect(exact.count == 2)
  }
}
