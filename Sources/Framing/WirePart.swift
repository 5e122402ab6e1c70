/// Bytes on the wire that belong together, how their number comes about, and where that is laid down.
public struct WirePart: Hashable, Sendable {
  /// Whose bytes they are.
  public enum Layer: String, CaseIterable, Hashable, Sendable {
    case body
    case framing
    case headers
    case session
    case tls = "TLS"
    case tcpip = "TCP/IP"
  }

  /// Whose bytes they are.
  public let layer: Layer
  /// What they are, in a few words.
  public let label: String
  /// How many there are in one message.
  public let bytes: Int
  /// How their number comes about, numbers put in: `2 frames × 9 B`.
  public let formula: String
  /// The document and section that lays it down: `RFC 9113, section 4.1`.
  public let source: String
}

/// A request and its response on the wire.
public struct WireExchange: Hashable, Sendable {
  /// From the client to the server; what the client acknowledges is counted here.
  public var request: [WirePart]
  /// From the server to the client.
  public var response: [WirePart]

  /// States an exchange.
  public init(request: [WirePart], response: [WirePart]) {
    self.request = request
    self.response = response
  }
}

extension [WirePart] {
  /// All bytes of the parts.
  public var totalBytes: Int { reduce(0) { $0 + $1.bytes } }

  /// The bytes of a layer.
  public func bytes(of layer: WirePart.Layer) -> Int {
    filter { $0.layer == layer }.totalBytes
  }

  /// The bytes that are there whatever the body is: all but its own.
  public var overheadBytes: Int { totalBytes - bytes(of: .body) }
}
