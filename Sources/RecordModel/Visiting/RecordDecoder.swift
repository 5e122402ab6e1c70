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

  /// The number of the next field of a message set in the input, 0 when there is none, or -1 for one without a number.
  ///
  /// A record whose schema is a message set asks for it in place of ``nextField()``.
  mutating func nextItem() throws(DecodingFailure) -> Int

  /// Decodes a field with implicit presence into its place.
  mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm) throws(DecodingFailure)

  /// Decodes an optional field into its place; `new` makes a value where there is none yet.
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value) throws(DecodingFailure)

  /// Decodes a repeated field into its place; `new` makes an element.
  mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure)

  /// Decodes a map field into its place; `new` makes a value.
  ///
  /// Of several entries with one key the last stays. Two keys that are one only to the map, and not in the input, are
  /// refused (``Swift/Dictionary/setEntry(_:_:)``).
  mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure)

  // Oneofs

  /// Decodes the member of a oneof that ``nextField()`` announced into the place of the oneof.
  ///
  /// In Protobuf it takes the place of any other member. The other formats know no order of members, so that they refuse
  /// an input with two of them.
  mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int) throws(DecodingFailure)

  /// Decodes the member that ``OneofPlace/decodeMember(_:from:)`` is asked for; `new` makes a value where there is none
  /// yet.
  mutating func decode<Value: FieldValue>(
    member value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure)

  /// What it means that the input has a member of a oneof besides another one, at the place where the decoder is.
  func exclusion(of number: Int, by other: Int) -> DecodingFailure

  /// Passes over the field that ``nextField()`` announced.
  mutating func skipField() throws(DecodingFailure)

  // What a record keeps of its input

  /// Appends the fields that the input has of this record and its schema has not; asked for when ``nextField()`` has said
  /// that there are no more.
  mutating func takeUnknownFields(into fields: inout UnknownFields) throws(DecodingFailure)

  /// Puts a number aside that was read and that the closed enum of its field does not have, as the value of a field that
  /// is unknown; formats that keep no such fields refuse it.
  mutating func setAside(enumNumber number: Int32) throws(DecodingFailure)
  /// Puts numbers aside that were read among this many elements just now, with their positions among them.
  mutating func setAside(
    enumNumbers numbers: [(position: Int, number: Int32)], of count: Int) throws(DecodingFailure)
  /// Puts a number aside that was read as a map's value under this key.
  mutating func setAside(
    enumNumber number: Int32, key: DynamicKey, as form: FieldForm) throws(DecodingFailure)
  /// The most elements of one repeated field or entries of one map.
  var elementLimit: Int { get }

  // Values

  /// Reads a boolean.
  mutating func read(_ value: inout Bool) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout Int32) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout Int64) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout UInt32) throws(DecodingFailure)
  /// Reads an integer.
  mutating func read(_ value: inout UInt64) throws(DecodingFailure)
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
  /// Decodes an optional field as one that is there, since it has come.
  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    var present = value.take() ?? new()
    try decode(&present, as: form)
    value = present
  }

  /// Most formats write a message set as any record.
  @inlinable @inline(__always) public mutating func nextItem() throws(DecodingFailure) -> Int {
    try nextField()
  }

  /// Decodes a member of a oneof, and refuses it where another member is there.
  @inlinable public mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int
  ) throws(DecodingFailure) {
    try decodeOnly(member: number, of: &place)
  }

  /// Decodes a member of a oneof as an optional field, and refuses it where another member is there.
  @inlinable public mutating func decodeOnly<Place: OneofPlace>(
    member number: Int, of place: inout Place
  ) throws(DecodingFailure) {
    let other = place.memberNumber
    try place.decodeMember(number, from: &self)
    if other != 0, place.memberNumber != other { throw exclusion(of: number, by: other) }
  }

  /// The members of a oneof are optional fields to most formats.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    member value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&value, as: form, new: new)
  }

  /// Most formats pass over what a record does not know.
  @inlinable @inline(__always) public mutating func takeUnknownFields(
    into fields: inout UnknownFields
  ) {}

  /// Most formats have no place for a number without a name.
  public mutating func setAside(enumNumber number: Int32) throws(DecodingFailure) {
    throw DecodingFailure(.unknownEnumCase("\(number)"))
  }

  /// One by one.
  public mutating func setAside(
    enumNumbers numbers: [(position: Int, number: Int32)], of count: Int
  ) throws(DecodingFailure) {
    for item in numbers { try setAside(enumNumber: item.number) }
  }

  /// Most formats have no place for a number without a name.
  public mutating func setAside(
    enumNumber number: Int32, key: DynamicKey, as form: FieldForm
  ) throws(DecodingFailure) {
    throw DecodingFailure(.unknownEnumCase("\(number)"), in: FieldPath([.key(key.keyText)]))
  }

  /// Most formats see a whole map at once, and count then.
  @inlinable public var elementLimit: Int { Int.max }

  /// The failure without a place in the input.
  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    DecodingFailure(.exclusiveMembers(other), in: FieldPath([.field(number)]))
  }

  /// Decodes the member of a oneof, in the usual form.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    member value: inout Value?, new: () -> Value
  ) throws(DecodingFailure) {
    try decode(member: &value, as: .usual, new: new)
  }

  /// Decodes a field with implicit presence in the usual form.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ value: inout Value
  ) throws(DecodingFailure) {
    try decode(&value, as: .usual)
  }

  /// Decodes an optional field in the usual form.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&value, as: .usual, new: new)
  }

  /// Decodes a repeated field in the usual form.
  @inlinable @inline(__always) public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&values, as: .usual, new: new)
  }

  /// Decodes a map field in the usual form, its keys in one of the forms of integers.
  @inlinable @inline(__always) public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], keys keyEncoding: FieldEncoding, new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&entries, as: .usual.keys(keyEncoding), new: new)
  }

  /// Decodes a map field in the usual form.
  @inlinable @inline(__always) public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decode(&entries, as: .usual, new: new)
  }
}
