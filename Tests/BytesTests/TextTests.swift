import Bytes
import Randomness
import Testing

@Suite struct TextTests {
  private func text(_ body: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    body(&buffer)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  private func reading<Result>(
    _ bytes: [UInt8], _ body: (inout ByteReader) throws(TextFailure) -> Result
  ) throws(TextFailure) -> Result {
    try ByteReader.reading(bytes.rawSpan) { input throws(TextFailure) -> Result in
      var reader = input
      return try body(&reader)
    }
  }

  @Test func textIsEscapedWhereItMustBeAtEveryPosition() throws {
    #expect(text { $0.append(quoted: "") } == "\"\"")
    #expect(text { $0.append(quoted: "a/é😀\u{7F}") } == "\"a/é😀\u{7F}\"")
    for byte in UInt8(0)..<0x80 {
      for count in 0..<18 {
        let plain = String(repeating: "x", count: count)
        let value = plain + String(Unicode.Scalar(byte)) + plain
        let quoted = text { $0.append(quoted: value) }
        let isEscaped = byte < 0x20 || byte == 0x22 || byte == 0x5C
        #expect(quoted.utf8.contains(0x5C) == isEscaped)
        let back = try reading(Array(quoted.utf8.dropFirst())) {
          reader throws(TextFailure) in (try reader.readQuotedText(limit: 100), reader.isAtEnd)
        }
        #expect(back == (value, true))
      }
    }
  }

  @Test func aFailureLeavesTheReaderAtTheByte() {
    let table: [([UInt8], TextFailure, Int)] = [
      (Array("abc".utf8), .truncated, 3), (Array("0123456789\n\"".utf8), .controlCharacter(10), 10),
      (Array("ab".utf8) + [0xFF, 0x22], .invalidUTF8, 2),
      (Array("ab\\n".utf8) + [0xC3, 0x22], .invalidUTF8, 4),
      (Array("\\q\"".utf8), .invalidEscape, 0),
      (Array("x\\udc00\"".utf8), .loneSurrogate, 1), (Array("\\ud83d\\u".utf8), .truncated, 0),
      (Array("abcdef\"".utf8), .tooLong(count: 6), 0),
      (Array("abcde\\n\"".utf8), .tooLong(count: 6), 0),
    ]
    for (bytes, failure, offset) in table {
      let limit = if case .tooLong = failure { 5 } else { 100 }
      ByteReader.reading(bytes.rawSpan) { input in
        var reader = input
        do throws(TextFailure) {
          _ = try reader.readQuotedText(limit: limit)
          Issue.record("\(bytes) was read")
        } catch {
          #expect(error == failure)
          #expect(reader.offset == offset)
        }
      }
    }
  }

  @Test("The bytes are those of RFC 4648, section 10")
  func base64() throws {
    let table = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ]
    for (plain, encoded) in table {
      #expect(text { $0.append(base64: Array(plain.utf8)) } == encoded)
      let back = try reading(Array((encoded + "\"").utf8)) {
        reader throws(TextFailure) in try reader.readQuotedBase64(limit: 10)
      }
      #expect(back == Array(plain.utf8))
      #expect([UInt8](base64: encoded) == Array(plain.utf8))
    }
    let wrong = [
      "A", "AA=", "====", "A===", "AA=A", "AAA*", "AA AA", "AAAA=", "Zg==Zg==", "AAAAA", "-_=",
    ]
    for wrong in wrong {
      #expect(throws: TextFailure.malformedBase64) {
        try reading(Array((wrong + "\"").utf8)) {
          reader throws(TextFailure) in _ = try reader.readQuotedBase64(limit: 10)
        }
      }
      #expect([UInt8](base64: wrong) == nil)
      #expect([UInt8](anyBase64: wrong) == nil)
    }
    // The other alphabet, and no padding.
    let lenient: [(String, [UInt8])] = [
      ("AA", [0]), ("AAA", [0, 0]), ("A-_A", [3, 239, 192]), ("-_", [251]), ("_w==", [255]),
    ]
    for (encoded, plain) in lenient {
      let back = try reading(Array((encoded + "\"").utf8)) {
        reader throws(TextFailure) in try reader.readQuotedBase64(limit: 10)
      }
      #expect(back == plain)
      #expect([UInt8](anyBase64: encoded) == plain)
      #expect([UInt8](base64: encoded) == nil)
    }
    // Neither ends the text, nor is an escape.
    for wrong in [#"AA"A"#, #"\u0041"#, #"Zg==""#] { #expect([UInt8](base64: wrong) == nil) }
  }

