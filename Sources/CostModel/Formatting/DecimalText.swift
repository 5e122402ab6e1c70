/// A number as a person reads it, and whether that is all of it.
public struct DecimalText: Hashable, Sendable {
  /// The digits, with sign and point.
  public let text: String
  /// Whether digits after the last shown one were rounded away.
  public let isRounded: Bool
}

extension Rational {
  /// The number in decimal digits, the same in every locale: `,` between thousands where `grouped`, `.` before the fraction.
  ///
  /// At least the lower bound and at most the upper bound of `fractionDigits` are shown; zeros between the two are left
  /// out. What lies beyond is rounded to the nearest, a tie away from zero, as on an invoice.
  public func decimalText(
    fractionDigits: ClosedRange<Int> = 0...9, grouped: Bool = true
  ) -> DecimalText {
    let divisor = denominator.magnitude
    var (whole, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
    var fraction: [UInt8] = []
    while fraction.count < fractionDigits.upperBound, remainder != 0 {
      // Long division, a digit at a time: the remainder times ten may need more than 128 bits.
      let (digit, rest) = divisor.dividingFullWidth(remainder.multipliedFullWidth(by: 10))
      fraction.append(UInt8(digit))
      remainder = rest
    }
    if remainder >= divisor - remainder { Self.roundUp(&whole, &fraction) }
    while fraction.count > fractionDigits.lowerBound, fraction.last == 0 { fraction.removeLast() }
    while fraction.count < fractionDigits.lowerBound { fraction.append(0) }

    let isZero = whole == 0 && fraction.allSatisfy { $0 == 0 }
    var text = numerator < 0 && !isZero ? "-" : ""
    text += grouped ? Self.grouped(String(whole)) : String(whole)
    if !fraction.isEmpty { text += "." + fraction.map(String.init).joined() }
    return DecimalText(text: text, isRounded: remainder != 0)
  }

  private static func roundUp(_ whole: inout UInt128, _ fraction: inout [UInt8]) {
    for index in fraction.indices.reversed() {
      guard fraction[index] == 9 else {
        fraction[index] += 1
        return
      }
      fraction[index] = 0
    }
    whole += 1
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
