import Framing
import TestSupport
import Traffic

extension FuzzTarget {
  /// A log is read the same in one piece and in several, and every request of it is counted once.
  static let accessLog = FuzzTarget(
    name: "traffic/access-log",
    seeds: {
      (SampleAccessLog.Format.allCases.map(Optional.some) + [nil]).map {
        Array(SampleAccessLog(lines: 12, format: $0, garbageEvery: 11, seed: 1).text.utf8)
      }
    },
    makeCheck: {
      { bytes in
        let whole = summary(bytes, pieces: bytes.byteCount)
        let pieces = summary(bytes, pieces: max(1, bytes.byteCount / 7))
        guard case .success(let log) = whole, case .success(let other) = pieces else {
          if (try? whole.get()) != (try? pieces.get()) { finding("only one way is it a log") }
          return
        }
        if log != other { finding("\(log)\nby pieces is \(other)") }
        let counted =
          log.endpoints.reduce(0) { $0 + $1.accesses.requests } + log.others.requests
          + log.unreadable.requests
        if counted != log.requests { finding("\(counted) of \(log.requests) requests are counted") }
        if log.spanSeconds < 1 || log.busiestMinute.requests > log.requests { finding("\(log)") }
      }
    })

  private static func summary(
    _ bytes: RawSpan, pieces: Int
  ) -> Result<AccessLog, AccessLogFailure> {
    let bytes = bytes.withUnsafeBytes { Array($0) }
    var reader = AccessLogReader()
    reader.begin(file: "fuzzed.log")
    do throws(AccessLogFailure) {
      for start in stride(from: 0, to: bytes.count, by: max(1, pieces)) {
        try reader.append(Array(bytes[start..<min(start + pieces, bytes.count)]))
      }
      try reader.end()
      return .success(try reader.log())
    } catch {
      return .failure(error)
    }
  }

  /// Header fields that are read make an exchange whose parts have bytes, and say nothing of a session's value.
  static let capturedHeaders = FuzzTarget(
    name: "framing/headers",
    seeds: {
      [
        "GET /v1/items?q=1 HTTP/1.1\r\nHost: a.example\r\nAccept: application/json\r\nCookie: a=b\r\n\r\n",
        "> POST /v1/items HTTP/2\n> Host: a\n> content-length: 7\n>\n< HTTP/2 200\n< vary: *\n<\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nVary: Accept-Encoding\r\n\r\n",
      ].map { Array($0.utf8) }
    },
    makeCheck: {
      { bytes in
        let bytes = bytes.withUnsafeBytes { Array($0) }
        var headers = MessageHeaders(mediaType: "application/json", contentCoding: "gzip")
        headers.capturedRequest = try? CapturedRequest(bytes, file: "fuzzed")
        headers.capturedResponse = try? CapturedResponse(bytes, file: "fuzzed")
        guard headers.capturedRequest != nil || headers.capturedResponse != nil else { return }
        for framing in MessageFraming.allCases {
          let exchange = Envelope(
            framing: framing, headers: headers,
            session: headers.capturedRequest?.session.map(SessionIdentity.captured) ?? .none,
            responseIndexing: .static
          ).exchange(requestBody: 7, responseBody: 300)
          for part in exchange.request + exchange.response where part.bytes < 0 {
            finding("\(part)")
          }
        }
      }
    })
}
