public import Bytes
@_exported public import RecordModel

/// Avro's binary encoding in Swift.
///
/// Writes one block for each array and map, map entries in the order of their keys. Reads what was written with the same
/// schema, and refuses text that is not UTF-8, an `int` beyond 32 bits, and bytes behind the record.
///
/// | type | in Avro |
/// |---|---|
/// | bool, float, double, string, bytes | `boolean`, `float`, `double`, `string`, `bytes` |
/// | int32 | `int` |
/// | int64, uint32 | `long` |
/// | uint64 | `long`, the same 64 bits: above 2⁶³ − 1 other readers see a negative number |
/// | enum | `enum`, by the position of the case; a number without a name cannot be written |
/// | optional | a union of `null` and the type |
/// | oneof | a union of `null` and the members' types; optional fields where two members are one type in Avro |
/// | repeated, map | `array`, `map` |
///
///     let codec = AvroCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: Apache Avro 1.11 specification, "Binary Encoding".
public struct AvroCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "avro", implementation: "swift")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let plan: AvroPlan

  /// The codec of a schema.
  public init(schema: RecordSchema, limits: DecodingLimits = .standard) {
    self.schema = schema
    self.limits = limits
    plan = AvroPlan(schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var taken = ByteBuffer()
    swap(&taken, &buffer)
    var encoder = AvroEncoder(buffer: taken, plan: plan, depthLimit: limits.depth)
    do {
      try schema.encode(root: value, to: &encoder)
      try encoder.end()
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
      return try ByteReader.reading(bytes) { reader throws(DecodingFailure) -> Value in
        var memory = StackMemory()
        defer { withExtendedLifetime(memory) {} }
        var decoder = AvroDecoder(
          reader: reader, plan: plan, limits: limits, elements: ElementStack(unsafeOn: &memory))
        var value = Value(schema: schema)
        try schema.decode(root: &value, from: &decoder)
        try decoder.reader.end()
        return value
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension AvroCodec {
  /// Reads as many records as the bytes hold, one behind the other.
  @inlinable
  func decode(
    _ count: Int, from bytes: RawSpan, into values: inout [Value]
  ) throws(DecodingFailure) {
    do throws(DecodingFailure) {
      try limits.check(inputBytes: bytes.byteCount)
      try ByteReader.reading(bytes) { reader throws(DecodingFailure) in
        var memory = StackMemory()
        defer { withExtendedLifetime(memory) {} }
        var decoder = AvroDecoder(
          reader: reader, plan: plan, limits: limits, elements: ElementStack(unsafeOn: &memory))
        for _ in 0..<count {
          decoder.restart()
          var value = Value(schema: schema)
          try schema.decode(root: &value, from: &decoder)
          values.append(value)
        }
        try decoder.reader.end()
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension AvroCodec where Value: Record {
  /// The codec of a compiled record.
  public init(limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, limits: limits)
  }
}
