import HeaderCompression

/// A message of HTTP/1.1: a line, header fields as text, an empty line, the body (RFC 9112, section 2.1).
struct HTTP1Framing {
  let headers: MessageHeaders
  let session: SessionIdentity

  func request(_ body: Int) -> [WirePart] {
    let method = headers.method(bodyBytes: body)
    let line = "\(method) \(headers.target) HTTP/1.1\r\n"
    let host = headers.host.isEmpty ? [] : [HeaderField("host", headers.host)]
    let fields = host + headers.request(bodyBytes: body)
    let isCaptured = headers.capturedRequest != nil
    var parts = [
      isCaptured
        ? Self.capturedLine(line, method: method)
        : Self.startLine(line, "request line", section: "3"),
      Self.fields(fields, isCaptured: isCaptured),
    ]
    parts += Self.chunks(fields, body)
    let own = MessageHeaders.fields(of: session)
    if !own.isEmpty {
      parts.append(
        session.part(
          bytes: own.reduce(0) { $0 + Self.length(of: $1) },
          formula: own.map(Self.formula).joined(separator: "; ")))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let fields = headers.response(bodyBytes: body)
    return [
      Self.startLine(
        "HTTP/1.1 \(headers.status) \(headers.reason)\r\n", "status line", section: "4"),
      Self.fields(fields, isCaptured: headers.capturedResponse != nil),
    ] + Self.chunks(fields, body)
  }

  /// What is around a body whose fields say that it comes in chunks, if it is one chunk: its length in hexadecimal
  /// digits, and the last chunk, which is empty.
  private static func chunks(_ fields: [HeaderField], _ body: Int) -> [WirePart] {
    let isChunked = fields.contains {
      $0.name == "transfer-encoding" && $0.value.lowercased().hasSuffix("chunked")
    }
    guard isChunked else { return [] }
    let digits = String(body, radix: 16).utf8.count
    return [
      WirePart(
        layer: .framing, label: "chunk sizes", bytes: (body > 0 ? digits + 4 : 0) + 5,
        formula: (body > 0 ? "\(digits) hexadecimal digits + 2 × CR LF + " : "")
          + "5 of the last chunk", source: "RFC 9112, section 7.1")
    ]
  }

  /// A request line whose target may hold what is nobody's business.
  private static func capturedLine(_ line: String, method: String) -> WirePart {
    WirePart(
      layer: .headers, label: "request line", bytes: line.utf8.count,
      formula: "\"\(method) … HTTP/1.1\" as captured + CR LF", source: "RFC 9112, section 3")
  }

  private static func startLine(_ line: String, _ label: String, section: String) -> WirePart {
    let text = line.dropLast(1)
    return WirePart(
      layer: .headers, label: label, bytes: line.utf8.count, formula: "\"\(text)\" + CR LF",
      source: "RFC 9112, section \(section)")
  }

  /// The fields, and the empty line after them.
  private static func fields(_ fields: [HeaderField], isCaptured: Bool) -> WirePart {
    let bytes = fields.reduce(0) { $0 + length(of: $1) }
    return WirePart(
      layer: .headers, label: "\(fields.count) header fields\(isCaptured ? " as captured" : "")",
      bytes: bytes + 2,
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
    case .captured(let session):
      WirePart(
        layer: .session, label: "\(session) as captured", bytes: bytes, formula: formula,
        source: "RFC 6265, section 4.2; RFC 9110, section 11.6.2")
    }
  }
}
