/// What a record hands its fields to: one encoder for each format and implementation.
///
/// A record calls the *field* methods, once a field and in the order of its schema. An encoder's own field methods call
/// ``FieldValue/write(to:)``, which comes back to the primitive for the value's kind (``ValueEncoder``). All of it is
/// generic and specialised at compile time; nothing is boxed between a record and its bytes.
///
/// An encoder cannot be copied, and so cannot be kept beyond the call that lends it.
public protocol RecordEncoder: ValueEncoder, ~Copyable {
  // Fields

  /// Encodes a field with implicit presence.
  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm) throws(EncodingFailure)

  /// Encodes an optional field; `nil` is absent.
  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm) throws(EncodingFailure)

  /// Encodes a repeated field.
  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure)

  /// Encodes a map field, in an order that the keys decide (``KeyOrder``), so that equal records have equal bytes.
  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
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
    member value: Value, field number: Int, as form: FieldForm) throws(EncodingFailure)

  // What a record keeps of its input

  /// Encodes the fields that the record's input had and its schema has not, after all others; most formats have no place
  /// for them.
  mutating func encode(_ fields: UnknownFields) throws(EncodingFailure)
}

extension RecordEncoder where Self: ~Copyable {
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
      try encode(Bool?.none, field: number, as: .usual)
    }
  }

  /// The members of a oneof are optional fields to most formats.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try encode(Optional(value), field: number, as: form)
  }

  /// Encodes the member of a oneof that is there, in the usual form.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int
  ) throws(EncodingFailure) {
    try encode(member: value, field: number, as: .usual)
  }

  /// Encodes a field with implicit presence in the usual form.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int
  ) throws(EncodingFailure) {
    try encode(value, field: number, as: .usual)
  }

  /// Encodes an optional field in the usual form.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int
  ) throws(EncodingFailure) {
    try encode(value, field: number, as: .usual)
  }

  /// Encodes a repeated field in the usual form.
  @inlinable @inline(__always) public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int
  ) throws(EncodingFailure) {
    try encode(values, field: number, as: .usual)
  }

  /// Encodes a map field in the usual form.
  @inlinable @inline(__always) public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int
  ) throws(EncodingFailure) {
    try encode(entries, field: number, as: .usual)
  }
}
