public import RecordModel

/// Visits a record into one of libavro's generic values, and adds up how many bytes it can take in Avro.
///
/// The sum is an upper bound: with it libavro writes in one go, where the alternatives are a second pass for the size or
/// attempts that fail for want of room.
@frozen
@usableFromInline
struct LibAvroEncoder: RecordEncoder, ~Copyable {
  @usableFromInline let layouts: Layouts
  /// The record whose fields are being filled, and their layouts.
  @usableFromInline var record: GenericValue
  @usableFromInline var fields: [FieldLayout]
  /// How many of the fields were handed over.
  @usableFromInline var fieldCount = 0
  /// Which member of the union that was begun is written; -1 for a field.
  @usableFromInline var member = -1
  /// Where the next single value goes.
  @usableFromInline var target: GenericValue
  @usableFromInline var depth = 1
  @usableFromInline let depthLimit: Int
  /// No fewer bytes than what was filled in takes in Avro.
  @usableFromInline var byteBound = 0

  @inlinable init(record: GenericValue, layouts: Layouts, depthLimit: Int) {
    self.layouts = layouts
    self.record = record
    self.depthLimit = depthLimit
    fields = layouts[0].fields
    target = record
  }

  /// Fills the record, every field of it.
  @inlinable
  mutating func fill<Value: RecordValue>(with value: Value) throws(EncodingFailure) {
    try value.schema.encode(root: value, to: &self)
    guard fieldCount == fields.count else {
      throw EncodingFailure(.outOfOrder(number: fields[fieldCount].number))
    }
  }

  // MARK: Fields

  /// Goes to the next field of the schema, which must be the one that the record hands over.
  @inlinable @inline(__always)
  mutating func begin(field number: Int) throws(EncodingFailure) {
    guard fieldCount < fields.count, fields[fieldCount].number == number else {
      throw EncodingFailure(.outOfOrder(number: number))
    }
    target = record.part(at: fieldCount)
    fieldCount &+= 1
    member = -1
  }

  /// The layout of the field, or of the member of a union, that is being written.
  @inlinable @inline(__always) var layout: FieldLayout {
    let field = fields[fieldCount &- 1]
    return member < 0 ? field : field.members[member]
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    do throws(EncodingFailure) {
      try begin(field: number)
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    do throws(EncodingFailure) {
      try begin(field: number)
      byteBound &+= 1
      guard let value else { return target.setAbsent() }
      target = target.setPresent()
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    do throws(EncodingFailure) {
      try begin(field: number)
      byteBound &+= Self.blockBytes
      let array = target
      for index in values.indices {
        target = array.append()
        do throws(EncodingFailure) {
          try values[index].write(to: &self)
        } catch {
          throw error.inside(.element(index))
        }
      }
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    do throws(EncodingFailure) {
      try begin(field: number)
      byteBound &+= Self.blockBytes
      let map = target
      try entries.forEachInKeyOrder { mapKey, value throws(EncodingFailure) in
        let key = mapKey.keyText
        do throws(EncodingFailure) {
          guard !key.utf8.contains(0) else {
            throw EncodingFailure(.unrepresentable("libavro cannot write U+0000 in a map's key"))
          }
          let keyBytes: Int
          (target, keyBytes) = map.add(key: key)
          byteBound &+= keyBytes &+ Self.longBytes
          try value.write(to: &self)
        } catch {
          throw error.inside(.key(key))
        }
      }
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    // The members of a union are at the place of the first; what is left out shows at the end of the record.
    guard fieldCount < fields.count, fields[fieldCount].number == number else { return }
    try begin(field: number)
    byteBound &+= Self.longBytes
    let isThere = layout.isUnion ? place.memberNumber != 0 : place.memberNumber == number
    guard isThere else { return target.setAbsent() }
    try place.encodeMember(to: &self)
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let place = layout
    if place.isUnion {
      guard let position = place.members.firstIndex(where: { $0.number == number }) else {
        throw EncodingFailure(.outOfOrder(number: number))
      }
      target = target.selectBranch(position + 1)
      member = position
    } else {
      target = target.setPresent()
    }
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  // MARK: Values

  /// The most bytes of a `long`, which is what lengths and counts are.
  @inlinable static var longBytes: Int { 10 }
  /// The most bytes around the items of an array or map: a count before them and a zero behind.
  @inlinable static var blockBytes: Int { longBytes + 1 }

  @inlinable
  mutating func write(_ value: Bool) {
    byteBound &+= 1
    target.set(value)
  }

  @inlinable
  mutating func write(_ value: Int32) {
    byteBound &+= 5
    target.set(value)
  }

  @inlinable
  mutating func write(_ value: Int64) {
    byteBound &+= Self.longBytes
    target.set(value)
  }

  @inlinable
  mutating func write(_ value: UInt32) {
    byteBound &+= 5
    target.set(Int64(value))
  }

  @inlinable
  mutating func write(_ value: UInt64) {
    byteBound &+= Self.longBytes
    target.set(Int64(bitPattern: value))
  }

  @inlinable
  mutating func write(_ value: Float) {
    byteBound &+= 4
    target.set(value)
  }

  @inlinable
  mutating func write(_ value: Double) {
    byteBound &+= 8
    target.set(value)
  }

  @inlinable
  mutating func write(_ value: String) {
    byteBound &+= Self.longBytes &+ target.set(value)
  }

  @inlinable
  mutating func write(_ value: [UInt8]) {
    byteBound &+= Self.longBytes &+ value.count
    target.set(value)
  }

  @inlinable
  mutating func write(enumNumber number: Int32) throws(EncodingFailure) {
    byteBound &+= 5
    guard let index = layout.enumeration?.index(ofNumber: number) else {
      throw EncodingFailure(
        .unrepresentable("\(number) has no name in the enum, and Avro writes names only"))
    }
    target.set(enumIndex: index)
  }

  @inlinable
  mutating func write<Value: RecordValue>(_ value: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    let outer = (record, fields, fieldCount, member)
    record = target
    fields = layouts[layout.record].fields
    fieldCount = 0
    depth &+= 1
    try fill(with: value)
    depth &-= 1
    (record, fields, fieldCount, member) = outer
  }
}
