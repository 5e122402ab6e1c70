/// The version of HTTP that a message travelled in.
public enum HTTPVersion: String, CaseIterable, Hashable, Sendable {
  case http1_0 = "HTTP/1.0"
  case http1_1 = "HTTP/1.1"
  case http2 = "HTTP/2"
  case http3 = "HTTP/3"

  /// Reads a version as browsers and proxies spell it: `HTTP/1.1`, `http/2.0`, `HTTP/2`, `h2`, `h3-29`; `nil` where it is
  /// another one or unknown.
  ///
  /// Source: RFC 9112, section 2.3; the ALPN identifiers `h2` (RFC 9113, section 3.2) and `h3` (RFC 9114, section 3.1).
  public init?(spelled text: String) {
    var word = text.lowercased()
    if word.hasPrefix("http/") { word.removeFirst(5) }
    switch word {
    case "1.0": self = .http1_0
    case "1.1": self = .http1_1
    case "2", "2.0", "h2", "h2c": self = .http2
    case "3", "3.0", "h3": self = .http3
    default:
      guard word.hasPrefix("h3-") else { return nil }
      self = .http3
    }
  }

  /// Whether header fields are sent as text, not compressed.
  public var sendsText: Bool { self == .http1_0 || self == .http1_1 }
}
