/// Messages whose headers were captured, as far as their sizes go; in HTTP/1.1, in HTTP/2, or in gRPC over it.
struct CapturedFraming {
  let sizes: CapturedHeaderSizes
  let isText: Bool
  let isGRPC: Bool

  private static let frameHeaderBytes = 9

  func request(_ body: Int) -> [WirePart] {
    let state = isText ? sizes.state.text : sizes.state.compressed
    var parts = [header(sizes.request)] + data(body)
    if state > 0 {
      parts.append(
        WirePart(
          layer: .session, label: "session as captured", bytes: state,
          formula: "the mean of \(sizes.requests) requests", source: source))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let trailers = WirePart(
      layer: .headers, label: "trailers", bytes: 1 + Self.frameHeaderBytes,
      formula: "grpc-status, remembered: 1 + frame header of \(Self.frameHeaderBytes)",
      source: "gRPC over HTTP2, Trailers")
    return [header(sizes.response)] + data(body) + (isGRPC ? [trailers] : [])
  }

  private var source: String {
    isText ? "RFC 9112, sections 2.1 to 5" : "RFC 7541 (libnghttp2); RFC 9113, section 6.2"
  }

  private func header(_ message: CapturedHeaderSizes.Message) -> WirePart {
    let mean = "the mean of \(sizes.requests) exchanges"
    return isText
      ? WirePart(
        layer: .headers, label: "header as captured", bytes: message.text, formula: mean,
        source: source)
      : WirePart(
        layer: .headers, label: "header as captured",
        bytes: message.compressed + Self.frameHeaderBytes,
        formula: "HPACK block of \(message.compressed), \(mean), + frame header of "
          + "\(Self.frameHeaderBytes)", source: source)
  }

  private func data(_ body: Int) -> [WirePart] {
    isText ? [] : HTTP2Framing.data(body, isGRPC: isGRPC)
  }
}
