import Bytes
import Testing

@Suite struct PackingTests {
  /// Numbers of every bit length, and those around the boundaries of the varint's groups.
  private static let numbers: [UInt64] = (0..<64).flatMap { bits in
    [UInt64(1) << bits, (UInt64(1) << bits) &- 1, (UInt64(1) << bits) | 1, ~(UInt64(1) << bits)]
  }

  private func reading<Value>(
    _ bytes: [UInt8], _ body: (inout ByteReader) -> Value
  ) -> Value {
    ByteReader.reading(bytes.span.bytes) { reader in
      var reader = reader
      return body(&reader)
    }
  }

  @Test(
    "Arrays of varints have the bytes of one varint after the other",
    arguments: [0, 1, 63, 64, 65, 300])
  func varints(count: Int) {
    let numbers = (0..<count).map { Self.numbers[$0 * 7 % Self.numbers.count] }
    var together = ByteBuffer()
    together.appendVarints(numbers) { $0 }
    var apart = ByteBuffer()
    for number in numbers { apart.appendVarint(number) }
    #expect(together.bytes() == apart.bytes())

    // Long varints at the end are left to whoever reads them one by one.
    let (read, rest) = reading(together.bytes()) { reader -> ([UInt64], [UInt64]) in
      var read: [UInt64] = []
      reader.readVarints(into: &read) { $0 }
      var rest: [UInt64] = []
      while let number = try? reader.readVarint() {
        rest.append(number)
        var more: [UInt64] = []
        reader.readVarints(into: &more) { $0 }
        rest += more
      }
      return (read, rest)
    }
    #expect(read + rest == numbers)
  }

  @Test func everyVarintIsReadAsItWasWritten() throws {
    for number in Self.numbers {
      for padding in [0, 12] {
        var buffer = ByteBuffer()
        buffer.appendVarint(number)
        let size = buffer.count
        buffer.append([UInt8](repeating: 0xFF, count: padding))
        let (read, offset) = try ByteReader.reading(buffer.bytes().span.bytes) {
          reader throws(ByteReadFailure) in
          var reader = reader
          return (try reader.readVarint(), reader.offset)
        }
        #expect(read == number)
        #expect(offset == size)
      }
    }
  }

  @Test func readingVarintsStopsAtTheMalformedOne() {
    let bytes: [UInt8] = [1, 0x96, 0x01] + [UInt8](repeating: 0xFF, count: 12) + [0, 2]
    let (values, offset) = reading(bytes) { reader -> ([UInt64], Int) in
      var values: [UInt64] = []
      reader.readVarints(into: &values) { $0 }
      return (values, reader.offset)
    }
    #expect(values == [1, 150])
    #expect(offset == 3)
  }

  @Test func numbersOfFixedWidthAreLittleEndianAndAddToWhatIsThere() {
    var buffer = ByteBuffer()
    buffer.append(packed: [1.0, -0.0, .infinity] as [Double])
    #expect(buffer.bytes().prefix(8) == [0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    let (values, rest) = reading(buffer.bytes() + [7]) { reader -> ([Double], Int) in
      var values = [2.5]
      reader.readPacked(into: &values)
      return (values, reader.remaining)
    }
    #expect(values.map(\.bitPattern) == [2.5, 1.0, -0.0, .infinity].map(\.bitPattern))
    #expect(rest == 1)
    var integers = ByteBuffer()
    integers.append(packed: [-2, 1] as [Int32])
    #expect(integers.bytes() == [0xFE, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0])
  }

  @Test("A wrong guess of a length's width moves the body to where it belongs")
  func widthsOfLengths() {
    for width in 1...ByteBuffer.longestVarint {
      for count in [0, 1, 127, 128, 300, 20_000] {
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 3) }
        var guessed = ByteBuffer()
        guessed.append(0xAA)
        let start = guessed.beginLengthPrefix(width: width)
        guessed.append(body)
        let needed = guessed.endLengthPrefix(start, width: width)
        guessed.append(0xBB)
        var expected = ByteBuffer()
        expected.append(0xAA)
        expected.appendLengthPrefixed(body)
        expected.append(0xBB)
        #expect(guessed.bytes() == expected.bytes(), "\(width) for \(count)")
        #expect(needed == Varint.size(UInt64(count)))
      }
    }
  }

  @Test("Text of any length is written and read as the standard library has it")
  func text() throws {
    for character in ["a", "é", "日", "🙂", "\0"] {
      for count in 0...40 {
        for suffix in ["", "z"] {
          let string = String(repeating: character, count: count) + suffix
          var buffer = ByteBuffer()
          buffer.appendLengthPrefixed(string)
          let utf8 = Array(string.utf8)
          #expect(buffer.bytes().suffix(utf8.count) == utf8[...])
          for padding in [0, 20] {
            let bytes = utf8 + [UInt8](repeating: 0x80, count: padding)
            let read = try ByteReader.reading(bytes.span.bytes) {
              reader throws(ByteReadFailure) in
              var reader = reader
              return try reader.readString(count: utf8.count)
            }
            #expect(read == string)
            #expect(read.hashValue == string.hashValue)
            #expect(Array((read + "!").utf8) == utf8 + Array("!".utf8))
          }
        }
      }
    }
  }

  @Test func lentElementsStayInTheirArray() {
    struct Stop: Error {}
    let words = (0..<5).map { String(repeating: "word \($0) ", count: 5) }
    var seen: [String] = []
    words.forEachBorrowed { index, word in seen.append("\(index) " + copy word) }
    #expect(seen == words.enumerated().map { "\($0) \($1)" })
    #expect(throws: Stop.self) {
      try words.forEachBorrowed { index, _ throws(Stop) in if index == 2 { throw Stop() } }
    }
    #expect(words == (0..<5).map { String(repeating: "word \($0) ", count: 5) })
  }
}
