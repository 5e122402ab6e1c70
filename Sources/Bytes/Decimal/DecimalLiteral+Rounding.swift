// From decimal to the nearest binary floating-point number, ties to even.
//
// Source: D. Lemire, *Number Parsing at a Gigabyte per Second*, Software: Practice and Experience 51 (2021), after
// M. Eisel; N. Mushtak and D. Lemire, *Fast Number Parsing Without Fallback*, 2023, which proves that 64 bits of digits
// never need more than the product with 128 bits of the power. Clinger's fast path: W. Clinger, *How to Read Floating
// Point Numbers Accurately*, PLDI 1990.

extension ByteReader {
  /// The nearest number to a literal that this reader has read; infinity where it is too great.
  public func double(_ literal: DecimalLiteral) -> Double {
    if !literal.isTruncated,
      let quick = Double(exactly: literal.significand, timesTenToThe: literal.exponent)
    {
      return literal.isNegative ? -quick : quick
    }
    let bits = bits(of: literal, in: .binary64)
    return Double(bitPattern: literal.isNegative ? bits | 1 << 63 : bits)
  }

  /// The nearest number to a literal that this reader has read; infinity where it is too great.
  public func float(_ literal: DecimalLiteral) -> Float {
    let bits = UInt32(truncatingIfNeeded: bits(of: literal, in: .binary32))
    return Float(bitPattern: literal.isNegative ? bits | 1 << 31 : bits)
  }

  private func bits(of literal: DecimalLiteral, in format: BinaryFormat) -> UInt64 {
    let (significand, exponent) = (literal.significand, literal.exponent)
    let bits = format.nearest(significand, exponent)
    // Of a literal with more digits, the value lies between this one and the next. Beyond the exponents that matter both are
    // zero, or both infinite; the exact way would work with as many digits as the exponent says.
    if !literal.isTruncated || !format.decimalExponents.contains(exponent)
      || (significand != .max && format.nearest(significand + 1, exponent) == bits)
    {
      return bits
    }
    return nearestByAllDigits(of: literal, in: format)
  }

  /// Rounds with all digits there are, exactly.
  @inline(never)
  private func nearestByAllDigits(of literal: DecimalLiteral, in format: BinaryFormat) -> UInt64 {
    // No middle between two numbers has more than 767 digits, so whatever comes later only says "a little more".
    let digitLimit = 800
    var digits = BigNatural(0)
    var count = 0
    var ignoresNonzero = false
    scan: for byte in UnsafeBufferPointer(
      start: start + literal.range.lowerBound, count: literal.range.count)
    {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = UInt64(byte - UInt8(ascii: "0"))
        if count == 0, digit == 0 { continue }
        if count < digitLimit {
          digits.multiply(by: 10, adding: digit)
          count += 1
        } else {
          ignoresNonzero = ignoresNonzero || digit != 0
        }
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
      default: continue
      }
    }
    if digits.isZero { return 0 }
    let significandCount = DecimalDigits.count(literal.significand)
    return format.nearest(
      digits, literal.exponent - (count - significandCount), isExact: !ignoresNonzero)
  }
}

extension Double {
  /// The number nearest to `significand` · 10^`exponent`, where both are exact in binary64, so that one operation
  /// rounds correctly; else `nil`.
  @inline(__always)
  init?(exactly significand: UInt64, timesTenToThe exponent: Int) {
    guard significand <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let value = Double(Int64(truncatingIfNeeded: significand))
    self =
      exponent < 0
      ? value / Self.exactPowerOfTen(0 &- exponent) : value * Self.exactPowerOfTen(exponent)
  }

  /// 10^`exponent`, for exponents from 0 to 22: those that binary64 has exactly, since 5^22 < 2^53.
  @inline(__always)
  private static func exactPowerOfTen(_ exponent: Int) -> Double {
    switch exponent {
    case 0: 1e0
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    case 19: 1e19
    case 20: 1e20
    case 21: 1e21
    default: 1e22
    }
  }
}

