/// Times as a HAR file has them: `2009-07-24T19:20:30.45+01:00` (ISO 8601, as HAR 1.2 asks for).
enum HARTime {
  /// A time in microseconds since 1970; `nil` where the text is none.
  static func microseconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    var time = LogEntry()
    guard time.setISOTime(bytes.span, in: bytes.indices) else { return nil }
    // The 20th byte is the point, if there are fractions.
    let fraction = bytes.dropFirst(20).prefix(while: ASCII.isDigit).prefix(6)
    let digits = fraction.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let scale = repeatElement(10, count: 6 - fraction.count).reduce(1, *)
    return time.seconds * 1_000_000 + digits * scale
  }
}
