public import Bytes
@_exported public import RecordModel

/// JSON in Swift.
///
/// Writes members in the order of the schema, without white space: every implicit, repeated and map field, empty ones
/// too, and the optional ones that are there; map entries in the order of their keys' UTF-8 bytes. Reads members in any
/// order and skips those that the schema does not have. A member that is `null` counts as missing: the field keeps its
/// default. Of a member that comes twice the last one counts; a record is read into what the first one left. Two members
/// of one oneof are refused.
///
///     let codec = JSONCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: RFC 8259, strictly; for what it leaves open Protocol Buffers, *ProtoJSON Format*.
public struct JSONCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "json", implementation: "swift")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let plan: JSONPlan

  /// The codec of a schema.
  public init(schema: RecordSchema, limits: DecodingLimits = .standard) {
    self.schema = schema
    self.limits = limits
    plan = JSONPlan(schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var encoder = JSONRecordEncoder(buffer: buffer, plan: plan, depthLimit: limits.depth)
    do {
      try encoder.write(value, by: plan.records[0])
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
      var decoder = JSONRecordDecoder(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, limits: limits,
        elements: ElementStack(unsafeOn: &memory, atLeast: bytes.byteCount))
      var value = Value(schema: schema)
      try decoder.readDocument(&value)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension JSONCodec where Value: Record {
  /// The codec of a compiled record.
  public init(limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, limits: limits)
  }
}
