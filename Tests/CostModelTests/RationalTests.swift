import Testing

@testable import CostModel

@Suite struct RationalTests {
  @Test func isReducedWithItsSignAbove() throws {
    let value = try Rational(6, over: -4)
    #expect(value.numerator == -3)
    #expect(value.denominator == 2)
  }

  @Test(arguments: ["0", "1", "0.09", "1866.24", "-2.5", "0.000000001", "123456789.987654321"])
  func readsAndWritesTheSameDecimal(_ text: String) throws {
    let value = try #require(Rational(decimal: text))
    #expect(value.decimalText(grouped: false) == DecimalText(text: text, isRounded: false))
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1.2.3", "1e9", "10,000", "+1", " 1", "nan", "inf", "0x10", "٣",
    "999999999999999999999999999999999999999", "0.0000000000000000000000000000000000000001",
  ])
  func refusesWhatIsNoPlainDecimal(_ text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test func arithmeticIsExact() throws {
    let tenth = try Rational(1, over: 10)
    var sum = Rational.zero
    for _ in 0..<10 { sum = try sum + tenth }
    #expect(sum == 1)
    #expect(try Rational(1, over: 3) * Rational(3, over: 7) == Rational(1, over: 7))
    #expect(try Rational(1, over: 3) / Rational(2, over: 3) == Rational(1, over: 2))
    #expect(try Rational(1, over: 6) - Rational(1, over: 10) == Rational(1, over: 15))
  }

  @Test func overflowIsThrownNeverTrapped() throws {
    let huge = try Rational(.max, over: 1)
    let tiny = try Rational(1, over: .max)
    #expect(throws: ArithmeticFailure.overflow) { try huge * 2 }
    #expect(throws: ArithmeticFailure.overflow) { try huge + 1 }
    #expect(throws: ArithmeticFailure.overflow) { try -huge - 2 }
    #expect(throws: ArithmeticFailure.overflow) { try tiny / 2 }
    #expect(throws: ArithmeticFailure.overflow) { try tiny + Rational(1, over: 2) }
    #expect(throws: ArithmeticFailure.overflow) { try Rational(.min, over: 1) }
    #expect(throws: ArithmeticFailure.divisionByZero) { try huge / 0 }
    #expect(try huge * tiny == 1)
  }

  @Test func comparesWithoutOverflow() throws {
    let huge = try Rational(.max, over: 2)
    let larger = try Rational(.max, over: 1)
    #expect(huge < larger)
    #expect(-larger < -huge)
    #expect(-huge < huge)
    #expect(try Rational(1, over: .max) > 0)
  }

  @Test func roundsUpToWholeNumbers() throws {
    #expect(try Rational(29, over: 2).roundedUp == 15)
    #expect(Rational(14).roundedUp == 14)
    #expect(try Rational(-29, over: 2).roundedUp == -14)
  }

  @Test(arguments: [
    ("1234567.891", 0...9, "1,234,567.891", false), ("0.005", 2...2, "0.01", true),
    ("-0.005", 2...2, "-0.01", true), ("-0.004", 2...2, "0.00", true),
    ("999.995", 2...2, "1,000.00", true), ("0.4", 2...6, "0.40", false),
    ("1000", 0...0, "1,000", false), ("-999", 0...0, "-999", false),
    ("1.5", 0...0, "2", true), ("1.45", 0...1, "1.5", true),
  ])
  func showsDigits(
    _ value: String, _ digits: ClosedRange<Int>, _ text: String, _ isRounded: Bool
  ) throws {
    let rational = try #require(Rational(decimal: value))
    #expect(
      rational.decimalText(fractionDigits: digits) == DecimalText(text: text, isRounded: isRounded))
  }

  @Test func showsDigitsOfTheLargestFractions() throws {
    let value = try Rational(.max - 1, over: .max)
    #expect(value.decimalText(fractionDigits: 0...3) == DecimalText(text: "1", isRounded: true))
    #expect(try Rational(1, over: 3).decimalText(fractionDigits: 0...3).text == "0.333")
  }
}
