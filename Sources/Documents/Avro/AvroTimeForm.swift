import NativeCodecs

/// A date, a time of day or a moment that Avro carries as a number, and its ISO 8601 text.
///
/// Source: Apache Avro 1.12 specification, "Logical Types"; RFC 3339, section 5.6, for the text.
struct AvroTimeForm: Sendable {
  private enum Kind {
    case date, time, timestamp, local
  }

  private let kind: Kind
  private let unitsPerSecond: Int64
  /// How many digits of a second the text has at least.
  private let fractionDigits: Int
  /// Whether the number is a `long` and not an `int`.
  let isLong: Bool

  private static let secondsPerDay: Int64 = 86_400
  /// 0000-01-01 to 9999-12-31.
  private static let days: ClosedRange<Int64> = -719_528...2_932_896

  private init(_ kind: Kind, unitsPerSecond: Int64) {
    (self.kind, self.unitsPerSecond, fractionDigits, isLong) = (kind, unitsPerSecond, 0, true)
  }

  /// The logical type of a name; `nil` where there is none, or not of this number.
  init?(_ name: String, isLong: Bool, fractionDigits: Int) {
    self.isLong = isLong
    self.fractionDigits = fractionDigits
    let kinds: [(prefix: String, kind: Kind)] = [
      ("time-", .time), ("timestamp-", .timestamp), ("local-timestamp-", .local),
    ]
    if name == "date" {
      guard !isLong else { return nil }
      (kind, unitsPerSecond) = (.date, 1)
      return
    }
    guard let (prefix, kind) = kinds.first(where: { name.hasPrefix($0.prefix) }) else { return nil }
    self.kind = kind
    switch name.dropFirst(prefix.count) {
    case "millis": unitsPerSecond = 1_000
    case "micros": unitsPerSecond = 1_000_000
    case "nanos" where kind != .time: unitsPerSecond = 1_000_000_000
    default: return nil
    }
    // Of all of them, only the milliseconds of a day are an int.
    guard isLong != (kind == .time && unitsPerSecond == 1_000) else { return nil }
  }

  /// What the text of one looks like, for messages.
  var example: String {
    switch kind {
    case .date: "a date such as 2016-02-09"
    case .time: "a time such as 14:22:00.5\(precision)"
    case .timestamp: "a time such as 2016-02-09T14:22:00Z, with Z or an offset\(precision)"
    case .local: "a time such as 2016-02-09T14:22:00, without a zone\(precision)"
    }
  }

  /// How fine a time may be, and, where 64 bits do not hold every year, when.
  private var precision: String {
    let digits = " and at most \(fraction)"
    return unitsPerSecond < 1_000_000_000 ? digits : digits + ", \(Self.span)"
  }

  private var fraction: String { "\(String(unitsPerSecond).count - 1) digits of a second" }
  private static let span = "from 1677-09-21 to 2262-04-11"

  /// What a text should be that has no number, for messages: the one thing that it lacks, or else what such a text looks
  /// like.
  func expectation(of text: String) -> String {
    if number(of: Self.withoutFraction(text)) != nil { return "a time with at most \(fraction)" }
    switch kind {
    case .timestamp:
      if number(of: text + "Z") != nil { return "a time with Z or an offset from UTC after it" }
    case .local, .time, .date:
      if number(of: Self.withoutZone(text)) != nil {
        return kind == .date ? "a date without a zone" : "a time without a zone"
      }
    }
    let coarse = AvroTimeForm(kind, unitsPerSecond: 1)
    if coarse.number(of: Self.withoutFraction(text)) != nil { return "a time \(Self.span)" }
    return example
  }

  private static func withoutFraction(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let rest = text[text.index(after: point)...].drop { ("0"..."9").contains($0) }
    return String(text[..<point] + rest)
  }

  private static func withoutZone(_ text: String) -> String {
    if text.hasSuffix("Z") { return String(text.dropLast()) }
    let offset = text.suffix(6)
    return offset.first == "+" || offset.first == "-" ? String(text.dropLast(6)) : text
  }

  // MARK: Reading

  /// The number that a text stands for; `nil` where it is no such text, or finer than the units.
  func number(of text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    if kind == .time {
      guard let time = timeOfDay(&rest), rest.isEmpty else { return nil }
      return time
    }
    guard let days = CalendarText.days(ofDate: rest.prefix(10)) else { return nil }
    if kind == .date { return rest.count == 10 ? Int64(days) : nil }
    rest = rest.dropFirst(10)
    guard rest.popFirst() == UInt8(ascii: "T"), let time = timeOfDay(&rest),
      let minutes = kind == .local ? 0 : offset(&rest), rest.isEmpty
    else { return nil }
    let seconds = Int64(days) * Self.secondsPerDay - minutes * 60
    let (units, isTooFar) = seconds.multipliedReportingOverflow(by: unitsPerSecond)
    let (sum, isFurther) = units.addingReportingOverflow(time)
    return isTooFar || isFurther ? nil : sum
  }

  /// The units since midnight.
  private func timeOfDay(_ text: inout ArraySlice<UInt8>) -> Int64? {
    guard let hour = Self.number(&text, below: 24), text.popFirst() == UInt8(ascii: ":"),
      let minute = Self.number(&text, below: 60), text.popFirst() == UInt8(ascii: ":"),
      let second = Self.number(&text, below: 60)
    else { return nil }
    var units = (hour * 3_600 + minute * 60 + second) * unitsPerSecond
    guard text.first == UInt8(ascii: ".") else { return units }
    text.removeFirst()
    var (unit, count) = (unitsPerSecond, 0)
    while let byte = text.first, let digit = Self.digit(byte) {
      text.removeFirst()
      count += 1
      unit /= 10
      if unit == 0, digit != 0 { return nil }
      units += digit * unit
    }
    return count == 0 ? nil : units
  }

  /// How many minutes a time is ahead of UTC.
  private func offset(_ text: inout ArraySlice<UInt8>) -> Int64? {
    guard let sign = text.popFirst() else { return nil }
    if sign == UInt8(ascii: "Z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = Self.number(&text, below: 24), text.popFirst() == UInt8(ascii: ":"),
      let minutes = Self.number(&text, below: 60)
    else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// The number of the next two digits.
  private static func number(_ text: inout ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    guard let tens = text.popFirst().flatMap(digit), let ones = text.popFirst().flatMap(digit),
      tens * 10 + ones < limit
    else { return nil }
    return tens * 10 + ones
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? Int64(digit) : nil
  }

  // MARK: Writing

  /// The text of a number; `nil` where it has none.
  func text(of number: Int64) -> String? {
    if kind == .date { return Self.days.contains(number) ? CalendarText.date(days: number) : nil }
    let unitsPerDay = Self.secondsPerDay * unitsPerSecond
    var (days, units) = number.quotientAndRemainder(dividingBy: unitsPerDay)
    if units < 0 { (days, units) = (days - 1, units + unitsPerDay) }
    let time = timeOfDay(units)
    if kind == .time { return days == 0 ? time : nil }
    guard Self.days.contains(days) else { return nil }
    return "\(CalendarText.date(days: days))T\(time)\(kind == .local ? "" : "Z")"
  }

  private func timeOfDay(_ units: Int64) -> String {
    let (seconds, fraction) = units.quotientAndRemainder(dividingBy: unitsPerSecond)
    let text = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { Self.padded($0, 2) }.joined(separator: ":")
    var digits = Self.padded(fraction, String(unitsPerSecond).count - 1)
    while digits.utf8.count > fractionDigits, digits.hasSuffix("000") { digits.removeLast(3) }
    return digits.isEmpty ? text : "\(text).\(digits)"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
