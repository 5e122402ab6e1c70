public import Bytes
public import RecordModel

/// CBOR in Swift: the Concise Binary Object Representation.
///
/// Writes deterministic CBOR (RFC 8949, section 4.2.1): integers and lengths in the shortest form, every item with its
/// length, the members of a record and the entries of a map in the bytewise order of their encoded keys, which is that of
/// their lengths first, and floating-point numbers, `float` and `double` alike, in the shortest of 16, 32 and 64 bits that
/// keeps the value. Of the choices that section 4.2.2 leaves, a number whose type in the schema is `float` or `double` is
/// written as a floating-point number also where it is whole, and every NaN is
/// the same one, `f97e00`.
///
/// Reads any well-formed CBOR that has the schema's types, deterministic or not: items without a length, integers and
/// lengths in longer forms, floating-point numbers of any width. Tags are passed over: what a value means, the schema says;
/// but where it has a number, a bignum (tags 2 and 3) of at most 64 bits is one. `undefined` counts as null. For what else is written and read see ``BinaryMapWriting`` and
/// ``BinaryMapFormat``.
///
///     let codec = CBORCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: RFC 8949.
public typealias CBORCodec<Value: RecordValue> = BinaryMapCodec<Value, CBOR>

/// Writes records in CBOR.
public typealias CBOREncoder = BinaryMapEncoder<CBOR>
/// Reads records in CBOR.
public typealias CBORDecoder = BinaryMapDecoder<CBOR>

