import Bytes

/// A JSON number: exactly where it is a whole one of 64 bits, and as the nearest `Double`.
struct DocumentNumber {
  /// A whole number, however it is written: `10`, `10.0` and `1e1` are ten.
  let whole: Whole?
  /// The nearest number of 64 bits; infinite where it is too great.
  let double: Double
  /// Whether it is written without fraction and exponent.
  let isInteger: Bool

  /// A whole number with or without a sign.
  enum Whole: Hashable {
    case signed(Int64)
    /// Over 2⁶³ − 1.
    case large(UInt64)

    /// The number in a type, if that has it.
    func exactly<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
      switch self {
      case .signed(let number): Integer(exactly: number)
      case .large(let number): Integer(exactly: number)
      }
    }
  }

  /// Reads a number; `nil` where the text is none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let read: (DecimalLiteral, Double)? = try? ByteReader.reading(bytes.rawSpan) {
      reader throws(TextFailure) in
      var reader = reader
      let literal = try reader.readDecimal()
      return (literal, reader.double(literal))
    }
    guard let (literal, double) = read, literal.range.count == bytes.count else { return nil }
    self.double = double
    isInteger = literal.isInteger
    whole =
      if let number = literal.exactly(Int64.self) {
        .signed(number)
      } else {
        literal.exactly(UInt64.self).map(Whole.large)
      }
  }

  /// The whole number, where the nearest `Double` is another one.
  var isBeyondDouble: Bool {
    switch whole {
    case .signed(let number): Int64(exactly: double) != number
    case .large(let number): UInt64(exactly: double) != number
    case nil: false
    }
  }

  /// The shortest text that reads back as the number, or all digits of a whole one of 64 bits, which is read exactly.
  static func text(_ number: Double) -> String {
    if let digits = digitsOfLong(number) { return digits }
    var buffer = ByteBuffer()
    buffer.append(shortest: number)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  /// The shortest text that reads back as the number, or all digits of a whole one of 64 bits, which is read exactly.
  static func text(_ number: Float) -> String {
    if let digits = digitsOfLong(number) { return digits }
    var buffer = ByteBuffer()
    buffer.append(shortest: number)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  /// The digits of a whole number of 64 bits that is too long for the shortest text to be sure to have them all.
  private static func digitsOfLong<Number: BinaryFloatingPoint>(_ number: Number) -> String? {
    guard number.exponent > Number.significandBitCount else { return nil }
    return Int64(exactly: number).map(String.init) ?? UInt64(exactly: number).map(String.init)
  }
}
