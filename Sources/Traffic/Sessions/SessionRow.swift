/// A request of a capture, and how state travels in it. No value of a cookie or a token is in it.
public struct SessionRow: Hashable, Sendable {
  /// Which of the capture's exchanges it is, from 1.
  public let number: Int
  /// The endpoint of the request.
  public let endpoint: Endpoint
  /// The names of the query's parameters; their values may be secrets.
  public let parameterNames: [String]
  /// The response's status.
  public let status: Int
  /// What carries state in the request; empty where nothing does.
  public let carriers: [StateCarrier]
  /// What the state takes, in bytes.
  public let cost: Cost
  /// How many cookies the response sets.
  public let cookiesSet: Int
  /// What its fields `set-cookie` take in HTTP/1.1, in bytes.
  public let cookiesSetBytes: Int

  /// The bytes that the state adds to a request.
  public struct Cost: Hashable, Sendable {
    /// No state.
    static let zero = Cost(text: 0, compressed: 0, repeated: 0)

    /// As text, in HTTP/1.1.
    public let text: Int
    /// Compressed by HPACK, at the request's place on its connection.
    public let compressed: Int
    /// Compressed by HPACK, if the same request came once more.
    public let repeated: Int

    static func + (left: Cost, right: Cost) -> Cost {
      Cost(
        text: left.text + right.text, compressed: left.compressed + right.compressed,
        repeated: left.repeated + right.repeated)
    }
  }

  /// The ways in which state travels, each once, in the order of ``StateKind``. Cookies that are no session count only where
  /// nothing else carries state.
  public var kinds: [StateKind] {
    let kinds = StateKind.allCases.filter { kind in carriers.contains { $0.kind == kind } }
    return kinds.count > 1 ? kinds.filter { $0 != .otherCookie } : kinds
  }
}
