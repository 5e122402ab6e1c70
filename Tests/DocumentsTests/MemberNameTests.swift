import Documents
import NativeCodecs
import Testing

@Suite struct MemberNameTests {
  private static let composed = "\u{E9}"
  private static let decomposed = "e\u{301}"

  private func members(_ names: [String]) throws(DocumentFailure) -> [String] {
    let text = names.map { "\"\($0)\":0" }.joined(separator: ",")
    guard case .object(let members) = try JSONValue(reading: Array("{\(text)}".utf8)) else {
      return []
    }
    return members.map(\.name)
  }

  @Test("Accents that are composed otherwise make another name, and each is there once")
  func compositions() throws {
    let names = [Self.composed, "a", Self.decomposed, "b"]
    #expect(try members(names).map { Array($0.utf8) } == names.map { Array($0.utf8) })
    for again in names {
      #expect(throws: DocumentFailure.self) { try members(names + [again]) }
    }
  }

  @Test("Many spellings of one text are names as any other, without comparing each with each")
  func spellings() throws {
    // Fifteen letters, each in two ways: 32,768 names that Swift calls equal.
    let names = (0..<1 << 15).map { bits in
      (0..<15).map { bits >> $0 & 1 == 0 ? Self.composed : Self.decomposed }.joined()
    }
    #expect(try members(names).count == names.count)
    #expect(throws: DocumentFailure.self) { try members(names + [names[12_345]]) }
  }
}
