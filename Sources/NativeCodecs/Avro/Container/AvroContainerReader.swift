public import RecordModel

/// Reads an object container file block by block, as its bytes arrive.
///
///     var file = AvroContainerReader<UserProfile>()
///     for chunk in chunks {
///       file.append(chunk)
///       while let profiles = try file.nextBlock() { use(profiles) }
///     }
///     try file.finish()
///
/// The file's schema is resolved against the record's (``AvroResolvingCodec``). No more than a block and what was appended
/// behind it is kept. A block may be as long as ``RecordModel/DecodingLimits/inputBytes``, before and after compression,
/// and have as many records as ``RecordModel/DecodingLimits/elements``.
///
/// A failure in a record gives its place among those of the file as the first step of its path. Its offset is that in the
/// file, or that of the record's block where blocks are compressed.
///
/// Source: Apache Avro 1.11 specification, "Object Container Files".
public struct AvroContainerReader<Value: RecordValue>: ~Copyable {
  /// The schema of the records.
  public let schema: RecordSchema
  /// What the file says about itself, once its head has been read.
  public var header: AvroContainerHeader? { frames.header }
  private let reader: AvroSchema?
  private let limits: DecodingLimits
  @usableFromInline var frames: AvroContainerFrames
  @usableFromInline var codec: AvroResolvingCodec<Value>?
  /// How many records the blocks had that were read.
  @usableFromInline var recordCount = 0

  /// Begins to read a file.
  ///
  /// - Parameters:
  ///   - schema: the schema of the records.
  ///   - reader: the record's Avro schema where it says more than `AvroSchema(schema)`; see ``AvroResolvingCodec``.
  ///   - compressions: those that blocks may have, beside none.
  ///   - limits: what to refuse.
  public init(
    schema: RecordSchema, reader: AvroSchema? = nil,
    compressions: [any AvroBlockCompression] = [], limits: DecodingLimits = .standard
  ) {
    self.schema = schema
    self.reader = reader
    self.limits = limits
    frames = AvroContainerFrames(compressions: compressions, limits: limits)
  }

  /// Appends bytes of the file.
  public mutating func append(_ bytes: RawSpan) { frames.append(bytes) }

  /// Appends bytes of the file.
  public mutating func append(_ bytes: [UInt8]) { frames.append(bytes.rawSpan) }

  /// The records of the next block; `nil` where more bytes are needed.
  @inlinable
  public mutating func nextBlock() throws(DecodingFailure) -> [Value]? {
    do throws(DecodingFailure) {
      if codec == nil { codec = try resolve() }
      guard let codec, let frame = try frames.next() else { return nil }
      var values: [Value] = []
      do throws(DecodingFailure) {
        try frames.withRecords(of: frame) { bytes throws(DecodingFailure) in
          try codec.decode(frame.count, from: bytes, into: &values)
        }
      } catch {
        throw error.inside(.element(recordCount + values.count))
      }
      recordCount += values.count
      return values
    } catch {
      throw error.leaving(AvroCodec<Value>.identity, schema)
    }
  }

  /// Reads the head of the file, and resolves its schema; `nil` where more bytes are needed.
  @usableFromInline
  mutating func resolve() throws(DecodingFailure) -> AvroResolvingCodec<Value>? {
    guard let header = try frames.readHeader() else { return nil }
    let writer = try header.schema(limits: limits)
    do {
      return try AvroResolvingCodec(schema: schema, writer: writer, reader: reader, limits: limits)
    } catch {
      throw DecodingFailure(.malformed("the file's schema: \(error)"))
    }
  }

  /// Says that the file has no more bytes.
  ///
  /// - Throws: ``RecordModel/DecodingFailure`` where it ends in its head or in a block, or ``nextBlock()`` was not asked
  ///   for all.
  public consuming func finish() throws(DecodingFailure) {
    guard header != nil, frames.isAtEnd else {
      throw DecodingFailure(.truncated, offset: frames.end)
        .leaving(AvroCodec<Value>.identity, schema)
    }
  }
}

extension AvroContainerReader where Value: Record {
  /// Begins to read a file of compiled records; see ``init(schema:reader:compressions:limits:)``.
  public init(
    reader: AvroSchema? = nil, compressions: [any AvroBlockCompression] = [],
    limits: DecodingLimits = .standard
  ) {
    self.init(
      schema: Value.schema, reader: reader, compressions: compressions, limits: limits)
  }
}

/// Object container files that are in memory as a whole.
public enum AvroContainer {
  /// The records of a file.
  ///
  /// The parameters are those of ``AvroContainerReader``.
  ///
  /// - Throws: ``RecordModel/DecodingFailure``.
  @inlinable
  public static func decode<Value: RecordValue>(
    _ file: RawSpan, schema: RecordSchema, reader: AvroSchema? = nil,
    compressions: [any AvroBlockCompression] = [], limits: DecodingLimits = .standard
  ) throws(DecodingFailure) -> [Value] {
    var container = AvroContainerReader<Value>(
      schema: schema, reader: reader, compressions: compressions, limits: limits)
    container.append(file)
    var values: [Value] = []
    while let block = try container.nextBlock() { values += block }
    try container.finish()
    return values
  }
}
