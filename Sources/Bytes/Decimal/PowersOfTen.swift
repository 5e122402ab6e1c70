/// The powers of ten that 64-bit floating-point numbers are made from and taken apart with, 128 bits of each.
///
/// Entry k holds the leading 128 bits of 10^k, cut off, so that the first bit is 1:
/// 2^127 ≤ entry(k) < 2^128, and 10^k = entry(k) · 2^(⌊log2 10^k⌋ - 127) up to what was cut off.
///
/// The table is computed when it is first asked for, in about 10,000 steps, and kept until the process ends.
@usableFromInline
struct PowersOfTen: @unchecked Sendable {
  /// The powers that a table for binary64 needs: from what is surely zero to what its shortest digits need.
  static let exponents = -342...324
  /// The powers of which 128 bits hold every bit: 5^55 is the last power of five below 2^128.
  static let exactExponents = 0...55

  // Never written after it is made, and never freed.
  private let entries: UnsafePointer<Entry>

  /// The leading 128 bits of a power, in two halves.
  struct Entry {
    let high: UInt64
    let low: UInt64
  }

  static let shared = PowersOfTen()

  private init() {
    let count = Self.exponents.count
    let table = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    // 10^k has the leading bits of 5^k. Exact big numbers both ways: the product of fives, and 2^960 divided by five
    // again and again, where cutting off at each step gives the same as cutting off once.
    var power = BigNatural(1)
    for exponent in 0...Self.exponents.upperBound {
      table[exponent - Self.exponents.lowerBound] = power.leadingBits
      power.multiply(by: 5)
    }
    var fraction = BigNatural(1)
    fraction.shiftLeft(by: 960)
    for exponent in stride(from: -1, through: Self.exponents.lowerBound, by: -1) {
      fraction.divide(by: 5)
      table[exponent - Self.exponents.lowerBound] = fraction.leadingBits
    }
    entries = UnsafePointer(table)
  }

  /// The leading 128 bits of 10^`exponent`.
  @inline(__always) subscript(exponent: Int) -> Entry {
    precondition(Self.exponents.contains(exponent), "the table has no such power")
    return entries[exponent - Self.exponents.lowerBound]
  }

  /// ⌊log2 10^`exponent`⌋, for exponents within ±1000.
  ///
  /// Source: R. Giulietti, *The Schubfach way to render doubles*, 2021, section 9.9.
  @inline(__always) static func binaryExponent(of exponent: Int) -> Int {
    (exponent &* 1_741_647) &>> 19
  }
}
