/// Moments and spans of time in seconds and nanoseconds, as ProtoJSON writes them.
///
/// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type", `Timestamp` and `Duration`.
package struct TimeText: Hashable {
  package var seconds: Int64
  package var nanoseconds: Int32

  private static let billion: Int64 = 1_000_000_000
  /// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
  private static let momentSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  /// Ten thousand years each way.
  private static let spanSeconds: ClosedRange<Int64> = -315_576_000_000...315_576_000_000

  /// What the text of a moment is, in a few words.
  package static let momentExpectation =
    "a time with Z or an offset such as 2016-02-09T14:22:00.5Z, of the years 1 to 9999"
  /// What the text of a span is, in a few words.
  package static let spanExpectation =
    "a duration in seconds such as 1.5s, of up to 315,576,000,000 s"

  package init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// A text that is not what was expected.
  package struct Unreadable: Error {
    /// What was expected, in a few words.
    package let expected: String
    /// Whether the text has the right form, and means what is out of range.
    package var isOutOfRange = false
  }

  // MARK: Moments

  /// Reads `2016-02-09T14:22:00.5+01:00`: up to nine digits of a second, and `Z` or an offset.
  package init(moment text: String) throws(Unreadable) {
    let characters = Array(text.utf8)
    let notOne = Unreadable(expected: Self.momentExpectation)
    guard characters.count >= 20,
      let second = CalendarText.seconds(ofMoment: characters[..<19])
    else { throw notOne }
    var rest = characters[19...]
    let fraction = try Self.nanoseconds(leading: &rest, of: "a time", otherwise: notOne)
    guard let offset = Self.offset(Array(rest)) else { throw notOne }
    self.init(seconds: second - offset, nanoseconds: fraction)
    guard Self.momentSeconds.contains(seconds) else {
      throw Unreadable(expected: "a time of the years 1 to 9999", isOutOfRange: true)
    }
  }

  /// The moment with `Z` and none, three, six or nine digits of a second; `nil` where it is out of range.
  package var moment: String? {
    guard Self.momentSeconds.contains(seconds), (0..<Self.billion).contains(Int64(nanoseconds))
    else { return nil }
    return CalendarText.moment(seconds: seconds) + Self.fraction(nanoseconds) + "Z"
  }

  /// The seconds that an offset such as `+01:00` is ahead of UTC.
  private static func offset(_ text: [UInt8]) -> Int64? {
    if text == Array("Z".utf8) { return 0 }
    guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
      text[3] == UInt8(ascii: ":"), let hours = CalendarText.number(text[1..<3]), hours < 24,
      let minutes = CalendarText.number(text[4..<6]), minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3_600 + minutes * 60)
    return text[0] == UInt8(ascii: "-") ? -seconds : seconds
  }

  // MARK: Spans

  /// Reads `-1.5s`, with up to nine digits of a second.
  package init(span text: String) throws(Unreadable) {
    var rest = Array(text.utf8)[...]
    let notOne = Unreadable(expected: Self.spanExpectation)
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(whole.count)
    let fraction = try Self.nanoseconds(leading: &rest, of: "a duration", otherwise: notOne)
    guard !whole.isEmpty, rest.elementsEqual("s".utf8) else { throw notOne }
    // Twelve digits are as many as the longest span has; zeros before it do no harm.
    let digits = whole.drop { $0 == UInt8(ascii: "0") }
    let seconds = digits.count <= 12 ? CalendarText.number(digits).map { Int64($0) } : nil
    guard let seconds, Self.spanSeconds.contains(seconds) else {
      throw Unreadable(expected: "a duration of up to 315,576,000,000 s", isOutOfRange: true)
    }
    self.init(
      seconds: isNegative ? -seconds : seconds, nanoseconds: isNegative ? -fraction : fraction)
  }

  /// The span with none, three, six or nine digits of a second; `nil` where it is out of range, or its parts have two
  /// signs.
  package var span: String? {
    guard Self.spanSeconds.contains(seconds), Int64(nanoseconds).magnitude < Self.billion,
      seconds == 0 || nanoseconds == 0 || (seconds < 0) == (nanoseconds < 0)
    else { return nil }
    let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
    return sign + String(seconds.magnitude) + Self.fraction(Int32(nanoseconds.magnitude)) + "s"
  }

  // MARK: Fractions

  /// Takes a point and one to nine digits off the front of a text; without a point there are no nanoseconds.
  private static func nanoseconds(
    leading text: inout ArraySlice<UInt8>, of what: String, otherwise notOne: Unreadable
  ) throws(Unreadable) -> Int32 {
    guard text.first == UInt8(ascii: ".") else { return 0 }
    let digits = text.dropFirst()
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    text = text.dropFirst(1 + digits.count)
    guard digits.count <= 9 else {
      throw Unreadable(expected: "\(what) with at most nine digits of a second")
    }
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 9 - digits.count)
    guard !digits.isEmpty, let number = CalendarText.number((digits + zeros)[...]) else {
      throw notOne
    }
    return Int32(number)
  }

  private static func fraction(_ nanoseconds: Int32) -> String {
    if nanoseconds == 0 { return "" }
    let digits = String(String(Int64(nanoseconds) + billion).dropFirst())
    let length = nanoseconds % 1_000_000 == 0 ? 3 : nanoseconds % 1_000 == 0 ? 6 : 9
    return "." + digits.prefix(length)
  }
}
