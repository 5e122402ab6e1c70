import HeaderCompression

/// Header fields as HTTP/1.1 and as HTTP/2 send them.
enum HeaderForms {
  /// Fields of one connection of HTTP/1.1, which HTTP/2 does not send; `host` is `:authority` there (RFC 9113, sections
  /// 8.2.2 and 8.3.1).
  private static let ofConnection: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "host",
  ]

  /// The fields of a request in HTTP/2, pseudo-header fields first, in the order in which libnghttp2's clients send them.
  static func request(
    method: String, _ url: RequestURL, target: String, _ fields: [HeaderField]
  ) -> [HeaderField] {
    let secure = url.scheme == "https" || url.scheme == "wss"
    return [
      HeaderField(":method", method), HeaderField(":path", target),
      HeaderField(":scheme", secure ? "https" : "http"), HeaderField(":authority", url.host),
    ] + permitted(fields)
  }

  /// The fields of a response in HTTP/2.
  static func response(status: Int, _ fields: [HeaderField]) -> [HeaderField] {
    [HeaderField(":status", "\(status)")] + permitted(fields)
  }

  private static func permitted(_ fields: [HeaderField]) -> [HeaderField] {
    fields.filter { !ofConnection.contains($0.name) && ($0.name != "te" || $0.value == "trailers") }
  }

  /// The bytes of a request's header in HTTP/1.1, from the request line to the empty line (RFC 9112, sections 2 to 5).
  static func requestTextBytes(
    method: String, _ url: RequestURL, target: String, _ fields: [HeaderField]
  ) -> Int {
    let line = method.utf8.count + 1 + target.utf8.count + " HTTP/1.1\r\n".utf8.count
    let host = fields.contains { $0.name == "host" } ? [] : [HeaderField("host", url.host)]
    return line + textBytes(host + fields) + 2
  }

  /// The bytes of a response's header in HTTP/1.1, from the status line to the empty line; the reason phrase is counted
  /// with 2 characters, as in `200 OK`.
  static func responseTextBytes(status: Int, _ fields: [HeaderField]) -> Int {
    "HTTP/1.1 \(status) OK\r\n".utf8.count + textBytes(fields) + 2
  }

  /// The lines of fields: name, colon, space, value, CR LF.
  static func textBytes(_ fields: [HeaderField]) -> Int {
    fields.reduce(0) { $0 + $1.name.utf8.count + 2 + $1.value.utf8.count + 2 }
  }
}
