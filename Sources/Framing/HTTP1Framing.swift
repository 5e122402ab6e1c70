import HeaderCompression

/// A message of HTTP/1.1: a line, header fields as text, an empty line, the body (RFC 9112, section 2.1).
struct HTTP1Framing {
  let headers: MessageHeaders
  let session: SessionIdentity

  func request(_ body: Int) -> [WirePart] {
    let method = body > 0 ? "POST" : "GET"
    let line = "\(method) \(MessageHeaders.path) HTTP/1.1\r\n"
    let host = HeaderField("host", MessageHeaders.authority)
    var parts = [
      Self.startLine(line, "request line", section: "3"),
      Self.fields([host] + headers.request(bodyBytes: body)),
    ]
    if let field = MessageHeaders.field(of: session) {
      parts.append(session.part(bytes: Self.length(of: field), formula: Self.formula(of: field)))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    [
      Self.startLine("HTTP/1.1 200 OK\r\n", "status line", section: "4"),
      Self.fields(headers.response(bodyBytes: body)),
    ]
  }

  private static func startLine(_ line: String, _ label: String, section: String) -> WirePart {
    let text = line.dropLast(1)
    return WirePart(
      layer: .headers, label: label, bytes: line.utf8.count, formula: "\"\(text)\" + CR LF",
      source: "RFC 9112, section \(section)")
  }

  /// The fields, and the empty line behind them.
  private static func fields(_ fields: [HeaderField]) -> WirePart {
    let bytes = fields.reduce(0) { $0 + length(of: $1) }
    return WirePart(
      layer: .headers, label: "\(fields.count) header fields", bytes: bytes + 2,
      formula: "Σ(name + 2 + value + 2) = \(bytes), + an empty line of 2",
      source: "RFC 9112, sections 2.1 and 5")
  }

  /// A field's line: name, colon, space, value, CR LF.
  private static func length(of field: HeaderField) -> Int {
    field.name.utf8.count + 2 + field.value.utf8.count + 2
  }

  private static func formula(of field: HeaderField) -> String {
    "\(field.name): \(field.value.utf8.count) characters + \(field.name.utf8.count + 4)"
  }
}

extension SessionIdentity {
  /// The part that the session's header field is.
  func part(bytes: Int, formula: String) -> WirePart {
    switch self {
    case .none:
      WirePart(
        layer: .session, label: "no session", bytes: bytes, formula: formula, source: "")
    case .cookie:
      WirePart(
        layer: .session, label: "session cookie", bytes: bytes, formula: formula,
        source: "RFC 6265, section 4.2")
    case .token(let claims):
      WirePart(
        layer: .session, label: "signed token", bytes: bytes,
        formula: formula + "; token of \(claims) B of claims: "
          + "\(SessionToken.length(claimsBytes: claims)) characters",
        source: "RFC 6750, section 2.1; RFC 7515, section 3.1")
    }
  }
}
