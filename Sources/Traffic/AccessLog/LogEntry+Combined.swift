/// Lines of the formats *common* and *combined*, as Apache and nginx write them:
///
///     203.0.113.7 - ada [30/Nov/2026:07:41:10 +0000] "GET /v1/items?page=2 HTTP/1.1" 200 1030 "-" "curl/7.88.1"
///
/// Fields after the bytes are passed over, and so are those before the time, but for the server's name that Apache's
/// `vhost_combined` puts in front. A user's name may hold anything, so the time is the first bracket that holds one. In
/// quotes, `\"` and `\x22` are a quote. `-` for the bytes is none.
///
/// Source: Apache's mod_log_config and nginx's ngx_http_log_module, *Custom Log Formats* and `log_format`.
extension LogEntry {
  /// Reads a line.
  init(combined bytes: Span<UInt8>, _ line: Range<Int>) throws(LogLineProblem) {
    self.init()
    var end = line.lowerBound
    while true {
      guard let bracket = bytes.first(UInt8(ascii: "["), in: end..<line.upperBound) else {
        throw .time
      }
      end = bracket + 1
      guard end + 27 <= line.upperBound else { throw .time }
      if bytes[end + 26] == UInt8(ascii: "]"), setLocalTime(bytes, at: end) { break }
    }
    setHost(bytes, line.lowerBound..<(end - 1))
    let quote = UInt8(ascii: "\"")
    let start = end + 29
    guard start <= line.upperBound, bytes[end + 27] == UInt8(ascii: " "), bytes[end + 28] == quote
    else { throw .request }
    var closing = start
    while closing < line.upperBound, bytes[closing] != quote {
      closing += bytes[closing] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard closing < line.upperBound else { throw .request }
    setRequest(bytes, start..<closing)
    let statusStart = closing + 2
    let statusEnd = bytes.end(ofFieldAt: statusStart, in: line)
    guard statusStart < statusEnd, let status = bytes.status(in: statusStart..<statusEnd) else {
      throw .status
    }
    self.status = status
    let size = (statusEnd + 1)..<max(statusEnd + 1, bytes.end(ofFieldAt: statusEnd + 1, in: line))
    if size.count == 1, bytes[size.lowerBound] == UInt8(ascii: "-") {
      bodyBytes = 0
    } else {
      bodyBytes = bytes.number(in: size)
      guard bodyBytes != nil else { throw .bytes }
    }
  }

  /// The server's name, where there are four fields before the time instead of three, and the first is `name:port`.
  ///
  /// A user's name may have spaces too, and then the first field is an address, which must not be taken for a server.
  private mutating func setHost(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard let first = bytes.first(UInt8(ascii: " "), in: range),
      let colon = bytes.first(UInt8(ascii: ":"), in: range.lowerBound..<first),
      bytes.number(in: (colon + 1)..<first) != nil
    else { return }
    var spaces = 0
    for index in range where bytes[index] == UInt8(ascii: " ") { spaces += 1 }
    var hasLetter = false
    for index in range.lowerBound..<colon where ASCII.isLetter(bytes[index]) { hasLetter = true }
    // One space after each field.
    if spaces == 4, hasLetter { host = range.lowerBound..<first }
  }
}

extension Span where Element == UInt8 {
  /// Where the field that begins somewhere ends: at the next space, or with the line.
  fileprivate func end(ofFieldAt start: Int, in line: Range<Int>) -> Int {
    guard start < line.upperBound else { return line.upperBound }
    return first(UInt8(ascii: " "), in: start..<line.upperBound) ?? line.upperBound
  }
}
