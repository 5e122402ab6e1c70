public import Bytes
@_exported public import RecordModel

/// Protobuf in Swift.
///
/// Writes the canonical form: fields in the order of their numbers, the shortest varints, map entries in the order of
/// their keys, nothing for an implicit field that is zero, and at the end the fields that came with the record and that its
/// schema does not have. Reads every form that the specification allows, and refuses text that is not UTF-8, as proto3 asks
/// of a parser.
///
///     let codec = ProtobufCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: Protocol Buffers, *Encoding*, and *Language Guide (proto3)* for presence.
public struct ProtobufCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "protobuf", implementation: "swift")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  /// What becomes of fields that the schema does not have.
  public let unknownFields: UnknownFieldPolicy

  /// The codec of a schema.
  public init(
    schema: RecordSchema, limits: DecodingLimits = .standard,
    unknownFields: UnknownFieldPolicy = .keep
  ) {
    self.schema = schema
    self.limits = limits
    self.unknownFields = unknownFields
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var taken = ByteBuffer()
    swap(&taken, &buffer)
    var encoder = ProtobufEncoder(
      buffer: taken, depthLimit: limits.depth, unknownFields: unknownFields)
    do {
      try schema.encode(root: value, to: &encoder)
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
        var decoder = ProtobufDecoder(
          reader: reader, limits: limits, elements: ElementStack(unsafeOn: &memory),
          unknownFields: unknownFields)
        var value = Value(schema: schema)
        try schema.decode(root: &value, from: &decoder)
        return value
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension ProtobufCodec where Value: Record {
  /// The codec of a compiled record.
  public init(
    limits: DecodingLimits = .standard, unknownFields: UnknownFieldPolicy = .keep
  ) {
    self.init(schema: Value.schema, limits: limits, unknownFields: unknownFields)
  }
}
