public import Bytes
public import RecordModel

/// Reads a record's fields from Avro's binary encoding, written with the schema that the record has.
///
/// Source: Apache Avro 1.11 specification, "Binary Encoding". Reads any number of blocks, also those with a negative
/// count and their size in bytes. For data that another schema wrote there is ``AvroResolvingCodec``.
@frozen
public struct AvroDecoder: RecordDecoder, ~Copyable {
  @usableFromInline var reader: AvroReader
  @usableFromInline let plan: AvroPlan
  /// The fields of the record that is being read, from the next one on.
  @usableFromInline var rest: Range<Int>
  /// The field that is being read.
  @usableFromInline var current: Int
  @usableFromInline var depth: Int
  /// Where the elements of long arrays wait for their array.
  @usableFromInline var elements: ElementStack

  @inlinable init(
    reader: consuming ByteReader, plan: AvroPlan, limits: DecodingLimits,
    elements: consuming ElementStack
  ) {
    self.elements = elements
    self.reader = AvroReader(reader, limits: limits)
    self.plan = plan
    rest = plan.root
    current = 0
    depth = 1
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextField() -> Int {
    guard rest.lowerBound < rest.upperBound else { return 0 }
    current = rest.lowerBound
    rest = (current &+ 1)..<rest.upperBound
    return plan.fields[current].number
  }

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    do {
      try value.read(from: &self)
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
  }

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    do throws(DecodingFailure) {
      guard try readIsPresent() else {
        value = nil
        return
      }
      var present = value.take() ?? new()
      try present.read(from: &self)
      value = present
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    do throws(DecodingFailure) {
      while true {
        let count = try readBlock(after: values.count)
        if count == 0 { return }
        try readElements(count, into: &values, new: new)
      }
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
  }

  /// Reads so many elements.
  @inlinable @inline(__always)
  mutating func readElements<Value: FieldValue>(
    _ count: Int, into values: inout [Value], new: () -> Value
  ) throws(DecodingFailure) {
    let isWaiting =
      values.isEmpty && !Value.kind.isNumeric && elements.isWorthwhile(count, of: Value.self)
    var run = isWaiting ? elements.unsafeBeginRun(of: Value.self) : .unsafeNone
    if !isWaiting {
      // A count is only a claim: room is made for no more elements than there are bytes left.
      values.reserveCapacity(values.count + min(count, reader.bytes.remaining))
    }
    for position in values.count..<(values.count + count) {
      let place = isWaiting ? elements.unsafePush(new(), to: &run) : values.unsafeAppend(new())
      do throws(DecodingFailure) {
        try place.unsafeElement.read(from: &self)
      } catch {
        if isWaiting { elements.unsafeAbandon(run) }
        throw error.inside(.element(position))
      }
    }
    if isWaiting { values = elements.unsafeEnd(run) }
  }

  @inlinable
  public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    do throws(DecodingFailure) {
      var total = 0
      while true {
        let count = try readBlock(after: total)
        if count == 0 { return }
        total += count
        entries.makeRoom(for: min(count, reader.bytes.remaining))
        for _ in 0..<count {
          var key = ""
          try read(&key)
          var value = new()
          do {
            try value.read(from: &self)
          } catch {
            throw error.inside(.key(key))
          }
          try entries.setEntry(Key.key(ofText: key, as: form), value)
        }
      }
    } catch {
      throw error.inside(.field(plan.fields[current].number))
    }
  }

  // MARK: Oneofs

  @inlinable
  public mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int
  ) throws(DecodingFailure) {
    guard plan.fields[current].isUnion else {
      return try decodeOnly(member: number, of: &place)
    }
    guard try enterUnion() else { return place.removeMember() }
    try place.decodeMember(plan.fields[current].number, from: &self)
  }

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    member value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    // A member outside a union is an optional field.
    if plan.fields[current].cardinality == .optional {
      return try decode(&value, as: form, new: new)
    }
    var present = value.take() ?? new()
    try decode(&present, as: form)
    value = present
  }

  // MARK: Values

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    value = try reader.readBoolean()
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int32
  ) throws(DecodingFailure) {
    let long = try reader.readLong()
    value = Int32(truncatingIfNeeded: long)
    guard Int64(value) == long else { throw reader.outOfRange("int32", long) }
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout Int64
  ) throws(DecodingFailure) {
    value = try reader.readLong()
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt32
  ) throws(DecodingFailure) {
    let long = try reader.readLong()
    value = UInt32(truncatingIfNeeded: long)
    guard Int64(value) == long else { throw reader.outOfRange("uint32", long) }
  }

  @inlinable @inline(__always)
  public mutating func read(
    _ value: inout UInt64
  ) throws(DecodingFailure) {
    value = UInt64(bitPattern: try reader.readLong())
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    value = Float(bitPattern: try reader.readFixed(UInt32.self))
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    value = Double(bitPattern: try reader.readFixed(UInt64.self))
  }

  @inlinable
  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    value = try reader.readString()
  }

  @inlinable
  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    value = try reader.readBytes()
  }

  @inlinable
  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    let cases = plan.enumerations[plan.fields[current].enumeration].cases
    let position = try reader.readLong()
    guard position >= 0, position < cases.count else {
      throw failure(.unknownEnumCase("at position \(position)"))
    }
    number = cases[Int(position)].number
  }

  @inlinable
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let scope = try beginRecord()
    try record.decode(from: &self)
    try endRecord(scope)
  }
}
