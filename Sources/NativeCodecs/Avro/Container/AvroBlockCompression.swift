public import Bytes
public import RecordModel

/// How the blocks of an object container file are compressed.
///
/// Files without compression need none. Each compression is in a separate module with its C library: `AvroDeflate`,
/// `AvroSnappy`, `AvroZstandard`, `AvroBzip2`, `AvroXZ`.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "Required Codecs" and "Optional Codecs".
public protocol AvroBlockCompression: Sendable {
  /// The name in the file's metadata under `avro.codec`, such as `deflate`.
  var name: String { get }

  /// Appends the compressed form of a block to a buffer.
  func compress(_ block: RawSpan, into buffer: inout ByteBuffer) throws(EncodingFailure)

  /// Appends the block that compressed bytes stand for to a buffer.
  ///
  /// - Parameter limit: how long the block may be, in bytes. A longer one is refused before memory is taken for it.
  func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure)
}
