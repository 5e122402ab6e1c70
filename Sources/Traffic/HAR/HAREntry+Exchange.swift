import Compression
import HeaderCompression

extension HAREntry {
  /// The exchange that the entry records; `number` is its position in the file, from 1.
  func exchange(_ number: Int) -> CapturedExchange {
    CapturedExchange(
      number: number, startedAt: startedAt, connection: connection, method: method, url: url,
      status: status,
      delivery: delivery,
      request: message(request, body: requestBody),
      response: message(response, body: responseBody), webSocketMessages: webSocketMessages)
  }

  private var delivery: CapturedExchange.Delivery {
    // Firefox says so by a member of `cache` that it leaves out of other entries.
    if isFromCache || isFromServiceWorker || isFirefox && hasCacheEntry { return .cache }
    return status == 0 ? .noResponse : .network
  }

  private func message(_ message: HARMessage, body: CapturedBody) -> CapturedExchange.Message {
    CapturedExchange.Message(
      version: message.version, fields: message.fields, headerBytes: message.headerBytes,
      body: body)
  }

  // MARK: Bodies

  private var requestBody: CapturedBody {
    // Browsers leave `postData` out where a request has no body, and proxies where it is empty.
    guard let content = request.content, content.bytes != nil || request.bodyBytes ?? 0 > 0 else {
      guard let bytes = request.bodyBytes, bytes > 0 else { return .none }
      return body(of: request, HARContent(), sent: (bytes, .capture))
    }
    return body(of: request, content, sent: request.bodyBytes.map { ($0, .capture) })
  }

  private var responseBody: CapturedBody {
    // RFC 9110, sections 6.4.1, 9.3.2, 15.3.5 and 15.4.5: there is no body, whatever a cache has put there.
    let isBodiless = (100..<200).contains(status) || [0, 204, 304].contains(status)
    if method == "HEAD" || isBodiless { return .none }
    let content = response.content ?? HARContent()
    return body(of: response, content, sent: responseSize(content))
  }

  private func body(
    of message: HARMessage, _ content: HARContent, sent: (Int, CapturedBody.SizeSource)?
  ) -> CapturedBody {
    let coding = message.fields.value(of: "content-encoding")?.lowercased()
    let isCoded = coding.map { !["", "identity", "none"].contains($0) } ?? false
    let bytes = content.bytes.map { isCoded ? Self.withoutCoding($0, coding) : $0 }
    let contentBytes = bytes?.count ?? content.size ?? (isCoded ? nil : sent?.0)
    // A text may be shorter than the content: a browser cuts it off, or has decoded its characters.
    let length = [bytes?.count, content.size].compactMap(\.self).max()
    let isTooLong = Self.isTooLong(sent?.0, for: length)
    let sent = isTooLong ? nil : sent
    var body = CapturedBody(
      content: bytes, contentBytes: contentBytes, sentBytes: sent?.0, sizeSource: sent?.1,
      coding: isCoded ? coding.map(Self.codingName) : nil, mediaType: content.mediaType)
    if body.mediaType.isEmpty {
      body.mediaType = message.fields.value(of: "content-type").map(HARContent.essence) ?? ""
    }
    if body.sentBytes == nil, !isCoded, let contentBytes {
      (body.sentBytes, body.sizeSource) = (contentBytes, .content)
    }
    if isTooLong {
      body.doubt = .length
    } else if message.fields.isEmpty, let sent, let bytes, sent.0 < bytes.count - bytes.count / 10 {
      // Another encoding of characters makes a smaller difference.
      (body.coding, body.doubt) = ("gzip", .coding)
    }
    return body
  }

  /// Whether a stated length on the wire is more than a content can take: no coding adds an eighth, and a header that was
  /// counted with a body is seldom longer than 1 KiB.
  private static func isTooLong(_ sent: Int?, for content: Int?) -> Bool {
    guard let sent, let content, content > 0 else { return false }
    return sent - content > content / 8 + 1_024
  }

  /// How many bytes of the response's body travelled, by the first statement that is one.
  private func responseSize(_ content: HARContent) -> (Int, CapturedBody.SizeSource)? {
    let length = content.size ?? content.bytes?.count ?? 0
    // A size of 0 with content is one that was not counted.
    if let bytes = statedBodyBytes, bytes > 0 || length == 0 { return (bytes, .capture) }
    if let saved = content.compression, saved > 0, saved < length {
      return (length - saved, .capture)
    }
    if let text = response.fields.value(of: "content-length"), let bytes = Int(text), bytes > 0 {
      return (bytes, .contentLength)
    }
    guard response.fields.value(of: "content-encoding") != nil, let transferBytes else {
      return nil
    }
    let header = HeaderCompressor().compressed(
      [HeaderField(":status", "\(status)")] + response.fields
    ).count
    return transferBytes > header ? (transferBytes - header, .transferSize) : nil
  }

  /// `bodySize` of the response; Firefox counts the header with it.
  private var statedBodyBytes: Int? {
    guard isFirefox, let bytes = response.bodyBytes, let header = response.headerBytes,
      bytes >= header
    else { return response.bodyBytes }
    return bytes - header
  }

  // MARK: Codings

  /// The name of a content coding as it is printed (the registry of RFC 9110, section 16.6.1).
  private static func codingName(_ coding: String) -> String {
    if coding == "x-gzip" { return "gzip" }
    return ["gzip", "br", "zstd", "deflate", "compress", "dcb", "dcz"].contains(coding)
      ? coding : "another"
  }

  /// The longest content that is decompressed, in bytes.
  private static let longestContent = 256 << 20

  /// Content that should have come without its coding, and begins as gzip or zstd does.
  private static func withoutCoding(_ bytes: [UInt8], _ coding: String?) -> [UInt8] {
    let method: CompressionMethod
    switch coding {
    case "gzip", "x-gzip": method = .gzip
    case "zstd": method = .zstd
    default: return bytes
    }
    let magic: [UInt8] = method == .gzip ? [0x1F, 0x8B] : [0x28, 0xB5, 0x2F, 0xFD]
    guard bytes.starts(with: magic) else { return bytes }
    // Data that does not decompress stays as it is; it is not JSON either.
    return (try? Compressor(method).decompress(bytes, limit: longestContent)) ?? bytes
  }
}
