// Numbers in decimal notation, in the grammar of RFC 8259, section 6: an optional minus, digits without a leading zero,
// then optionally a point with digits, and optionally an exponent with digits. What follows a number is not looked at.

extension ByteReader {
  /// Reads a number of any length and precision.
  @inline(never)
  public mutating func readDecimal() throws(TextFailure) -> DecimalLiteral {
    var literal = DecimalLiteral(startingAt: offset)
    let first = offset
    literal.isNegative = skip(ifNext: UInt8(ascii: "-"))
    if !skip(ifNext: UInt8(ascii: "0")) { try readDigits(into: &literal, scale: 0) }
    if nextDigit != nil { throw .malformedNumber }
    if skip(ifNext: UInt8(ascii: ".")) {
      literal.isInteger = false
      try readDigits(into: &literal, scale: 1)
    }
    if nextOrZero | 0x20 == UInt8(ascii: "e") {
      position += 1
      literal.isInteger = false
      literal.exponent += try readExponent()
    }
    literal.range = first..<offset
    return literal
  }

  /// Passes over a number of any length, and checks it.
  @inline(never)
  public mutating func skipDecimal() throws(TextFailure) {
    _ = skip(ifNext: UInt8(ascii: "-"))
    if !skip(ifNext: UInt8(ascii: "0")) { try skipDigits() }
    if nextDigit != nil { throw .malformedNumber }
    if skip(ifNext: UInt8(ascii: ".")) { try skipDigits() }
    if nextOrZero | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !skip(ifNext: UInt8(ascii: "-")) { _ = skip(ifNext: UInt8(ascii: "+")) }
      try skipDigits()
    }
  }

  /// Passes over one digit or more, eight at a time.
  @inline(__always)
  private mutating func skipDigits() throws(TextFailure) {
    guard nextDigit != nil else { throw isAtEnd ? .truncated : .malformedNumber }
    while remaining >= 8 {
      let count = DecimalDigits.leadingCount(
        UInt64(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)))
      position += count
      if count < 8 { return }
    }
    while nextDigit != nil { position += 1 }
  }

  /// The value of the next byte if it is a digit.
  @inlinable @inline(__always) var nextDigit: UInt8? {
    let digit = nextOrZero &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }

  /// Reads one digit or more; `scale` is how many powers of ten each stands below the one before the point.
  private mutating func readDigits(
    into literal: inout DecimalLiteral, scale: Int
  ) throws(TextFailure) {
    guard nextDigit != nil else { throw isAtEnd ? .truncated : .malformedNumber }
    while let digit = nextDigit {
      position += 1
      literal.append(digit, scale: scale)
    }
  }

  private mutating func readExponent() throws(TextFailure) -> Int {
    // No input is long enough for its digits to make up for an exponent beyond this.
    let limit = 1 << 48
    let isNegative = skip(ifNext: UInt8(ascii: "-"))
    if !isNegative { _ = skip(ifNext: UInt8(ascii: "+")) }
    guard nextDigit != nil else { throw isAtEnd ? .truncated : .malformedNumber }
    var exponent = 0
    while let digit = nextDigit {
      position += 1
      exponent = min(exponent * 10 + Int(digit), limit)
    }
    return isNegative ? -exponent : exponent
  }
}

extension DecimalLiteral {
  /// Appends a digit to the significand, or drops it where 64 bits have no room left.
  fileprivate mutating func append(_ digit: UInt8, scale: Int) {
    let (tenfold, overflows) = significand.multipliedReportingOverflow(by: 10)
    let (sum, carries) = tenfold.addingReportingOverflow(UInt64(digit))
    if isFull || overflows || carries {
      isFull = true
      isTruncated = isTruncated || digit != 0
      exponent += 1 - scale
    } else {
      significand = sum
      exponent -= scale
    }
  }
}
