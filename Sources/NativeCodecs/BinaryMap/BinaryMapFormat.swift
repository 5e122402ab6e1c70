public import Bytes
public import RecordModel

/// How a self-describing binary format, in which a record is a map from the names of its fields to their values, writes
/// single items.
///
/// ``BinaryMapEncoder`` does the rest, in the same way for each of these formats:
///
/// | type | as an item |
/// |---|---|
/// | bool | boolean |
/// | int32, int64, uint32, uint64 | integer, in the shortest form |
/// | float, double | floating-point number |
/// | string | text |
/// | bytes | bytes |
/// | enum | text, the name; a number without a name is an integer |
/// | record | map; the keys are the names that JSON has for the fields |
/// | optional | the value; an absent one has no entry |
/// | repeated, map | array; map, entries in an order that only the keys decide |
///
/// A record has the members that it has in JSON, under the same names: every implicit, repeated and map field, empty ones
/// too, and the optional ones that are there. So what a user has in JSON carries over, and every library for the format can
/// read it without a schema. Field numbers as keys would be shorter, and would be another format.
public protocol BinaryMapWriting: Sendable {
  /// The format and whose implementation this is.
  static var identity: CodecIdentity { get }
  /// Whether members and entries are written in the order of their encoded keys. Otherwise members are in the order of the
  /// schema, and entries in the order of their keys' UTF-8 bytes.
  static var sortsByEncodedKey: Bool { get }

  /// Appends an integer from 0.
  static func append(unsigned value: UInt64, to buffer: inout ByteBuffer)
  /// Appends an integer below 0: −1 less `complement`.
  static func append(negative complement: UInt64, to buffer: inout ByteBuffer)
  /// Appends a number.
  static func append(_ value: Float, to buffer: inout ByteBuffer)
  /// Appends a number.
  static func append(_ value: Double, to buffer: inout ByteBuffer)
  /// Appends a truth value.
  static func append(_ value: Bool, to buffer: inout ByteBuffer)
  /// Appends the beginning of an item of a kind that has a count: bytes, text, an array or a map.
  static func appendHead(_ kind: BinaryMapItem.Kind, count: Int, to buffer: inout ByteBuffer)
}

/// How a self-describing binary format writes and reads single items; ``BinaryMapCodec`` does the rest.
///
/// Reading takes what other writers send: members in any order, under the field's JSON name or its own name; items with
/// and without a count; integers of any width; tags, which are passed over; whole floating-point numbers where the schema
/// has integers, and integers where it has floating-point numbers; the number of an enum's case; integers as keys of maps.
/// A member that is `null` counts as missing: the field keeps its default. Members that the schema does not have are passed
/// over, and a member that comes twice is refused; ``ReadingRules`` choose otherwise. A key of a map that comes twice is
/// refused always, as are two members of one oneof.
public protocol BinaryMapFormat: BinaryMapWriting {
  /// Whether text is read where the schema has bytes.
  static var readsTextAsBytes: Bool { get }

  /// Reads the beginning of an item.
  ///
  /// - Throws: ``DecodingFailure`` at the item's offset, or at the end of the input where that ends in it.
  static func readHead(
    from reader: inout ByteReader
  ) throws(DecodingFailure) -> BinaryMapItem
  /// Whether an item that begins with this byte can be null, or a tag before null.
  static func mayBeNull(_ byte: UInt8) -> Bool
}
