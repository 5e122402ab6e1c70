/// A horizontal bar of Unicode block elements (U+2588 to U+258F), an eighth of a character fine.
enum Bar {
  /// A bar for a value among values whose greatest fills the width; something is drawn of every value above 0.
  static func drawn(_ value: Double, of greatest: Double, width: Int) -> String {
    guard value > 0, greatest > 0 else { return "" }
    let eighths = max(1, Int((min(value / greatest, 1) * Double(width * 8)).rounded()))
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + partial
  }
}
