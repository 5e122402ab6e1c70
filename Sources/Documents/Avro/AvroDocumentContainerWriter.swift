import Bytes
public import NativeCodecs
import RecordModel

/// Writes documents to an object container file, which carries their schema.
///
///     var file = AvroDocumentContainerWriter(codec: codec, compression: AvroDeflate())
///     for document in documents { try file.append(document) }
///     let bytes = try file.finish()
///
/// Names that are no identifiers are escaped in the file's schema (``NativeCodecs/AvroSchema/escapingNames()``).
///
/// Source: Apache Avro 1.12 specification, "Object Container Files".
public struct AvroDocumentContainerWriter: ~Copyable {
  private let codec: AvroDocumentCodec
  private var blocks: AvroContainerBlocks

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - codec: the documents' codec.
  ///   - compression: how blocks are compressed; `nil` is not at all.
  ///   - metadata: what else the file says about itself. Names that begin with `avro.` are the specification's.
  ///   - blockBytes: how many bytes of documents make a block, before compression. A document is never divided.
  ///   - syncMarker: the sixteen bytes behind every block; `nil` draws them at random.
  /// - Precondition: a marker has sixteen bytes.
  public init(
    codec: AvroDocumentCodec, compression: (any AvroBlockCompression)? = nil,
    metadata: [String: [UInt8]] = [:], blockBytes: Int = 64 << 10, syncMarker: [UInt8]? = nil
  ) {
    self.codec = codec
    blocks = AvroContainerBlocks(
      schema: codec.schema.escapingNames(), compression: compression, metadata: metadata,
      blockBytes: blockBytes, syncMarker: syncMarker)
  }

  /// Appends a document. One that cannot be written is not in the file; those before it are.
  public mutating func append(_ document: JSONValue) throws(DocumentFailure) {
    try codec.encode(document, into: &blocks.block)
    do throws(EncodingFailure) {
      try blocks.countRecord()
    } catch {
      throw DocumentFailure(.malformed(error.reason.finding))
    }
  }

  /// Lends the bytes that are complete, and forgets them afterwards: the head, then whole blocks.
  public mutating func takeBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try blocks.takeBytes(body)
  }

  /// Ends the file.
  ///
  /// - Returns: the bytes that have not been taken: all of them, if none were.
  public consuming func finish() throws(DocumentFailure) -> [UInt8] {
    do throws(EncodingFailure) {
      return try blocks.finish()
    } catch {
      throw DocumentFailure(.malformed(error.reason.finding))
    }
  }
}