/// The items of CBOR, as ``CBORCodec`` writes and reads them.
public enum CBOR: BinaryMapFormat {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "cbor", implementation: "swift")
  }
  @inlinable public static var sortsByEncodedKey: Bool { true }
  @inlinable public static var readsTextAsBytes: Bool { false }

  // MARK: Writing

  @inlinable @inline(__always)
  public static func append(unsigned value: UInt64, to buffer: inout ByteBuffer) {
    append(0x00, value, to: &buffer)
  }

  @inlinable @inline(__always)
  public static func append(negative complement: UInt64, to buffer: inout ByteBuffer) {
    append(0x20, complement, to: &buffer)
  }

  @inlinable @inline(__always)
  public static func appendHead(
    _ kind: BinaryMapItem.Kind, count: Int, to buffer: inout ByteBuffer
  ) {
    append(kind.rawValue &<< 5, UInt64(truncatingIfNeeded: count), to: &buffer)
  }

  /// Appends a major type, in its place in the first byte, with an argument in the shortest form (section 3).
  @inlinable @inline(__always)
  static func append(_ majorType: UInt8, _ argument: UInt64, to buffer: inout ByteBuffer) {
    if argument < 24 {
      buffer.append(majorType | UInt8(truncatingIfNeeded: argument))
    } else {
      appendLong(majorType, argument, to: &buffer)
    }
  }

  @usableFromInline @inline(never)
  static func appendLong(_ majorType: UInt8, _ argument: UInt64, to buffer: inout ByteBuffer) {
    if argument <= UInt64(UInt8.max) {
      buffer.append(majorType | 24)
      buffer.append(UInt8(argument))
    } else if argument <= UInt64(UInt16.max) {
      buffer.append(majorType | 25)
      buffer.append(bigEndian: UInt16(argument))
    } else if argument <= UInt64(UInt32.max) {
      buffer.append(majorType | 26)
      buffer.append(bigEndian: UInt32(argument))
    } else {
      buffer.append(majorType | 27)
      buffer.append(bigEndian: argument)
    }
  }

  @inlinable
  public static func append(_ value: Bool, to buffer: inout ByteBuffer) {
    buffer.append(value ? 0xF5 : 0xF4)
  }

  @inlinable
  public static func append(_ value: Float, to buffer: inout ByteBuffer) {
    if let half = ShortestFloat.half(value) {
      buffer.append(0xF9)
      buffer.append(bigEndian: half)
    } else {
      buffer.append(0xFA)
      buffer.append(bigEndian: value.bitPattern)
    }
  }

  @inlinable
  public static func append(_ value: Double, to buffer: inout ByteBuffer) {
    if let single = ShortestFloat.single(value) {
      append(single, to: &buffer)
    } else {
      buffer.append(0xFB)
      buffer.append(bigEndian: value.bitPattern)
    }
  }

  // MARK: Reading

  /// Null, undefined or a tag; 0xFF too, which is an error here.
  @inlinable @inline(__always)
  public static func mayBeNull(_ byte: UInt8) -> Bool { byte >= 0xF6 || byte & 0xE0 == 0xC0 }

  @inlinable @inline(__always)
  public static func readHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem {
    if let initial = reader.next {
      let (majorType, information) = (initial &>> 5, initial & 0x1F)
      if majorType < 7, information < 24 {
        reader.skip(known: 1)
        return BinaryMapItem(.init(rawValue: majorType), UInt64(information))
      }
    }
    return try readLongHead(from: &reader)
  }

  /// Reads the beginning of an item that is longer than a byte, or is not an integer, text, an array, a map or a tag.
  @usableFromInline @inline(never)
  static func readLongHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem {
    let start = reader.offset
    let initial: UInt8
    let argument: UInt64
    do throws(ByteReadFailure) {
      initial = try reader.readByte()
      argument = try readArgument(initial & 0x1F, from: &reader)
    } catch {
      throw DecodingFailure(.init(error), offset: reader.offset)
    }
    let (majorType, information) = (initial >> 5, initial & 0x1F)
    switch information {
    case 28...30:
      throw unexpected("an item", "the byte \(initial.hexadecimal), which is reserved", at: start)
    case 31:
      if majorType == 7 { return BinaryMapItem(.end) }
      guard (2...5).contains(majorType) else {
        throw unexpected(
          "an item", "the byte \(initial.hexadecimal), which begins none", at: start)
      }
      return BinaryMapItem(BinaryMapItem.Kind(rawValue: majorType).withoutCount)
    default:
      if majorType < 7 { return BinaryMapItem(.init(rawValue: majorType), argument) }
      return try simpleOrFloat(information, argument, at: start)
    }
  }

  /// Reads the argument after a first byte with this additional information, which may be the argument itself.
  private static func readArgument(
    _ information: UInt8, from reader: inout ByteReader
  ) throws(ByteReadFailure) -> UInt64 {
    switch information {
    case 24: UInt64(try reader.readByte())
    case 25: UInt64(try reader.readBigEndian(as: UInt16.self))
    case 26: UInt64(try reader.readBigEndian(as: UInt32.self))
    case 27: try reader.readBigEndian(as: UInt64.self)
    default: UInt64(information)
    }
  }

  /// An item of major type 7 (section 3.3).
  private static func simpleOrFloat(
    _ information: UInt8, _ argument: UInt64, at start: Int
  ) throws(DecodingFailure) -> BinaryMapItem {
    switch information {
    case 20, 21: return BinaryMapItem(.boolean, argument - 20)
    case 22, 23: return BinaryMapItem(.null)
    case 24 where argument < 32:
      throw unexpected("a simple value from 32 after 0xf8", "\(argument)", at: start)
    case 25:
      return float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: argument))))
    case 26:
      return float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: argument))))
    case 27: return float(Double(bitPattern: argument))
    default: return BinaryMapItem(.other)
    }
  }

  /// A number; of NaN there is one, since one is written.
  private static func float(_ value: Double) -> BinaryMapItem {
    BinaryMapItem(.float, (value.isNaN ? .nan : value).bitPattern)
  }

  private static func unexpected(
    _ expected: String, _ found: String, at start: Int
  ) -> DecodingFailure {
    DecodingFailure(.wrongType(expected: expected, found: found), offset: start)
  }
}
