import CostModel
import Foundation

/// Months as people read them, as far as a horizon reaches: a later month is `over 60`, and so is one that never comes.
struct MonthText {
  let horizon: Horizon

  private var beyond: String { "over \(horizon.months)" }

  /// The month at whose end it has happened: `15`.
  func whole(_ months: Double) -> String {
    horizon.reaches(months) ? String(format: "%.0f", months.rounded(.up)) : beyond
  }

  /// With a digit after the point: `14.6`.
  func exact(_ months: Double) -> String {
    horizon.reaches(months) ? String(format: "%.1f", months) : beyond
  }

  /// Two of them, with a digit after the point: `19.4 – 11.7`; once where both are beyond.
  func span(_ one: Double, _ other: Double) -> String {
    let texts = [exact(one), exact(other)]
    return texts[0] == texts[1] ? texts[0] : texts.joined(separator: " – ")
  }

  /// With a digit after the point, of an exact number.
  func exact(_ breakEven: BreakEven) -> String {
    guard horizon.reaches(breakEven), let months = breakEven.months else { return beyond }
    return months.decimalText(fractionDigits: 1...1).text
  }
}

/// Dollars that are no sum of a bill: drawn ones.
enum DollarText {
  /// Whole dollars: `-$1,200`.
  static func whole(_ dollars: Double) -> String {
    // Beyond this nobody reads digits, and an Int would not hold them.
    guard abs(dollars) < 1e15 else { return String(format: "%.3g $", dollars) }
    let amount = Money.dollars(Int(dollars.rounded())).formatted(fractionDigits: 0...0)
    return amount.text
  }
}

/// Inputs that were moved.
enum NumberText {
  /// A number of up to six digits, without zeros at its end: `12000`, `0.32`.
  static func plain(_ value: Double) -> String { String(format: "%.6g", value) }
}
