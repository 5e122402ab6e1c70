import Randomness
import Testing

@testable import Traffic

/// Keys that are fewer than addresses.
@Suite struct AddressKeyTests {
  private func key(_ path: String) -> String {
    String(decoding: AddressKey.canonical(path: Array(path.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("/v1/items/1234567890", "/v1/items/0"), ("/7/8.png", "/0/0.png"), ("/7/8.5", "/0/8.5"),
    ("/a?b/1#c", "/a"), ("/12;v=3/4;jsessionid=5?x", "/0/0"),
    ("/550e8400-e29b-41d4-a716-446655440000/x", "/00000000-0000-0000-0000-000000000000/x"),
    ("/da39a3ee5e6b4b0d3255bfef95601890afd80709", "/a00000000000"), ("/facade", "/facade"),
    ("/123.a.b", "/123.a.b"), ("", ""), ("/", "/"), ("//5", "//0"), ("*", "*"),
  ]) func whatIsOneOfManyIsWrittenAsOne(_ path: String, _ key: String) {
    #expect(self.key(path) == key)
  }

  @Test("A path and its key are folded to the same")
  func folding() {
    var generator = SeededGenerator(seed: 2)
    let pieces = [
      "/", "/", "/", "1", "42", "a", "f", "0x", ".", ".png", "-", "%31", "%2F", ";", ";v=1", ",",
      "550e8400-e29b-41d4-a716-446655440000", "da39a3ee5e6b", "2026-11-30", "items", "@b.c", "é",
      "ey", "00000000000000000000", "..", "A1b2C3d4E5f6G7h8",
    ]
    for _ in 0..<50_000 {
      let path =
        "/" + (0..<generator.integer(in: 1...8)).map { _ in generator.pick(pieces) }.joined()
      let folded = FoldedPath(Array(path.utf8)).text
      #expect(FoldedPath(AddressKey.canonical(path: Array(path.utf8))).text == folded, "\(path)")
    }
  }
}
