import Framing
import HeaderCompression

/// A capture, endpoint by endpoint.
public struct CapturedTraffic {
  /// The endpoints, in the order in which they first occur.
  public private(set) var endpoints: [EndpointTraffic] = []
  /// How many exchanges did not travel: from the browser's cache, without response, or not over HTTP.
  public private(set) var leftOut = 0

  private var positions: [Endpoint: Int] = [:]
  private var requestCompressors = ConnectionCompressors()
  private var statelessCompressors = ConnectionCompressors()
  private var responseCompressors = ConnectionCompressors()

  /// No traffic yet.
  public init() {}

  /// How many exchanges travelled.
  public var requests: Int { endpoints.reduce(0) { $0 + $1.requests } }

  /// Takes the next exchange of a capture; throws where its method or its URL is none.
  public mutating func add(_ exchange: CapturedExchange) throws(HARFailure) {
    guard let (url, endpoint) = try exchange.address() else {
      leftOut += 1
      return
    }
    let position = positions[endpoint] ?? endpoints.count
    if position == endpoints.count {
      positions[endpoint] = position
      endpoints.append(EndpointTraffic(endpoint))
    }
    endpoints[position].add(exchange, header: header(of: exchange, url))
  }

  /// What the headers of an exchange take: those of HTTP/1.1 as captured where the capture states it, else as text; those
  /// of HTTP/2 as HPACK writes them when the same exchange came before.
  private mutating func header(of exchange: CapturedExchange, _ url: RequestURL) -> HeaderTally {
    let state = RequestState(exchange, url)
    let (method, fields) = (exchange.method, exchange.request.fields)
    let request = requestCompressors.block(
      HeaderForms.request(method: method, url, target: state.target, fields), of: exchange,
      to: url.host)
    let stateless = statelessCompressors.block(
      HeaderForms.request(method: method, url, target: state.otherTarget, state.otherFields),
      of: exchange, to: url.host)
    let response = responseCompressors.block(
      HeaderForms.response(status: exchange.status, exchange.response.fields), of: exchange,
      to: url.host)
    let sendsText = exchange.version?.sendsText ?? true
    let requestText =
      (sendsText ? exchange.request.headerBytes : nil)
      ?? HeaderForms.requestTextBytes(method: method, url, target: state.target, fields)
    let responseText =
      (sendsText ? exchange.response.headerBytes : nil)
      ?? HeaderForms.responseTextBytes(status: exchange.status, exchange.response.fields)
    let stateText = min(state.textBytes, requestText)
    let stateBlock = max(0, request.repeated - stateless.repeated)
    return HeaderTally(
      request: .init(text: requestText - stateText, compressed: request.repeated - stateBlock),
      response: .init(text: responseText, compressed: response.repeated),
      state: .init(text: stateText, compressed: stateBlock))
  }
}
