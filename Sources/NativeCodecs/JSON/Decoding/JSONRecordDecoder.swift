public import Bytes
public import RecordModel

/// Reads a record's fields from the members of a JSON object, in whatever order they come.
///
/// Source: RFC 8259; for NaN, infinities, bytes and enums Protocol Buffers, *ProtoJSON Format*.
@frozen
public struct JSONRecordDecoder: MemberDecoder, ~Copyable {
  @usableFromInline var reader: JSONReader
  @usableFromInline let plan: JSONPlan
  /// The field that is being read, in the plan's list; before the first member the one before its fields.
  @usableFromInline var current: Int
  /// The record whose fields are being read, in the plan's list.
  @usableFromInline var record: Int
  /// What stands before the next member: the opening bracket or a comma; 0 where every member is looked at closely.
  @usableFromInline var separator: UInt8
  /// What the record whose fields are being read looks like.
  @usableFromInline var shape: JSONPlan.Shape
  /// How far a record of another shape than that of a plain object has been read.
  @usableFromInline var step: Int
  /// Which fields have come of a record whose members are checked.
  @usableFromInline var seen: [Bool]
  /// At which depth the member `@type` belongs to the record around; 0 where none does.
  @usableFromInline var typedDepth: Int
  @usableFromInline var depth: Int
  /// Where a reader of single fields is; decoding whole records stays at the first place.
  @usableFromInline var place: MemberPlace
  /// Where the elements of arrays wait for their array.
  @usableFromInline var elements: ElementStack
  /// How many bytes may still be looked at to count entries, so that maps in maps do not cost more than a few passes
  /// over the input.
  @usableFromInline var lookAhead: Int

  @inlinable init(
    reader: consuming ByteReader, plan: JSONPlan, limits: DecodingLimits,
    elements: consuming ElementStack
  ) {
    self.elements = elements
    lookAhead = reader.remaining &* 4
    self.reader = JSONReader(reader, limits: limits)
    self.plan = plan
    current = 0
    record = 0
    separator = UInt8(ascii: "{")
    shape = .members
    step = 0
    seen = []
    typedDepth = 0
    depth = 0
    place = .record
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextField() throws(DecodingFailure) -> Int {
    let field = plan.fields[current &+ 1]
    let name = field.member.dropFirst()
    if reader.bytes.nextOrZero == separator, reader.bytes.isNext(name, of: plan.texts, at: 1) {
      reader.bytes.skip(known: name.count &+ 1)
      // A value that may be null, or has white space before it, is looked at more closely.
      let next = reader.bytes.nextOrZero
      if next > 0x20, next != UInt8(ascii: "n") {
        separator = UInt8(ascii: ",")
        current &+= 1
        return field.number
      }
      if try isAtValue(of: current &+ 1) { return field.number }
    }
    return try findField()
  }

  @inlinable @inline(__always) public var fieldNumber: Int { plan.fields[current].number }

  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    let number = plan.fields[current].number
    do {
      try reader.skipValue()
    } catch {
      throw error.inside(.field(number))
    }
  }

  // MARK: Collections

  @inlinable
  public mutating func readArray<Value: FieldValue>(
    _ values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    values.removeAll()
    guard reader.bytes.skip(ifNext: UInt8(ascii: "[")) else {
      throw wrongType("an array")
    }
    reader.bytes.skipWhitespace()
    if reader.bytes.skip(ifNext: UInt8(ascii: "]")) { return }
    if Value.kind.isNumeric {
      values.reserveCapacity(reader.bytes.countScalars(limit: reader.limits.elements))
      repeat {
        values.append(try readElement(at: values.count, new: new))
      } while try isFollowed()
    } else {
      var run = elements.unsafeBeginRun(of: Value.self)
      do throws(DecodingFailure) {
        var count = 0
        repeat {
          let value = try readElement(at: count, new: new)
          count &+= 1
          if values.isEmpty, elements.hasRoom(in: run) {
            elements.unsafePush(value, to: &run)
          } else {
            if values.isEmpty { values = elements.unsafeEnd(run) }
            values.append(value)
          }
        } while try isFollowed()
      } catch {
        if values.isEmpty { elements.unsafeAbandon(run) }
        throw error
      }
      if values.isEmpty { values = elements.unsafeEnd(run) }
    }
  }

