/// The decimal with the fewest digits among those that round to a floating-point number; of several the nearest to it.
///
/// Source: R. Giulietti, *The Schubfach way to render doubles*, 2021. The interval of the decimals that round to the
/// number is scaled by a power of ten such that it holds at least two and fewer than twenty whole numbers. If one of the
/// two multiples of ten next to the number is in it, that is the shortest; else a whole number next to it is.
struct ShortestDecimal: Equatable {
  /// The digits, without zeros at their end.
  private(set) var digits: UInt64
  /// The power of ten that they are multiplied by.
  private(set) var exponent: Int

  /// The shortest decimal of a number.
  ///
  /// - Precondition: the number is finite and greater than zero.
  init(_ number: Double) {
    self.init(bits: number.bitPattern, .binary64)
  }

  /// The shortest decimal of a number.
  ///
  /// - Precondition: the number is finite and greater than zero.
  init(_ number: Float) {
    self.init(bits: UInt64(number.bitPattern), .binary32)
  }

  @inline(__always)
  private init(bits: UInt64, _ format: BinaryFormat) {
    // The number is significand · 2^exponent.
    let hiddenBit = UInt64(1) << UInt64(format.significandBits)
    let fraction = bits & (hiddenBit - 1)
    let stored = Int(bits &>> UInt64(format.significandBits))
    let significand = stored == 0 ? fraction : fraction | hiddenBit
    let exponent = max(stored, 1) - format.bias - format.significandBits
    // Below a power of two the next number is only half as far away.
    let isLowerCloser = fraction == 0 && stored > 1
    // An interval's bounds belong to it where ties are rounded to this number, which must then be even.
    let excluded: UInt64 = significand & 1

    // ⌊log10 2^exponent⌋, of three quarters of it where the interval is that much smaller (section 9.9).
    let scale = (exponent &* 1_262_611 &- (isLowerCloser ? 524_031 : 0)) &>> 22
    let power = PowersOfTen.shared[-scale]
    // Rounded up where it is not exact, so that the product is never too small.
    let rest = power.low &+ (PowersOfTen.exactExponents.contains(-scale) ? 0 : 1)
    let multiplier = PowersOfTen.Entry(high: power.high, low: rest)
    let shift = UInt64(exponent &+ PowersOfTen.binaryExponent(of: -scale) &+ 1)
    // Four times the number and its two bounds, as multiples of 10^scale.
    let value = Self.roundedToOdd((significand &* 4) &<< shift, multiplier)
    let lower = Self.roundedToOdd(
      (significand &* 4 &- (isLowerCloser ? 1 : 2)) &<< shift, multiplier)
    let upper = Self.roundedToOdd((significand &* 4 &+ 2) &<< shift, multiplier)

    let whole = value / 4
    if whole >= 10 {
      let tens = whole / 10
      let isTensIn = lower &+ excluded <= tens &* 40
      let isNextIn = tens &* 40 &+ 40 &+ excluded <= upper
      if isTensIn != isNextIn {
        self.init(tens &+ (isNextIn ? 1 : 0), scale &+ 1)
        return
      }
    }
    let isWholeIn = lower &+ excluded <= whole &* 4
    let isNextIn = whole &* 4 &+ 4 &+ excluded <= upper
    let middle = whole &* 4 &+ 2
    let roundsUp =
      isWholeIn != isNextIn
      ? isNextIn : value > middle || (value == middle && whole & 1 == 1)
    self.init(whole &+ (roundsUp ? 1 : 0), scale)
  }

  /// Drops the zeros at the end of the digits.
  private init(_ digits: UInt64, _ exponent: Int) {
    self.digits = digits
    self.exponent = exponent
    while true {
      let (quotient, remainder) = self.digits.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { return }
      self.digits = quotient
      self.exponent &+= 1
    }
  }

  /// The leading 64 bits of a product, with the lowest bit set if anything below them is (section 9.5).
  @inline(__always)
  private static func roundedToOdd(_ factor: UInt64, _ power: PowersOfTen.Entry) -> UInt64 {
    let lower = factor.multipliedFullWidth(by: power.low).high
    let upper = factor.multipliedFullWidth(by: power.high)
    let (middle, carries) = upper.low.addingReportingOverflow(lower)
    return upper.high &+ (carries ? 1 : 0) | (middle > 1 ? 1 : 0)
  }
}
