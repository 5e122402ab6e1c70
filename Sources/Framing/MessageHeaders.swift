public import HeaderCompression

/// The header fields of the requests and responses of an API.
///
/// They are those that a plain API server and its client send; more can be added.
public struct MessageHeaders: Hashable, Sendable {
  /// The media type of the bodies: `application/json`.
  public var mediaType: String
  /// The content coding of the bodies, such as `gzip`; `nil` where there is none.
  public var contentCoding: String?
  /// Further fields of each request.
  public var requestFields: [HeaderField] = []
  /// Further fields of each response.
  public var responseFields: [HeaderField] = []

  /// The usual fields.
  public init(mediaType: String, contentCoding: String? = nil) {
    self.mediaType = mediaType
    self.contentCoding = contentCoding
  }

  static let authority = "api.example.com"
  static let path = "/v1/items/1234567890"

  /// The field that carries the session, if one does.
  static func field(of session: SessionIdentity) -> HeaderField? {
    switch session {
    case .none: nil
    // RFC 6265, section 4.2.
    case .cookie: HeaderField("cookie", "session=\(SessionToken.identifier)")
    // RFC 6750, section 2.1.
    case .token(let claims):
      HeaderField("authorization", "Bearer \(SessionToken.text(claimsBytes: claims))")
    }
  }

  /// The fields of a request that are no part of the request line or the pseudo-header.
  func request(bodyBytes: Int) -> [HeaderField] {
    var fields = [
      HeaderField("user-agent", "example-client/1.0"), HeaderField("accept", mediaType),
    ]
    if let contentCoding { fields.append(HeaderField("accept-encoding", contentCoding)) }
    if bodyBytes > 0 {
      fields += [
        HeaderField("content-type", mediaType), HeaderField("content-length", "\(bodyBytes)"),
      ]
    }
    return fields + requestFields
  }

  /// The fields of a response.
  func response(bodyBytes: Int) -> [HeaderField] {
    var fields = [
      // RFC 9110, section 6.6.1: an origin server with a clock sends it.
      HeaderField("date", "Sat, 31 Jan 2026 12:00:00 GMT"),
      HeaderField("content-type", mediaType), HeaderField("content-length", "\(bodyBytes)"),
    ]
    if let contentCoding { fields.append(HeaderField("content-encoding", contentCoding)) }
    return fields + responseFields
  }
}
