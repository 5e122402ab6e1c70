import Testing

@testable import SchemaLanguages

@Suite struct NameEscapeTests {
  @Test func anyNameHasAnIdentifierThatLeadsBack() {
    let names = [
      "first-name", "@type", "$let", "639-3", "_x", "a_xb", "", "größe", "x", "_x5F_", "_xEmpty_",
      "日本", "🙂",
    ]
    for name in names {
      for identifier in [NameEscape.escaped(name)]
        + (0...3).map({ NameEscape.alternative(name, escaping: $0) })
      {
        #expect(identifier.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_]*/#) != nil, "\(identifier)")
        #expect(NameEscape.unescaped(identifier) == name)
      }
    }
    #expect(Set(names.map(NameEscape.escaped)).count == names.count)
    #expect(NameEscape.escaped("first-name") == "first_x2D_name")
    #expect(NameEscape.alternative("aB", escaping: 1) == "a_x42_")
  }
}
