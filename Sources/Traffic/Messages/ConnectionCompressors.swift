import HeaderCompression

/// The HPACK encoders of the connections of a capture, which remember what each connection has carried.
///
/// Exchanges of HTTP/2 and HTTP/3 are on the connections that the capture names; those of HTTP/1.1, of which a browser
/// opens several to a host, would share one, and so do those of which the connection is not known. Of very many connections
/// those that were not used for longest are forgotten.
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

  private static let mostConnections = 1_000
  private var compressors: [Connection: (compressor: HeaderCompressor, lastUse: Int)] = [:]
  private var uses = 0

  /// Compresses a message's fields with what its connection remembers.
  mutating func block(
    _ fields: [HeaderField], of exchange: CapturedExchange, to host: String
  ) -> Block {
    let isNamed = exchange.version == .http2 || exchange.version == .http3
    let connection = Connection(host: host, name: isNamed ? exchange.connection : "")
    let compressor = compressors[connection]?.compressor ?? HeaderCompressor()
    uses += 1
    compressors[connection] = (compressor, uses)
    if compressors.count > Self.mostConnections { forget(Self.mostConnections / 2) }
    return Block(
      inOrder: compressor.compressed(fields).count, repeated: compressor.compressed(fields).count)
  }

  private mutating func forget(_ count: Int) {
    let oldest = compressors.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(count)
    for (connection, _) in oldest { compressors[connection] = nil }
  }
}
