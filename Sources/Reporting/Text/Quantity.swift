import Foundation

/// Figures as people write them: three significant digits and a unit.
enum Quantity {
  /// A time: `21.4 µs`.
  static func time(nanoseconds: Double) -> String {
    scaled(nanoseconds, by: 1000, ["ns", "µs", "ms", "s"])
  }

  /// A number of bytes in decimal units: `772 B`, `1.28 KB`; with two digits `1.3 KB`.
  static func bytes(_ count: Double, digits: Int = 3) -> String {
    scaled(count, by: 1000, ["B", "KB", "MB", "GB"]) { significant($0, digits: digits) }
  }

  /// A round number of bytes, as at an axis: `1 KB`.
  static func roundBytes(_ count: Double) -> String {
    scaled(count, by: 1000, ["B", "KB", "MB", "GB"], trimmed)
  }

  /// How many of something: `46.7 k`, `812`.
  static func count(_ count: Double) -> String {
    scaled(count, by: 1000, ["", "k", "M", "G"])
  }

  /// A round number of something, as at an axis: `10 k`.
  static func roundCount(_ count: Double) -> String {
    scaled(count, by: 1000, ["", "k", "M", "G"], trimmed)
  }

  /// A whole number of something, all its digits: `1,234,567`.
  static func whole(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var grouped = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }

  /// A share: `52 %`.
  static func percent(_ fraction: Double) -> String {
    String(format: "%.0f %%", fraction * 100)
  }

  /// A number without zeros at its end: `5`, `2.5`.
  static func trimmed(_ value: Double) -> String { String(format: "%.4g", value) }

  /// Three digits, or all that stand before the point.
  static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
    // The magnitude after rounding, so that 9.996 is 10.0 and not 10.00.
    let rounded = Double(String(format: "%.*e", digits - 1, value)) ?? value
    let magnitude = Int(log10(abs(rounded)).rounded(.down))
    return String(format: "%.*f", max(0, digits - 1 - magnitude), value)
  }

  private static func scaled(
    _ value: Double, by step: Double, _ units: [String],
    _ written: (Double) -> String = { significant($0) }
  ) -> String {
    var value = value
    var unit = 0
    // 999.5 would be written as 1000.
    while value >= step - 0.5, unit < units.count - 1 {
      value /= step
      unit += 1
    }
    // Whole units have no digits behind the point.
    let isWhole = unit == 0 && value == value.rounded()
    let number = isWhole ? String(Int(value)) : written(value)
    return units[unit].isEmpty ? number : "\(number) \(units[unit])"
  }
}
