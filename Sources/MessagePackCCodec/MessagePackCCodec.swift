public import Bytes
@_exported public import NativeCodecs
@_exported public import RecordModel

/// MessagePack, by msgpack-c.
///
/// Encoding hands every item to msgpack-c's packer; which items there are, and in which order, is the same as in
/// ``MessagePackCodec``, and so are the bytes. Decoding first walks through the input and refuses what is malformed, then
/// has msgpack-c read all of it into its objects, and visits those.
///
///     let codec = MessagePackCCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: MessagePack specification (`https://github.com/msgpack/msgpack/blob/master/spec.md`); msgpack-c 4.0.
public struct MessagePackCCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity { MessagePackC.identity }

  public var schema: RecordSchema { writer.schema }
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  /// What is done with members that are not those of the schema.
  public let reading: ReadingRules
  @usableFromInline let writer: BinaryMapWriter<Value, MessagePackC>
  @usableFromInline let layouts: [RecordLayout]

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
    layouts = RecordLayout.layouts(of: schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    try writer.encode(value, into: &buffer)
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      let input = try UnpackedInput(bytes)
      defer { withExtendedLifetime(input) {} }
      var decoder = UnpackedDecoder(layouts: layouts, rules: reading, limits: limits)
      var value = Value(schema: schema)
      try decoder.read(&value, from: input.root, at: 0)
      try schema.checkRequiredFields(ofDecoded: value)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension MessagePackCCodec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Parameters:
  ///   - reading: what is done with members that are not those of the schema.
  ///   - limits: what is refused.
  public init(reading: ReadingRules = .uniqueMembers, limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, reading: reading, limits: limits)
  }
}
