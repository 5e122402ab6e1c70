public import Bytes

/// What a record hands its fields to: one encoder for each format and implementation.
///
/// A record calls the *field* methods, once a field and in the order of its schema. An encoder's own field methods call
/// ``FieldValue/write(to:as:)``, which comes back to the *value* primitive for the value's kind. All of it is generic
/// and specialised at compile time; nothing is boxed between a record and its bytes.
///
/// An encoder cannot be copied, and so cannot be kept beyond the call that lends it.
public protocol RecordEncoder: ~Copyable {
  // Fields

  /// Encodes a field with implicit presence.
  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: FieldEncoding) throws(EncodingFailure)

  /// Encodes a field with implicit presence whose default is not zero, so that a zero has to be written.
  mutating func encodeAlways<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: FieldEncoding) throws(EncodingFailure)

  /// Encodes an optional field; `nil` is absent.
  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as encoding: FieldEncoding) throws(EncodingFailure)

  /// Encodes a repeated field.
  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as encoding: FieldEncoding, packed: Bool
  ) throws(EncodingFailure)

  /// Encodes a map field, in the order of the keys' UTF-8 bytes, so that equal records have equal bytes.
  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as encoding: FieldEncoding
  ) throws(EncodingFailure)

  // Oneofs

  /// Encodes a oneof at the place of one of its members; called for every member, in the order of the schema.
  ///
  /// A format that knows fields only writes the member that is there when it is that one's turn; one that keeps a oneof
  /// together writes it at the first call. Both ask the place for its member, which comes back by
  /// ``encode(member:field:as:)``.
  mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int) throws(EncodingFailure)

  /// Encodes the member of a oneof that is there; its value is written even where it is zero.
  mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as encoding: FieldEncoding) throws(EncodingFailure)

  // What a record keeps of its input

  /// Encodes the fields that the record's input had and its schema has not, after all others; most formats have no place
  /// for them.
  mutating func encode(_ fields: UnknownFields) throws(EncodingFailure)

  // Values

  /// Writes a boolean.
  mutating func write(_ value: Bool) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: Int32, as encoding: FieldEncoding) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: Int64, as encoding: FieldEncoding) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: UInt32, as encoding: FieldEncoding) throws(EncodingFailure)
  /// Writes an integer.
  mutating func write(_ value: UInt64, as encoding: FieldEncoding) throws(EncodingFailure)
  /// Writes a number.
  mutating func write(_ value: Float) throws(EncodingFailure)
  /// Writes a number.
  mutating func write(_ value: Double) throws(EncodingFailure)
  /// Writes text.
  mutating func write(_ value: String) throws(EncodingFailure)
  /// Writes bytes.
  mutating func write(_ value: [UInt8]) throws(EncodingFailure)
  /// Writes an enum's number, or its name, by the schema of the field that is being encoded.
  mutating func write(enumNumber number: Int32) throws(EncodingFailure)
  /// Writes a record inside the record.
  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure)
  /// Writes a record inside the record, in one of the forms that Protobuf has.
  mutating func write<Value: RecordValue>(
    _ record: Value, as encoding: FieldEncoding) throws(EncodingFailure)
}

extension RecordEncoder where Self: ~Copyable {
  /// Most formats write every field with implicit presence, whatever it holds.
  @inlinable public mutating func encodeAlways<Value: FieldValue>(
    _ value: Value, field number: Int, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encode(value, field: number, as: encoding)
  }

  /// Most formats have one form of a record.
  @inlinable @inline(__always) public mutating func write<Value: RecordValue>(
    _ record: Value, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try write(record)
  }

  /// Most formats have no place for fields without a name or a type.
  @inlinable @inline(__always) public mutating func encode(_ fields: UnknownFields) {}

  /// The members of a oneof are optional fields to most formats.
  @inlinable public mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    if place.memberNumber == number {
      try place.encodeMember(to: &self)
    } else {
      // No type has a value here.
      try encode(Bool?.none, field: number, as: .varint)
    }
  }

  /// The members of a oneof are optional fields to most formats.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as encoding: FieldEncoding
  ) throws(EncodingFailure) {
    try encode(Optional(value), field: number, as: encoding)
  }

  /// Encodes the member of a oneof that is there, integers as varints.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int
  ) throws(EncodingFailure) {
    try encode(member: value, field: number, as: .varint)
  }

  /// Encodes a field with implicit presence, integers as varints.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int
  ) throws(EncodingFailure) {
    try encode(value, field: number, as: .varint)
  }

  /// Encodes an optional field, integers as varints.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int
  ) throws(EncodingFailure) {
    try encode(value, field: number, as: .varint)
  }

  /// Encodes a repeated field, packed where Protobuf can and integers as varints unless told otherwise.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as encoding: FieldEncoding = .varint
  ) throws(EncodingFailure) {
    try encode(values, field: number, as: encoding, packed: Value.kind.isNumeric)
  }

  /// Encodes a map field, integers as varints.
  @inlinable @inline(__always) public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int
  ) throws(EncodingFailure) {
    try encode(entries, field: number, as: .varint)
  }
}
