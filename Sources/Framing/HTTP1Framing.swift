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
        session.part(own.map(Self.line)))
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

  /// A request line whose target may hold what is private.
  private static func capturedLine(_ line: String, method: String) -> WirePart {
    startLine(line, "request line as captured", text: "\(method) … HTTP/1.1", section: "3")
  }

  private static func startLine(
    _ line: String, _ label: String, text: String? = nil, section: String
  ) -> WirePart {
    let count = line.utf8.count - 2
    return WirePart(
      layer: .headers, label: "\(label) \"\(text ?? String(line.dropLast(1)))\"",
      bytes: line.utf8.count, formula: "\(count) characters + 2 of CR LF",
      source: "RFC 9112, section \(section)")
  }

  /// The fields, and the empty line after them.
  private static func fields(_ fields: [HeaderField], isCaptured: Bool) -> WirePart {
    let lines = fields.map(line)
    return WirePart(
      layer: .headers, label: "\(fields.count) header fields\(isCaptured ? " as captured" : "")",
      bytes: lines.totalBytes + 2, formula: "\(lines.totalBytes) of fields + 2 of an empty line",
      source: "RFC 9112, sections 2.1 and 5", fields: lines)
  }

  /// A field's line: name, colon and space, value, CR LF.
  private static func line(_ field: HeaderField) -> FieldBytes {
    let (name, value) = (field.name.utf8.count, field.value.utf8.count)
    return FieldBytes(
      name: field.name, bytes: name + 2 + value + 2,
      formula: "\(name) of the name + 2 + \(value) of the value + 2 of CR LF")
  }
}

extension SessionIdentity {
  /// The part that the session's header fields are.
  func part(_ fields: [FieldBytes]) -> WirePart {
    func part(_ label: String, source: String) -> WirePart {
      WirePart(
        layer: .session, label: label, bytes: fields.totalBytes, formula: fields.sum,
        source: source, fields: fields)
    }
    return switch self {
    case .none: part("no session", source: "")
    case .cookie: part("session cookie", source: "RFC 6265, section 4.2")
    case .token(let claims):
      part(
        "signed token of \(SessionToken.length(claimsBytes: claims)) characters for \(claims) B of "
          + "claims", source: "RFC 6750, section 2.1; RFC 7515, section 3.1")
    case .captured(let session):
      part(
        "\(session) as captured", source: "RFC 6265, section 4.2; RFC 9110, section 11.6.2")
    }
  }
}
