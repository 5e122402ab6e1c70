/// What a payload travels in.
public enum MessageFraming: String, CaseIterable, Hashable, Sendable {
  /// HTTP/1.1 (RFC 9112).
  case http1 = "http/1.1"
  /// HTTP/2 (RFC 9113), header fields compressed by HPACK (RFC 7541).
  case http2 = "http/2"
  /// gRPC over HTTP/2, a call with one message each way.
  case grpc
  /// A message each way on a WebSocket (RFC 6455) that is open already.
  case webSocket = "websocket"
}

/// How a request says whose it is.
public enum SessionIdentity: Hashable, Sendable {
  /// It does not.
  case none
  /// By a random identifier in a cookie; the server remembers the rest.
  case cookie
  /// By a signed token that carries its claims, so many bytes of them.
  case token(claimsBytes: Int)
  /// By the fields of a request that was captured.
  case captured(CapturedSession)
}
