/// A message of a WebSocket in one frame (RFC 6455, section 5.2).
///
/// Header fields and session were sent when the socket was opened, and are not sent again.
struct WebSocketFraming {
  func request(_ body: Int) -> [WirePart] { [Self.header(body, isMasked: true)] }

  func response(_ body: Int) -> [WirePart] { [Self.header(body, isMasked: false)] }

  private static func header(_ body: Int, isMasked: Bool) -> WirePart {
    let length = body <= 125 ? 0 : body <= 65_535 ? 2 : 8
    return WirePart(
      layer: .framing, label: "frame header", bytes: 2 + length + (isMasked ? 4 : 0),
      formula: "2 + \(length) of extended length" + (isMasked ? " + 4 of masking key" : ""),
      source: isMasked ? "RFC 6455, sections 5.2 and 5.3" : "RFC 6455, section 5.2")
  }
}
