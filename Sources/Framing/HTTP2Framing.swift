import HeaderCompression

/// A message of HTTP/2: a HEADERS frame, and DATA frames for the body; of gRPC where `isGRPC`.
///
/// Header blocks are those of a connection's second exchange: what HPACK remembers of the first is not sent again, as it
/// is not in the thousands that follow.
struct HTTP2Framing {
  let headers: MessageHeaders
  let session: SessionIdentity
  let isGRPC: Bool

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
    let pseudo = [
      HeaderField(":method", body > 0 || isGRPC ? "POST" : "GET"), HeaderField(":scheme", "https"),
      HeaderField(":authority", MessageHeaders.authority),
      HeaderField(":path", isGRPC ? "/example.v1.Items/Get" : MessageHeaders.path),
    ]
    let fields =
      isGRPC
      ? [
        HeaderField("te", "trailers"), HeaderField("content-type", media.mediaType),
        HeaderField("user-agent", "grpc-example/1.0"),
      ] + headers.requestFields
      : media.request(bodyBytes: body)
    let field = MessageHeaders.field(of: session)
    let without = Self.blockBytes(pseudo + fields)
    var parts = [Self.headerBlock(without, pseudo + fields)] + data(body)
    if let field {
      let added = Self.blockBytes(pseudo + fields + [field]) - without
      parts.append(
        session.part(
          bytes: added,
          formula: "what \(field.name) (\(field.value.utf8.count) characters) adds to the block"))
    }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let status = [HeaderField(":status", "200")]
    guard isGRPC else {
      let fields = status + headers.response(bodyBytes: body)
      return [Self.headerBlock(Self.blockBytes(fields), fields)] + data(body)
    }
    let fields = status + [HeaderField("content-type", media.mediaType)] + headers.responseFields
    let trailers = [HeaderField("grpc-status", "0")]
    let blocks = Self.blockBytes(fields, trailers: trailers)
    return [Self.headerBlock(blocks.header, fields)] + data(body) + [
      WirePart(
        layer: .headers, label: "trailers", bytes: blocks.trailer + Self.frameHeaderBytes,
        formula: "HPACK block of \(blocks.trailer) + frame header of \(Self.frameHeaderBytes)",
        source: "gRPC over HTTP2, Trailers")
    ]
  }

  // MARK: Frames

  private static func headerBlock(_ bytes: Int, _ fields: [HeaderField]) -> WirePart {
    let plain = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    return WirePart(
      layer: .headers, label: "\(fields.count) header fields", bytes: bytes + frameHeaderBytes,
      formula:
        "HPACK block of \(bytes) for \(plain) characters + frame header of \(frameHeaderBytes)",
      source: "RFC 7541 (libnghttp2); RFC 9113, sections 4.1 and 6.2")
  }

  private func data(_ body: Int) -> [WirePart] {
    let content = body + (isGRPC ? Self.messagePrefixBytes : 0)
    guard content > 0 else { return [] }
    let frames = (content + Self.mostInFrame - 1) / Self.mostInFrame
    var parts = [
      WirePart(
        layer: .framing, label: "DATA frame headers", bytes: frames * Self.frameHeaderBytes,
        formula: "⌈\(content) ÷ \(Self.mostInFrame)⌉ × \(Self.frameHeaderBytes)",
        source: "RFC 9113, sections 4.1, 6.1 and 6.5.2")
    ]
    if isGRPC {
      parts.append(
        WirePart(
          layer: .framing, label: "message prefix", bytes: Self.messagePrefixBytes,
          formula: "1 flag + 4 of length", source: "gRPC over HTTP2, Length-Prefixed-Message"))
    }
    return parts
  }

  // MARK: HPACK

  private static func blockBytes(_ fields: [HeaderField]) -> Int {
    blockBytes(fields, trailers: []).header
  }

  private static func blockBytes(
    _ fields: [HeaderField], trailers: [HeaderField]
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
