public import Bytes
@_exported public import RecordModel

/// The codec of a self-describing binary format, in which a record is a map from names to values: ``BinaryMapWriting`` says
/// what is written, ``BinaryMapFormat`` what is read.
///
/// ``CBORCodec`` and ``MessagePackCodec`` are its names in use.
public struct BinaryMapCodec<Value: RecordValue, Format: BinaryMapFormat>: Codec {
  public static var identity: CodecIdentity { Format.identity }

  public var schema: RecordSchema { writer.schema }
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  /// What is done with members that are not those of the schema.
  public let reading: ReadingRules
  @usableFromInline let writer: BinaryMapWriter<Value, Format>

  /// The codec of a schema.
  ///
  /// - Parameters:
  ///   - schema: the schema of every record.
  ///   - reading: what is done with members that are not those of the schema.
  ///   - limits: what is refused.
  public init(
    schema: RecordSchema, reading: ReadingRules = .uniqueMembers,
    limits: DecodingLimits = .standard
  ) {
    self.limits = limits
    self.reading = reading
    writer = BinaryMapWriter(schema: schema, depth: limits.depth)
  }

  @inlinable var plan: BinaryMapPlan { writer.plan }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    try writer.encode(value, into: &buffer)
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      // Without a closure, which would keep the compiler from specialising what it calls.
      var memory = StackMemory()
      defer { withExtendedLifetime(memory) {} }
      var decoder = BinaryMapDecoder<Format>(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, rules: reading, limits: limits,
        elements: ElementStack(unsafeOn: &memory))
      var value = Value(schema: schema)
      try decoder.readDocument(&value)
      try schema.checkRequiredFields(ofDecoded: value)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension BinaryMapCodec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Parameters:
  ///   - reading: what is done with members that are not those of the schema.
  ///   - limits: what is refused.
  public init(reading: ReadingRules = .uniqueMembers, limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, reading: reading, limits: limits)
  }
}

/// The half of a ``BinaryMapCodec`` that writes.
public struct BinaryMapWriter<Value: RecordValue, Format: BinaryMapWriting>: Sendable {
  /// The schema that every record has.
  public let schema: RecordSchema
  @usableFromInline let depth: Int
  @usableFromInline let plan: BinaryMapPlan

  /// Writes records of a schema that nest no deeper than `depth`; the outermost is at depth 1.
  public init(schema: RecordSchema, depth: Int) {
    self.schema = schema
    self.depth = depth
    plan = BinaryMapPlan(schema, as: Format.self)
  }

  /// Appends the bytes of a record to a buffer. After a failure the buffer has what it had before.
  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var taken = ByteBuffer()
    swap(&taken, &buffer)
    var encoder = BinaryMapEncoder<Format>(buffer: taken, plan: plan, depthLimit: depth)
    do {
      let opened = try encoder.beginRecord(at: 0)
      try schema.encode(root: value, to: &encoder)
      try encoder.endRecord(opened)
      buffer = encoder.finish()
    } catch {
      buffer = encoder.finish()
      buffer.truncate(to: start)
      throw error.leaving(Format.identity, schema)
    }
  }
}
