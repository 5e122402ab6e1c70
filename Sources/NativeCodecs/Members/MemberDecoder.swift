public import RecordModel

/// A decoder of a format in which the fields of a record are members: each comes once, a repeated field as one array, a map
/// field as one map, and an integer as its digits or its bytes whatever Protobuf would make of it.
///
/// What such decoders do alike is done here; a format reads values, arrays and maps.
public protocol MemberDecoder: RecordDecoder, ~Copyable {
  /// The number of the field that ``RecordModel/RecordDecoder/nextField()`` announced last in the record that is being read.
  var fieldNumber: Int { get }

  /// Reads a whole number, however it is written; `name` is what a failure calls its type.
  mutating func readInteger<Integer: FixedWidthInteger>(
    _ name: StaticString
  ) throws(DecodingFailure) -> Integer

  /// Reads the elements of a repeated field in place of those that are there; `new` makes an element.
  mutating func readArray<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure)

  /// Reads the entries of a map field in place of those that are there, keys of the kind that the form says; `new` makes a value.
  mutating func readMap<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure)
}

extension MemberDecoder where Self: ~Copyable {
  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    // After a failure in a record the field is one of that record.
    let number = fieldNumber
    do {
      try value.read(from: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let number = fieldNumber
    do {
      try readArray(&values, new: new)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let number = fieldNumber
    do {
      try readMap(&entries, as: form, new: new)
    } catch {
      throw error.inside(.field(number))
    }
  }

  // MARK: Integers

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int32
  ) throws(DecodingFailure) {
    value = try readInteger("int32")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int64
  ) throws(DecodingFailure) {
    value = try readInteger("int64")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt32
  ) throws(DecodingFailure) {
    value = try readInteger("uint32")
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt64
  ) throws(DecodingFailure) {
    value = try readInteger("uint64")
  }
}
