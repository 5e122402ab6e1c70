/// A figure with its unit, ready to be shown, beside the exact value that it shows.
public struct FormattedQuantity: Hashable, Sendable, CustomStringConvertible {
  /// The exact value, counted in ``unit``.
  public let value: Rational
  /// The unit, spelled as it is shown: `GB`, `MB/s`, `$`, `months`.
  public let unit: String
  /// The figure as it is shown, with its unit: `28.8 GB`, `$1,866.24`.
  public let text: String
  /// Whether the text shows fewer digits than the value has.
  public let isRounded: Bool

  public var description: String { text }

  init(_ value: Rational, _ unit: String, fractionDigits: ClosedRange<Int>) {
    let number = value.decimalText(fractionDigits: fractionDigits)
    self.value = value
    self.unit = unit
    text = "\(number.text) \(unit)"
    isRounded = number.isRounded
  }

  init(_ value: Rational, unit: String, text: String, isRounded: Bool) {
    self.value = value
    self.unit = unit
    self.text = text
    self.isRounded = isRounded
  }
}

extension ByteCount {
  /// The amount in a given unit, or in the largest decimal unit that leaves at least one before the point.
  public func formatted(
    in unit: ByteUnit? = nil, fractionDigits: ClosedRange<Int> = 0...3
  ) throws(ArithmeticFailure) -> FormattedQuantity {
    let unit = unit ?? fittingUnit()
    return try FormattedQuantity(count(in: unit), unit.symbol, fractionDigits: fractionDigits)
  }

  /// The largest of the units that leaves at least one before the point, the smallest where none does.
  public func fittingUnit(among units: [ByteUnit] = ByteUnit.decimal) -> ByteUnit {
    let size = max(magnitude, -magnitude)
    return units.last { $0.bytes <= size } ?? units[0]
  }
}

extension ByteRate {
  /// The rate in the largest decimal unit that leaves at least one before the point: `8 MB/s`.
  public func formatted() throws(ArithmeticFailure) -> FormattedQuantity {
    let each = ByteCount(magnitude: magnitude)
    let unit = each.fittingUnit()
    return try FormattedQuantity(each.count(in: unit), unit.symbol + "/s", fractionDigits: 0...3)
  }
}

extension RequestRate {
  /// The rate in requests a second: `10,000 requests/s`, `1 request/s`.
  public func formatted() -> FormattedQuantity {
    FormattedQuantity(magnitude, magnitude == 1 ? "request/s" : "requests/s", fractionDigits: 0...6)
  }
}

extension Money {
  /// Dollars and cents, the sign first: `$1,866.24`, `-$12.00`. A price may ask for more digits.
  public func formatted(fractionDigits: ClosedRange<Int> = 2...2) -> FormattedQuantity {
    let number = magnitude.decimalText(fractionDigits: fractionDigits)
    let text =
      number.text.hasPrefix("-") ? "-$" + number.text.dropFirst() : "$" + number.text
    return FormattedQuantity(magnitude, unit: "$", text: text, isRounded: number.isRounded)
  }
}

extension TransferPrice {
  /// The price and what it is for: `$0.09/GB`.
  public func formatted() -> String {
    "\(perUnit.formatted(fractionDigits: 2...6))/\(unit.symbol)"
  }
}

extension Share {
  /// The part as a number below one: `0.40`.
  public func formattedAsFactor() -> String {
    magnitude.decimalText(fractionDigits: 2...6).text
  }

  /// The part in percent: `40.0 %`; a change with its sign: `+2.4 %`.
  public func formattedAsPercent(
    fractionDigits: Int = 1, signed: Bool = false
  ) throws(ArithmeticFailure) -> String {
    let number = try (magnitude * 100).decimalText(fractionDigits: fractionDigits...fractionDigits)
    let isPositive = signed && !number.text.hasPrefix("-") && magnitude > 0
    return (isPositive ? "+" : "") + number.text + " %"
  }
}
