import Documents
import Foundation
import NativeCodecs
import TestSupport
import Testing

@Suite struct DocumentFileTests {
  /// The documents of a file, as texts.
  private func documents(
    _ contents: [UInt8], _ form: DocumentFile.Form = .values, limits: Int = 64 << 20
  ) throws -> [String] {
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("a.json")
      try Data(contents).write(to: url)
      var result: [String] = []
      let file = DocumentFile(path: url.path, form: form, limits: .init(inputBytes: limits))
      do {
        try file.forEach { document throws(DocumentFailure) in
          _ = try JSONValue(reading: document.bytes)
          result.append("\(document.line): \(String(decoding: document.bytes, as: UTF8.self))")
        }
      } catch let failure as DocumentFailure {
        throw Refusal(
          description: "\(failure)".replacingOccurrences(of: folder.path + "/", with: ""))
      }
      return result
    }
  }

  private struct Refusal: Error, CustomStringConvertible { let description: String }

  @Test("One document, a document a line, one behind the other, and the elements of an array")
  func forms() throws {
    let table: [(String, DocumentFile.Form, [String])] = [
      ("{\"a\":\n1}", .values, ["1: {\"a\":\n1}"]),
      ("{\"a\": 1}\n\n{\"b\": \"}\"}\n", .values, [#"1: {"a": 1}"#, #"3: {"b": "}"}"#]),
      (
        "{}[]\"\\\"\"1 2\ntrue", .values,
        ["1: {}", "1: []", #"1: "\"""#, "1: 1", "1: 2", "2: true"]
      ),
      ("[1, [2]]", .values, ["1: [1, [2]]"]),
      (
        "[1,\n[2], \"x]\", {\"a\": []}]\n", .elements,
        ["1: 1", "2: [2]", "2: \"x]\"", #"2: {"a": []}"#]
      ),
      ("{}\n{}", .elements, ["1: {}", "2: {}"]),
    ]
    for (text, form, expected) in table {
      #expect(try documents(Array(text.utf8), form) == expected, "\(text)")
    }
  }

  @Test("A document may lie across the pieces that a file is read in")
  func pieces() throws {
    let text = String(repeating: "\\\"{[é", count: 60_000)
    let lines = (0..<5).map { "{\"a\": \"\(text)\", \"n\": [\($0)]}" }
    let found = try documents(Array(lines.joined(separator: "\n").utf8))
    #expect(found == lines.enumerated().map { "\($0 + 1): \($1)" })
  }

  @Test("Files that hold no documents are refused with what to do, or with the line")
  func refusals() throws {
    let table: [([UInt8], DocumentFile.Form, String)] = [
      ([], .values, "a.json: the file is empty"),
      (Array(" \n".utf8), .values, "a.json: the file holds only white space"),
      (Array("[]".utf8), .elements, "a.json: the file is an array without elements; without"),
      (
        [0xEF, 0xBB, 0xBF] + Array("{}".utf8), .values,
        "a.json: the file begins with a byte order mark"
      ),
      ([0x1F, 0x8B, 8, 0], .values, "a.json: the file is compressed with gzip; decompress it"),
      ([0x28, 0xB5, 0x2F, 0xFD], .values, "a.json: the file is compressed with zstd"),
      ([0xFF, 0xFE, 0x7B, 0], .values, "a.json: the file is in UTF-16"),
      ([0xFE, 0xFF, 0, 0x7B], .values, "a.json: the file is in UTF-16"),
      ([0x7B, 0, 0x7D, 0], .values, "a.json: the file is in UTF-16"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], .values, "a.json: the file is in UTF-32"),
      (
        Array("{\"a\": 1}\n{\"a\": \"".utf8) + [0xE9] + Array("\"}\n".utf8), .values,
        "a.json:2: document 2: $.a: text is not valid UTF-8"
      ),
      (Array("{}\n{\"a\": }".utf8), .values, "a.json:2: document 2: $.a: expected a value"),
      (Array("{}\n{\"a\":\n 1".utf8), .values, "a.json:3: document 2: the input ends"),
      (Array("{}\n\n}".utf8), .values, "a.json:3: document 2: expected a value, found }"),
      (
        Array("[1 2]".utf8), .elements,
        "a.json:1: document 2: expected a comma or the end of the array, found 2"
      ),
      (Array("[1,]".utf8), .elements, "a.json:1: document 2: expected a value"),
      (Array("[1] 2".utf8), .elements, "a.json:1: document 2: expected the end of the file"),
      (Array("[1".utf8), .elements, "a.json:1: the file ends in the middle of its array"),
      (
        Array((String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).utf8),
        .values,
        "a.json:1: document 1: $" + String(repeating: "[0]", count: 12) + " … "
          + String(repeating: "[0]", count: 6) + ": values nest deeper"
      ),
      (Array("{\"a\": 1, \"a\": 1}".utf8), .values, "a.json:1: document 1: $.a: the member"),
    ]
    for (bytes, form, message) in table {
      let failure = #expect(throws: Refusal.self) { try documents(bytes, form) }
      #expect(
        failure?.description.hasPrefix(message) == true, "\(String(describing: failure)) \(message)"
      )
    }
  }

  @Test("A line that is too long is refused, or what is wrong far before in it")
  func longLines() throws {
    let line = "[" + String(repeating: "1,", count: 200_000) + "1]"
    let failure = #expect(throws: Refusal.self) { try documents(Array(line.utf8), limits: 300_000) }
    #expect(failure?.description.contains("longer than 300000 bytes") == true)
    // A brace that is missing makes the rest of the file one document.
    let broken = "{\"a\": 1\n" + String(repeating: "{\"a\": 1}\n", count: 40_000)
    let other = #expect(throws: Refusal.self) { try documents(Array(broken.utf8), limits: 300_000) }
    #expect(
      other?.description.hasPrefix("a.json:2: expected a comma") == true,
      "\(String(describing: other))")
    #expect(throws: Refusal.self) { try documents(Array("  \"\(line)\"".utf8), limits: 1000) }
  }

  @Test func aFileThatCannotBeReadIsNamed() {
    for path in ["/nowhere/a.json", "/"] {
      let failure = #expect(throws: DocumentFailure.self) {
        try DocumentFile(path: path).forEach { _ throws(DocumentFailure) in }
      }
      #expect(failure?.description.hasPrefix("\(path): the file cannot be read: ") == true)
    }
  }
}
