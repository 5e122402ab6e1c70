// The numbers that most are: at most 19 digits, which fit 64 bits, and no exponent. Whoever gets `nil` reads on with
// ``ByteReader/readDecimal()``, which knows all numbers and says what is wrong with those that are none.

extension ByteReader {
  /// A number of at most 19 digits without an exponent.
  private struct PlainDecimal {
    var isNegative: Bool
    var significand: UInt64
    /// How many of the digits stand behind the point.
    var fractionCount: Int
  }

  /// Reads a whole number that is written without fraction and exponent and that the type has; if it is not, nothing.
  @inlinable @inline(__always)
  public mutating func readPlainInteger<Integer: FixedWidthInteger>(
    as type: Integer.Type
  ) -> Integer? {
    let first = position
    let isNegative = skip(ifNext: UInt8(ascii: "-"))
    if let magnitude = readPlainMagnitude() {
      if !isNegative {
        if let value = Integer(exactly: magnitude) { return value }
      } else if magnitude <= UInt64(Int64.max),
        let value = Integer(exactly: 0 &- Int64(truncatingIfNeeded: magnitude))
      {
        return value
      }
    }
    position = first
    return nil
  }

  /// Reads digits that are a whole number, or nothing.
  @usableFromInline @inline(never)
  mutating func readPlainMagnitude() -> UInt64? {
    var cursor = position
    var magnitude: UInt64 = 0
    let count = scanDigits(from: &cursor, into: &magnitude)
    guard isWhole(count, at: position), count <= 19 else { return nil }
    if cursor != end {
      let next = cursor.pointee
      if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") { return nil }
    }
    position = cursor
    return magnitude
  }

  /// Reads a number and rounds it, if it has at most 19 digits and no exponent; else nothing.
  @inline(never)
  public mutating func readPlainDouble() -> Double? {
    guard let plain = readPlainDecimal() else { return nil }
    let exponent = 0 &- plain.fractionCount
    let value =
      Double(exactly: plain.significand, timesTenToThe: exponent)
      ?? Double(bitPattern: BinaryFormat.binary64.nearest(plain.significand, exponent))
    return plain.isNegative ? -value : value
  }

  /// Reads a number and rounds it, if it has at most 19 digits and no exponent; else nothing.
  @inline(never)
  public mutating func readPlainFloat() -> Float? {
    guard let plain = readPlainDecimal() else { return nil }
    let bits = BinaryFormat.binary32.nearest(plain.significand, 0 &- plain.fractionCount)
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    return plain.isNegative ? -value : value
  }

  @inline(__always)
  private mutating func readPlainDecimal() -> PlainDecimal? {
    var cursor = position
    var plain = PlainDecimal(isNegative: false, significand: 0, fractionCount: 0)
    if cursor != end, cursor.pointee == UInt8(ascii: "-") {
      plain.isNegative = true
      cursor += 1
    }
    let first = cursor
    var count = scanDigits(from: &cursor, into: &plain.significand)
    guard isWhole(count, at: first) else { return nil }
    if cursor != end, cursor.pointee == UInt8(ascii: ".") {
      cursor += 1
      plain.fractionCount = scanDigits(from: &cursor, into: &plain.significand)
      guard plain.fractionCount > 0 else { return nil }
      count &+= plain.fractionCount
    }
    guard count <= 19 else { return nil }
    if cursor != end, cursor.pointee | 0x20 == UInt8(ascii: "e") { return nil }
    position = cursor
    return plain
  }

  /// Whether digits can stand before the point: one or more, and no zero before others.
  @inline(__always)
  private func isWhole(_ count: Int, at first: UnsafePointer<UInt8>) -> Bool {
    count == 1 || (count > 1 && first.pointee != UInt8(ascii: "0"))
  }

  /// Passes over digits and appends them to a number, which wraps around beyond 19 of them.
  ///
  /// - Returns: how many there were.
  @inline(__always)
  private func scanDigits(
    from cursor: inout UnsafePointer<UInt8>, into number: inout UInt64
  ) -> Int {
    let first = cursor
    while end - cursor >= 8 {
      let characters = UInt64(
        littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      let count = DecimalDigits.leadingCount(characters)
      if count == 0 { return cursor - first }
      number =
        number &* DecimalDigits.powerOfTen(count) &+ DecimalDigits.number(characters, count: count)
      cursor += count
      if count < 8 { return cursor - first }
    }
    while cursor != end {
      let digit = cursor.pointee &- UInt8(ascii: "0")
      if digit > 9 { break }
      number = number &* 10 &+ UInt64(digit)
      cursor += 1
    }
    return cursor - first
  }
}
