/// A span of months, days and milliseconds, none of which the others stand for.
///
/// Its text is that of ISO 8601, with years of twelve months and hours and minutes of milliseconds: `P1Y2M3DT4H5M6.007S`.
/// Weeks are read as seven days. The span of nothing is `PT0S`.
///
/// Source: Apache Avro 1.12 specification, "Duration": three little-endian numbers of 32 bits.
struct AvroDuration: Equatable {
  /// How many bytes one takes.
  static let byteCount = 12

  var months: UInt32
  var days: UInt32
  var milliseconds: UInt32

  init(months: UInt32, days: UInt32, milliseconds: UInt32) {
    (self.months, self.days, self.milliseconds) = (months, days, milliseconds)
  }

  /// Reads a text; `nil` where it is none, or where a part is too large or finer than milliseconds.
  init?(_ text: String) {
    var rest = text.unicodeScalars[...]
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    // Those that may still come, in their order.
    var letters = Array("YMWD".unicodeScalars)[...]
    var isTime = false
    var (months, days, milliseconds): (UInt64, UInt64, UInt64) = (0, 0, 0)
    while !rest.isEmpty {
      if rest.first == "T", !isTime {
        isTime = true
        letters = Array("HMS".unicodeScalars)[...]
        rest.removeFirst()
      }
      guard let (whole, thousandths) = Self.number(&rest), let letter = rest.popFirst(),
        let position = letters.firstIndex(of: letter), thousandths == 0 || letter == "S"
      else { return nil }
      letters = letters[(position + 1)...]
      switch (letter, isTime) {
      case ("Y", _): months += whole * 12
      case ("M", false): months += whole
      case ("W", _): days += whole * 7
      case ("D", _): days += whole
      case ("H", _): milliseconds += whole * 3_600_000
      case ("M", true): milliseconds += whole * 60_000
      default: milliseconds += whole * 1_000 + thousandths
      }
    }
    guard let months = UInt32(exactly: months), let days = UInt32(exactly: days),
      let milliseconds = UInt32(exactly: milliseconds)
    else { return nil }
    self.init(months: months, days: days, milliseconds: milliseconds)
  }

  /// Digits, at most those of 32 bits, and perhaps up to three behind a point.
  private static func number(
    _ text: inout Substring.UnicodeScalarView
  ) -> (whole: UInt64, thousandths: UInt64)? {
    let digits = { (text: inout Substring.UnicodeScalarView) -> String in
      let digits = text.prefix { ("0"..."9").contains($0) }
      text.removeFirst(digits.count)
      return String(digits)
    }
    guard let whole = UInt32(digits(&text)) else { return nil }
    guard text.first == "." else { return (UInt64(whole), 0) }
    text.removeFirst()
    let fraction = digits(&text)
    guard (1...3).contains(fraction.count), let units = UInt64(fraction) else { return nil }
    return (UInt64(whole), (0..<(3 - fraction.count)).reduce(units) { units, _ in units * 10 })
  }

  /// The text.
  var text: String {
    let seconds = milliseconds / 1_000
    let fraction = milliseconds % 1_000
    let point = fraction == 0 ? "" : "." + String(fraction + 1_000).dropFirst()
    let date = [(months / 12, "Y"), (months % 12, "M"), (days, "D")]
    let time = [(seconds / 3_600, "H"), (seconds / 60 % 60, "M")]
    let spelled = { (parts: [(UInt32, String)]) in
      parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    }
    let isWhole = seconds % 60 == 0 && fraction == 0
    let timeText = spelled(time) + (isWhole ? "" : "\(seconds % 60)\(point)S")
    let text = "P" + spelled(date) + (timeText.isEmpty ? "" : "T" + timeText)
    return text == "P" ? "PT0S" : text
  }
}
