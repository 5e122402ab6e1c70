@_exported public import Bytes

/// Compresses and decompresses whole bodies by one method at one level.
///
///     let gzip = Compressor(.gzip)
///     let short = try gzip.compress(body)
///     let same = try gzip.decompress(short, limit: 1 << 20)
///
/// The libraries' contexts are kept from one call to the next, as a server keeps them, as far as the library allows it:
/// libbrotli makes a new one for each body. So a compressor serves one thread at a time; make one for each.
///
/// What is decompressed is hostile: it fails with what is wrong and where, nothing partial is returned, and a body that
/// would grow beyond the limit is refused before it does. The memory taken grows with what is written: at most twice the
/// limit, and what the format's own window needs (32 KiB for gzip, none for zstd, up to 16 MiB for brotli).
public final class Compressor {
  /// How it compresses.
  public let method: CompressionMethod
  /// How hard it tries.
  public let level: Int
  private let engine: any CompressionEngine

  /// Prepares a compressor.
  ///
  /// - Parameters:
  ///   - method: How to compress.
  ///   - level: How hard to try; ``CompressionMethod/serverLevel`` unless given.
  ///   - dictionary: What both ends know already of the bodies; only zstd takes one.
  /// - Precondition: the method has the level, and can use the dictionary.
  public init(
    _ method: CompressionMethod, level: Int? = nil, dictionary: CompressionDictionary? = nil
  ) {
    let level = level ?? method.serverLevel
    precondition(method.levels.contains(level), "\(method) has the levels \(method.levels)")
    precondition(dictionary == nil || method == .zstd, "only zstd takes a dictionary")
    self.method = method
    self.level = level
    engine =
      switch method {
      case .identity: IdentityEngine()
      case .gzip: GzipEngine(level: level)
      case .zstd: ZstdEngine(level: level, dictionary: dictionary)
      case .brotli: BrotliEngine(level: level)
      }
  }

  /// Appends a body to a buffer, compressed.
  ///
  /// After a failure the buffer holds what it held before.
  public func compress(
    _ body: RawSpan, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    let start = buffer.count
    do throws(CompressionFailure) {
      try body.withUnsafeBytes { bytes throws(CompressionFailure) in
        try engine.compress(bytes, into: &buffer)
      }
    } catch {
      buffer.truncate(to: start)
      throw error
    }
  }

  /// Appends the body that compressed bytes stand for to a buffer.
  ///
  /// After a failure the buffer holds what it held before.
  ///
  /// - Parameter limit: The longest body that is accepted, in bytes.
  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    precondition(limit >= 0, "a body has at least no bytes")
    let start = buffer.count
    do throws(CompressionFailure) {
      try bytes.withUnsafeBytes { bytes throws(CompressionFailure) in
        // One less than the most, since engines ask for a byte more than the limit.
        try engine.decompress(bytes, limit: min(limit, .max - 1), into: &buffer)
      }
    } catch {
      buffer.truncate(to: start)
      throw error
    }
  }
}

extension Compressor {
  /// A body, compressed.
  public func compress(_ body: RawSpan) throws(CompressionFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try compress(body, into: &buffer)
    return buffer.bytes()
  }

  /// A body, compressed.
  public func compress(_ body: [UInt8]) throws(CompressionFailure) -> [UInt8] {
    try compress(body.rawSpan)
  }

  /// The body that compressed bytes stand for.
  ///
  /// - Parameter limit: The longest body that is accepted, in bytes.
  public func decompress(_ bytes: RawSpan, limit: Int) throws(CompressionFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try decompress(bytes, limit: limit, into: &buffer)
    return buffer.bytes()
  }

  /// The body that compressed bytes stand for.
  ///
  /// - Parameter limit: The longest body that is accepted, in bytes.
  public func decompress(_ bytes: [UInt8], limit: Int) throws(CompressionFailure) -> [UInt8] {
    try decompress(bytes.rawSpan, limit: limit)
  }
}
