/// A number in decimal notation, taken apart but not yet rounded to anything.
///
/// Its value is `significand` · 10^`exponent`, up to the digits that did not fit ``significand``.
///
/// Source: RFC 8259, section 6, "Numbers".
@frozen
public struct DecimalLiteral: Sendable {
  /// Whether a minus sign stands before it.
  public var isNegative: Bool
  /// The leading digits, as many as 64 bits hold.
  public var significand: UInt64
  /// The power of ten that the significand is multiplied by.
  public var exponent: Int
  /// Whether digits other than zero follow those in ``significand``.
  public var isTruncated: Bool
  /// Whether digits follow those in ``significand`` at all.
  @usableFromInline var isFull: Bool
  /// Whether it has neither a fraction nor an exponent.
  public var isInteger: Bool
  /// Where the literal stands in the input, in bytes from its start.
  public var range: Range<Int>

  @inlinable init(startingAt offset: Int) {
    isNegative = false
    significand = 0
    exponent = 0
    isTruncated = false
    isFull = false
    isInteger = true
    range = offset..<offset
  }
}

extension DecimalLiteral {
  /// The magnitude where it is a whole number of at most 64 bits, however it is written: `10`, `10.0` and `1e1` are ten.
  public var wholeMagnitude: UInt64? {
    if isTruncated { return nil }
    if significand == 0 || exponent == 0 { return significand }
    var result = significand
    if exponent > 0 {
      // 10^19 is the last power of ten that fits.
      guard exponent < 20 else { return nil }
      for _ in 0..<exponent {
        let (product, overflows) = result.multipliedReportingOverflow(by: 10)
        if overflows { return nil }
        result = product
      }
    } else {
      // No significand has 20 zeros at its end.
      guard exponent > -20 else { return nil }
      for _ in 0..<(-exponent) {
        let (quotient, remainder) = result.quotientAndRemainder(dividingBy: 10)
        if remainder != 0 { return nil }
        result = quotient
      }
    }
    return result
  }

  /// The number where it is a whole one that `Integer` has.
  @inlinable public func exactly<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    guard let magnitude = wholeMagnitude else { return nil }
    guard isNegative else { return Integer(exactly: magnitude) }
    guard magnitude <= UInt64(Int64.max) + 1 else { return nil }
    return Integer(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
  }
}
