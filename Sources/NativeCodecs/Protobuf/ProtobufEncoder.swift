public import Bytes
public import RecordModel

/// Writes a record's fields as Protobuf: each behind its tag, in the order of the numbers, varints as short as they go.
///
/// Source: Protocol Buffers, *Encoding*. A record in a record is written behind one reserved byte for its length, which
/// is patched when the body is complete; only a body over 127 bytes is moved. That needs no pass for the sizes.
@frozen
public struct ProtobufEncoder: RecordEncoder, ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  @usableFromInline var depth: Int
  @usableFromInline let depthLimit: Int

  @inlinable init(buffer: consuming ByteBuffer, depthLimit: Int) {
    self.buffer = buffer
    self.depthLimit = depthLimit
    depth = 1
  }

  @inlinable consuming func finish() -> ByteBuffer { buffer }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: IntegerEncoding
  ) throws(EncodingFailure) {
    if value.isZero { return }
    try write(value, field: number, as: encoding)
  }

  @inlinable @inline(__always)
  public mutating func encodeAlways<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: IntegerEncoding
  ) throws(EncodingFailure) {
    try write(value, field: number, as: encoding)
  }

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as encoding: IntegerEncoding
  ) throws(EncodingFailure) {
    guard let value else { return }
    try write(value, field: number, as: encoding)
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as encoding: IntegerEncoding, packed: Bool
  ) throws(EncodingFailure) {
    if values.isEmpty { return }
    guard packed, Value.kind.isPackable else {
      for index in values.indices {
        writeTag(number, Value.kind.wireType(as: encoding))
        do {
          try values[index].write(to: &self, as: encoding)
        } catch {
          throw error.inside(.element(index)).inside(.field(number))
        }
      }
      return
    }
    writeTag(number, .lengthDelimited)
    if let width = Value.kind.fixedWidth(as: encoding) {
      buffer.reserve(values.count * width + ByteBuffer.longestVarint)
      buffer.unsafeAppendVarint(UInt64(values.count * width))
      for value in values { try value.write(to: &self, as: encoding) }
    } else {
      let start = buffer.beginLengthPrefix()
      for value in values { try value.write(to: &self, as: encoding) }
      buffer.endLengthPrefix(start)
    }
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ entries: [String: Value], field number: Int, as encoding: IntegerEncoding
  ) throws(EncodingFailure) {
    if entries.isEmpty { return }
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      writeTag(number, .lengthDelimited)
      let start = buffer.beginLengthPrefix()
      // A map is a repeated entry with the key as field 1 and the value as field 2, both always written.
      writeTag(1, .lengthDelimited)
      write(key)
      writeTag(2, Value.kind.wireType(as: encoding))
      do throws(EncodingFailure) {
        try value.write(to: &self, as: encoding)
      } catch {
        throw error.inside(.key(key)).inside(.field(number))
      }
      buffer.endLengthPrefix(start)
    }
  }

  /// Writes a field that is there, whatever its value.
  @inlinable @inline(__always)
  mutating func write<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: IntegerEncoding
  ) throws(EncodingFailure) {
    writeTag(number, Value.kind.wireType(as: encoding))
    do {
      try value.write(to: &self, as: encoding)
    } catch {
      throw error.inside(.field(number))
    }
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
  public mutating func write(_ value: Int32, as encoding: IntegerEncoding) {
    switch encoding {
    case .varint: buffer.appendVarint(UInt64(bitPattern: Int64(value)))
    case .zigzag: buffer.appendVarint(UInt64(ZigZag.encode(value)))
    case .fixed: writeFixed(value)
    }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int64, as encoding: IntegerEncoding) {
    switch encoding {
    case .varint: buffer.appendVarint(UInt64(bitPattern: value))
    case .zigzag: buffer.appendVarint(ZigZag.encode(value))
    case .fixed: writeFixed(value)
    }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt32, as encoding: IntegerEncoding) {
    if encoding == .fixed { writeFixed(value) } else { buffer.appendVarint(UInt64(value)) }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt64, as encoding: IntegerEncoding) {
    if encoding == .fixed { writeFixed(value) } else { buffer.appendVarint(value) }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Float) {
    writeFixed(value.bitPattern)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Double) {
    writeFixed(value.bitPattern)
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

  @inlinable
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    let start = buffer.beginLengthPrefix()
    try record.encode(to: &self)
    buffer.endLengthPrefix(start)
    depth &-= 1
  }

  @inlinable @inline(__always)
  mutating func writeFixed<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    buffer.append(littleEndian: number)
  }
}
