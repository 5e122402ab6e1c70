import CostModel
import Foundation

/// Months as people read them.
enum MonthText {
  /// The month at whose end it has happened: `15`, or `never`.
  static func whole(_ months: Double) -> String {
    months.isFinite ? String(format: "%.0f", months.rounded(.up)) : "never"
  }

  /// With a digit behind the point: `14.6`, or `never`.
  static func exact(_ months: Double) -> String {
    months.isFinite ? String(format: "%.1f", months) : "never"
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
