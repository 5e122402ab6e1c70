public import Bytes
public import RecordModel

/// Writes a record's fields as the members of a JSON object, in the order of the schema.
///
/// Source: RFC 8259; for NaN, infinities, bytes and enums Protocol Buffers, *ProtoJSON Format*. Every member, element
/// and entry is written behind a comma; the first comma of an object or an array is then written over by its bracket,
/// so that nothing has to be asked before each.
@frozen
public struct JSONRecordEncoder: RecordEncoder, ~Copyable {
  @usableFromInline var buffer: ByteBuffer
  @usableFromInline let plan: JSONPlan
  /// The field that comes next, in the plan's list.
  @usableFromInline var next: Int
  @usableFromInline var depth: Int
  @usableFromInline let depthLimit: Int
  /// Whether integers of 64 bits are text.
  @usableFromInline var quotesLong: Bool
  /// Whether implicit fields that are zero are left out, and empty lists and maps.
  @usableFromInline var omitsDefaults: Bool
  /// What the record looks like whose fields are being written.
  @usableFromInline var shape: JSONPlan.Shape

  @inlinable init(buffer: consuming ByteBuffer, plan: JSONPlan, depthLimit: Int) {
    self.buffer = buffer
    self.plan = plan
    self.depthLimit = depthLimit
    next = 0
    depth = 0
    quotesLong = plan.form.quotesLongIntegers
    omitsDefaults = !plan.form.writesDefaults
    shape = .members
  }

  @inlinable consuming func finish() -> ByteBuffer { buffer }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if omitsDefaults, !form.isAlwaysWritten, ZeroTest.passes(value) {
      _ = try take(number)
    } else {
      try writeMember(value, field: number)
    }
  }

  /// Writes a field that is there, whatever its value.
  @inlinable @inline(__always)
  mutating func writeMember<Value: FieldValue>(
    _ value: Value, field number: Int
  ) throws(EncodingFailure) {
    try beginMember(number)
    do {
      try value.write(to: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable @inline(__always)
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if let value {
      try writeMember(value, field: number)
    } else {
      _ = try take(number)
    }
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if omitsDefaults, values.isEmpty {
      _ = try take(number)
      return
    }
    try beginMember(number)
    let start = buffer.count
    for index in values.indices {
      buffer.append(UInt8(ascii: ","))
      do {
        try values[index].write(to: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
    }
    enclose(from: start, UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  @inlinable
  public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    if omitsDefaults, entries.isEmpty {
      _ = try take(number)
      return
    }
    try beginMember(number)
    let start = buffer.count
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      buffer.append(UInt8(ascii: ","))
      buffer.append(quoted: key.keyText)
      buffer.append(UInt8(ascii: ":"))
      do throws(EncodingFailure) {
        try value.write(to: &self)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
    }
    enclose(from: start, UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  /// Takes the next field of the plan, which must be the one with this number.
  @inlinable @inline(__always)
  mutating func take(_ number: Int) throws(EncodingFailure) -> JSONPlan.Field {
    let field = plan.fields[next]
    guard field.number == number else { throw EncodingFailure(.outOfOrder(number: number)) }
    next &+= 1
    return field
  }

  /// Writes a comma, the field's name and a colon.
  @inlinable @inline(__always)
  mutating func beginMember(_ number: Int) throws(EncodingFailure) {
    buffer.append(try take(number).member, of: plan.texts)
  }

  /// Puts brackets around what was written from `start` on, each part behind a comma.
  @inlinable @inline(__always)
  mutating func enclose(from start: Int, _ opening: UInt8, _ closing: UInt8) {
    if buffer.count == start {
      buffer.append(opening)
    } else {
      buffer.replace(at: start, with: opening)
    }
    buffer.append(closing)
  }

  // MARK: Values

  @inlinable @inline(__always)
  public mutating func write(_ value: Bool) {
    buffer.append(word: value ? "true" : "false")
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int32) {
    buffer.append(decimal: Int64(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Int64) {
    if quotesLong { return writeQuoted(value) }
    buffer.append(decimal: value)
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt32) {
    buffer.append(decimal: UInt64(value))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: UInt64) {
    if quotesLong { return writeQuoted(value) }
    buffer.append(decimal: value)
  }

  @usableFromInline @inline(never)
  mutating func writeQuoted(_ value: Int64) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(decimal: value)
    buffer.append(UInt8(ascii: "\""))
  }

  @usableFromInline @inline(never)
  mutating func writeQuoted(_ value: UInt64) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(decimal: value)
    buffer.append(UInt8(ascii: "\""))
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Float) throws(EncodingFailure) {
    if value.isFinite { buffer.append(shortest: value) } else { try writeNotFinite(Double(value)) }
  }

  @inlinable @inline(__always)
  public mutating func write(_ value: Double) throws(EncodingFailure) {
    if value.isFinite { buffer.append(shortest: value) } else { try writeNotFinite(value) }
  }

  /// JSON has no such numbers; they are strings, as in ProtoJSON, but for where they would be taken for text.
  @usableFromInline @inline(never)
  mutating func writeNotFinite(_ value: Double) throws(EncodingFailure) {
    let name = NumberText.name(ofNotFinite: value)
    guard shape != .value else {
      throw EncodingFailure(.unrepresentable("JSON has no number \(name)"))
    }
    buffer.append(quoted: name)
  }

  @inlinable
  public mutating func write(_ value: String) {
    buffer.append(quoted: value)
  }

  @inlinable
  public mutating func write(_ value: [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(base64: value)
    buffer.append(UInt8(ascii: "\""))
  }

  @inlinable
  public mutating func write(enumNumber number: Int32) {
    let position = plan.fields[next &- 1].nested
    if position >= 0, position < plan.enumerations.count,
      number >= 0, Int(number) < plan.enumerations[position].quoted.count
    {
      buffer.append(plan.enumerations[position].quoted[Int(number)], of: plan.texts)
    } else {
      writeSparse(enumNumber: number, of: position)
    }
  }

  /// Writes a number that has no name, or whose name lies behind a gap.
  @usableFromInline @inline(never)
  mutating func writeSparse(enumNumber number: Int32, of position: Int) {
    if plan.enumerations.indices.contains(position), plan.enumerations[position].writesNames,
      let name = plan.enumerations[position].schema.name(ofNumber: number)
    {
      buffer.append(quoted: name)
    } else {
      buffer.append(decimal: Int64(number))
    }
  }

  @inlinable
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    let position = plan.fields[next &- 1].nested
    let following = next
    if plan.records.indices.contains(position) {
      try write(record, from: plan.records[position].first)
    } else {
      try writeShaped(record, at: position)
    }
    next = following
  }

  /// Writes the record that the whole document is.
  @inlinable
  mutating func writeDocument<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    if plan.root == 0 {
      try write(record, from: plan.records[0].first)
    } else {
      try writeShaped(record, at: plan.root)
    }
  }

  /// Writes a record as an object of its fields, which begin at a position in the plan's list.
  @inlinable
  mutating func write<Value: RecordValue>(
    _ record: Value, from first: Int
  ) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    next = first
    let start = buffer.count
    try record.encode(to: &self)
    guard plan.fields[next].number == 0 else {
      throw EncodingFailure(.outOfOrder(number: plan.fields[next].number))
    }
    enclose(from: start, UInt8(ascii: "{"), UInt8(ascii: "}"))
    depth &-= 1
  }
}
