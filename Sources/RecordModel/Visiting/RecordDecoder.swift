public import Bytes

/// What a record takes its fields from: one decoder for each format and implementation.
///
/// A record asks ``nextField()`` for the number of the next field that is there and decodes it into its place, until the
/// answer is 0. A field that never comes keeps the default it has. What a record does not know it skips.
///
/// A decoder cannot be copied, and so cannot be kept beyond the call that lends it.
public protocol RecordDecoder: ~Copyable {
  // Fields

  /// The number of the next field in the input, or 0 when there is none.
  ///
  /// Every other answer is followed by one `decode` or by ``skipField()``.
  mutating func nextField() throws(DecodingFailure) -> Int

  /// Decodes a field with implicit presence into its place.
  mutating func decode<Value: FieldValue>(
    _ value: inout Value, as encoding: IntegerEncoding) throws(DecodingFailure)

  /// Decodes an optional field into its place; `new` makes a value where there is none yet.
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as encoding: IntegerEncoding, new: () -> Value) throws(DecodingFailure)

  /// Decodes a repeated field into its place; `new` makes an element.
  mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as encoding: IntegerEncoding, new: () -> Value
  ) throws(DecodingFailure)

  /// Decodes a map field into its place; `new` makes a value.
  ///
  /// Of several entries with one key the last stays. Two keys that are one only to the map, and not in the input, are
  /// refused (``Swift/Dictionary/setEntry(_:_:)``).
  mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as encoding: IntegerEncoding, new: () -> Value
  ) throws(DecodingFailure)

  /// Passes over the field that ``nextField()`` announced.
  mutating func skipField() throws(DecodingFailure)

  // Values

  /// Reads a boolean.
  mutating func read(_ value: inout Bool) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout Int32, as encoding: IntegerEncoding) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout Int64, as encoding: IntegerEncoding) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout UInt32, as encoding: IntegerEncoding) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout UInt64, as encoding: IntegerEncoding) throws(DecodingFailure)
  /// Reads a number.
  mutating func read(_ value: inout Float) throws(DecodingFailure)
  /// Reads a number.
  mutating func read(_ value: inout Double) throws(DecodingFailure)
  /// Reads text.
  mutating func read(_ value: inout String) throws(DecodingFailure)
  /// Reads bytes.
  mutating func read(_ value: inout [UInt8]) throws(DecodingFailure)
  /// Reads an enum's number, by the schema of the field that is being decoded where the format has names.
  mutating func read(enumNumber number: inout Int32) throws(DecodingFailure)
  /// Reads a record inside the record; what it already holds stays where the input has nothing else (Protobuf's merge).
  mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure)
}

extension RecordDecoder where Self: ~Copyable {
  /// Decodes a field with implicit presence, integers from varints.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ value: inout Value
  ) throws(DecodingFailure) {
    try decode(&value, as: .varint)
  }

  /// Decodes an optional field, integers from varints.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&value, as: .varint, new: new)
  }

  /// Decodes a repeated field, integers from varints.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&values, as: .varint, new: new)
  }

  /// Decodes a map field, integers from varints.
  @inlinable @inline(__always) public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&entries, as: .varint, new: new)
  }
}
