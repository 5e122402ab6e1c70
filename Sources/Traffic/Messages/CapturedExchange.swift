public import HeaderCompression

/// A request and its response, as they were captured.
public struct CapturedExchange: Sendable {
  /// A message: its version, its header, its body.
  public struct Message: Sendable {
    /// The version of HTTP; `nil` where it is not known.
    public var version: HTTPVersion?
    /// The header fields in their order, names in lower case, without the pseudo-header fields of HTTP/2.
    public var fields: [HeaderField]
    /// The header's bytes from the first line to the empty line, as the capture states them; `nil` where it does not.
    public var headerBytes: Int?
    /// The body.
    public var body: CapturedBody
  }

  /// Whether, and how, the response came over the network.
  public enum Delivery: Hashable, Sendable {
    /// It did.
    case network
    /// It came from the browser's cache, or from a service worker, whose own requests are others.
    case cache
    /// There was none.
    case noResponse
  }

  /// Which of the capture's exchanges it is, from 1.
  public var number: Int
  /// When it started, in microseconds since 1970; `nil` where the capture does not say.
  public var startedAt: Int?
  /// The connection it used, within its host; empty where the capture does not say.
  public var connection: String
  /// The method as it was sent.
  public var method: String
  /// The URL as it was sent. It may hold secrets.
  public var url: String
  /// The status, such as 200; 0 where there was no response.
  public var status: Int
  /// How the response came.
  public var delivery: Delivery
  /// The request.
  public var request: Message
  /// The response.
  public var response: Message
  /// How many messages its WebSocket carried.
  public var webSocketMessages = 0

  /// The version of HTTP of the exchange: the response's, else the request's.
  public var version: HTTPVersion? { response.version ?? request.version }

  /// The same without its bodies.
  var withoutBodies: CapturedExchange {
    var exchange = self
    (exchange.request.body, exchange.response.body) = (.none, .none)
    return exchange
  }

  /// How much memory the exchange takes without its bodies, about, in bytes.
  var headerBytes: Int {
    (request.fields + response.fields).reduce(500 + url.utf8.count) {
      $0 + $1.name.utf8.count + $1.value.utf8.count + 64
    }
  }

  /// Where the request went; `nil` where it did not travel over HTTP. Throws where its method or its URL is none.
  func address() throws(HARFailure) -> (url: RequestURL, endpoint: Endpoint)? {
    guard delivery == .network else { return nil }
    do throws(EndpointFailure) {
      let url = try RequestURL(self.url)
      return (url, Endpoint(method: try Endpoint.checked(method), url: url))
    } catch {
      if case .otherScheme = error { return nil }
      throw HARFailure("\(error)", in: "request", entry: number)
    }
  }
}
