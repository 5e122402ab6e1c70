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
  /// The header fields that it consists of, one by one; empty where it does not consist of fields.
  public var fields: [FieldBytes] = []
}

/// The bytes of one header field in a message. Its value is not there, since it may be a secret.
public struct FieldBytes: Hashable, Sendable {
  /// The name: `content-type`.
  public let name: String
  /// How many bytes it takes in the message.
  public let bytes: Int
  /// How their number comes about, numbers put in.
  public let formula: String
}

extension [FieldBytes] {
  /// The bytes of all fields.
  var totalBytes: Int { reduce(0) { $0 + $1.bytes } }

  /// A sum of the fields' bytes with their names: `32 of cookie + 400 of authorization`.
  var sum: String { map { "\($0.bytes) of \($0.name)" }.joined(separator: " + ") }
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
