extension ProtoLexer {
  /// The bytes of a string literal, which begins here with its quotation mark.
  ///
  /// Source: Protocol Buffers, *Language Specification (proto3)*, "String literals".
  mutating func stringLiteral() throws(SchemaFailure) -> [UInt8] {
    let start = place
    guard let quote = current else { return [] }
    advance()
    var bytes: [UInt8] = []
    while let scalar = current, scalar != "\n" {
      if scalar == quote {
        advance()
        return bytes
      }
      if scalar == "\\" {
        try escape(&bytes)
      } else if scalar == "\0" {
        throw failure("a string has no place for a NUL character; remove it", at: place)
      } else {
        bytes += Array(UTF8.encode(scalar)!)
        advance()
      }
    }
    throw failure("this string has no end on its line; close it with \(quote)", at: start)
  }

  private mutating func escape(_ bytes: inout [UInt8]) throws(SchemaFailure) {
    let start = place
    advance()
    guard let letter = current else { return }
    switch letter {
    case "0"..."7":
      let value = digits(radix: 8, atMost: 3)
      guard let byte = UInt8(exactly: value) else {
        throw failure("the escape is over one byte; \\377 is the largest", at: start)
      }
      bytes.append(byte)
    case "x", "X":
      advance()
      guard let digit = current, Self.value(of: digit, radix: 16) != nil else {
        throw failure("\\x needs one or two hexadecimal digits behind it", at: start)
      }
      bytes.append(UInt8(digits(radix: 16, atMost: 2)))
    case "u", "U":
      let count = letter == "u" ? 4 : 8
      advance()
      let before = place.column
      let value = digits(radix: 16, atMost: count)
      guard place.column - before == count, let scalar = Unicode.Scalar(value) else {
        throw failure(
          "\\\(letter) needs \(count) hexadecimal digits that name a Unicode scalar", at: start)
      }
      bytes += Array(UTF8.encode(scalar)!)
    default:
      guard let byte = Self.simpleEscapes[letter] else {
        throw failure("there is no escape \\\(letter); write \\\\ for a backslash", at: start)
      }
      bytes.append(byte)
      advance()
    }
  }

  private static let simpleEscapes: [Unicode.Scalar: UInt8] = [
    "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13,
    "\"": 34, "'": 39, "?": 63, "\\": 92,
  ]

  /// The value of up to so many digits from here.
  private mutating func digits(radix: UInt32, atMost count: Int) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let scalar = current, let digit = Self.value(of: scalar, radix: radix) else { break }
      value = value &* radix &+ digit
      advance()
    }
    return value
  }

  private static func value(of scalar: Unicode.Scalar, radix: UInt32) -> UInt32? {
    guard let value = Character(scalar).hexDigitValue, scalar.isASCII, value < radix else {
      return nil
    }
    return UInt32(value)
  }
}
