public import Bytes

/// An enum compiled from a schema whose numbers without a name are no values of it, as proto2's.
///
/// A decoder gives a field no such number: Protobuf puts it with the fields that the record does not know, other formats
/// refuse it (``RecordDecoder/setAside(enumNumber:)``).
public protocol ClosedEnumValue: EnumValue {}

extension ClosedEnumValue {
  /// The number where it has no name.
  @inlinable var unnamedNumber: Int32? {
    Self.schema.index(ofNumber: number) == nil ? number : nil
  }
}

// Chosen over the methods for any value, since they ask more of the type.
extension RecordDecoder where Self: ~Copyable {
  /// Decodes a field with implicit presence, of a closed enum.
  @inlinable public mutating func decode<Value: ClosedEnumValue>(
    _ value: inout Value
  ) throws(DecodingFailure) {
    try decodeNamed(&value) { $0.unnamedNumber }
  }

  /// Decodes an optional field of a closed enum.
  @inlinable public mutating func decode<Value: ClosedEnumValue>(
    _ value: inout Value?, new: () -> Value
  ) throws(DecodingFailure) {
    try decodeNamed(&value, isMember: false, new: new) { $0.unnamedNumber }
  }

  /// Decodes the member of a oneof, of a closed enum.
  @inlinable public mutating func decode<Value: ClosedEnumValue>(
    member value: inout Value?, new: () -> Value
  ) throws(DecodingFailure) {
    try decodeNamed(&value, isMember: true, new: new) { $0.unnamedNumber }
  }

  /// Decodes a repeated field of a closed enum.
  @inlinable public mutating func decode<Value: ClosedEnumValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decodeNamed(&values, new: new) { $0.unnamedNumber }
  }

  /// Decodes a map field whose values are of a closed enum.
  @inlinable public mutating func decode<Key: MapKey, Value: ClosedEnumValue>(
    _ entries: inout [Key: Value], new: () -> Value
  ) throws(DecodingFailure) {
    try decodeNamed(&entries, as: .usual, new: new) { $0.unnamedNumber }
  }

  /// Decodes a map field whose values are of a closed enum.
  @inlinable public mutating func decode<Key: MapKey, Value: ClosedEnumValue>(
    _ entries: inout [Key: Value], keys keyEncoding: FieldEncoding, new: () -> Value
  ) throws(DecodingFailure) {
    try decodeNamed(&entries, as: .usual.keys(keyEncoding), new: new) { $0.unnamedNumber }
  }
}

// What compiled and dynamic enums have in common: `unnamed` gives the number of a value that has no name.
extension RecordDecoder where Self: ~Copyable {
  @inlinable mutating func decodeNamed<Value: FieldValue>(
    _ value: inout Value, unnamed: (Value) -> Int32?
  ) throws(DecodingFailure) {
    var read = value
    try decode(&read, as: .usual)
    if let number = unnamed(read) { try setAside(enumNumber: number) } else { value = read }
  }

  @inlinable mutating func decodeNamed<Value: FieldValue>(
    _ value: inout Value?, isMember: Bool, new: () -> Value, unnamed: (Value) -> Int32?
  ) throws(DecodingFailure) {
    var read = value
    try decode(&read, as: .usual, isMember: isMember, new: new)
    if let number = read.flatMap(unnamed) {
      try setAside(enumNumber: number)
    } else {
      value = read
    }
  }

  @inlinable mutating func decodeNamed<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value, unnamed: (Value) -> Int32?
  ) throws(DecodingFailure) {
    let first = values.count
    var kept = first
    var numbers: [(position: Int, number: Int32)] = []
    try decode(&values, as: .usual, new: new)
    for index in first..<values.count {
      if let number = unnamed(values[index]) {
        numbers.append((index - first, number))
      } else {
        values[kept] = values[index]
        kept += 1
      }
    }
    if numbers.isEmpty { return }
    try setAside(enumNumbers: numbers, of: values.count - first)
    values.removeLast(values.count - kept)
  }

  @inlinable mutating func decodeNamed<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value,
    unnamed: (Value) -> Int32?
  ) throws(DecodingFailure) {
    var read: [Key: Value] = [:]
    try decode(&read, as: form, new: new)
    for (key, value) in read {
      if let number = unnamed(value) {
        try setAside(enumNumber: number, key: key.dynamicKey, as: form)
      } else if try entries.setEntry(key, value), entries.count > elementLimit {
        throw DecodingFailure(.tooManyElements(limit: elementLimit))
      }
    }
  }
}
