public import Bytes
public import RecordModel

/// Writes a record's fields as the entries of a map; see ``BinaryMapWriting``.
///
/// The visit has the order of the schema. Where the format wants another one, the members of a record are put in order
/// when the last one is written.
@frozen
public struct BinaryMapEncoder<Format: BinaryMapWriting>: RecordEncoder, ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  @usableFromInline let plan: BinaryMapPlan
  /// The field that comes next, in the plan's list.
  @usableFromInline var next: Int
  /// The first field of the record that is being written.
  @usableFromInline var first: Int
  /// How many members of the record are written.
  @usableFromInline var members: Int
  /// Where the ranges of the record's members begin in ``ranges``; -1 where the order is that of the schema.
  @usableFromInline var firstRange: Int
  /// Where in the buffer the members of the records around are that have to be put in order, a place for each field.
  @usableFromInline var ranges: MemberRanges
  @usableFromInline var depth: Int
  @usableFromInline let depthLimit: Int

  @inlinable init(buffer: consuming ByteBuffer, plan: BinaryMapPlan, depthLimit: Int) {
    self.buffer = buffer
    self.plan = plan
    self.depthLimit = depthLimit
    next = 0
    first = 0
    members = 0
    firstRange = -1
    ranges = MemberRanges()
    depth = 0
  }

  @inlinable consuming func finish() -> ByteBuffer { buffer }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let start = try beginMember(number)
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
    endMember(from: start)
  }

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if let value {
      try encode(value, field: number, as: form)
    } else {
      _ = try take(number)
    }
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let start = try beginMember(number)
    Format.appendHead(.array, count: values.count, to: &buffer)
    for index in values.indices {
      do {
        try values[index].write(to: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
    }
    endMember(from: start)
  }

  @inlinable
  public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let start = try beginMember(number)
    Format.appendHead(.map, count: entries.count, to: &buffer)
    try entries.forEachInKeyOrder(Format.sortsByEncodedKey ? .encoded : .natural) {
      key, value throws(EncodingFailure) in
      try write(key: key.dynamicKey)
      do throws(EncodingFailure) {
        try value.write(to: &self)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
    }
    endMember(from: start)
  }

  /// Takes the next field of the plan, which must be the one with this number.
  @inlinable @inline(__always)
  mutating func take(_ number: Int) throws(EncodingFailure) -> BinaryMapPlan.Field {
    let field = plan.fields[next]
    guard field.number == number else { throw EncodingFailure(.outOfOrder(number: number)) }
    next &+= 1
    return field
  }

  /// Writes the key of a member; says where the member begins.
  @inlinable @inline(__always)
  mutating func beginMember(_ number: Int) throws(EncodingFailure) -> Int {
    let start = buffer.count
    buffer.append(try take(number).key, of: plan.texts)
    members &+= 1
    return start
  }

  /// Remembers where the member is that began at `start`, if it has to be put in order.
  @inlinable @inline(__always)
  mutating func endMember(from start: Int) {
    if firstRange >= 0 {
      ranges.set(start..<buffer.count, at: firstRange &+ (next &- 1 &- first))
    }
  }

  // MARK: Values

  @inlinable @inline(__always)
  public mutating func write(_ value: Bool) {
    Format.append(value, to: &buffer)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int32) {
    write(Int64(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int64) {
    if value >= 0 {
      Format.append(unsigned: UInt64(bitPattern: value), to: &buffer)
    } else {
      Format.append(negative: ~UInt64(bitPattern: value), to: &buffer)
    }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt32) {
    Format.append(unsigned: UInt64(value), to: &buffer)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt64) {
    Format.append(unsigned: value, to: &buffer)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Float) {
    Format.append(value, to: &buffer)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Double) {
    Format.append(value, to: &buffer)
  }

  @inlinable
  public mutating func write(_ value: String) {
    Format.appendHead(.text, count: value.utf8.count, to: &buffer)
    buffer.append(text: value)
  }

  @inlinable
  public mutating func write(_ value: [UInt8]) {
    Format.appendHead(.bytes, count: value.count, to: &buffer)
    buffer.append(value)
  }

  @inlinable
  public mutating func write(enumNumber number: Int32) throws(EncodingFailure) {
    let position = plan.fields[next &- 1].nested
    if position >= 0, position < plan.enumerations.count,
      number >= 0, Int(number) < plan.enumerations[position].named.count
    {
      buffer.append(plan.enumerations[position].named[Int(number)], of: plan.texts)
    } else {
      writeSparse(enumNumber: number, of: position)
    }
  }

  /// Writes a number that has no name, or whose name comes after a gap.
  @inlinable @inline(never)
  mutating func writeSparse(enumNumber number: Int32, of position: Int) {
    if plan.enumerations.indices.contains(position),
      let name = plan.enumerations[position].schema.name(ofNumber: number)
    {
      write(name)
    } else {
      write(number)
    }
  }

  @inlinable
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    let position = plan.fields[next &- 1].nested
    guard plan.records.indices.contains(position) else {
      throw EncodingFailure(.unrepresentable("the schema has no record in this field"))
    }
    let outer = (next, first, members, firstRange)
    let opened = try beginRecord(at: position)
    try record.encode(to: &self)
    try endRecord(opened)
    (next, first, members, firstRange) = outer
  }

  /// A record that is being written: which it is in the plan, and where it and its first member begin.
  @frozen @usableFromInline
  struct OpenedRecord {
    @usableFromInline let position: Int
    @usableFromInline let start: Int
    @usableFromInline let body: Int

    @inlinable init(position: Int, start: Int, body: Int) {
      self.position = position
      self.start = start
      self.body = body
    }
  }

  /// Begins a record whose fields are those of a record of the plan.
  @inlinable
  mutating func beginRecord(at position: Int) throws(EncodingFailure) -> OpenedRecord {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    let fieldCount = plan.records[position].count
    first = plan.records[position].first
    next = first
    members = 0
    firstRange = -1
    if !plan.records[position].order.isEmpty { firstRange = ranges.begin(fieldCount: fieldCount) }
    // The count is a guess, which is right where no field is absent.
    let start = buffer.count
    Format.appendHead(.map, count: fieldCount, to: &buffer)
    return OpenedRecord(position: position, start: start, body: buffer.count)
  }

  /// Ends the record that was begun last.
  @inlinable
  mutating func endRecord(_ record: OpenedRecord) throws(EncodingFailure) {
    guard plan.fields[next].number == 0 else {
      throw EncodingFailure(.outOfOrder(number: plan.fields[next].number))
    }
    if firstRange >= 0 {
      ranges.sort(&buffer, from: record.body, by: plan.records[record.position].order)
    }
    if members != plan.records[record.position].count {
      correctCount(from: record.start, to: record.body)
    }
    depth &-= 1
  }

  /// Writes the count of a map again, once it is known.
  @inlinable @inline(never)
  mutating func correctCount(from start: Int, to body: Int) {
    let end = buffer.count
    Format.appendHead(.map, count: members, to: &buffer)
    buffer.moveTail(from: end, over: start..<body)
  }
}
