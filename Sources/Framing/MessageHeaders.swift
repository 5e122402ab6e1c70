public import HeaderCompression

/// The header fields of the requests and responses of an API.
///
/// They are those that a plain API server and its client send, or those of messages that were captured; more can be added.
/// What says which body it is (`content-type`, `content-length`, `content-encoding` of responses, and an `accept` of one
/// type) is always that of the bodies here.
public struct MessageHeaders: Hashable, Sendable {
  /// The media type of the bodies: `application/json`.
  public var mediaType: String
  /// The content coding of the bodies, such as `gzip`; `nil` where there is none.
  public var contentCoding: String?
  /// Further fields of each request.
  public var requestFields: [HeaderField] = []
  /// Further fields of each response.
  public var responseFields: [HeaderField] = []

  /// A request that was sent, whose request line and fields take the place of the usual ones.
  public var capturedRequest: CapturedRequest?
  /// A response that was sent, whose status line and fields take the place of the usual ones.
  public var capturedResponse: CapturedResponse?

  /// The usual fields.
  public init(mediaType: String, contentCoding: String? = nil) {
    self.mediaType = mediaType
    self.contentCoding = contentCoding
  }

  // MARK: Requests

  var host: String { capturedRequest?.host ?? "api.example.com" }
  var target: String { capturedRequest?.target ?? "/v1/items/1234567890" }

  /// The method of a request with a body of so many bytes.
  func method(bodyBytes: Int) -> String {
    capturedRequest?.method ?? (bodyBytes > 0 ? "POST" : "GET")
  }

  /// The fields that carry the session.
  static func fields(of session: SessionIdentity) -> [HeaderField] {
    switch session {
    case .none: []
    // RFC 6265, section 4.2.
    case .cookie: [HeaderField("cookie", "session=\(SessionToken.identifier)")]
    // RFC 6750, section 2.1.
    case .token(let claims):
      [HeaderField("authorization", "Bearer \(SessionToken.text(claimsBytes: claims))")]
    case .captured(let session): session.fields
    }
  }

  /// The fields of a request that are no part of the request line or the pseudo-header.
  func request(bodyBytes: Int) -> [HeaderField] {
    var fields: [HeaderField]
    if let capturedRequest {
      fields = exchanged(capturedRequest.fields, bodyBytes: bodyBytes)
    } else {
      fields = [HeaderField("user-agent", "example-client/1.0"), HeaderField("accept", mediaType)]
      if let contentCoding { fields.append(HeaderField("accept-encoding", contentCoding)) }
    }
    if bodyBytes > 0 {
      let names = Set(fields.map(\.name))
      if !names.contains("content-type") { fields.append(HeaderField("content-type", mediaType)) }
      if names.isDisjoint(with: ["content-length", "transfer-encoding"]) {
        fields.append(HeaderField("content-length", "\(bodyBytes)"))
      }
    }
    return fields + requestFields
  }

  // MARK: Responses

  var status: String { capturedResponse?.status ?? "200" }

  /// The status line's reason phrase, which HTTP/2 does not have.
  var reason: String {
    let reason = capturedResponse?.reason ?? ""
    return reason.isEmpty && status == "200" ? "OK" : reason
  }

  /// The fields of a response.
  func response(bodyBytes: Int) -> [HeaderField] {
    var fields: [HeaderField]
    if let capturedResponse {
      fields = exchanged(capturedResponse.fields, bodyBytes: bodyBytes)
        .filter { $0.name != "content-encoding" }
    } else {
      fields = [
        // RFC 9110, section 6.6.1: an origin server with a clock sends it.
        HeaderField("date", "Sat, 31 Jan 2026 12:00:00 GMT"),
        HeaderField("content-type", mediaType), HeaderField("content-length", "\(bodyBytes)"),
      ]
    }
    if let contentCoding { fields.append(HeaderField("content-encoding", contentCoding)) }
    return fields + responseFields
  }

  // MARK: As captured

  /// Captured fields, with the type and the length of the body that is sent here in place of those of the body that was.
  private func exchanged(_ fields: [HeaderField], bodyBytes: Int) -> [HeaderField] {
    fields.map { field in
      switch field.name {
      case "content-length": HeaderField(field.name, "\(bodyBytes)")
      case "content-type" where !isOwnType(field.value): HeaderField(field.name, mediaType)
      // One type that is asked for by name; a list or a wildcard serves the other format too.
      case "accept" where !field.value.contains { ",*".contains($0) } && !isOwnType(field.value):
        HeaderField(field.name, mediaType)
      default: field
      }
    }
  }

  /// Whether a media type is of the format that bodies have here, with parameters or as a structured suffix: for
  /// `application/json`, `application/json; charset=utf-8` and `application/problem+json` are (RFC 6838, section 4.2.8).
  private func isOwnType(_ value: String) -> Bool {
    let type = value.prefix { $0 != ";" && $0 != " " }.lowercased()
    guard let own = mediaType.split(separator: "/").last else { return type == mediaType }
    return type == mediaType || type.hasSuffix("+\(own)")
  }

  /// The fields that concern one connection of HTTP/1.1, and that HTTP/2 has no use for (RFC 9113, section 8.2.2).
  static let connectionFields: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade",
  ]
}
