import Bytes
public import RecordModel

/// Writes an object container file: a head with the schema, and blocks of records.
///
///     var file = AvroContainerWriter<UserProfile>()
///     for profile in profiles { try file.append(profile) }
///     let bytes = try file.finish()
///
/// What is complete may be taken from it while it is being written, so that a file of any length needs no more memory
/// than a block: ``takeBytes(_:)``.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files".
public struct AvroContainerWriter<Value: RecordValue>: ~Copyable {
  /// What the file says about itself, and the marker between its blocks.
  public var header: AvroContainerHeader { blocks.header }
  @usableFromInline let codec: AvroCodec<Value>
  @usableFromInline var blocks: AvroContainerBlocks

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - schema: the schema of the records.
  ///   - compression: how blocks are compressed; `nil` is not at all.
  ///   - metadata: what else the file says about itself. Names that begin with `avro.` are the specification's.
  ///   - blockBytes: how many bytes of records make a block, before compression. A record is never divided.
  ///   - syncMarker: the sixteen bytes behind every block; `nil` draws them at random, as they should not occur in data.
  /// - Precondition: a marker has sixteen bytes.
  public init(
    schema: RecordSchema, compression: (any AvroBlockCompression)? = nil,
    metadata: [String: [UInt8]] = [:], blockBytes: Int = 64 << 10, syncMarker: [UInt8]? = nil
  ) {
    blocks = AvroContainerBlocks(
      schema: AvroSchema(schema), compression: compression, metadata: metadata,
      blockBytes: blockBytes, syncMarker: syncMarker)
    codec = AvroCodec(schema: schema)
  }

  /// Appends a record, and ends the block when it is full.
  ///
  /// A record that cannot be written is not in the file; those before it are.
  @inlinable
  public mutating func append(_ record: Value) throws(EncodingFailure) {
    try codec.encode(record, into: &blocks.block)
    try blocks.countRecord()
  }

  /// Ends the block, so that all records appended so far are among the bytes to be taken.
  public mutating func endBlock() throws(EncodingFailure) { try blocks.endBlock() }

  /// Lends the bytes that are complete, and forgets them afterwards: the head, then whole blocks.
  public mutating func takeBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try blocks.takeBytes(body)
  }

  /// Ends the file.
  ///
  /// - Returns: the bytes that have not been taken: all of them, if none were.
  public consuming func finish() throws(EncodingFailure) -> [UInt8] {
    try blocks.finish()
  }
}

extension AvroContainerWriter where Value: Record {
  /// Begins a file of compiled records; see ``init(schema:compression:metadata:blockBytes:syncMarker:)``.
  public init(
    compression: (any AvroBlockCompression)? = nil, metadata: [String: [UInt8]] = [:],
    blockBytes: Int = 64 << 10, syncMarker: [UInt8]? = nil
  ) {
    self.init(
      schema: Value.schema, compression: compression, metadata: metadata, blockBytes: blockBytes,
      syncMarker: syncMarker)
  }
}
