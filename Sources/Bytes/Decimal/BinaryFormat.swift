/// A binary floating-point format of IEEE 754, in the numbers that conversions from and to decimal need.
struct BinaryFormat {
  /// The bits of the significand that are stored; the leading one is not.
  let significandBits: Int
  /// The exponent that is stored for infinity.
  let infiniteExponent: Int
  /// What is added to an exponent to store it.
  let bias: Int
  /// The powers of ten outside of which 64 bits of digits are surely zero or infinity.
  let decimalExponents: ClosedRange<Int>
  /// The powers of ten with which 64 bits of digits can be the exact middle between two numbers.
  let tieExponents: ClosedRange<Int>

  /// `Double`
  static let binary64 = BinaryFormat(
    significandBits: 52, infiniteExponent: 0x7FF, bias: 1023, decimalExponents: -342...308,
    tieExponents: -4...23)
  /// `Float`
  static let binary32 = BinaryFormat(
    significandBits: 23, infiniteExponent: 0xFF, bias: 127, decimalExponents: -65...38,
    tieExponents: -17...10)

  /// The bits of infinity.
  var infinity: UInt64 { UInt64(infiniteExponent) << UInt64(significandBits) }
}
