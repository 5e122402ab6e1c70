/// How state travels in the requests of a capture, counted.
public struct SessionSummary: Hashable, Sendable {
  /// Requests in which state travels in the same ways.
  public struct Group: Hashable, Sendable {
    /// The ways; none where no state travels.
    public let kinds: [StateKind]
    /// How many requests.
    public let requests: Int
    /// What state takes in all of them together, in bytes.
    public let totalCost: SessionRow.Cost
  }

  /// A cookie, field or parameter, and in how many requests it is.
  public struct Carrier: Hashable, Sendable {
    /// What carries state.
    public let carrier: StateCarrier
    /// How many requests.
    public let requests: Int
  }

  /// The groups, by the number of their requests.
  public let groups: [Group]
  /// All requests.
  public let all: Group
  /// What carries state, by the number of its requests.
  public let carriers: [Carrier]
  /// The cookies that responses set.
  public let cookiesSet: CookiesSet

  /// Cookies that responses set.
  public struct CookiesSet: Hashable, Sendable {
    /// How many responses set some.
    public let responses: Int
    /// How many they set.
    public let cookies: Int
    /// What the fields take in HTTP/1.1, in bytes.
    public let textBytes: Int
  }

  /// Counts.
  public init(_ rows: [SessionRow]) {
    func group(_ kinds: [StateKind], _ rows: [SessionRow]) -> Group {
      Group(
        kinds: kinds, requests: rows.count, totalCost: rows.reduce(.zero) { $0 + $1.cost })
    }
    groups = Dictionary(grouping: rows, by: \.kinds).map(group)
      .sorted { ($1.requests, $0.name) < ($0.requests, $1.name) }
    all = group([], rows)
    var counts: [StateCarrier: Int] = [:]
    for row in rows {
      for carrier in Set(row.carriers) { counts[carrier, default: 0] += 1 }
    }
    carriers = counts.map { Carrier(carrier: $0.key, requests: $0.value) }
      .sorted { ($1.requests, $0.name) < ($0.requests, $1.name) }
    cookiesSet = CookiesSet(
      responses: rows.count { $0.cookiesSet > 0 },
      cookies: rows.reduce(0) { $0 + $1.cookiesSet },
      textBytes: rows.reduce(0) { $0 + $1.cookiesSetBytes })
  }
}

extension SessionSummary.Group {
  fileprivate var name: String { kinds.map(\.rawValue).joined() }
}

extension SessionSummary.Carrier {
  fileprivate var name: String { carrier.place.rawValue + " " + carrier.name }
}
