/// A field of an HTTP message's header section, or a pseudo-header field of HTTP/2 such as `:path`.
public struct HeaderField: Hashable, Sendable {
  /// The name, in lower case, as HTTP/2 demands (RFC 9113, section 8.2.1).
  public let name: String
  /// The value.
  public let value: String

  /// States a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
