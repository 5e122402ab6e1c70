public import Bytes
internal import CZlib
@_exported public import NativeCodecs

/// The compression `deflate` of object container files, by zlib.
///
///     var file = AvroContainerWriter<UserProfile>(compression: AvroDeflate())
///     var same = AvroContainerReader<UserProfile>(compressions: [AvroDeflate()])
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "deflate": raw deflate as in RFC 1951, without the
/// header and the checksum of RFC 1950.
public struct AvroDeflate: AvroBlockCompression {
  /// zlib's level, from 0, no compression, to 9, the best.
  public let level: Int

  /// A compression of a level; 6 is zlib's own choice.
  ///
  /// - Precondition: the level is one from 0 to 9.
  public init(level: Int = 6) {
    precondition((0...9).contains(level), "zlib has the levels 0 to 9")
    self.level = level
  }

  public var name: String { "deflate" }

  public func compress(
    _ block: RawSpan, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    var stream = z_stream()
    // Negative: no header around the data.
    let status = deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw EncodingFailure(.library(Self.message(of: status))) }
    defer { deflateEnd(&stream) }
    try block.withUnsafeBytes { input throws(EncodingFailure) in
      var feed = ZlibFeed(input, to: &stream)
      try buffer.appendCompressedBlock { buffer, room in
        feed.refill(&stream)
        let flush = feed.isEmpty ? Z_FINISH : Z_NO_FLUSH
        return Self.step(buffer.appendOutput(of: &stream, upTo: room) { deflate(&$0, flush) })
      }
    }
  }

  /// Appends the block that compressed bytes encode to a buffer.
  ///
  /// Bytes after the compressed data are ignored, since Avro for Python leaves three of a checksum there.
  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    var stream = z_stream()
    let status = inflateInit2_(
      &stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw DecodingFailure(.malformed(Self.message(of: status))) }
    defer { inflateEnd(&stream) }
    try bytes.withUnsafeBytes { input throws(DecodingFailure) in
      var feed = ZlibFeed(input, to: &stream)
      try buffer.appendBlock(limit: limit) { buffer, room in
        feed.refill(&stream)
        return Self.step(buffer.appendOutput(of: &stream, upTo: room) { inflate(&$0, Z_NO_FLUSH) })
      }
    }
  }

  private static func step(_ status: Int32) -> AvroBlockStep {
    switch status {
    case Z_STREAM_END: .ended
    case Z_OK: .goesOn
    // There was room, so what is missing is input.
    case Z_BUF_ERROR: .needsInput
    default: .failed(message(of: status))
    }
  }

  private static func message(of status: Int32) -> String {
    "zlib: " + String(cString: zError(status))
  }
}
