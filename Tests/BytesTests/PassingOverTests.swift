import Bytes
import Randomness
import Testing

/// Numbers and text that are passed over instead of read, and text that is unescaped from where it lies.
@Suite struct PassingOverTests {
  private typealias Outcome = (failure: TextFailure?, offset: Int)

  /// What became of reading, and where the reader stands then.
  private func outcome(
    _ bytes: [UInt8], _ body: (inout ByteReader) throws(TextFailure) -> Void
  ) -> Outcome {
    ByteReader.reading(bytes.rawSpan) { input in
      var reader = input
      do throws(TextFailure) {
        try body(&reader)
        return (nil, reader.offset)
      } catch {
        return (error, reader.offset)
      }
    }
  }

  @Test func numbersArePassedOverAsTheyAreRead() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<50_000 {
      // Mostly digits, so that runs of eight and more come.
      let text = (0..<generator.integer(in: 0...30)).map { _ in
        generator.pick(Array("01234567899999999999-+.eE,".utf8))
      }
      let read = outcome(text) { reader throws(TextFailure) in _ = try reader.readDecimal() }
      let passed = outcome(text) { reader throws(TextFailure) in try reader.skipDecimal() }
      #expect(passed == read, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func plainASCIIIsPassedOverAndOtherTextIsLeft() {
    for count in 0..<20 {
      let plain = [UInt8](repeating: 0x78, count: count)
      for byte in UInt8.min...UInt8.max {
        let text = plain + [byte] + plain + [0x22, 0x78]
        ByteReader.reading(text.rawSpan) { input in
          var reader = input
          let isPassed = reader.skipPlainASCII()
          let isPlain = byte >= 0x20 && byte < 0x80 && byte != 0x5C
          let length = byte == 0x22 ? count + 1 : 2 * count + 2
          #expect(isPassed == isPlain, "\(byte) behind \(count)")
          #expect(reader.offset == (isPlain ? length : 0), "\(byte) behind \(count)")
        }
      }
      let isEnded = ByteReader.reading(plain.rawSpan) { input in
        var reader = input
        return reader.skipPlainASCII()
      }
      #expect(!isEnded)
    }
  }

  @Test func textIsUnescapedFromWhereItLies() throws {
    var generator = SeededGenerator(seed: 2)
    let pieces: [(source: String, value: String)] = [
      ("a", "a"), ("plain text", "plain text"), ("é日😀", "é日😀"), (#"\n"#, "\n"), (#"\""#, "\""),
      (#"\\"#, "\\"), (#"\/"#, "/"), (#"\u0000"#, "\0"), (#"\u00e9"#, "é"),
      (#"\uFFFF"#, "\u{FFFF}"), (#"\ud83d\ude00"#, "😀"),
    ]
    var buffer = ByteBuffer()
    for _ in 0..<5000 {
      let chosen = (0..<generator.integer(in: 0...8)).map { _ in generator.pick(pieces) }
      let source = Array(chosen.map(\.source).joined().utf8)
      let value = chosen.map(\.value).joined()
      var count = 0
      let passed = outcome(source + [0x22]) { reader throws(TextFailure) in
        count = try reader.skipQuotedText()
      }
      #expect(passed == (nil, source.count + 1))
      #expect(count == value.utf8.count)
      let text = try source.rawSpan.text(at: 0..<source.count)
      #expect(Array(String(unescaping: text, count: count).utf8) == Array(value.utf8))
      #expect(Array(String(copying: buffer.unescape(text)).utf8) == Array(value.utf8))
    }
  }
}
