public import Bytes
@_exported public import RecordModel

/// Avro's binary encoding, by libavro (avro-c) and its generic values.
///
/// Encoding fills a generic value and has libavro write it. Decoding first walks the input by the schema, refuses what is
/// malformed or over a limit, then has libavro read it, and visits what it has read: libavro itself trusts lengths and
/// counts, and knows no limits. Generic values are kept and used again.
///
///     let codec = LibAvroCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: Avro specification 1.11, "Binary Encoding" (`https://avro.apache.org/docs/1.11.1/specification/`).
public struct LibAvroCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "avro", implementation: "libavro")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits

  @usableFromInline let layouts: Layouts
  @usableFromInline let values: GenericValuePool

  /// The codec of a schema.
  ///
  /// - Precondition: names are Avro's: a letter or underscore, then letters, digits and underscores, all ASCII.
  public init(schema: RecordSchema, limits: DecodingLimits = .standard) {
    self.schema = schema
    self.limits = limits
    layouts = schema.layouts()
    values = GenericValuePool(AvroSchema(schema))
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let slot = values.take()
    defer { values.giveBack(slot) }
    let byteBound = try fill(slot, with: value)
    try write(slot, byteBound: byteBound, into: &buffer)
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      try scan(bytes)
      return try decode(scanned: bytes)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension LibAvroCodec where Value: Record {
  /// The codec of a compiled record.
  public init(limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, limits: limits)
  }
}

extension LibAvroCodec {
  /// The schema as libavro writes it in JSON, in one line.
  public var schemaJSON: String { values.schema.json }

  /// Visits a record into a generic value.
  ///
  /// - Returns: no fewer bytes than the record takes in Avro.
  @inlinable
  func fill(_ slot: GenericValuePool.Slot, with value: Value) throws(EncodingFailure) -> Int {
    var encoder = LibAvroEncoder(record: slot.value, layouts: layouts, depthLimit: limits.depth)
    do {
      try encoder.fill(with: value)
      return encoder.byteBound
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }

  /// Has libavro write a filled generic value to the end of the buffer.
  @usableFromInline
  func write(
    _ slot: GenericValuePool.Slot, byteBound: Int, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    let start = buffer.count
    do {
      try buffer.unsafeAppend(upTo: byteBound) { memory throws(EncodingFailure) -> Int in
        try slot.write(to: memory)
      }
    } catch {
      buffer.truncate(to: start)
      throw error.leaving(Self.identity, schema)
    }
  }

  /// Refuses bytes that are not one record, or one over the limits.
  @usableFromInline
  func scan(_ bytes: RawSpan, checksText: Bool = false) throws(DecodingFailure) {
    try ByteReader.reading(bytes) { reader throws(DecodingFailure) in
      var scan = RecordScan(
        reader: reader, layouts: layouts, limits: limits, checksText: checksText)
      try scan.passRecord()
      try scan.expectEnd()
    }
  }

  /// The number of bytes of the record that the bytes begin with, which is checked.
  func lengthOfFirstRecord(in bytes: RawSpan) throws(DecodingFailure) -> Int {
    try ByteReader.reading(bytes) { reader throws(DecodingFailure) in
      var scan = RecordScan(reader: reader, layouts: layouts, limits: limits)
      try scan.passRecord()
      return scan.reader.offset
    }
  }

  /// Has libavro read bytes that were scanned, and visits what it has read.
  @inlinable
  func decode(scanned bytes: RawSpan) throws(DecodingFailure) -> Value {
    let slot = values.take()
    defer { values.giveBack(slot) }
    do {
      try slot.read(bytes)
      var decoder = LibAvroDecoder(record: slot.value, layouts: layouts)
      var value = Value(schema: schema)
      try schema.decode(root: &value, from: &decoder)
      return value
    } catch {
      throw located(error, in: bytes)
    }
  }

  /// The same failure with its offset: text is checked when strings are made, where the offset is no longer known.
  @usableFromInline
  func located(_ failure: DecodingFailure, in bytes: RawSpan) -> DecodingFailure {
    guard failure.reason == .invalidUTF8 else { return failure }
    do {
      try scan(bytes, checksText: true)
    } catch {
      return error
    }
    return failure
  }
}
