public import Bytes
public import RecordModel

/// Single-object encoding: a record's bytes behind the fingerprint of the schema that they were written with.
///
/// For messages that outlive the program that wrote them, each on its own. Written are the bytes C3 01, the CRC-64-AVRO
/// fingerprint of the schema, the least byte first, and the record as ``AvroCodec`` writes it: ten bytes more. Read is
/// what was written with the record's schema or with one of those given, each resolved against the record's.
///
///     let codec = try AvroSingleObjectCodec<UserProfile>(writers: [lastYears])
///     let message = try codec.encode(profile)
///     let profile = try codec.decode(message)
///
/// Source: Apache Avro 1.11 specification, "Single-object encoding".
public struct AvroSingleObjectCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity { AvroCodec<Value>.identity }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let own: AvroCodec<Value>
  @usableFromInline let header: [UInt8]
  @usableFromInline let codecs: [UInt64: AvroResolvingCodec<Value>]

  /// The codec of a schema.
  ///
  /// - Parameters:
  ///   - schema: the schema of the records.
  ///   - writers: the other schemas that messages may be written with.
  ///   - reader: the record's Avro schema where it says more than `AvroSchema(schema)`; see ``AvroResolvingCodec``. Its
  ///     fingerprint is not written.
  ///   - limits: what to refuse when reading.
  /// - Throws: ``AvroResolutionFailure`` where one of the writers' schemas cannot be read as the record's.
  public init(
    schema: RecordSchema, writers: [AvroSchema] = [], reader: AvroSchema? = nil,
    limits: DecodingLimits = .standard
  ) throws(AvroResolutionFailure) {
    self.schema = schema
    self.limits = limits
    own = AvroCodec(schema: schema, limits: limits)
    let ownSchema = AvroSchema(schema)
    header = AvroSingleObject.header(of: ownSchema.fingerprint)
    var codecs: [UInt64: AvroResolvingCodec<Value>] = [:]
    for writer in writers + [ownSchema] {
      codecs[writer.fingerprint] = try AvroResolvingCodec(
        schema: schema, writer: writer, reader: reader, limits: limits)
    }
    self.codecs = codecs
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    buffer.append(header)
    do {
      try own.encode(value, into: &buffer)
    } catch {
      buffer.truncate(to: start)
      throw error
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do throws(DecodingFailure) {
      let fingerprint = try AvroSingleObject.fingerprint(of: bytes)
      guard let codec = codecs[fingerprint] else {
        throw AvroSingleObject.unknown(fingerprint)
      }
      do throws(DecodingFailure) {
        return try codec.decode(bytes.extracting(droppingFirst: AvroSingleObject.headerLength))
      } catch {
        throw AvroSingleObject.inMessage(error)
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension AvroSingleObjectCodec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Throws: ``AvroResolutionFailure`` where one of the writers' schemas cannot be read as the record's.
  public init(
    writers: [AvroSchema] = [], reader: AvroSchema? = nil, limits: DecodingLimits = .standard
  ) throws(AvroResolutionFailure) {
    try self.init(schema: Value.schema, writers: writers, reader: reader, limits: limits)
  }
}

/// The head of a single object, which names the schema of what follows.
public enum AvroSingleObject {
  /// How long the head is, in bytes.
  @usableFromInline static let headerLength = 10
  private static let marker: [UInt8] = [0xC3, 0x01]

  /// The fingerprint of the schema that a message was written with, for whoever keeps many schemas.
  ///
  /// - Throws: ``RecordModel/DecodingFailure`` where the bytes are not a single object of version 1.
  public static func fingerprint(of message: RawSpan) throws(DecodingFailure) -> UInt64 {
    try ByteReader.reading(message) { reader throws(DecodingFailure) in
      var reader = AvroReader(reader, limits: .standard)
      for byte in marker where try reader.readFixed(UInt8.self) != byte {
        throw reader.failure(.malformed("a single object begins with the bytes C3 01"))
      }
      return try reader.readFixed(UInt64.self)
    }
  }

  /// A failure in the record, with its offset from the start of the message.
  @usableFromInline
  static func inMessage(_ failure: DecodingFailure) -> DecodingFailure {
    DecodingFailure(
      failure.reason, in: failure.path, offset: failure.offset.map { $0 + headerLength })
  }

  @usableFromInline
  static func unknown(_ fingerprint: UInt64) -> DecodingFailure {
    let digits = String(fingerprint, radix: 16)
    return DecodingFailure(
      .malformed("no schema is known whose fingerprint is \(digits); give it to the codec"),
      offset: 2)
  }

  static func header(of fingerprint: UInt64) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(marker)
    buffer.append(littleEndian: fingerprint)
    return buffer.bytes()
  }
}
