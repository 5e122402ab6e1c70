public import HeaderCompression

/// Everything around the bodies of a request and its response, on a connection that is open and in use.
///
/// Opening a connection is left out: it is paid once for the thousands of exchanges that an API's client makes on it.
public struct Envelope: Hashable, Sendable {
  /// What the bodies travel in.
  public var framing: MessageFraming
  /// The header fields.
  public var headers: MessageHeaders
  /// How a request says whose it is.
  public var session: SessionIdentity
  /// How the server compresses the header fields of its responses, in HTTP/2 and gRPC.
  public var responseIndexing: HeaderIndexing

  /// What headers and sessions take where only that is known; ``headers`` and ``session`` are not looked at then.
  public var captured: CapturedHeaderSizes?

  /// Describes an envelope.
  public init(
    framing: MessageFraming, headers: MessageHeaders, session: SessionIdentity,
    responseIndexing: HeaderIndexing = .dynamic
  ) {
    self.framing = framing
    self.headers = headers
    self.session = session
    self.responseIndexing = responseIndexing
  }

  /// What is sent for bodies of so many bytes, part by part; a body of none sends only what is around it.
  public func exchange(requestBody: Int, responseBody: Int) -> WireExchange {
    let framer = framer
    var request = Self.secured(Self.body(requestBody) + framer.request(requestBody))
    var response = Self.secured(Self.body(responseBody) + framer.response(responseBody))
    let (sent, received) = (request.totalBytes, response.totalBytes)
    request += [Transport.packets(sent)] + Transport.acknowledgements(of: received)
    response += [Transport.packets(received)] + Transport.acknowledgements(of: sent)
    return WireExchange(request: request, response: response)
  }

  /// Bodies alone, with nothing around them.
  public static func bodies(requestBody: Int, responseBody: Int) -> WireExchange {
    WireExchange(request: body(requestBody), response: body(responseBody))
  }

  private var framer: any MessageFramer {
    if let captured, framing != .webSocket {
      return CapturedFraming(
        sizes: captured, isText: framing == .http1, isGRPC: framing == .grpc,
        indexing: responseIndexing)
    }
    return switch framing {
    case .http1: HTTP1Framing(headers: headers, session: session)
    case .http2, .grpc:
      HTTP2Framing(
        headers: headers, session: session, isGRPC: framing == .grpc, indexing: responseIndexing)
    case .webSocket: WebSocketFraming()
    }
  }

  private static func body(_ bytes: Int) -> [WirePart] {
    [
      WirePart(
        layer: .body, label: "body", bytes: bytes, formula: "the mean, in whole bytes", source: "")
    ]
  }

  private static func secured(_ parts: [WirePart]) -> [WirePart] {
    parts + Transport.records(parts.totalBytes)
  }
}

/// What is put around a body, transport aside.
protocol MessageFramer {
  func request(_ body: Int) -> [WirePart]
  func response(_ body: Int) -> [WirePart]
}

extension CapturedFraming: MessageFramer {}
extension HTTP1Framing: MessageFramer {}
extension HTTP2Framing: MessageFramer {}
extension WebSocketFraming: MessageFramer {}
