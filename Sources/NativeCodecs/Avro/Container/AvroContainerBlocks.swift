import Bytes
import RecordModel

/// An object container file that is being written: its head, the blocks that are complete, and the one that is not.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files".
@usableFromInline
package struct AvroContainerBlocks: ~Copyable {
  package let header: AvroContainerHeader
  private let compression: (any AvroBlockCompression)?
  private let blockBytes: Int
  private var output = ByteBuffer()
  /// The records of the block that is not complete.
  @usableFromInline package var block = ByteBuffer()
  private var blockCount = 0

  /// Begins a file; the parameters are those of ``AvroContainerWriter``.
  package init(
    schema: AvroSchema, compression: (any AvroBlockCompression)?, metadata: [String: [UInt8]],
    blockBytes: Int, syncMarker: [UInt8]?
  ) {
    let marker =
      syncMarker
      ?? (0..<AvroContainerHeader.markerLength).map { _ in UInt8.random(in: .min ... .max) }
    precondition(marker.count == AvroContainerHeader.markerLength, "a marker has sixteen bytes")
    let described: [String: [UInt8]] = [
      "avro.schema": Array(schema.compactText.utf8),
      "avro.codec": Array((compression?.name ?? "null").utf8),
    ]
    header = AvroContainerHeader(
      metadata: metadata.merging(described) { $1 }, syncMarker: marker)
    self.compression = compression
    self.blockBytes = blockBytes
    header.write(to: &output)
  }

  /// Counts a record that has been appended to ``block``, and ends that when it is full.
  @usableFromInline
  package mutating func countRecord() throws(EncodingFailure) {
    blockCount += 1
    // Records without bytes make a block, too.
    if block.count >= blockBytes || blockCount >= DecodingLimits.standard.elements {
      try endBlock()
    }
  }

  /// Ends the block, if it has records.
  package mutating func endBlock() throws(EncodingFailure) {
    guard blockCount > 0 else { return }
    var body = ByteBuffer()
    if let compression {
      try block.withBytes { bytes throws(EncodingFailure) in
        try compression.compress(bytes, into: &body)
      }
    } else {
      swap(&body, &block)
    }
    output.appendVarint(ZigZag.encode(Int64(blockCount)))
    output.appendVarint(ZigZag.encode(Int64(body.count)))
    body.withBytes { output.append($0) }
    output.append(header.syncMarker)
    if compression == nil { swap(&body, &block) }
    block.removeAll()
    blockCount = 0
  }

  /// Lends the bytes that are complete, and forgets them afterwards: the head, then whole blocks.
  package mutating func takeBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let result = try output.withBytes(body)
    output.removeAll()
    return result
  }

  /// Ends the file.
  ///
  /// - Returns: the bytes that have not been taken: all of them, if none were.
  package consuming func finish() throws(EncodingFailure) -> [UInt8] {
    try endBlock()
    return output.bytes()
  }
}