  /// Reads the next element of an array.
  @inlinable @inline(__always)
  mutating func readElement<Value: FieldValue>(
    at position: Int, new: () -> Value
  ) throws(DecodingFailure) -> Value {
    guard position < reader.limits.elements else {
      throw reader.failure(.tooManyElements(limit: reader.limits.elements))
    }
    reader.bytes.skipWhitespace()
    var value = new()
    do {
      try value.read(from: &self)
    } catch {
      throw error.inside(.element(position))
    }
    return value
  }

  /// Passes over the comma behind an element, or over the end of the array; says whether it was the comma.
  @inlinable @inline(__always)
  mutating func isFollowed() throws(DecodingFailure) -> Bool {
    reader.bytes.skipWhitespace()
    if reader.bytes.skip(ifNext: UInt8(ascii: ",")) { return true }
    guard reader.bytes.skip(ifNext: UInt8(ascii: "]")) else {
      throw reader.unexpected("a comma or the end of the array")
    }
    return false
  }

  @inlinable
  public mutating func readMap<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    entries.removeAll()
    guard reader.bytes.skip(ifNext: UInt8(ascii: "{")) else { throw wrongType("an object") }
    reader.bytes.skipWhitespace()
    if reader.bytes.skip(ifNext: UInt8(ascii: "}")) { return }
    entries.makeRoom(
      for: reader.bytes.countElements(limit: reader.limits.elements, lookAhead: &lookAhead))
    repeat {
      guard entries.count < reader.limits.elements else {
        throw reader.failure(.tooManyElements(limit: reader.limits.elements))
      }
      reader.bytes.skipWhitespace()
      let keyStart = reader.bytes.offset
      let key: Key = try readKey(as: form)
      reader.bytes.skipWhitespace()
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.key(key.keyText))
      }
      if try !entries.setEntry(key, value) { try checkRepetition(of: key.keyText, at: keyStart) }
      reader.bytes.skipWhitespace()
    } while reader.bytes.skip(ifNext: UInt8(ascii: ","))
    guard reader.bytes.skip(ifNext: UInt8(ascii: "}")) else {
      throw reader.unexpected("a comma or the end of the object")
    }
  }

  /// Reads a map's key and the colon after it.
  @inlinable @inline(__always)
  mutating func readKey<Key: MapKey>(as form: FieldForm) throws(DecodingFailure) -> Key {
    let start = reader.bytes.offset
    let text = try reader.readName()
    if let key = Key(keyText: text, as: form) { return key }
    if let whole = wholeText(text), let key = Key(keyText: whole, as: form) { return key }
    reader.bytes.rewind(to: start)
    throw reader.failure(Key.wrongKey(text, as: form)).inside(.key(text))
  }

  /// The digits of a whole number that is written otherwise, as any number may be: "1e1".
  @usableFromInline
  func wholeText(_ text: String) -> String? { NumberText(text)?.wholeText }

  // MARK: Records

  /// Reads the record that the whole input is.
  @inlinable
  mutating func readDocument<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    reader.bytes.skipWhitespace()
    if plan.root == 0 {
      try read(&record, at: 0)
    } else {
      try readShaped(&record, at: plan.root)
    }
    try reader.readEnd()
  }

  @inlinable
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let (field, outer) = (current, self.record)
    let position = plan.fields[field].nested
    if plan.records.indices.contains(position) {
      try read(&record, at: position)
      separator = UInt8(ascii: ",")
    } else {
      try readShaped(&record, at: position)
    }
    (current, self.record) = (field, outer)
  }

  /// Reads a record whose fields are those of a record of the plan.
  @inlinable
  mutating func read<Value: RecordValue>(
    _ record: inout Value, at position: Int
  ) throws(DecodingFailure) {
    guard reader.bytes.nextOrZero == UInt8(ascii: "{") else { throw wrongType("an object") }
    guard depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    depth &+= 1
    self.record = position
    current = plan.records[position].first &- 1
    separator = UInt8(ascii: "{")
    try record.decode(from: &self)
    depth &-= 1
  }
}
