/// The decimal digits of whole numbers.
@usableFromInline enum DecimalDigits {
  /// How many digits a number has; 0 has one.
  @inline(__always) static func count(_ number: UInt64) -> Int {
    // 1233 / 4096 is log10 2, near enough for 64 bits; the power at the estimate corrects it.
    let estimate = ((64 &- (number | 1).leadingZeroBitCount) &* 1233) >> 12
    return estimate &+ (number >= powerOfTen(estimate) ? 1 : 0)
  }

  /// 10^`exponent`, for exponents from 0 to 19.
  @inline(__always) static func powerOfTen(_ exponent: Int) -> UInt64 {
    // The bits above the point: 10^k is entry(k) · 2^(⌊log2 10^k⌋ - 127).
    UInt64(
      truncatingIfNeeded: PowersOfTen.shared[exponent]
        >> UInt128(127 - PowersOfTen.binaryExponent(of: exponent)))
  }

  /// The eight digits of a number below 10^8, one a byte, the first digit in the lowest byte.
  ///
  /// Two halves of four digits, four pairs, eight digits: each step divides all parts at once, by a multiplication whose
  /// quotients are exact for the numbers that occur (below 10^4 and below 100).
  @inlinable @inline(__always) static func eight(_ number: UInt32) -> UInt64 {
    let upper = UInt64(number / 10_000)
    let fours = upper | UInt64(number &- UInt32(truncatingIfNeeded: upper) &* 10_000) &<< 32
    let hundreds = ((fours &* 10_486) &>> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = ((pairs &* 103) &>> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) &<< 8
  }
}
