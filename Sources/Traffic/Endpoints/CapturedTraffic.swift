/// A capture, endpoint by endpoint.
///
/// A ``TrafficCollector`` makes it of exchanges.
public struct CapturedTraffic: Sendable {
  /// The endpoints, in the order in which they first occur.
  public internal(set) var endpoints: [EndpointTraffic] = []
  /// What was captured of further endpoints, all together; named after the first of them.
  public internal(set) var others: EndpointTraffic?
  /// How many exchanges did not travel: from a cache, without response, or not over HTTP.
  public internal(set) var leftOut = 0
  /// How many messages of WebSockets there were; they are in no figure.
  public internal(set) var webSocketMessages = 0

  /// How many endpoints are told apart.
  public static let mostEndpoints = 10_000

  /// How many exchanges travelled.
  public var requests: Int {
    endpoints.reduce(others?.requests ?? 0) { $0 + $1.requests }
  }

  /// The bytes of the bodies that travelled, both ways.
  public var sentBytes: Int { endpoints.reduce(others?.sentBytes ?? 0) { $0 + $1.sentBytes } }
}
