public import Compression

/// How many bytes a coding makes of bodies of which a capture does not say how long they were on the wire.
///
/// They are compressed at the level that servers use. That takes longer than all other reading, so after some megabytes a
/// body is taken to shrink as those before it did.
struct CodedLengths {
  /// How many bytes may still be compressed.
  private var allowance: Int
  /// What was compressed, by coding.
  private var compressed: [String: (content: Int, sent: Int)] = [:]

  /// What is compressed in about a second.
  private static let standardAllowance = 32 << 20

  init(allowance: Int = standardAllowance) {
    self.allowance = allowance
  }

  /// What servers usually make of a body by a coding; of one that is not known here, the body as it is.
  mutating func sentBytes(of content: [UInt8], coding: String?) -> Int {
    let coding = coding ?? ""
    guard let method = CompressionMethod(contentCoding: coding), !content.isEmpty else {
      return content.count
    }
    let length = min(content.count, allowance)
    if length > 0 {
      allowance -= length
      let part = length < content.count ? Array(content[..<length]) : content
      guard let sent = try? Compressor(method).compress(part).count else { return content.count }
      compressed[coding, default: (0, 0)].content += length
      compressed[coding, default: (0, 0)].sent += sent
      if length == content.count { return sent }
    }
    guard let known = compressed[coding], known.content > 0 else { return content.count }
    return Int((Double(content.count) * Double(known.sent) / Double(known.content)).rounded())
  }
}

extension CompressionMethod {
  /// The method of a content coding: `gzip`, `br`, `zstd`; `deflate` is taken for gzip, whose data it has in another
  /// frame. Source: RFC 9110, section 8.4.1, and its registry.
  public init?(contentCoding name: String) {
    switch name {
    case "gzip", "x-gzip", "deflate": self = .gzip
    case "br": self = .brotli
    case "zstd": self = .zstd
    default: return nil
    }
  }
}
