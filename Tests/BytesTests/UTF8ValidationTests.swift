import Testing

@testable import Bytes

@Suite struct UTF8ValidationTests {
  /// Where the standard library sees the first sequence that is not well-formed.
  private func expected(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private func found(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { memory in
      memory.baseAddress.flatMap { $0.firstInvalidUTF8(count: memory.count) }
    }
  }

  /// The first and the last byte of every range in table 3-7 of The Unicode Standard, and those beside them.
  private static let bounds: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test("All sequences of bytes at the bounds of what is well-formed, at any place in a word")
  func bounds() {
    var differences = 0
    for first in Self.bounds where first >= 0x80 {
      for second in Self.bounds {
        for third in Self.bounds {
          let start = Int(first ^ second ^ third) % 9
          let text = Array(repeating: UInt8(ascii: "a"), count: start) + [first, second, third]
          if found(text) != expected(text) { differences += 1 }
          for fourth in Self.bounds {
            let text = text + [fourth]
            if found(text) != expected(text) { differences += 1 }
            if found(text + [0x41, 0x42]) != expected(text + [0x41, 0x42]) { differences += 1 }
          }
        }
      }
    }
    #expect(differences == 0)
  }

  @Test("Every character is well-formed, and no part of it is")
  func characters() {
    var wrong: [Unicode.Scalar] = []
    for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 61) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let isCut = (1..<bytes.count).allSatisfy { found(Array(bytes[..<$0])) == 0 }
      if found(bytes) != nil || !isCut { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("The place of a wrong byte in long text is found", arguments: [0, 1, 7, 8, 9, 40, 63])
  func places(_ place: Int) {
    var text = Array(String(repeating: "aé日🙂", count: 8).utf8)
    text[place] = 0xFF
    #expect(found(text) == expected(text))
  }
}
