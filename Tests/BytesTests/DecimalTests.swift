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
    try ByteReader.reading(Array(text.utf8).rawSpan) { input throws(TextFailure) -> Result in
      var reader = input
      let literal = try reader.readDecimal()
      guard reader.isAtEnd else { throw .malformedNumber }
      return body(reader, literal)
    }
  }

  /// Reads a number in all ways there are, which must agree.
  private func double(_ text: String) throws -> Double {
    let value = try literal(text) { $0.double($1) }
    let plain = reading(text) { $0.readPlainDouble() }
    if let plain, plain.bitPattern != value.bitPattern {
      Issue.record("\(text) as \(value), but plainly as \(plain)")
    }
    return value
  }

  /// Reads a number in all ways there are, which must agree.
  private func float(_ text: String) throws -> Float {
    let value = try literal(text) { $0.float($1) }
    let plain = reading(text) { $0.readPlainFloat() }
    if let plain, plain.bitPattern != value.bitPattern {
      Issue.record("\(text) as \(value), but plainly as \(plain)")
    }
    return value
  }

  private func reading<Result>(_ text: String, _ body: (inout ByteReader) -> Result) -> Result {
    ByteReader.reading(Array(text.utf8).rawSpan) { input in
      var reader = input
      return body(&reader)
    }
  }

  @Test func plainNumbersAreReadAndOthersAreLeft() {
    let integers: [(String, Int64?)] = [
      ("0", 0), ("-0", 0), ("7,", 7), ("12345678", 12_345_678), ("123456789]", 123_456_789),
      ("9223372036854775807}", .max), ("-9223372036854775807", -.max), ("9223372036854775808", nil),
      ("-9223372036854775808", nil), ("00", nil), ("01", nil), ("1.0", nil), ("1e5", nil),
      ("1E5", nil), ("-", nil), ("", nil), ("x", nil), ("12345678901234567890", nil),
      ("12345678.0", nil), ("+1", nil), ("1 ", 1),
    ]
    for (text, value) in integers {
      let (read, rest) = reading(text) { ($0.readPlainInteger(as: Int64.self), $0.remaining) }
      #expect(read == value, "\(text)")
      if value == nil { #expect(rest == text.utf8.count, "\(text)") }
    }
    #expect(reading("255") { $0.readPlainInteger(as: UInt8.self) } == 255)
    #expect(reading("256") { $0.readPlainInteger(as: UInt8.self) } == nil)
    #expect(reading("-1") { $0.readPlainInteger(as: UInt8.self) } == nil)
    let doubles: [(String, Double?)] = [
      ("0", 0), ("0.5,", 0.5), ("-12.25]", -12.25), ("1.", nil), (".5", nil), ("01.5", nil),
      ("1.5e3", nil), ("1.5E3", nil), ("-", nil), ("", nil),
      ("123456789.123456789", 123456789.123456789),
      ("0.00000000000000000001", nil),
    ]
    for (text, value) in doubles {
      let (read, rest) = reading(text) { ($0.readPlainDouble(), $0.remaining) }
      #expect(read == value, "\(text)")
      if value == nil { #expect(rest == text.utf8.count, "\(text)") }
    }
  }

  /// Digits that just fill 64 bits, and more of them: rounding looks at all digits, but never at as many as the exponent
  /// says.
  @Test func exponentsBeyondAllNumbersTakeNoTime() throws {
    let digits = "18446744073709551615"
    for more in ["", ".9", "7.25"] {
      for exponent in ["324555555555555555", "999999999", "5000", "400"] {
        #expect(try double("\(digits)\(more)e-\(exponent)") == 0)
        #expect(try float("-\(digits)\(more)e-\(exponent)") == 0)
        #expect(try double("-\(digits)\(more)e\(exponent)") == -.infinity)
        #expect(try float("\(digits)\(more)e\(exponent)") == .infinity)
      }
      // Next to the ends of the range, as the standard library reads them.
      for exponent in [-342, -341, -330, -320, -62, -50, 17, 18, 287, 288, 289] {
        let text = "\(digits)\(more)e\(exponent)"
        #expect(try double(text) == Double(text))
        #expect(try float(text) == Float(text))
      }
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

  /// The description less the `.0` that a number without a fraction ends in, except that of negative zero.
  private func expected(_ number: some CustomStringConvertible) -> String {
    let description = number.description
    return description != "-0.0" && description.hasSuffix(".0")
      ? String(description.dropLast(2)) : description
  }

  @Test(arguments: DecimalSamples.seeds)
  func doublesAreWrittenAsTheirDescriptionAndReadBack(seed: UInt64) throws {
    for number in DecimalSamples.doubles(seed: seed) {
      let written = text { $0.append(shortest: number) }
      if written != expected(number) { Issue.record("\(number) as \(written)") }
      let back = try double(written)
      if back.bitPattern != number.bitPattern { Issue.record("\(number) back as \(back)") }
    }
  }

  @Test(arguments: DecimalSamples.seeds)
  func floatsAreWrittenAsTheirDescriptionAndReadBack(seed: UInt64) throws {
    for number in DecimalSamples.floats(seed: seed) {
      let written = text { $0.append(shortest: number) }
      if written != expected(number) { Issue.record("\(number) as \(written)") }
      let back = try float(written)
      if back.bitPattern != number.bitPattern { Issue.record("\(number) back as \(back)") }
    }
  }

  @Test(arguments: DecimalSamples.seeds)
  func decimalsAreReadAsTheStandardLibraryReadsThem(seed: UInt64) throws {
    for text in DecimalSamples.texts(seed: seed) {
      let double = try double(text)
      if double.bitPattern != Double(text)?.bitPattern { Issue.record("\(text) as \(double)") }
      let float = try float(text)
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
