import Framing
import HeaderCompression

/// Counts the exchanges of a capture, endpoint by endpoint, in bounded memory: no body is kept.
///
///     var collector = TrafficCollector()
///     try HARFile(path: path).forEach { exchange throws(HARFailure) in try collector.add(exchange) }
///     let traffic = collector.finish()
public struct TrafficCollector {
  /// Which of the JSON bodies of an exchange count for an endpoint of its own.
  public struct Collected: Sendable {
    /// The endpoint.
    public let endpoint: Endpoint
    /// Which bodies are JSON.
    public let json: [BodyDirection]
  }

  private let mostEndpoints: Int
  private var traffic = CapturedTraffic()
  private var positions: [Endpoint: Int] = [:]
  private var lengths = CodedLengths()
  private var headers = TimeOrder<Headers>()
  private var requestCompressors = ConnectionCompressors()
  private var statelessCompressors = ConnectionCompressors()
  private var responseCompressors = ConnectionCompressors()

  /// What is kept of an exchange until it is its turn on its connection.
  private struct Headers {
    /// Of the endpoint; `nil` for the others.
    let position: Int?
    let url: RequestURL
    let exchange: CapturedExchange
  }

  /// No traffic yet.
  ///
  /// - Parameter mostEndpoints: How many endpoints are told apart.
  public init(mostEndpoints: Int = CapturedTraffic.mostEndpoints) {
    self.mostEndpoints = mostEndpoints
  }

  /// Takes the next exchange of a capture; throws where its method or its URL is none.
  ///
  /// - Returns: What it counts for; `nil` where it did not travel, or where there are too many endpoints.
  @discardableResult public mutating func add(
    _ exchange: CapturedExchange
  ) throws(HARFailure) -> Collected? {
    traffic.webSocketMessages += exchange.webSocketMessages
    guard let (url, endpoint) = try exchange.address() else {
      traffic.leftOut += 1
      return nil
    }
    let position = position(of: endpoint)
    let json: [BodyDirection]
    if let position {
      json = traffic.endpoints[position].add(exchange, &lengths)
    } else {
      var others = traffic.others ?? EndpointTraffic(endpoint)
      json = others.add(exchange, &lengths)
      traffic.others = others
    }
    let held = exchange.withoutBodies
    let ready = headers.add(
      Headers(position: position, url: url, exchange: held), startedAt: held.startedAt,
      bytes: held.headerBytes)
    for next in ready { count(next) }
    return position.map { _ in Collected(endpoint: endpoint, json: json) }
  }

  /// The traffic.
  public consuming func finish() -> CapturedTraffic {
    for next in headers.rest() { count(next) }
    return traffic
  }

  private mutating func position(of endpoint: Endpoint) -> Int? {
    if let position = positions[endpoint] { return position }
    let position = traffic.endpoints.count
    guard position < mostEndpoints else { return nil }
    positions[endpoint] = position
    traffic.endpoints.append(EndpointTraffic(endpoint))
    return position
  }

  // MARK: Headers

  private mutating func count(_ next: Headers) {
    let header = header(of: next.exchange, next.url)
    if let position = next.position {
      traffic.endpoints[position].add(header)
    } else {
      traffic.others?.add(header)
    }
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
    let answered = HeaderForms.response(status: exchange.status, exchange.response.fields)
    let response = responseCompressors.block(answered, of: exchange, to: url.host)
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
      state: .init(text: stateText, compressed: stateBlock),
      literalResponse: literal.compressed(answered).count,
      requestsWithState: state.textBytes > 0 ? 1 : 0)
  }

  private let literal = StaticHeaderCompressor()
}
