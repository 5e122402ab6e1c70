import Documents
import Testing

@Suite struct NameEscapeTests {
  @Test func anyNameHasAnIdentifierThatLeadsBack() {
    let names = [
      "first-name", "@type", "$let", "639-3", "_x", "a_xb", "", "größe", "x", "_x5F_", "日本", "🙂",
    ]
    for escaped in [NameEscape.escaped, NameEscape.alternative] {
      for name in names {
        let identifier = escaped(name)
        #expect(identifier.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_]*/#) != nil, "\(identifier)")
        #expect(NameEscape.unescaped(identifier) == name)
      }
    }
    #expect(Set(names.map(NameEscape.escaped)).count == names.count)
    #expect(NameEscape.escaped("first-name") == "first_x2D_name")
    #expect(NameEscape.alternative("aB") == "a_x42_")
  }
}