  @Test func base64ComesBackWhateverTheBytes() throws {
    var generator = SeededGenerator(seed: 3)
    for count in 0..<200 {
      let bytes = generator.bytes(count)
      let encoded = text { $0.append(base64: bytes) } + "\""
      let back = try reading(Array(encoded.utf8)) {
        reader throws(TextFailure) in try reader.readQuotedBase64(limit: 200)
      }
      #expect(back == bytes)
    }
  }

  @Test func knownTextsAreComparedAndFound() {
    var generator = SeededGenerator(seed: 4)
    // Each begins with the one before it.
    let longest = generator.bytes(60)
    let texts = (0..<60).map { Array(longest[..<$0]) }
    var block = TextBlock()
    let entries = texts.map { block.add($0) }
    let index = TextIndex(texts)
    for (position, bytes) in texts.enumerated() {
      var buffer = ByteBuffer()
      buffer.append(0x7B)
      buffer.append(entries[position], of: block)
      #expect(buffer.bytes() == [0x7B] + bytes)
      #expect(index.position(of: bytes) == position)
      #expect(index.position(of: bytes + [0]) == nil)
      ByteReader.reading((bytes + [1, 2]).rawSpan) { reader in
        let matches = entries.indices.filter { reader.isNext(entries[$0], of: block) }
        #expect(matches == Array(0...position))
        let found = reader.position(ofNext: bytes.count, in: index)
        #expect(found == position)
      }
      for changed in bytes.indices {
        var damaged = bytes
        damaged[changed] ^= 0x40
        ByteReader.reading(damaged.rawSpan) { reader in
          let isNext = reader.isNext(entries[position], of: block)
          #expect(!isNext)
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 40, 41, 42, 43, 44, 100, 999, 1000, 1001, 1500])
  func entriesAreVisitedInTheOrderOfTheirKeysBytes(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    var map: [String: Int] = [:]
    while map.count < count {
      let start = generator.pick(["", "shared prefix ", "é", "\0", "\u{FFFD}", "😀"])
      map[start + String(generator.next() % 5000, radix: 36)] = map.count
    }
    var visited: [String] = []
    map.forEachInKeyOrder { key, value in
      #expect(map[key] == value)
      visited.append(key)
    }
    #expect(visited.count == count)
    for (left, right) in zip(visited, visited.dropFirst()) {
      #expect(left.utf8.lexicographicallyPrecedes(right.utf8))
    }
  }

  @Test func elementsAreCounted() {
    let table: [(String, Int)] = [
      ("1]", 1), ("1,2,3]", 3), ("[1,2],[3,4]]", 2), ("{\"a\":1,\"b\":2},{}]", 2),
      ("\",,],\\\",\",\"]\"]", 2), ("\"a\":1,\"b\":{\"c\":[1,2]}}", 2), ("1,2", 2),
      ("\"unfinished", 1), ("", 1),
    ]
    for (text, count) in table {
      ByteReader.reading(Array(text.utf8).rawSpan) { reader in
        var lookAhead = 1000
        let found = reader.countElements(limit: 10, lookAhead: &lookAhead)
        #expect(found == count, "\(text)")
        #expect(1000 - lookAhead <= text.utf8.count)
      }
    }
    for count in 1..<50 {
      let text = (0..<count).map(String.init).joined(separator: ", ") + "],\"x\":[1,2,3]"
      ByteReader.reading(Array(text.utf8).rawSpan) { reader in
        let (all, limited) = (reader.countScalars(limit: 100), reader.countScalars(limit: 7))
        #expect(all == count)
        #expect(limited == min(count, 7))
        var lookAhead = 2
        let seen = reader.countElements(limit: 100, lookAhead: &lookAhead)
        #expect(seen <= 2)
        #expect(lookAhead == 0)
      }
    }
  }
}
