import Bytes
import Randomness
import Testing

@Suite struct DecimalTests {
  private func text(_ body: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    body(&buffer)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  private func literal<Result>(
    _ text: String, _ body: (borrowing ByteReader, DecimalLiteral) -> Result
  ) throws -> Result {
    try ByteReader.reading(Array(text.utf8).span.bytes) { input throws(TextFailure) -> Result in
      var reader = input
      let literal = try reader.readDecimal()
      guard reader.isAtEnd else { throw .malformedNumber }
      return body(reader, literal)
    }
  }

  @Test func wholeNumbersAreWrittenAsTheirDescription() {
    var generator = SeededGenerator(seed: 1)
    for bits in 0..<64 {
      for _ in 0..<200 {
        let number = generator.next() >> UInt64(bits)
        #expect(text { $0.append(decimal: number) } == number.description)
        let signed = Int64(bitPattern: number)
        #expect(text { $0.append(decimal: signed) } == signed.description)
      }
    }
    var power: UInt64 = 1
    while true {
      for number in [power - 1, power, power + 1] {
        #expect(text { $0.append(decimal: number) } == number.description)
      }
      let (next, overflows) = power.multipliedReportingOverflow(by: 10)
      if overflows { break }
      power = next
    }
    for number in [Int64.min, .max, -1] {
      #expect(text { $0.append(decimal: number) } == number.description)
    }
    #expect(text { $0.append(decimal: UInt64.max) } == UInt64.max.description)
  }

  /// The description less the `.0` that a number without a fraction ends in.
  private func expected(_ number: some CustomStringConvertible) -> String {
    let description = number.description
    return description.hasSuffix(".0") ? String(description.dropLast(2)) : description
  }

  @Test(arguments: DecimalSamples.seeds)
  func doublesAreWrittenAsTheirDescriptionAndReadBack(seed: UInt64) throws {
    for number in DecimalSamples.doubles(seed: seed) {
      let written = text { $0.append(shortest: number) }
      if written != expected(number) { Issue.record("\(number) as \(written)") }
      let back = try literal(written) { $0.double($1) }
      if back.bitPattern != number.bitPattern { Issue.record("\(number) back as \(back)") }
    }
  }

  @Test(arguments: DecimalSamples.seeds)
  func floatsAreWrittenAsTheirDescriptionAndReadBack(seed: UInt64) throws {
    for number in DecimalSamples.floats(seed: seed) {
      let written = text { $0.append(shortest: number) }
      if written != expected(number) { Issue.record("\(number) as \(written)") }
      let back = try literal(written) { $0.float($1) }
      if back.bitPattern != number.bitPattern { Issue.record("\(number) back as \(back)") }
    }
  }

  @Test(arguments: DecimalSamples.seeds)
  func decimalsAreReadAsTheStandardLibraryReadsThem(seed: UInt64) throws {
    for text in DecimalSamples.texts(seed: seed) {
      let double = try literal(text) { $0.double($1) }
      if double.bitPattern != Double(text)?.bitPattern { Issue.record("\(text) as \(double)") }
      let float = try literal(text) { $0.float($1) }
      if float.bitPattern != Float(text)?.bitPattern { Issue.record("\(text) as \(float)") }
    }
  }

  @Test(
    "The grammar is that of RFC 8259",
    arguments: [
      "", "-", "+1", "01", "-01", ".5", "1.", "1.e1", "1e", "1e+", "--1", "1..2", "0x1", "1e1.5",
      "Infinity", "NaN", "1_000", "１",
    ])
  func malformedNumbersAreRefused(text: String) {
    #expect(throws: TextFailure.self) { try literal(text) { _, _ in } }
  }
}
