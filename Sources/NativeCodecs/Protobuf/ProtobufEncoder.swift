public import Bytes
public import RecordModel

/// Writes a record's fields as Protobuf: each behind its tag, in the order of the numbers, varints as short as they go.
///
/// Source: Protocol Buffers, *Encoding*. A record in a record is written behind room for its length, which is patched when
/// the body is complete. The room is as wide as the last record needed, and the body is moved only where that was not
/// right. That needs no pass for the sizes.
@frozen
public struct ProtobufEncoder: RecordEncoder, ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  @usableFromInline var depth: Int
  @usableFromInline let depthLimit: Int
  /// How many bytes the next record's length is expected to take: as many as the last one's beside it. A group has none.
  @usableFromInline var lengthWidth: Int

  @usableFromInline let unknownFields: UnknownFieldPolicy

  @inlinable init(
    buffer: consuming ByteBuffer, depthLimit: Int, unknownFields: UnknownFieldPolicy
  ) {
    self.buffer = buffer
    self.depthLimit = depthLimit
    self.unknownFields = unknownFields
    depth = 1
    lengthWidth = 1
  }

  @inlinable consuming func finish() -> ByteBuffer { buffer }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if !form.isAlwaysWritten, ZeroTest.passes(value) { return }
    try write(value, field: number, as: form.encoding)
  }

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    guard let value else { return }
    try write(value, field: number, as: form.encoding)
  }

  // Inlined, as is what writes a record: the compiler refuses to specialise a generic function for a type, from within
  // itself specialised for a type around it, more than once, and would leave records three levels deep to witness tables.
  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if values.isEmpty { return }
    let encoding = form.encoding
    if form.isPacked, Value.kind.isNumeric {
      return try writePacked(values, field: number, as: encoding)
    }
    try values.forEachBorrowed { index, element throws(EncodingFailure) in
      writeTag(number, Value.kind.wireType(as: encoding))
      do throws(EncodingFailure) {
        try write(element, as: encoding)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
      if Value.kind == .record, encoding == .delimited { writeGroupEnd(number) }
    }
  }

  @inlinable
  mutating func writePacked<Value: FieldValue>(
    _ values: [Value], field number: Int, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    writeTag(number, .lengthDelimited)
    if let width = Value.kind.fixedWidth(as: encoding) {
      buffer.appendVarint(UInt64(values.count * width))
      try writeElements(values, as: encoding)
    } else {
      // Every varint has a byte, so the body is as long as the array at least.
      let width = Varint.size(UInt64(values.count))
      let start = buffer.beginLengthPrefix(width: width)
      try writeElements(values, as: encoding)
      buffer.endLengthPrefix(start, width: width)
    }
  }

  /// Writes numbers side by side.
  @inlinable @inline(__always)
  mutating func writeElements<Value: FieldValue>(
    _ values: [Value], as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    if buffer.append(elements: values, as: encoding) { return }
    for value in values { try write(value, as: encoding) }
  }

  @inlinable
  public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if entries.isEmpty { return }
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      writeTag(number, .lengthDelimited)
      let start = buffer.beginLengthPrefix()
      // A map is a repeated entry with the key as field 1 and the value as field 2, both always written.
      try writeKey(key.dynamicKey, as: form.keyEncoding)
      writeTag(2, Value.kind.wireType(as: form.encoding))
      do throws(EncodingFailure) {
        try write(value, as: form.encoding)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
      buffer.endLengthPrefix(start)
    }
  }

  /// Writes the key of an entry.
  @inlinable @inline(__always)
  mutating func writeKey(
    _ key: DynamicKey, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    writeTag(1, key.kind.valueKind.wireType(as: encoding))
    switch key {
    case .string(let text): write(text)
    case .bool(let value): write(value)
    case .int32(let value): try write(value, as: encoding)
    case .int64(let value): try write(value, as: encoding)
    case .uint32(let value): try write(value, as: encoding)
    case .uint64(let value): try write(value, as: encoding)
    }
  }

  /// Writes a field that is there, whatever its value.
  @inlinable @inline(__always)
  mutating func write<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    if Value.kind == .record, encoding == .item { return try writeItem(value, number: number) }
    writeTag(number, Value.kind.wireType(as: encoding))
    do {
      try write(value, as: encoding)
    } catch {
      throw error.inside(.field(number))
    }
    if Value.kind == .record, encoding == .delimited { writeGroupEnd(number) }
  }

  /// Writes a value in the form that its field has.
  @inlinable @inline(__always)
  mutating func write<Value: FieldValue>(
    _ value: Value, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    switch Value.kind {
    case .int32, .int64, .uint32, .uint64:
      switch encoding {
      case .zigzag where Value.kind == .int32 || Value.kind == .int64: writeZigzag(value)
      case .fixed: writeFixed(value)
      case .varint, .zigzag, .delimited, .item: try value.write(to: &self)
      }
    case .record:
      if encoding == .delimited { lengthWidth = 0 }
      try value.write(to: &self)
    case .bool, .float, .double, .string, .bytes, .enumeration: try value.write(to: &self)
    }
  }

  @inlinable @inline(__always)
  mutating func writeZigzag<Value: FieldValue>(_ value: Value) {
    if let value = value as? Int32 {
      buffer.appendVarint(UInt64(ZigZag.encode(value)))
    } else if let value = value as? Int64 {
      buffer.appendVarint(ZigZag.encode(value))
    }
  }

  @inlinable @inline(__always)
  mutating func writeFixed<Value: FieldValue>(_ value: Value) {
    if let value = value as? Int32 {
      buffer.append(littleEndian: value)
    } else if let value = value as? Int64 {
      buffer.append(littleEndian: value)
    } else if let value = value as? UInt32 {
      buffer.append(littleEndian: value)
    } else if let value = value as? UInt64 {
      buffer.append(littleEndian: value)
    }
  }

  @inlinable @inline(__always)
  public mutating func encode(_ fields: UnknownFields) {
    if !fields.isEmpty, unknownFields == .keep { buffer.append(fields.bytes) }
  }

  /// Writes the tag that ends a group; a call, so that what is written much more often is inlined.
  @usableFromInline @inline(never)
  mutating func writeGroupEnd(_ number: Int) {
    writeTag(number, .endGroup)
  }

  @inlinable @inline(__always)
  mutating func writeTag(_ number: Int, _ wireType: WireType) {
    buffer.appendVarint(UInt64(truncatingIfNeeded: number &<< 3) | UInt64(wireType.rawValue))
  }

  // MARK: Values

  @inlinable @inline(__always)
  public mutating func write(_ value: Bool) {
    buffer.append(value ? 1 : 0)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int32) {
    buffer.appendVarint(UInt64(bitPattern: Int64(value)))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int64) {
    buffer.appendVarint(UInt64(bitPattern: value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt32) {
    buffer.appendVarint(UInt64(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt64) {
    buffer.appendVarint(value)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Float) {
    buffer.append(littleEndian: value.bitPattern)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Double) {
    buffer.append(littleEndian: value.bitPattern)
  }

  @inlinable
  public mutating func write(_ value: String) {
    buffer.appendLengthPrefixed(value)
  }

  @inlinable
  public mutating func write(_ value: [UInt8]) {
    buffer.appendLengthPrefixed(value)
  }

  @inlinable @inline(__always)
  public mutating func write(enumNumber number: Int32) {
    buffer.appendVarint(UInt64(bitPattern: Int64(number)))
  }

  @inlinable @inline(__always)
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    let width = lengthWidth
    lengthWidth = 1
    if width == 0 { return try writeGroup(record) }
    let start = buffer.beginLengthPrefix(width: width)
    try record.encode(to: &self)
    lengthWidth = buffer.endLengthPrefix(start, width: width)
    depth &-= 1
  }

  /// Writes the fields of a record whose tags are around it.
  @inlinable
  mutating func writeGroup<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    try record.encode(to: &self)
    depth &-= 1
  }
}
