import HeaderCompression

/// The HPACK encoders of the connections of a capture, which remember what each connection has carried.
///
/// Exchanges of HTTP/2 and HTTP/3 are on the connections that the capture names; those of HTTP/1.1, of which a browser
/// opens several to a host, would share one, and so do those of which the connection is not known.
struct ConnectionCompressors {
  private struct Connection: Hashable {
    let host: String
    let name: String
  }

  /// The bytes of a header block.
  struct Block {
    /// At its place in the capture.
    let inOrder: Int
    /// If the same message came once more right after it.
    let repeated: Int
  }

  private var compressors: [Connection: HeaderCompressor] = [:]

  /// Compresses a message's fields with what its connection remembers.
  mutating func block(
    _ fields: [HeaderField], of exchange: CapturedExchange, to host: String
  ) -> Block {
    let isNamed = exchange.version == .http2 || exchange.version == .http3
    let connection = Connection(host: host, name: isNamed ? exchange.connection : "")
    let compressor = compressors[connection] ?? HeaderCompressor()
    compressors[connection] = compressor
    return Block(
      inOrder: compressor.compressed(fields).count, repeated: compressor.compressed(fields).count)
  }
}
