public import Bytes
public import RecordModel

/// MessagePack in Swift.
///
/// Writes integers and lengths in the shortest form, `float` in 32 and `double` in 64 bits with the bits that they have,
/// text as *str* and bytes as *bin*; the members of a record in the order of the schema, and the entries of a map in the
/// order of their keys' UTF-8 bytes. The format has no canonical form of its own.
///
/// Reads integers, lengths and floating-point numbers of any width, and *str* where the schema has bytes, which is how
/// writers from before *bin* wrote them. A value of an extension type is refused where the schema has a field for it, and
/// passed over otherwise. For what else is written and read see ``BinaryMapWriting`` and
/// ``BinaryMapFormat``.
///
///     let codec = MessagePackCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: MessagePack specification (`https://github.com/msgpack/msgpack/blob/master/spec.md`).
public typealias MessagePackCodec<Value: RecordValue> = BinaryMapCodec<Value, MessagePack>

/// Writes records in MessagePack.
public typealias MessagePackEncoder = BinaryMapEncoder<MessagePack>
/// Reads records in MessagePack.
public typealias MessagePackDecoder = BinaryMapDecoder<MessagePack>

/// The items of MessagePack, as ``MessagePackCodec`` writes and reads them.
public enum MessagePack: BinaryMapFormat {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "messagepack", implementation: "swift")
  }
  @inlinable public static var sortsByEncodedKey: Bool { false }
  @inlinable public static var readsTextAsBytes: Bool { true }

  // MARK: Writing

  @inlinable @inline(__always)
  public static func append(unsigned value: UInt64, to buffer: inout ByteBuffer) {
    if value < 0x80 {
      buffer.append(UInt8(truncatingIfNeeded: value))
    } else {
      appendLong(value, after: 0xCC, to: &buffer)
    }
  }

  @inlinable @inline(__always)
  public static func append(negative complement: UInt64, to buffer: inout ByteBuffer) {
    if complement < 0x20 {
      buffer.append(~UInt8(truncatingIfNeeded: complement))
    } else {
      appendLong(negative: complement, to: &buffer)
    }
  }

  /// Appends a number in 1, 2, 4 or 8 bytes after the byte for that width, which is this one or one after it.
  @usableFromInline @inline(never)
  static func appendLong(_ value: UInt64, after first: UInt8, to buffer: inout ByteBuffer) {
    if value <= UInt64(UInt8.max) {
      buffer.append(first)
      buffer.append(UInt8(value))
    } else if value <= UInt64(UInt16.max) {
      buffer.append(first + 1)
      buffer.append(bigEndian: UInt16(value))
    } else if value <= UInt64(UInt32.max) {
      buffer.append(first + 2)
      buffer.append(bigEndian: UInt32(value))
    } else {
      buffer.append(first + 3)
      buffer.append(bigEndian: value)
    }
  }

  @usableFromInline @inline(never)
  static func appendLong(negative complement: UInt64, to buffer: inout ByteBuffer) {
    // Of two's complement the first bit is the sign, so that half of a width is left.
    if complement <= UInt64(Int8.max) {
      buffer.append(0xD0)
      buffer.append(~UInt8(complement))
    } else if complement <= UInt64(Int16.max) {
      buffer.append(0xD1)
      buffer.append(bigEndian: ~UInt16(complement))
    } else if complement <= UInt64(Int32.max) {
      buffer.append(0xD2)
      buffer.append(bigEndian: ~UInt32(complement))
    } else {
      buffer.append(0xD3)
      buffer.append(bigEndian: ~complement)
    }
  }

  @inlinable
  public static func append(_ value: Bool, to buffer: inout ByteBuffer) {
    buffer.append(value ? 0xC3 : 0xC2)
  }

  @inlinable
  public static func append(_ value: Float, to buffer: inout ByteBuffer) {
    buffer.append(0xCA)
    buffer.append(bigEndian: value.bitPattern)
  }

  @inlinable
  public static func append(_ value: Double, to buffer: inout ByteBuffer) {
    buffer.append(0xCB)
    buffer.append(bigEndian: value.bitPattern)
  }

  @inlinable @inline(__always)
  public static func appendHead(
    _ kind: BinaryMapItem.Kind, count: Int, to buffer: inout ByteBuffer
  ) {
    let count = UInt64(truncatingIfNeeded: count)
    if kind == .text, count < 32 {
      buffer.append(0xA0 | UInt8(truncatingIfNeeded: count))
    } else if kind == .map, count < 16 {
      buffer.append(0x80 | UInt8(truncatingIfNeeded: count))
    } else if kind == .array, count < 16 {
      buffer.append(0x90 | UInt8(truncatingIfNeeded: count))
    } else {
      appendLongHead(kind, count, to: &buffer)
    }
  }

  @usableFromInline @inline(never)
  static func appendLongHead(
    _ kind: BinaryMapItem.Kind, _ count: UInt64, to buffer: inout ByteBuffer
  ) {
    switch kind {
    case .bytes: appendLong(count, after: 0xC4, to: &buffer)
    case .text: appendLong(count, after: 0xD9, to: &buffer)
    default:
      // Arrays and maps have no form with a count of one byte.
      let first: UInt8 = kind == .array ? 0xDC : 0xDE
      if count <= UInt64(UInt16.max) {
        buffer.append(first)
        buffer.append(bigEndian: UInt16(count))
      } else {
        buffer.append(first + 1)
        buffer.append(bigEndian: UInt32(clamping: count))
      }
    }
  }

  // MARK: Reading

  @inlinable @inline(__always)
  public static func mayBeNull(_ byte: UInt8) -> Bool { byte == 0xC0 }

  @inlinable @inline(__always)
  public static func readHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem {
    if let first = reader.next {
      if first < 0x80 {
        reader.skip(known: 1)
        return BinaryMapItem(.unsigned, UInt64(first))
      }
      if first >= 0xA0, first < 0xC0 {
        reader.skip(known: 1)
        return BinaryMapItem(.text, UInt64(first & 0x1F))
      }
    }
    return try readLongHead(from: &reader)
  }

  @usableFromInline @inline(never)
  static func readLongHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem {
    let start = reader.offset
    do {
      if let item = try readItem(from: &reader) { return item }
    } catch {
      throw DecodingFailure(.init(error), offset: reader.offset)
    }
    throw DecodingFailure(
      .wrongType(expected: "an item", found: "the byte 0xc1, which begins none"), offset: start)
  }

  /// Reads the beginning of an item; `nil` where none begins with its byte.
  private static func readItem(
    from reader: inout ByteReader
  ) throws(ByteReadFailure) -> BinaryMapItem? {
    let first = try reader.readByte()
    switch first {
    case 0x00...0x7F: return BinaryMapItem(.unsigned, UInt64(first))
    case 0x80...0x8F: return BinaryMapItem(.map, UInt64(first & 0xF))
    case 0x90...0x9F: return BinaryMapItem(.array, UInt64(first & 0xF))
    case 0xA0...0xBF: return BinaryMapItem(.text, UInt64(first & 0x1F))
    case 0xC0: return BinaryMapItem(.null)
    case 0xC1: return nil
    case 0xC2, 0xC3: return BinaryMapItem(.boolean, UInt64(first & 1))
    case 0xC4...0xC6: return BinaryMapItem(.bytes, try readWidth(first - 0xC4, from: &reader))
    case 0xC7...0xC9:
      let count = try readWidth(first - 0xC7, from: &reader)
      _ = try reader.readByte()
      return BinaryMapItem(.other, count)
    case 0xCA:
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: try readWidth(2, from: &reader)))
      return BinaryMapItem(.float, Double(value).bitPattern)
    case 0xCB: return BinaryMapItem(.float, try readWidth(3, from: &reader))
    case 0xCC...0xCF: return BinaryMapItem(.unsigned, try readWidth(first - 0xCC, from: &reader))
    case 0xD0...0xD3:
      let width = first - 0xD0
      // The sign is extended by shifting it to the top and back.
      let shift = UInt64(64 - (8 << width))
      let value = Int64(bitPattern: try readWidth(width, from: &reader) << shift) >> shift
      return value >= 0
        ? BinaryMapItem(.unsigned, UInt64(value))
        : BinaryMapItem(.negative, ~UInt64(bitPattern: value))
    case 0xD4...0xD8:
      _ = try reader.readByte()
      return BinaryMapItem(.other, 1 << UInt64(first - 0xD4))
    case 0xD9...0xDB: return BinaryMapItem(.text, try readWidth(first - 0xD9, from: &reader))
    case 0xDC, 0xDD: return BinaryMapItem(.array, try readWidth(first - 0xDB, from: &reader))
    case 0xDE, 0xDF: return BinaryMapItem(.map, try readWidth(first - 0xDD, from: &reader))
    default: return BinaryMapItem(.negative, UInt64(~first))
    }
  }

  /// Reads a number of 1, 2, 4 or 8 bytes, whose width is 0, 1, 2 or 3.
  private static func readWidth(
    _ width: UInt8, from reader: inout ByteReader
  ) throws(ByteReadFailure) -> UInt64 {
    switch width {
    case 0: UInt64(try reader.readByte())
    case 1: UInt64(try reader.readBigEndian(as: UInt16.self))
    case 2: UInt64(try reader.readBigEndian(as: UInt32.self))
    default: try reader.readBigEndian(as: UInt64.self)
    }
  }
}
