public import RecordModel

/// Visits a record out of one of libavro's generic values, which libavro has read from an input that was scanned.
///
/// After the scan only text can still be wrong.
@frozen
@usableFromInline
struct LibAvroDecoder: RecordDecoder, ~Copyable {
  @usableFromInline let layouts: Layouts
  /// The record whose fields are being visited, and their layouts.
  @usableFromInline var record: GenericValue
  @usableFromInline var fields: [FieldLayout]
  /// How many of the fields were announced.
  @usableFromInline var fieldCount = 0
  /// Which member of the union that was announced is visited; -1 for a field.
  @usableFromInline var member = -1
  /// Where the next single value is.
  @usableFromInline var target: GenericValue

  @inlinable init(record: GenericValue, layouts: Layouts) {
    self.layouts = layouts
    self.record = record
    fields = layouts[0].fields
    target = record
  }

  /// The layout of the field that was announced last, or of the member that the union has.
  @inlinable @inline(__always) var layout: FieldLayout {
    let field = fields[fieldCount &- 1]
    return member < 0 ? field : field.members[member]
  }

  /// The number of the field that was announced last.
  @inlinable @inline(__always) var number: Int { layout.number }

  // MARK: Fields

  @inlinable @inline(__always)
  mutating func nextField() -> Int {
    guard fieldCount < fields.count else { return 0 }
    target = record.part(at: fieldCount)
    fieldCount &+= 1
    member = -1
    return fields[fieldCount &- 1].number
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    do {
      try value.read(from: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    guard let branch = target.present else {
      value = nil
      return
    }
    target = branch
    var present = new()
    try decode(&present, as: form)
    value = present
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let array = target
    let count = array.count
    values = []
    values.reserveCapacity(count)
    for index in 0..<count {
      target = array.part(at: index)
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
      values.append(value)
    }
  }

  @inlinable
  mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let map = target
    let count = map.count
    entries = Dictionary(minimumCapacity: count)
    for index in 0..<count {
      let entry = map.entry(at: index)
      guard let key = entry.key else {
        throw DecodingFailure(.invalidUTF8).inside(.field(number))
      }
      target = entry.value
      var value = new()
      do {
        try value.read(from: &self)
        try entries.setEntry(Key.key(ofText: key, as: form), value)
      } catch {
        throw error.inside(.key(key)).inside(.field(number))
      }
    }
  }

  @inlinable
  mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int
  ) throws(DecodingFailure) {
    guard layout.isUnion else { return try decodeOnly(member: number, of: &place) }
    let branch = target.branchIndex
    if branch == 0 { return place.removeMember() }
    target = target.branch
    member = branch - 1
    try place.decodeMember(self.number, from: &self)
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    member value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    if member < 0 { return try decode(&value, as: form, new: new) }
    var present = new()
    try decode(&present, as: form)
    value = present
  }

  @inlinable
  mutating func skipField() {}

  // MARK: Values

  @inlinable
  mutating func read(_ value: inout Bool) { value = target.bool }

  @inlinable
  mutating func read(_ value: inout Int32) { value = target.int }

  @inlinable
  mutating func read(_ value: inout Int64) { value = target.long }

  @inlinable
  mutating func read(_ value: inout UInt32) {
    value = UInt32(truncatingIfNeeded: target.long)
  }

  @inlinable
  mutating func read(_ value: inout UInt64) {
    value = UInt64(bitPattern: target.long)
  }

  @inlinable
  mutating func read(_ value: inout Float) { value = target.float }

  @inlinable
  mutating func read(_ value: inout Double) { value = target.double }

  @inlinable
  mutating func read(_ value: inout String) throws(DecodingFailure) {
    guard let string = target.string else { throw DecodingFailure(.invalidUTF8) }
    value = string
  }

  @inlinable
  mutating func read(_ value: inout [UInt8]) { value = target.bytes }

  @inlinable
  mutating func read(enumNumber number: inout Int32) {
    if let enumeration = layout.enumeration {
      number = enumeration.cases[target.enumIndex].number
    }
  }

  @inlinable
  mutating func read<Value: RecordValue>(_ value: inout Value) throws(DecodingFailure) {
    let outer = (record, fields, fieldCount, member)
    record = target
    fields = layouts[layout.record].fields
    (fieldCount, member) = (0, -1)
    try value.decode(from: &self)
    (record, fields, fieldCount, member) = outer
  }
}
