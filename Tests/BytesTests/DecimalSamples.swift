import Foundation
import Randomness

/// Numbers at which conversions between binary and decimal go wrong.
///
/// `make test` sees a few hundred thousand; with `DECIMAL_SAMPLES` in the environment it is as many as that says.
enum DecimalSamples {
  static let seeds: [UInt64] = [1, 2, 3, 4]

  private static var countPerSeed: Int {
    let asked = ProcessInfo.processInfo.environment["DECIMAL_SAMPLES"].flatMap { Int($0) }
    return (asked ?? 200_000) / seeds.count
  }

  /// Any bits, decimals with few digits, numbers of few bits, the neighbours of powers of two and of ten.
  static func doubles(seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var numbers: [Double] = [
      0, -0.0, 1, 0.1, 1.0 / 3, .leastNonzeroMagnitude, 1e23, 9_007_199_254_740_992,
      9_007_199_254_740_994,
      0.0001, 0.00009999, .greatestFiniteMagnitude, .leastNormalMagnitude,
      Double.leastNormalMagnitude.nextDown,
      1e16, 123456789012345680, 4.35, 0.3, 2e-44, 9.5367431640625e-07,
    ]
    while numbers.count < countPerSeed {
      let bits = generator.next()
      switch numbers.count % 8 {
      case 0...3: numbers.append(Double(bitPattern: bits))
      case 4: numbers.append(Double(bits % 1_000_000_000) / pow(10, Double(bits >> 60)))
      case 5: numbers.append(Double(bitPattern: bits & 0xFFF0_0000_0000_0000))
      case 6:
        numbers.append(
          Double(sign: .plus, exponent: Int(bits % 2000) - 1040, significand: 1).nextUp)
      default: numbers.append(pow(10, Double(Int(bits % 600)) - 300).nextDown)
      }
    }
    return numbers.filter(\.isFinite)
  }

  static func floats(seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    var numbers: [Float] = [
      0, -0.0, 1, 0.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .leastNormalMagnitude,
      16_777_216,
      16_777_218, 3.4e38, 0.0001, 9.999e-05, 8.5899346e9,
    ]
    while numbers.count < countPerSeed {
      let bits = generator.next()
      switch numbers.count % 4 {
      case 0, 1: numbers.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
      case 2: numbers.append(Float(bits % 1_000_000) / 1000)
      default: numbers.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits) & 0xFF80_0000))
      }
    }
    return numbers.filter(\.isFinite)
  }

  /// Decimals of any length: digits at random, numbers in full, and the exact middle between two neighbours, a digit
  /// above it and a digit below.
  static func texts(seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    var texts = [
      "0", "-0", "0.0", "-0e5", "1e308", "1.7976931348623157e308", "1.7976931348623158e308",
      "1.7976931348623159e308", "2e308", "1e400", "-1e400", "1e-400", "5e-324",
      "2.4703282292062327e-324",
      "2.4703282292062328e-324", "2.5e-324", "9007199254740993", "9007199254740992.99999999999999",
      "9007199254740993.00000000000000000000001", "3.4028235677973366e38", "3.4028235e38", "7e-46",
      "7.006492321624085354618e-46", "7.0064923216240853e-46", "8388609.5", "16777217", "1e23",
      "18446744073709551615", "18446744073709551616", "123456789012345678901234567890",
      "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999",
      "0." + String(repeating: "0", count: 400) + "1e401",
      "1" + String(repeating: "0", count: 400) + "e-400",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "6.9294956446009195e15",
    ]
    while texts.count < countPerSeed {
      let bits = generator.next()
      let exponent = Int(generator.next() % 680) - 345
      switch texts.count % 8 {
      case 0: texts.append("\(bits)e\(exponent)")
      case 1: texts.append("\(bits % 100_000).\(generator.next() % 100_000)")
      case 2: texts.append("\(bits).\(generator.next())\(generator.next())e\(exponent)")
      case 3: texts.append("\(bits % 1000)e\(Int(bits >> 58) - 32)")
      case 4: texts.append("\(Float(bitPattern: UInt32(truncatingIfNeeded: bits) & 0x7F7F_FFFF))")
      case 5: texts.append(middle(above: Double(bits >> 11), changedBy: Int(bits % 3) - 1))
      case 6: texts.append(tinyMiddle(bits))
      default: texts.append("\(bits >> 9)")
      }
    }
    return texts
  }

  /// The middle between a whole number of 53 bits and the next, written with digits far behind the point.
  private static func middle(above number: Double, changedBy change: Int) -> String {
    let whole = UInt64(number)
    let zeros = String(repeating: "0", count: Int(whole % 40))
    // In units of a quarter, so that a half needs no fraction of the input's own.
    return switch change {
    case 0: "\(whole).5\(zeros)"
    case 1: "\(whole).5\(zeros)1"
    default: "\(whole).4\(zeros.replacing("0", with: "9"))9"
    }
  }

  /// The exact middle between two neighbours with small exponents: dozens of digits.
  private static func tinyMiddle(_ bits: UInt64) -> String {
    // significand · 2^-k has k digits behind the point: significand · 5^k / 10^k.
    let significand = bits >> 11 | 1 << 53 | 1
    let k = Int(bits & 63) + 1
    var digits = [UInt8](String(significand).utf8.map { $0 - 48 }.reversed())
    for _ in 0..<k {
      var carry: UInt8 = 0
      for index in digits.indices {
        let product = digits[index] * 5 + carry
        digits[index] = product % 10
        carry = product / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    return digits.reversed().map(String.init).joined() + "e-\(k)"
  }
}
