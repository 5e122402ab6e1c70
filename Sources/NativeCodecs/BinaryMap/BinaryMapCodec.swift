public import Bytes
@_exported public import RecordModel

/// The codec of a self-describing binary format, in which a record is a map from names to values; see ``BinaryMapFormat``
/// for what is written and read.
///
/// ``CBORCodec`` and ``MessagePackCodec`` are its names in use.
public struct BinaryMapCodec<Value: RecordValue, Format: BinaryMapFormat>: Codec {
  public static var identity: CodecIdentity { Format.identity }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let plan: BinaryMapPlan

  /// The codec of a schema.
  public init(schema: RecordSchema, limits: DecodingLimits = .standard) {
    self.schema = schema
    self.limits = limits
    plan = BinaryMapPlan(schema, as: Format.self)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var taken = ByteBuffer()
    swap(&taken, &buffer)
    var encoder = BinaryMapEncoder<Format>(buffer: taken, plan: plan, depthLimit: limits.depth)
    do {
      try encoder.write(value, at: 0)
      buffer = encoder.finish()
    } catch {
      buffer = encoder.finish()
      buffer.truncate(to: start)
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      // Without a closure, which would keep the compiler from specialising what it calls.
      var memory = StackMemory()
      defer { withExtendedLifetime(memory) {} }
      var decoder = BinaryMapDecoder<Format>(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, limits: limits,
        elements: ElementStack(unsafeOn: &memory))
      var value = Value(schema: schema)
      try decoder.readDocument(&value)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension BinaryMapCodec where Value: Record {
  /// The codec of a compiled record.
  public init(limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, limits: limits)
  }
}
