import Framing

extension MessageFraming {
  /// The protocol as people write it: `HTTP/1.1`.
  var inWords: String {
    switch self {
    case .http1: "HTTP/1.1"
    case .http2: "HTTP/2"
    case .grpc: "gRPC"
    case .webSocket: "WebSocket"
    }
  }
}
