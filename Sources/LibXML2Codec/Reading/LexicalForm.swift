/// Values read from the lexical forms of XML Schema 1.0.
///
/// Source: *XML Schema Part 2: Datatypes*, second edition: 3.2.2 `boolean`, 3.2.4 `float`, 3.2.5 `double`, 3.3.13
/// `integer` and the types derived from it.
enum LexicalForm {
  /// What a text says.
  enum Outcome<Value> {
    case value(Value)
    /// A number, but not one of this type.
    case outOfRange
    /// Text of another type.
    case otherText
  }

  /// The text without the white space around it.
  static func trim(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, isSpace(text[start]) { start += 1 }
    while start < end, isSpace(text[end - 1]) { end -= 1 }
    return text.extracting(start..<end)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Outcome<Bool> {
    if text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8) { return .value(true) }
    if text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8) { return .value(false) }
    return .otherText
  }

  /// A sign, which a value without one may have too, and decimal digits.
  static func integer<Value: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Outcome<Value> {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = text.dropFirst(isNegative || text.first == UInt8(ascii: "+") ? 1 : 0)
    guard !digits.isEmpty else { return .otherText }
    var magnitude: UInt64 = 0
    var overflows = false
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return .otherText }
      let (product, first) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(UInt64(digit))
      overflows = overflows || first || second
      magnitude = sum
    }
    if overflows { return .outOfRange }
    if !isNegative { return Value(exactly: magnitude).map { .value($0) } ?? .outOfRange }
    let lowest = UInt64(Value.isSigned ? Value.max.magnitude + 1 : 0)
    guard magnitude <= lowest else { return .outOfRange }
    return .value(0 &- Value(truncatingIfNeeded: magnitude))
  }

  static func float(_ text: UnsafeBufferPointer<UInt8>) -> Outcome<Float> {
    // A number of at most 24 bits and a power of ten up to 10¹⁰ are exact, and so one operation rounds once.
    real(text, exactBits: 24, powers: [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10])
  }

  static func double(_ text: UnsafeBufferPointer<UInt8>) -> Outcome<Double> {
    real(
      text, exactBits: 53,
      powers: [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
      ])
  }

  /// A decimal number with or without an exponent, or one of the three names.
  ///
  /// Numbers with few digits are read as in Clinger, "How to Read Floating Point Numbers Accurately" (PLDI 1990): the
  /// digits as an integer, times or divided by a power of ten, where both are exact. All others are Swift's to read.
  private static func real<Value: BinaryFloatingPoint & LosslessStringConvertible, let count: Int>(
    _ text: UnsafeBufferPointer<UInt8>, exactBits: Int, powers: InlineArray<count, Value>
  ) -> Outcome<Value> {
    guard let decimal = Decimal(text) else {
      if text.elementsEqual("NaN".utf8) { return .value(.nan) }
      if text.elementsEqual("INF".utf8) { return .value(.infinity) }
      if text.elementsEqual("-INF".utf8) { return .value(-.infinity) }
      return .otherText
    }
    let power = decimal.exponent
    if let digits = decimal.digits, digits >> UInt64(exactBits) == 0, abs(power) < count {
      let magnitude = power < 0 ? Value(digits) / powers[-power] : Value(digits) * powers[power]
      return .value(decimal.isNegative ? -magnitude : magnitude)
    }
    guard let value = Value(String(decoding: text, as: UTF8.self)) else { return .otherText }
    return value.isInfinite ? .outOfRange : .value(value)
  }

  /// The parts of a decimal number.
  private struct Decimal {
    var isNegative = false
    /// The digits as an integer, or `nil` where that has more than 64 bits.
    var digits: UInt64? = 0
    /// The power of ten that they are multiplied with.
    var exponent = 0

    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var rest = text[...]
      isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      var digitCount = read(&rest)
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        let fractionCount = read(&rest)
        digitCount += fractionCount
        exponent = -fractionCount
      }
      guard digitCount > 0 else { return nil }
      if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
        rest.removeFirst()
        guard case .value(let power) = integer(.init(rebasing: rest)) as Outcome<Int32> else {
          // An exponent beyond 32 bits is a number all the same.
          guard case .outOfRange = integer(.init(rebasing: rest)) as Outcome<Int32> else {
            return nil
          }
          digits = nil
          return
        }
        exponent += Int(power)
      } else if !rest.isEmpty {
        return nil
      }
    }

    /// Reads digits, and says how many there were.
    private mutating func read(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      let start = rest.startIndex
      while let byte = rest.first, byte &- UInt8(ascii: "0") < 10 {
        digits = digits.flatMap { digits in
          let (product, first) = digits.multipliedReportingOverflow(by: 10)
          let (sum, second) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
          return first || second ? nil : sum
        }
        rest.removeFirst()
      }
      return rest.startIndex - start
    }
  }
}
