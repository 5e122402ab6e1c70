import Synchronization

// Fields that every record has (proto2's `required`). They are optional ones to the visit, so that a check of its own goes
// over the record, and only where the schema has such fields.

extension RecordSchema {
  /// Whether records of this schema, or records in them, have fields that are required.
  public var requiresFields: Bool {
    switch requirement.load(ordering: .relaxed) {
    case 0:
      let requires = reachable.contains { $0.fields.contains(where: \.isRequired) }
      requirement.store(requires ? 2 : 1, ordering: .relaxed)
      return requires
    case 1: return false
    default: return true
    }
  }

  /// Hands the outermost record to an encoder, once it has every field that the schema requires of it and of records in it.
  @inlinable @inline(__always)
  public func encode<Value: RecordValue, Encoder: RecordEncoder & ~Copyable>(
    root record: Value, to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try checkRequiredFields(ofEncoded: record)
    try record.encode(to: &encoder)
  }

  /// Refuses a record that is going to be written where a field is missing that the schema requires of it or of a record
  /// in it.
  @inlinable @inline(__always)
  public func checkRequiredFields<Value: RecordValue>(
    ofEncoded record: Value
  ) throws(EncodingFailure) {
    if requiresFields { try checkRequiredFields(of: record) }
  }

  /// Decodes the outermost record, and refuses it where a field is missing that the schema requires of it or of a record in
  /// it.
  @inlinable @inline(__always)
  public func decode<Value: RecordValue, Decoder: RecordDecoder & ~Copyable>(
    root record: inout Value, from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try record.decode(from: &decoder)
    try checkRequiredFields(ofDecoded: record)
  }

  /// Refuses a record that has been read as a whole, since its parts may come apart and be merged, where a required field
  /// is missing.
  @inlinable
  public func checkRequiredFields<Value: RecordValue>(
    ofDecoded record: Value
  ) throws(DecodingFailure) {
    guard requiresFields else { return }
    do {
      try checkRequiredFields(of: record)
    } catch {
      throw DecodingFailure(.missingField, in: error.path)
    }
  }

  @usableFromInline @inline(never)
  func checkRequiredFields<Value: RecordValue>(of record: Value) throws(EncodingFailure) {
    var check = RequiredFieldCheck()
    try check.write(record)
  }
}

/// Visits a record and the records in it, and writes nothing.
struct RequiredFieldCheck: RecordEncoder, ~Copyable {
  private var schema: RecordSchema?

  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    let outer = schema
    schema = record.schema
    try record.encode(to: &self)
    schema = outer
  }

  // MARK: Fields

  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    guard Value.kind == .record else { return }
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if let value {
      try encode(value, field: number, as: form)
    } else if schema?.field(numbered: number)?.isRequired == true {
      throw EncodingFailure(.missingField, in: FieldPath([.field(number)]))
    }
  }

  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    guard Value.kind == .record else { return }
    for (index, value) in values.enumerated() {
      do {
        try value.write(to: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
    }
  }

  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    guard Value.kind == .record else { return }
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      do throws(EncodingFailure) {
        try value.write(to: &self)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
    }
  }

  // MARK: Values, which say nothing

  mutating func write(_ value: Bool) {}
  mutating func write(_ value: Int32) {}
  mutating func write(_ value: Int64) {}
  mutating func write(_ value: UInt32) {}
  mutating func write(_ value: UInt64) {}
  mutating func write(_ value: Float) {}
  mutating func write(_ value: Double) {}
  mutating func write(_ value: String) {}
  mutating func write(_ value: [UInt8]) {}
  mutating func write(enumNumber number: Int32) {}
}
