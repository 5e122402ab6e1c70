import HeaderCompression

/// Messages whose headers were captured, as far as their sizes go; in HTTP/1.1, in HTTP/2, or in gRPC over it.
struct CapturedFraming {
  let sizes: CapturedHeaderSizes
  let isText: Bool
  let isGRPC: Bool
  /// How the server writes the header blocks of its responses.
  let indexing: HeaderIndexing

  private static let frameHeaderBytes = 9

  func request(_ body: Int) -> [WirePart] {
    let state = isText ? sizes.state.text : sizes.state.compressed
    var parts = [header(text: sizes.request.text, block: sizes.request.compressed)] + data(body)
    if state > 0 {
      parts.append(
        WirePart(
          layer: .session, label: "session as captured", bytes: state,
          formula: "the mean of \(sizes.requests) requests", source: source))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let isLiteral = indexing == .static && !isText
    let block = isLiteral ? sizes.literalResponse : sizes.response.compressed
    let header = header(text: sizes.response.text, block: block, isLiteral: isLiteral)
    return [header] + data(body) + (isGRPC ? [trailers] : [])
  }

  private var trailers: WirePart {
    let field = HeaderField("grpc-status", "0")
    let (block, formula) =
      indexing == .static
      ? (StaticHeaderCompressor().compressed([field]).count, "grpc-status, written out")
      : (1, "grpc-status, remembered")
    return WirePart(
      layer: .headers, label: "trailers", bytes: block + Self.frameHeaderBytes,
      formula: "\(formula): \(block) + frame header of \(Self.frameHeaderBytes)",
      source: "gRPC over HTTP2, Trailers")
  }

  private var source: String {
    isText ? "RFC 9112, sections 2.1 to 5" : "RFC 7541 (libnghttp2); RFC 9113, section 6.2"
  }

  private func header(text: Int, block: Int, isLiteral: Bool = false) -> WirePart {
    let mean = "the mean of \(sizes.requests) exchanges"
    guard !isText else {
      return WirePart(
        layer: .headers, label: "header as captured", bytes: text, formula: mean, source: source)
    }
    return WirePart(
      layer: .headers, label: "header as captured", bytes: block + Self.frameHeaderBytes,
      formula: "HPACK block of \(block), \(mean), + frame header of \(Self.frameHeaderBytes)"
        + (isLiteral ? ", without the dynamic table" : ""),
      source: isLiteral ? "RFC 7541, section 2.2 (nginx); RFC 9113, section 6.2" : source)
  }

  private func data(_ body: Int) -> [WirePart] {
    isText ? [] : HTTP2Framing.data(body, isGRPC: isGRPC)
  }
}
