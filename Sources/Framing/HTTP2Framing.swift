import HeaderCompression

/// A message of HTTP/2: a HEADERS frame, and DATA frames for the body; of gRPC where `isGRPC`.
///
/// Header blocks are those of a connection's second exchange: what HPACK remembers of the first is not sent again, as it
/// is not in the thousands that follow.
struct HTTP2Framing {
  let headers: MessageHeaders
  let session: SessionIdentity
  let isGRPC: Bool
  /// How the server writes the header blocks of its responses; a client's encoder is libnghttp2's.
  let indexing: HeaderIndexing

  /// A frame's header: length, type, flags, stream (RFC 9113, section 4.1).
  private static let frameHeaderBytes = 9
  /// The most that a frame holds unless the peer allows more: SETTINGS_MAX_FRAME_SIZE (RFC 9113, section 6.5.2).
  private static let mostInFrame = 16_384
  /// gRPC's prefix of each message: a flag and a length ("gRPC over HTTP2", Length-Prefixed-Message).
  private static let messagePrefixBytes = 5

  private var media: MessageHeaders {
    var media = headers
    if isGRPC { media.mediaType = "application/grpc" }
    return media
  }

  func request(_ body: Int) -> [WirePart] {
    let pseudo =
      [
        HeaderField(":method", isGRPC ? "POST" : headers.method(bodyBytes: body)),
        HeaderField(":scheme", "https"),
        HeaderField(":path", isGRPC ? "/example.v1.Items/Get" : headers.target),
      ] + (headers.host.isEmpty ? [] : [HeaderField(":authority", headers.host)])
    let fields = pseudo + (isGRPC ? callFields : Self.permitted(media.request(bodyBytes: body)))
    let own = MessageHeaders.fields(of: session)
    let without = Self.dynamicBlocks(fields).header
    var parts = [
      Self.headerBlock(without, fields, .dynamic, isCaptured: headers.capturedRequest != nil)
    ]
    parts += data(body)
    if !own.isEmpty {
      let added = Self.dynamicBlocks(fields + own).header - without
      let names = own.map { "\($0.name) (\($0.value.utf8.count) characters)" }
      parts.append(
        session.part(
          bytes: added,
          formula: "what \(names.joined(separator: " and ")) adds to the block"))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let isCaptured = headers.capturedResponse != nil
    guard isGRPC else {
      let fields =
        [HeaderField(":status", headers.status)]
        + Self.permitted(headers.response(bodyBytes: body))
      let block = blocks(fields, trailers: []).header
      return [Self.headerBlock(block, fields, indexing, isCaptured: isCaptured)] + data(body)
    }
    let other =
      headers.capturedResponse.map { Self.withoutBodyFields($0.fields) + headers.responseFields }
      ?? headers.responseFields
    let fields =
      [HeaderField(":status", "200"), HeaderField("content-type", media.mediaType)] + other
    let blocks = blocks(fields, trailers: [HeaderField("grpc-status", "0")])
    return [Self.headerBlock(blocks.header, fields, indexing, isCaptured: isCaptured)]
      + data(body) + [
        WirePart(
          layer: .headers, label: "trailers", bytes: blocks.trailer + Self.frameHeaderBytes,
          formula: "HPACK block of \(blocks.trailer) + frame header of \(Self.frameHeaderBytes)",
          source: "gRPC over HTTP2, Trailers")
      ]
  }

  // MARK: Fields

  /// The fields of a call: gRPC's own, and what a captured request has besides.
  private var callFields: [HeaderField] {
    let agent = headers.capturedRequest?.fields.first { $0.name == "user-agent" }
    let other = headers.capturedRequest.map { Self.withoutBodyFields($0.fields) } ?? []
    return [
      HeaderField("te", "trailers"), HeaderField("content-type", media.mediaType),
      agent ?? HeaderField("user-agent", "grpc-example/1.0"),
    ] + other.filter { $0.name != "user-agent" && $0.name != "te" } + headers.requestFields
  }

  /// Fields of HTTP/1.1 without those that HTTP/2 has no use for.
  private static func permitted(_ fields: [HeaderField]) -> [HeaderField] {
    fields.filter { !MessageHeaders.connectionFields.contains($0.name) }
  }

  /// Captured fields without those that say what the body is, which gRPC says in its own way.
  private static func withoutBodyFields(_ fields: [HeaderField]) -> [HeaderField] {
    permitted(fields).filter {
      !$0.name.hasPrefix("content-") && !$0.name.hasPrefix("accept")
    }
  }

  // MARK: Frames

  private static func frames(_ bytes: Int) -> Int { (bytes + mostInFrame - 1) / mostInFrame }

  private static func headerBlock(
    _ bytes: Int, _ fields: [HeaderField], _ indexing: HeaderIndexing, isCaptured: Bool
  ) -> WirePart {
    let plain = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    // What is too much for a HEADERS frame goes on in CONTINUATION frames.
    let frames = max(1, frames(bytes))
    return WirePart(
      layer: .headers, label: "\(fields.count) header fields\(isCaptured ? " as captured" : "")",
      bytes: bytes + frames * frameHeaderBytes,
      formula: "HPACK block of \(bytes) for \(plain) characters"
        + (indexing == .static ? ", without the dynamic table" : "")
        + " + \(frames == 1 ? "" : "\(frames) × ")frame header of \(frameHeaderBytes)",
      source: (indexing == .static ? "RFC 7541, section 2.2 (nginx)" : "RFC 7541 (libnghttp2)")
        + "; RFC 9113, sections 4.1 and 6.2")
  }

  private func data(_ body: Int) -> [WirePart] { Self.data(body, isGRPC: isGRPC) }

  /// The frames of a body.
  static func data(_ body: Int, isGRPC: Bool) -> [WirePart] {
    let content = body + (isGRPC ? messagePrefixBytes : 0)
    guard content > 0 else { return [] }
    let frames = Self.frames(content)
    var parts = [
      WirePart(
        layer: .framing, label: "DATA frame headers", bytes: frames * frameHeaderBytes,
        formula: "⌈\(content) ÷ \(mostInFrame)⌉ × \(frameHeaderBytes)",
        source: "RFC 9113, sections 4.1, 6.1 and 6.5.2")
    ]
    if isGRPC {
      parts.append(
        WirePart(
          layer: .framing, label: "message prefix", bytes: messagePrefixBytes,
          formula: "1 flag + 4 of length", source: "gRPC over HTTP2, Length-Prefixed-Message"))
    }
    return parts
  }

  // MARK: HPACK

  /// The header block of a response, and that of its trailers.
  private func blocks(
    _ fields: [HeaderField], trailers: [HeaderField]
  ) -> (header: Int, trailer: Int) {
    guard indexing == .static else { return Self.dynamicBlocks(fields, trailers: trailers) }
    let compressor = StaticHeaderCompressor()
    return (compressor.compressed(fields).count, compressor.compressed(trailers).count)
  }

  private static func dynamicBlocks(
    _ fields: [HeaderField], trailers: [HeaderField] = []
  ) -> (header: Int, trailer: Int) {
    let compressor = HeaderCompressor()
    var counts = (header: 0, trailer: 0)
    for _ in 1...2 {
      counts.header = compressor.compressed(fields).count
      counts.trailer = trailers.isEmpty ? 0 : compressor.compressed(trailers).count
    }
    return counts
  }
}
