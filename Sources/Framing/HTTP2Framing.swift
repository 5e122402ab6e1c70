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
    let block = Self.dynamicBlocks(fields + own).header
    var parts = [
      Self.headerBlock(
        Array(block.prefix(fields.count)), .dynamic, isCaptured: headers.capturedRequest != nil)
    ]
    parts += data(body)
    if !own.isEmpty { parts.append(session.part(Array(block.suffix(own.count)))) }
    return parts
  }

  func response(_ body: Int) -> [WirePart] {
    let isCaptured = headers.capturedResponse != nil
    guard isGRPC else {
      let fields =
        [HeaderField(":status", headers.status)]
        + Self.permitted(headers.response(bodyBytes: body))
      let block = blocks(fields, trailers: []).header
      return [Self.headerBlock(block, indexing, isCaptured: isCaptured)] + data(body)
    }
    let other =
      headers.capturedResponse.map { Self.withoutBodyFields($0.fields) + headers.responseFields }
      ?? headers.responseFields
    let fields =
      [HeaderField(":status", "200"), HeaderField("content-type", media.mediaType)] + other
    let blocks = blocks(fields, trailers: [HeaderField("grpc-status", "0")])
    return [Self.headerBlock(blocks.header, indexing, isCaptured: isCaptured)]
      + data(body) + [
        WirePart(
          layer: .headers, label: "trailers",
          bytes: blocks.trailer.totalBytes + Self.frameHeaderBytes,
          formula: "\(blocks.trailer.totalBytes) of the HPACK block + "
            + "\(Self.frameHeaderBytes) of the frame header",
          source: "gRPC over HTTP2, Trailers", fields: blocks.trailer)
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
    _ block: [FieldBytes], _ indexing: HeaderIndexing, isCaptured: Bool
  ) -> WirePart {
    let bytes = block.totalBytes
    // What is too much for a HEADERS frame goes on in CONTINUATION frames.
    let frames = max(1, frames(bytes))
    return WirePart(
      layer: .headers, label: "\(block.count) header fields\(isCaptured ? " as captured" : "")",
      bytes: bytes + frames * frameHeaderBytes,
      formula: "\(bytes) of the HPACK block + \(frames == 1 ? "" : "\(frames) × ")"
        + "\(frameHeaderBytes) of the frame header"
        + (indexing == .static ? ", without the dynamic table" : ""),
      source: (indexing == .static ? "RFC 7541, section 2.2 (nginx)" : "RFC 7541 (libnghttp2)")
        + "; RFC 9113, sections 4.1 and 6.2", fields: block)
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

  /// The header block of a response, and that of its trailers, field by field.
  private func blocks(
    _ fields: [HeaderField], trailers: [HeaderField]
  ) -> (header: [FieldBytes], trailer: [FieldBytes]) {
    guard indexing == .static else { return Self.dynamicBlocks(fields, trailers: trailers) }
    let compressor = StaticHeaderCompressor()
    func block(_ fields: [HeaderField]) -> [FieldBytes] {
      fields.map { FieldBytes($0, in: compressor.compressed([$0])) }
    }
    return (block(fields), block(trailers))
  }

  /// What the second exchange of a connection has.
  ///
  /// A block is the representations of its fields one after the other (RFC 7541, section 3.1), so that a block of each
  /// field alone, written by the same encoder, says what the field takes of it.
  private static func dynamicBlocks(
    _ fields: [HeaderField], trailers: [HeaderField] = []
  ) -> (header: [FieldBytes], trailer: [FieldBytes]) {
    let compressor = HeaderCompressor()
    _ = compressor.compressed(fields)
    if !trailers.isEmpty { _ = compressor.compressed(trailers) }
    func block(_ fields: [HeaderField]) -> [FieldBytes] {
      fields.map { FieldBytes($0, in: compressor.compressed([$0])) }
    }
    return (block(fields), block(trailers))
  }
}

extension FieldBytes {
  fileprivate init(_ field: HeaderField, in block: [UInt8]) {
    self.init(
      name: field.name, bytes: block.count,
      formula: "\(block.count) in the HPACK block")
  }
}
