public import Framing

/// What was captured of one endpoint.
public struct EndpointTraffic: Sendable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// How many requests there were.
  public private(set) var requests = 0
  /// The bodies of the requests.
  public private(set) var asked = BodyTally()
  /// The bodies of the responses.
  public private(set) var answered = BodyTally()
  /// How many exchanges there were in each version of HTTP.
  public private(set) var versions: [HTTPVersion: Int] = [:]
  private var headers = HeaderTally()

  init(_ endpoint: Endpoint) {
    self.endpoint = endpoint
  }

  /// Takes an exchange, but for its headers; says which of its bodies are JSON.
  mutating func add(
    _ exchange: CapturedExchange, _ lengths: inout CodedLengths
  ) -> [BodyDirection] {
    requests += 1
    if let version = exchange.version { versions[version, default: 0] += 1 }
    let isAsked = asked.add(exchange.request.body, &lengths)
    let isAnswered = answered.add(exchange.response.body, &lengths)
    return (isAnswered ? [.responses] : []) + (isAsked ? [.requests] : [])
  }

  /// Takes the headers of an exchange.
  mutating func add(_ header: HeaderTally) { headers += header }

  /// The version of HTTP that most exchanges had; `nil` where none is known.
  public var version: HTTPVersion? {
    versions.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }

  /// The mean headers, in whole bytes.
  public var headerSizes: CapturedHeaderSizes { headers.sizes(requests: requests) }

  /// The mean headers of several endpoints' exchanges, in whole bytes.
  public static func headerSizes(of endpoints: [EndpointTraffic]) -> CapturedHeaderSizes {
    var sum = HeaderTally()
    for endpoint in endpoints { sum += endpoint.headers }
    return sum.sizes(requests: endpoints.reduce(0) { $0 + $1.requests })
  }

  /// The bytes of the bodies that travelled, both ways.
  public var sentBytes: Int { asked.sentBytes + answered.sentBytes }
}

/// What headers of an endpoint's exchanges take together, in bytes.
struct HeaderTally: Sendable {
  var request = CapturedHeaderSizes.Message()
  var response = CapturedHeaderSizes.Message()
  var state = CapturedHeaderSizes.Message()
  /// The responses as header blocks without HPACK's dynamic table.
  var literalResponse = 0
  /// How many requests carry state.
  var requestsWithState = 0

  static func += (left: inout HeaderTally, right: HeaderTally) {
    left.request += right.request
    left.response += right.response
    left.state += right.state
    left.literalResponse += right.literalResponse
    left.requestsWithState += right.requestsWithState
  }

  func sizes(requests: Int) -> CapturedHeaderSizes {
    CapturedHeaderSizes(
      requests: requests, requestsWithState: requestsWithState, request: request / requests,
      response: response / requests,
      literalResponse: requests > 0 ? (literalResponse + requests / 2) / requests : 0,
      state: state / requests)
  }
}
