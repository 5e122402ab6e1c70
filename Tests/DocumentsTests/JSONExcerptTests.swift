import Documents
import Foundation
import NativeCodecs
import Randomness
import TestSupport
import Testing

@Suite struct JSONExcerptTests {
  private func excerpt(_ text: String) -> String? {
    JSONExcerpt.document(from: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("A beginning is cut where a value ends, and its brackets are closed")
  func cuts() {
    let table: [(String, String?)] = [
      (#"[{"a":1},{"a":2},{"a""#, #"[{"a":1},{"a":2}]"#),
      (#"{"a":[1,2,3"#, #"{"a":[1,2]}"#),
      (#"{"a":[1,2,3]"#, #"{"a":[1,2,3]}"#),
      (#"{"a":[[1],[2,[3]],"#, #"{"a":[[1],[2,[3]]]}"#),
      (#"{"a":"],}\"","b":tru"#, #"{"a":"],}\""}"#),
      (#"{"a":1}"#, #"{"a":1}"#),
      // Less than half is left.
      (#"{"a":1,"b":"a text that does not end"#, nil),
      (#""a text"#, nil), ("[1234567890", nil), ("]]]", nil), ("", ""),
    ]
    for (start, expected) in table { #expect(excerpt(start) == expected, "\(start)") }
  }

  @Test("The beginning of any document, as far as there is one, is a document")
  func anyBeginning() throws {
    var random = RandomDocument(seed: 3)
    for _ in 0..<300 {
      let document = random.value()
      let bytes = Array(document.compactText.utf8)
      guard bytes.count > 1 else { continue }
      let start = Array(bytes[..<random.generator.integer(in: 1...(bytes.count - 1))])
      guard let excerpt = JSONExcerpt.document(from: start) else { continue }
      #expect(throws: Never.self) { try JSONValue(reading: excerpt) }
      #expect(excerpt.count * 2 >= start.count)
    }
  }

  @Test("A file is read within bounds, and a long document kept by its beginning")
  func bounds() throws {
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("a.json")
      let long = "[" + String(repeating: "1234567,", count: 100_000) + "1]"
      try Data("{}\n\(long)\n[2]\n".utf8).write(to: url)
      func read(_ bounds: ReadingBounds) throws -> ([(Int, Int)], Int, Bool) {
        var found: [(Int, Int)] = []
        let outcome = try DocumentFile(path: url.path).forEach(within: bounds) {
          document throws(DocumentFailure) in found.append((document.bytes.count, document.length))
        }
        return (found, outcome.readBytes, outcome.isWhole)
      }
      let all = try read(ReadingBounds(keptBytes: 1000))
      #expect(all.0.map(\.0) == [2, 1000, 3] && all.0.map(\.1) == [2, long.utf8.count, 3])
      #expect(all.1 == long.utf8.count + 8 && all.2)
      // A piece has 256 KiB; the second document does not end in it.
      let part = try read(ReadingBounds(keptBytes: 1000, readBytes: 1000))
      #expect(part.0.map(\.1) == [2] && part.1 == 1 << 18 && !part.2)
      // A first document that does not end in what is read has the length of what is there.
      try Data(long.utf8).write(to: url)
      let first = try read(ReadingBounds(keptBytes: 1000, readBytes: 1000))
      #expect(first.0.map(\.0) == [1000] && first.0.map(\.1) == [long.utf8.count] && !first.2)
    }
  }
}
