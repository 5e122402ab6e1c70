public import Bytes
public import RecordModel

/// Reads records that were written with another schema than theirs.
///
///     let codec = try AvroResolvingCodec<UserProfile>(writer: AvroSchema(json: text))
///     let profile = try codec.decode(bytes)
///
/// It reads only, for who writes uses the own schema: ``AvroCodec``. Where the two schemas encode alike, it decodes as
/// ``AvroCodec`` does and costs the same.
///
/// Fields are matched by name. A field that the writer lacks has the default of the reader's schema, or where none is given
/// the record's (``RecordModel/FieldSchema/defaultValue``); one that the reader lacks is passed over.
///
/// Source: Apache Avro 1.11 specification, "Schema Resolution".
public struct AvroResolvingCodec<Value: RecordValue>: Sendable {
  /// The schema of the records.
  public let schema: RecordSchema
  /// The schema of the data.
  public let writer: AvroSchema
  /// What the codec refuses to read.
  public let limits: DecodingLimits
  @usableFromInline let path: Path

  @usableFromInline
  enum Path: Sendable {
    case same(AvroCodec<Value>)
    case resolved(AvroResolution)
  }

  /// Resolves a writer's schema against a record's.
  ///
  /// - Parameters:
  ///   - schema: the schema of the records.
  ///   - writer: the schema of the data.
  ///   - reader: the record's Avro schema where it says more than ``AvroSchema/init(_:)`` does: aliases of records,
  ///     enums and fields, an enum's default for symbols unknown to the reader, `fixed` for fields of bytes, and
  ///     defaults of fields that the writer lacks, of whatever type. A field without a default in it must be in the data.
  ///   - limits: what to refuse when reading; its depth is also how deep records may nest in the schemas.
  /// - Throws: ``AvroResolutionFailure`` where the specification knows from the schemas alone that there is no way.
  public init(
    schema: RecordSchema, writer: AvroSchema, reader: AvroSchema? = nil,
    limits: DecodingLimits = .standard
  ) throws(AvroResolutionFailure) {
    self.schema = schema
    self.writer = writer
    self.limits = limits
    if AvroSchema(schema).hasSameEncoding(as: writer) {
      path = .same(AvroCodec(schema: schema, limits: limits))
    } else {
      path = .resolved(
        try AvroResolver.resolution(
          of: schema, given: reader, writer: writer, depthLimit: limits.depth))
    }
  }

  /// Reads the one record that the bytes hold, all of them.
  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    switch path {
    case .same(let codec): return try codec.decode(bytes)
    case .resolved(let resolution):
      return try reading(bytes, by: resolution) { decoder throws(DecodingFailure) in
        try decoder.readRoot(schema)
      }
    }
  }

  /// Reads the one record that the bytes hold, all of them.
  @inlinable
  public func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> Value {
    try decode(bytes.rawSpan)
  }

  /// Reads as many records as the bytes hold, one behind the other.
  @inlinable
  func decode(
    _ count: Int, from bytes: RawSpan, into values: inout [Value]
  ) throws(DecodingFailure) {
    switch path {
    case .same(let codec): try codec.decode(count, from: bytes, into: &values)
    case .resolved(let resolution):
      try reading(bytes, by: resolution) { decoder throws(DecodingFailure) in
        for _ in 0..<count { values.append(try decoder.readRoot(schema)) }
      }
    }
  }

  @inlinable
  func reading<Result>(
    _ bytes: RawSpan, by resolution: AvroResolution,
    _ body: (inout AvroResolvingDecoder) throws(DecodingFailure) -> Result
  ) throws(DecodingFailure) -> Result {
    do throws(DecodingFailure) {
      try limits.check(inputBytes: bytes.byteCount)
      return try ByteReader.reading(bytes) { reader throws(DecodingFailure) in
        var decoder = AvroResolvingDecoder(reader: reader, resolution: resolution, limits: limits)
        let result = try body(&decoder)
        try decoder.reader.end()
        return result
      }
    } catch {
      throw error.leaving(AvroCodec<Value>.identity, schema)
    }
  }
}

extension AvroResolvingCodec where Value: Record {
  /// Resolves a writer's schema against that of a compiled record.
  ///
  /// - Throws: ``AvroResolutionFailure`` where the specification knows from the schemas alone that there is no way.
  public init(
    writer: AvroSchema, reader: AvroSchema? = nil, limits: DecodingLimits = .standard
  ) throws(AvroResolutionFailure) {
    try self.init(schema: Value.schema, writer: writer, reader: reader, limits: limits)
  }
}
