/// What a line of a log says of a request. Ranges are of the line's bytes, so that reading a line makes no strings.
struct LogEntry {
  /// Seconds since the beginning of 1970 in UTC.
  var seconds = 0
  /// What the clock of the log is ahead of UTC, in minutes.
  var zoneMinutes = 0
  /// The status code; 0 where the server sent none.
  var status = 0
  /// The bytes of the body; `nil` where the log does not say.
  var bodyBytes: Int?
  /// Whether the bytes are those of the whole response, its header included.
  var countsHeaders = false
  /// The method; empty where the request cannot be read.
  var method = 0..<0
  /// The target as it is in the request line.
  var target = 0..<0
  /// The host that was asked for; empty where the log does not say.
  var host = 0..<0

  /// Takes a request line apart: `GET /v1/items HTTP/1.1`. What is not one leaves ``method`` empty: servers log whatever
  /// came, such as the first bytes of TLS on a port without it.
  mutating func setRequest(_ bytes: Span<UInt8>, _ request: Range<Int>) {
    let space = UInt8(ascii: " ")
    guard let first = bytes.first(space, in: request), first > request.lowerBound else { return }
    let rest = (first + 1)..<request.upperBound
    let end = bytes.first(space, in: rest) ?? request.upperBound
    guard end > rest.lowerBound else { return }
    method = request.lowerBound..<first
    target = rest.lowerBound..<end
  }
}

/// Why a line is not read. The line is not quoted, since it holds addresses of people.
enum LogLineProblem: String, Error {
  case time = "has no time such as [30/Nov/2026:07:41:10 +0000]"
  case request = "has no request in quotes after its time"
  case status = "has no status of three digits after its request"
  case bytes = "has no number of bytes after its status"
  case json = "begins like a JSON object and is not one"
  case jsonTime = "is a JSON object without a time; --log-members says under which name it is"
  case jsonStatus = "is a JSON object without a status; --log-members says under which name it is"
  case long = "is longer than 1 MiB"
}

extension Span where Element == UInt8 {
  /// Where a byte first is in a range.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The value of so many decimal digits; below zero where there is something else.
  func digits(_ count: Int, at start: Int) -> Int {
    var value = 0
    for index in start..<(start + count) {
      let digit = Int(self[index]) - 0x30
      guard digit >= 0, digit <= 9 else { return -1 }
      value = value * 10 + digit
    }
    return value
  }

  /// The value of a range of at most 18 decimal digits; `nil` where it is something else.
  func number(in range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    let value = digits(range.count, at: range.lowerBound)
    return value < 0 ? nil : value
  }

  /// A status of three digits, `000` and `-` among them; `nil` where it is something else.
  func status(in range: Range<Int>) -> Int? {
    if range.count == 1, self[range.lowerBound] == UInt8(ascii: "-") { return 0 }
    guard range.count == 3, let value = number(in: range), value < 600 else { return nil }
    return value
  }
}
