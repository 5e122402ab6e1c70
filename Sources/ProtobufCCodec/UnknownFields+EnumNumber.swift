import Bytes
import RecordModel

// What a closed enum does not have, as fields that the schema does not have; protobuf-c gives the numbers alone.

extension UnknownFields {
  /// A field with the number of an enum's value, as it is on the wire.
  static func field(_ number: Int, enumNumber: Int32) -> [UInt8] {
    var field = ByteBuffer()
    field.appendVarint(UInt64(truncatingIfNeeded: number << 3))
    field.appendVarint(UInt64(bitPattern: Int64(enumNumber)))
    return field.bytes()
  }

  /// The entry of a map with the number of an enum's value, as it is on the wire.
  ///
  /// Source: Protocol Buffers, *Encoding*, "Maps".
  static func entry(
    _ number: Int, key: DynamicKey, as keyEncoding: FieldEncoding, enumNumber: Int32
  ) -> [UInt8] {
    var entry = ByteBuffer()
    entry.appendVarint(UInt64(truncatingIfNeeded: number << 3 | 2))
    let start = entry.beginLengthPrefix()
    entry.append(key, as: keyEncoding)
    entry.append(field(2, enumNumber: enumNumber))
    entry.endLengthPrefix(start)
    return entry.bytes()
  }
}

extension ByteBuffer {
  /// Appends a key as the first field of a map's entry.
  fileprivate mutating func append(_ key: DynamicKey, as encoding: FieldEncoding) {
    func append(_ value: some FixedWidthInteger & BitwiseCopyable, zigzag: UInt64) {
      switch encoding {
      case .fixed:
        appendVarint(1 << 3 | (value.bitWidth == 32 ? 5 : 1))
        self.append(littleEndian: value)
      case .zigzag, .varint, .delimited, .item:
        appendVarint(1 << 3)
        appendVarint(encoding == .zigzag ? zigzag : UInt64(truncatingIfNeeded: value))
      }
    }
    switch key {
    case .string(let text):
      appendVarint(1 << 3 | 2)
      appendLengthPrefixed(text)
    case .bool(let value):
      appendVarint(1 << 3)
      self.append(value ? 1 : 0)
    case .int32(let value): append(value, zigzag: UInt64(ZigZag.encode(value)))
    case .int64(let value): append(value, zigzag: ZigZag.encode(value))
    case .uint32(let value): append(value, zigzag: UInt64(value))
    case .uint64(let value): append(value, zigzag: value)
    }
  }
}
