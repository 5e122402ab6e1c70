import HeaderCompression

/// How state travels in the requests of a capture, request by request.
///
/// Header blocks are compressed in the order in which exchanges are added by libnghttp2's HPACK encoder, one for each connection: what
/// state takes is the block with it less the block without it.
public struct SessionLog {
  /// The requests, in the order in which they were added.
  public private(set) var rows: [SessionRow] = []
  /// How many exchanges are left out: answered by the browser's cache, without response, or not over HTTP.
  public private(set) var leftOut = 0

  private var with = ConnectionCompressors()
  private var without = ConnectionCompressors()

  /// An empty log.
  public init() {}

  /// Takes the next exchange of a capture; throws where its method or its URL is none.
  public mutating func add(_ exchange: CapturedExchange) throws(HARFailure) {
    guard let (url, endpoint) = try exchange.address() else {
      leftOut += 1
      return
    }
    let state = RequestState(exchange, url)
    let all = with.block(
      HeaderForms.request(
        method: exchange.method, url, target: state.target, exchange.request.fields),
      of: exchange, to: url.host)
    let others = without.block(
      HeaderForms.request(
        method: exchange.method, url, target: state.otherTarget, state.otherFields),
      of: exchange, to: url.host)
    let set = exchange.response.fields.filter { $0.name == "set-cookie" }
    rows.append(
      SessionRow(
        number: exchange.number, endpoint: endpoint, parameterNames: state.parameterNames,
        status: exchange.status, carriers: state.carriers,
        cost: .init(
          text: state.textBytes, compressed: all.inOrder - others.inOrder,
          repeated: all.repeated - others.repeated),
        cookiesSet: set.count, cookiesSetBytes: HeaderForms.textBytes(set)))
  }
}
