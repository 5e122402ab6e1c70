public import Bytes
@_exported public import RecordModel

/// Protobuf by protobuf-c, the C library, with message descriptors built at run time.
///
/// A record is copied into the library's structures and packed, or unpacked into them and copied out; no code is
/// generated. The bytes are those of the canonical form: fields in the order of their numbers, map entries in the order
/// of their keys.
///
///     let codec = ProtobufCCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// An input is scanned before the library sees it, since the library limits neither nesting nor counts and checks no
/// text. What it reads otherwise than the specification says is listed on the module's page.
public struct ProtobufCCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "protobuf", implementation: "protobuf-c")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  /// What becomes of fields that the schema does not have.
  public let unknownFields: UnknownFieldPolicy
  @usableFromInline let table: DescriptorTable

  /// The codec of a schema.
  public init(
    schema: RecordSchema, limits: DecodingLimits = .standard,
    unknownFields: UnknownFieldPolicy = .keep
  ) {
    self.schema = schema
    self.limits = limits
    self.unknownFields = unknownFields
    table = DescriptorTable(schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    var filler = MessageFiller(
      table.root, depthLimit: limits.depth, unknownFields: unknownFields)
    do {
      try schema.encode(root: value, to: &filler)
      try filler.pack(into: &buffer)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      var limits = limits
      // protobuf-c copies them either way, and the input's own length bounds that.
      if unknownFields == .drop { limits.unknownFieldBytes = .max }
      let message = try UnpackedMessage(bytes, as: table.root, limits: limits)
      var value = Value(schema: schema)
      try message.read(into: &value, of: schema, unknownFields: unknownFields)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension ProtobufCCodec where Value: Record {
  /// The codec of a compiled record.
  public init(
    limits: DecodingLimits = .standard, unknownFields: UnknownFieldPolicy = .keep
  ) {
    self.init(schema: Value.schema, limits: limits, unknownFields: unknownFields)
  }
}
