public import Bytes
public import RecordModel

/// Writes a record's fields as Avro's binary encoding: one after the other, without names or tags.
///
/// Source: Apache Avro 1.11 specification, "Binary Encoding". A repeated field or a map is written as one block with its
/// count, and the end behind it.
@frozen
public struct AvroEncoder: RecordEncoder, ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  @usableFromInline let plan: AvroPlan
  /// The fields of the record that is being written, from the next one on.
  @usableFromInline var rest: Range<Int>
  /// The field that is being written.
  @usableFromInline var current: Int
  @usableFromInline var depth: Int
  @usableFromInline let depthLimit: Int

  @inlinable init(buffer: consuming ByteBuffer, plan: AvroPlan, depthLimit: Int) {
    self.buffer = buffer
    self.plan = plan
    self.depthLimit = depthLimit
    rest = plan.root
    current = 0
    depth = 1
  }

  @inlinable consuming func finish() -> ByteBuffer { buffer }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    try write(value, in: number)
  }

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    // A union of null and the type: the position of the branch, then its value.
    guard let value else { return buffer.append(0) }
    buffer.append(2)
    try write(value, in: number)
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    if !values.isEmpty {
      writeLong(Int64(values.count))
      for index in values.indices {
        do {
          try values[index].write(to: &self)
        } catch {
          throw error.inside(.element(index)).inside(.field(number))
        }
      }
    }
    buffer.append(0)
  }

  @inlinable
  public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try begin(number)
    if !entries.isEmpty {
      writeLong(Int64(entries.count))
      try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
        write(key.keyText)
        do throws(EncodingFailure) {
          try value.write(to: &self)
        } catch {
          throw error.inside(.key(key.keyText)).inside(.field(number))
        }
      }
    }
    buffer.append(0)
  }

  @inlinable
  public mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    // The members of a union are at the place of the first; what is left out shows at the end of the record.
    guard rest.lowerBound < rest.upperBound, plan.fields[rest.lowerBound].number == number else {
      return
    }
    try begin(number)
    let isThere =
      plan.fields[current].isUnion ? place.memberNumber != 0 : place.memberNumber == number
    guard isThere else { return buffer.append(0) }
    try place.encodeMember(to: &self)
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let place = plan.fields[current]
    if place.isUnion {
      guard let member = plan.member(number, of: place) else {
        throw EncodingFailure(.outOfOrder(number: number))
      }
      writeLong(Int64(member - place.record.lowerBound + 1))
      current = member
    } else {
      buffer.append(2)
    }
    try write(value, in: number)
  }

  /// Takes the place of the next field, which must be this one: only the order says which is which.
  @inlinable @inline(__always)
  mutating func begin(_ number: Int) throws(EncodingFailure) {
    guard rest.lowerBound < rest.upperBound, plan.fields[rest.lowerBound].number == number else {
      throw EncodingFailure(.outOfOrder(number: number))
    }
    current = rest.lowerBound
    rest = (current &+ 1)..<rest.upperBound
  }

  @inlinable @inline(__always)
  mutating func write<Value: FieldValue>(
    _ value: Value, in number: Int
  ) throws(EncodingFailure) {
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  // MARK: Values

  @inlinable @inline(__always)
  mutating func writeLong(_ value: Int64) {
    buffer.appendVarint(ZigZag.encode(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Bool) {
    buffer.append(value ? 1 : 0)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int32) {
    buffer.appendVarint(UInt64(ZigZag.encode(value)))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int64) {
    writeLong(value)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt32) {
    writeLong(Int64(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt64) {
    writeLong(Int64(bitPattern: value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Float) {
    buffer.append(littleEndian: value.bitPattern)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Double) {
    buffer.append(littleEndian: value.bitPattern)
  }

  @inlinable
  public mutating func write(_ value: String) {
    buffer.appendLengthPrefixed(value, zigzag: true)
  }

  @inlinable
  public mutating func write(_ value: [UInt8]) {
    buffer.appendLengthPrefixed(value, zigzag: true)
  }

  @inlinable
  public mutating func write(enumNumber number: Int32) throws(EncodingFailure) {
    let schema = plan.enumerations[plan.fields[current].enumeration]
    guard let position = schema.index(ofNumber: number) else {
      throw EncodingFailure(
        .unrepresentable(
          "\(schema.name) has no name for \(number), and Avro writes only cases with a name"))
    }
    writeLong(Int64(position))
  }

  @inlinable
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    let outer = (current, rest)
    rest = plan.fields[current].record
    try record.encode(to: &self)
    try end()
    (current, rest) = outer
    depth &-= 1
  }

  /// Checks that a record has handed over all its fields: the bytes of one left out would be taken from the next.
  @inlinable @inline(__always)
  func end() throws(EncodingFailure) {
    guard rest.isEmpty else {
      throw EncodingFailure(.outOfOrder(number: plan.fields[rest.lowerBound].number))
    }
  }
}
