/// Which way bodies travel.
public enum BodyDirection: String, CaseIterable, Hashable, Sendable {
  case responses, requests

  /// What the bodies of an endpoint are called: `GET shop.example/v1/items/{number}`, and ` (requests)` after it for those
  /// of the requests. Names of two endpoints differ.
  public func name(of endpoint: Endpoint) -> String {
    endpoint.description + (self == .requests ? " (requests)" : "")
  }
}

extension EndpointTraffic {
  /// The bodies that travelled one way.
  public subscript(direction: BodyDirection) -> BodyTally {
    direction == .requests ? asked : answered
  }
}
