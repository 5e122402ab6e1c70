/// The decimal digits of whole numbers.
@usableFromInline enum DecimalDigits {
  /// How many digits a number has; 0 has one.
  @inline(__always) static func count(_ number: UInt64) -> Int {
    // 1233 / 4096 is log10 2, near enough for 64 bits; the power at the estimate corrects it.
    let estimate = ((64 &- (number | 1).leadingZeroBitCount) &* 1233) >> 12
    return estimate &+ (number >= powerOfTen(estimate) ? 1 : 0)
  }

  /// 10^`exponent`, for exponents from 0 to 19.
  ///
  /// A `switch`, which the compiler makes a table that is there from the start.
  @inline(__always) static func powerOfTen(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 10_000_000_000_000_000_000
    }
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

  /// How many of eight characters, the first in the lowest byte, are digits up to the first that is none.
  @inline(__always) static func leadingCount(_ characters: UInt64) -> Int {
    let values = characters ^ UInt64(repeating: UInt8(ascii: "0"))
    // 0x76 and ten reach the top bit, as does what has it already. Carries only reach bytes behind the first match.
    let others = (values &+ UInt64(repeating: 0x76) | values) & UInt64.topBits
    return others.trailingZeroBitCount &>> 3
  }

  /// The number that the first of eight characters make, `count` digits: the reverse of ``eight(_:)``.
  ///
  /// - Precondition: the count is between 1 and 8.
  @inline(__always) static func number(_ characters: UInt64, count: Int) -> UInt64 {
    // What is no digit is shifted out; zeros come in before the first.
    let digits =
      (characters & UInt64(repeating: 0x0F)) &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
    let pairs = digits &* 10 &+ digits &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    // Pairs 1 and 3 by 10^6 and 10^2, pairs 2 and 4 by 10^4 and 1, summed in the upper half.
    let odd = (pairs & mask) &* (100 &+ 1_000_000 &<< 32)
    let even = (pairs &>> 16 & mask) &* (1 &+ 10_000 &<< 32)
    return (odd &+ even) &>> 32
  }
}