extension BinaryFormat {
  /// The bits of the number nearest to `significand` · 10^`exponent`.
  @inline(__always)
  func nearest(_ significand: UInt64, _ exponent: Int) -> UInt64 {
    if significand == 0 || exponent < decimalExponents.lowerBound { return 0 }
    if exponent > decimalExponents.upperBound { return infinity }
    let power = PowersOfTen.shared[exponent]
    let leadingZeros = significand.leadingZeroBitCount
    let normalized = significand &<< UInt64(truncatingIfNeeded: leadingZeros)
    // Three bits more than the significand: the product may begin with a zero, one to round, one for its tie.
    let precision = significandBits + 3
    var (high, low) = normalized.multipliedFullWidth(by: power.high)
    let undecided = UInt64.max &>> UInt64(precision)
    if high & undecided == undecided {
      // The bits that decide are all ones; what was left out of the power may carry into them. Negative powers that can
      // make a tie are rounded up, so that an exact tie shows as one.
      let isRoundedUp = exponent < 0 && exponent >= -27
      let rest = power.low &+ (isRoundedUp ? 1 : 0)
      let carry = normalized.multipliedFullWidth(by: rest).high
      let (sum, overflows) = low.addingReportingOverflow(carry)
      low = sum
      if overflows { high &+= 1 }
    }
    let upperBit = Int(truncatingIfNeeded: high &>> 63)
    let shift = UInt64(truncatingIfNeeded: upperBit &+ 64 &- precision)
    var rounded = high &>> shift
    var stored =
      PowersOfTen.binaryExponent(of: exponent) &+ 63 &+ upperBit &- leadingZeros &+ bias
    if stored <= 0 {
      // Below the normal numbers: fewer bits, or none.
      if stored <= -63 { return 0 }
      rounded >>= UInt64(1 - stored)
      return (rounded + rounded & 1) >> 1
    }
    // An exact tie goes to even; every other one half goes up.
    if low <= 1, tieExponents.contains(exponent), rounded & 3 == 1, rounded &<< shift == high {
      rounded &= ~1
    }
    rounded = (rounded &+ rounded & 1) &>> 1
    if rounded >> UInt64(significandBits + 1) != 0 {
      rounded >>= 1
      stored += 1
    }
    if stored >= infiniteExponent { return infinity }
    return rounded & ~(1 << UInt64(significandBits)) | UInt64(stored) << UInt64(significandBits)
  }

  /// The bits of the number nearest to `digits` · 10^`exponent`, or to a little more where it is not exact.
  func nearest(_ digits: BigNatural, _ exponent: Int, isExact: Bool) -> UInt64 {
    var numerator = digits
    var denominator = BigNatural(1)
    if exponent >= 0 {
      numerator.multiply(byPowerOfTen: exponent)
    } else {
      denominator.multiply(byPowerOfTen: -exponent)
    }
    // Bring the quotient to 64 or 63 bits and divide bit by bit: value = quotient · 2^-scale.
    let scale = 63 - (numerator.bitWidth - denominator.bitWidth)
    if scale >= 0 { numerator.shiftLeft(by: scale) } else { denominator.shiftLeft(by: -scale) }
    denominator.shiftLeft(by: 63)
    var quotient: UInt64 = 0
    for _ in 0..<64 {
      quotient = quotient << 1 | (numerator.subtract(ifNotGreater: denominator) ? 1 : 0)
      numerator.shiftLeft(by: 1)
    }
    return nearest(quotient, binaryExponent: -scale, isExact: isExact && numerator.isZero)
  }

  /// The bits of the number nearest to `significand` · 2^`exponent`, or to a little more where it is not exact.
  private func nearest(_ significand: UInt64, binaryExponent exponent: Int, isExact: Bool) -> UInt64
  {
    let leadingZeros = significand.leadingZeroBitCount
    let normalized = significand << UInt64(leadingZeros)
    let stored = exponent + 63 - leadingZeros + bias
    if stored >= infiniteExponent { return infinity }
    let dropped = 63 - significandBits + max(1 - stored, 0)
    if dropped > 64 { return 0 }
    let kept = dropped == 64 ? 0 : normalized >> UInt64(dropped)
    let rest = dropped == 64 ? normalized : normalized & (1 << UInt64(dropped) - 1)
    let half = UInt64(1) << UInt64(dropped - 1)
    let roundsUp = rest > half || (rest == half && (!isExact || kept & 1 == 1))
    // The hidden bit adds one to the stored exponent, and so does a carry out of the significand.
    return UInt64(max(stored, 1) - 1) << UInt64(significandBits) + kept + (roundsUp ? 1 : 0)
  }
}
