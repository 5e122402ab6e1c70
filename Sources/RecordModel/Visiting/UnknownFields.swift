import Bytes

/// Fields that the input of a record had and its schema does not have, as Protobuf wrote them.
///
/// A program that reads records and writes them again so keeps what it does not know, such as fields that a newer program
/// added. They are written after the fields of the schema, in the order in which they came.
///
/// Source: Protocol Buffers, *Language Guide (proto3)*, "Unknown Fields".
@frozen
public struct UnknownFields: Sendable, Hashable {
  /// One word, without memory of its own where there are no fields.
  @usableFromInline var storage: [UInt8]?

  /// No fields.
  @inlinable public init() { storage = nil }

  /// Fields as they are on the wire, each with its tag.
  @inlinable public init(_ bytes: [UInt8]) { storage = bytes.isEmpty ? nil : bytes }

  /// Whether there are none.
  @inlinable public var isEmpty: Bool { storage == nil }

  /// The fields as they are on the wire, each with its tag.
  @inlinable public var bytes: [UInt8] { storage ?? [] }

  /// Adds fields after those that are there.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    storage = (storage.take() ?? []) + bytes
  }
}

extension UnknownFields {
  /// A field with the number of an enum's value, as it is on the wire.
  package static func field(_ number: Int, enumNumber: Int32) -> [UInt8] {
    var field = ByteBuffer()
    field.appendVarint(UInt64(truncatingIfNeeded: number << 3))
    field.appendVarint(UInt64(bitPattern: Int64(enumNumber)))
    return field.bytes()
  }

  /// The entry of a map with the number of an enum's value, as it is on the wire.
  ///
  /// Source: Protocol Buffers, *Encoding*, "Maps".
  package static func entry(
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

/// What a codec does with fields that its schema does not have.
@frozen
public enum UnknownFieldPolicy: Sendable, Hashable {
  /// A record that has a place for them gets them, and they are written after those that are known.
  case keep
  /// They are passed over, and not written.
  case drop
}
