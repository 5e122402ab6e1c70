package import Bytes

/// A text that is a JSON number: exactly where it is a whole one of 64 bits, and as the nearest `Double` and `Float`.
package struct NumberText {
  /// A whole number, however it is written: `10`, `10.0` and `1e1` are ten.
  package let whole: Whole?
  /// The number taken apart.
  package let literal: DecimalLiteral
  /// The nearest number of 64 bits; infinite where it is too great.
  package let double: Double
  /// The nearest number of 32 bits; infinite where it is too great.
  package let float: Float
  /// Whether it is written without fraction and exponent.
  package let isInteger: Bool

  /// A whole number with or without a sign.
  package enum Whole: Hashable {
    case signed(Int64)
    /// Over 2⁶³ − 1.
    case large(UInt64)

    /// The number in a type, if that has it.
    package func exactly<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
      switch self {
      case .signed(let number): Integer(exactly: number)
      case .large(let number): Integer(exactly: number)
      }
    }
  }

  /// The digits of the whole number that it is, with its sign.
  package var wholeText: String? {
    switch whole {
    case .signed(let number): String(number)
    case .large(let number): String(number)
    case nil: nil
    }
  }

  /// Reads a number; `nil` where the text is none.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let read: (DecimalLiteral, Double, Float)? = try? ByteReader.reading(bytes.rawSpan) {
      reader throws(TextFailure) in
      var reader = reader
      let literal = try reader.readDecimal()
      return (literal, reader.double(literal), reader.float(literal))
    }
    guard let (literal, double, float) = read, literal.range.count == bytes.count else {
      return nil
    }
    self.literal = literal
    self.double = double
    self.float = float
    isInteger = literal.isInteger
    whole =
      if let number = literal.exactly(Int64.self) {
        .signed(number)
      } else {
        literal.exactly(UInt64.self).map(Whole.large)
      }
  }

  /// Whether a `Double` does not hold it: a whole number in digits whose nearest `Double` is written as another one, a
  /// number beside zero that becomes zero, or one that becomes infinite.
  ///
  /// Any other number is held as the nearest `Double`, which is as far as readers of JSON agree (RFC 8259, section 6).
  package var isBeyondDouble: Bool {
    switch whole {
    case .signed(let number): Int64(exactly: double) != number
    case .large(let number): UInt64(exactly: double) != number
    // Zero is whole.
    case nil where !double.isFinite || double == 0: true
    case nil where isInteger: NumberText(Self.text(double)).map { !isSameDecimal(as: $0) } ?? true
    case nil: false
    }
  }

  /// Whether two texts are the same decimal number, trailing zeros aside; `false` if either has more digits than 64 bits
  /// hold.
  package func isSameDecimal(as other: NumberText) -> Bool {
    let (left, right) = (literal, other.literal)
    return !left.isTruncated && !right.isTruncated && left.isNegative == right.isNegative
      && Self.parts(left) == Self.parts(right)
  }

  /// The digits without zeros at their end, and the power of ten that they are multiplied by.
  private static func parts(_ literal: DecimalLiteral) -> (digits: UInt64, exponent: Int) {
    var (digits, exponent) = (literal.significand, literal.exponent)
    while digits != 0, digits.isMultiple(of: 10) {
      digits /= 10
      exponent += 1
    }
    return (digits, exponent)
  }

  /// The shortest text that reads back as the number, or all digits of a whole one of 64 bits, which is read exactly.
  package static func text(_ number: Double) -> String {
    if let digits = digitsOfLong(number) { return digits }
    var buffer = ByteBuffer()
    buffer.append(shortest: number)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  /// The shortest text that reads back as the number, or all digits of a whole one of 64 bits, which is read exactly.
  package static func text(_ number: Float) -> String {
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

// MARK: - What JSON has no numbers for

extension NumberText {
  /// The value of a text that stands for what JSON has no number for; `nil` for any other text.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type", `float, double`.
  package static func notFinite(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity": .infinity
    case "-Infinity": -.infinity
    default: nil
    }
  }

  /// The text that stands for a value that is not finite.
  package static func name(ofNotFinite value: Double) -> String {
    value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity"
  }
}
