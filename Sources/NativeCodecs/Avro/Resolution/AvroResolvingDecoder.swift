public import Bytes
public import RecordModel

/// Reads a record's fields from Avro's binary encoding, written with another schema than the record's.
///
/// What the record does not have is passed over, what the writer did not have has its default, and what has another type
/// is converted, as the resolution of the two schemas says.
///
/// Source: Apache Avro 1.11 specification, "Schema Resolution".
@frozen
public struct AvroResolvingDecoder: RecordDecoder, ~Copyable {
  @usableFromInline var reader: AvroReader
  @usableFromInline let resolution: AvroResolution
  /// The writer's fields of the record that is being read, from the next one on.
  @usableFromInline var rest: Range<Int>
  /// The writer's field that is being read.
  @usableFromInline var current: Int
  /// The writer's type of the value that is being read.
  @usableFromInline var source: AvroResolution.Source
  @usableFromInline var depth: Int
  /// The type of the member of a oneof that is read next; -1 where it is that of the field.
  @usableFromInline var member = -1

  @inlinable init(
    reader: consuming ByteReader, resolution: AvroResolution, limits: DecodingLimits
  ) {
    self.reader = AvroReader(reader, limits: limits)
    self.resolution = resolution
    rest = 0..<0
    current = 0
    source = resolution.sources[resolution.root]
    depth = 0
  }

  /// Reads a record of the outermost schema.
  @inlinable
  mutating func readRoot<Value: RecordValue>(
    _ schema: RecordSchema
  ) throws(DecodingFailure) -> Value {
    var record = Value(schema: schema)
    source = try select(resolution.root)
    try read(&record)
    try schema.checkRequiredFields(ofDecoded: record)
    return record
  }

  // MARK: Fields

  @inlinable
  public mutating func nextField() throws(DecodingFailure) -> Int {
    while rest.lowerBound < rest.upperBound {
      current = rest.lowerBound
      rest = (current &+ 1)..<rest.upperBound
      let step = resolution.steps[current]
      if step.isEmpty { try reader.countEmptyValues(1) }
      if step.number != 0 { return step.number }
      try skip(step.source)
    }
    return 0
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 {
      return try readDefault(step) { decoder throws(DecodingFailure) in
        try decoder.decode(&value, as: form)
      }
    }
    do throws(DecodingFailure) {
      source = try select(step.source)
      try value.read(from: &self)
    } catch {
      throw error.inside(.field(step.number))
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 {
      return try readDefault(step) { decoder throws(DecodingFailure) in
        try decoder.decode(&value, as: form, new: new)
      }
    }
    do throws(DecodingFailure) {
      source = try select(step.source)
      guard source.form != .null else {
        value = nil
        return
      }
      var present = new()
      try present.read(from: &self)
      value = present
    } catch {
      throw error.inside(.field(step.number))
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 {
      return try readDefault(step) { decoder throws(DecodingFailure) in
        try decoder.decode(&values, as: form, new: new)
      }
    }
    do throws(DecodingFailure) {
      let element = try beginElements(of: step.source, form: .array)
      values.removeAll()
      while true {
        let count = try readBlock(of: element, after: values.count)
        if count == 0 { return }
        // A count is only a claim: room is made for no more elements than there are bytes left.
        values.reserveCapacity(values.count + min(count, reader.bytes.remaining))
        for _ in 0..<count {
          var value = new()
          do throws(DecodingFailure) {
            source = try select(element)
            try value.read(from: &self)
          } catch {
            throw error.inside(.element(values.count))
          }
          values.append(value)
        }
      }
    } catch {
      throw error.inside(.field(step.number))
    }
  }

  @inlinable
  public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 {
      return try readDefault(step) { decoder throws(DecodingFailure) in
        try decoder.decode(&entries, as: form, new: new)
      }
    }
    do throws(DecodingFailure) {
      let element = try beginElements(of: step.source, form: .map)
      entries.removeAll()
      var total = 0
      while true {
        let count = try reader.readBlock(after: total, isEmpty: false)
        if count == 0 { return }
        total += count
        entries.reserveCapacity(entries.count + min(count, reader.bytes.remaining))
        for _ in 0..<count {
          let key = try reader.readString()
          var value = new()
          do throws(DecodingFailure) {
            source = try select(element)
            try value.read(from: &self)
          } catch {
            throw error.inside(.key(key))
          }
          try entries.setEntry(Key.key(ofText: key, as: form), value)
        }
      }
    } catch {
      throw error.inside(.field(step.number))
    }
  }

  @inlinable
  public mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int
  ) throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 {
      return try readDefault(step) { decoder throws(DecodingFailure) in
        try decoder.decode(oneof: &place, member: number)
      }
    }
    var chosen = resolution.sources[step.source]
    if chosen.form == .oneof {
      do throws(DecodingFailure) {
        chosen = resolution.sources[try readBranch(of: chosen)]
      } catch {
        throw error.inside(.field(step.number))
      }
    }
    switch chosen.form {
    case .null: place.removeMember()
    case .member:
      member = chosen.first
      try place.decodeMember(chosen.count, from: &self)
    case .mismatch:
      source = chosen
      throw mismatch("a member of the oneof").inside(.field(step.number))
    default: try decodeOnly(member: number, of: &place)
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    member value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    guard member >= 0 else { return try decode(&value, as: form, new: new) }
    source = resolution.sources[member]
    member = -1
    var present = new()
    do {
      try present.read(from: &self)
    } catch {
      throw error.inside(.field(resolution.steps[current].number))
    }
    value = present
  }

  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    let step = resolution.steps[current]
    if step.source < 0 { return }
    do {
      try skip(step.source)
    } catch {
      throw error.inside(.field(step.number))
    }
  }

  // MARK: Values

  @inlinable
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    guard source.form == .boolean else { throw mismatch("bool") }
    value = try reader.readBoolean()
  }

  @inlinable
  public mutating func read(
    _ value: inout Int32
  ) throws(DecodingFailure) {
    let long = try readInteger("int32")
    value = Int32(truncatingIfNeeded: long)
    guard Int64(value) == long else { throw reader.outOfRange("int32", long) }
  }

  @inlinable
  public mutating func read(
    _ value: inout Int64
  ) throws(DecodingFailure) {
    value = try readInteger("int64")
  }

  @inlinable
  public mutating func read(
    _ value: inout UInt32
  ) throws(DecodingFailure) {
    let long = try readInteger("uint32")
    value = UInt32(truncatingIfNeeded: long)
    guard Int64(value) == long else { throw reader.outOfRange("uint32", long) }
  }

  @inlinable
  public mutating func read(
    _ value: inout UInt64
  ) throws(DecodingFailure) {
    value = UInt64(bitPattern: try readInteger("uint64"))
  }

  @inlinable
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    value =
      source.form == .float
      ? Float(bitPattern: try reader.readFixed(UInt32.self)) : Float(try readInteger("float"))
  }

  @inlinable
  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    switch source.form {
    case .double: value = Double(bitPattern: try reader.readFixed(UInt64.self))
    case .float: value = Double(Float(bitPattern: try reader.readFixed(UInt32.self)))
    default: value = Double(try readInteger("double"))
    }
  }

  @inlinable
  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    guard source.form == .text else { throw mismatch("string") }
    value = try reader.readString()
  }

  @inlinable
  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    switch source.form {
    case .text: value = try reader.readBytes()
    case .fixed: value = try reader.readBytes(count: source.first)
    default: throw mismatch("bytes")
    }
  }

  @inlinable
  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    guard source.form == .enumeration else { throw mismatch("enumeration") }
    let position = try reader.readLong()
    guard position >= 0, position < source.count else {
      throw reader.failure(.unknownEnumCase("at position \(position)"))
    }
    let symbol = resolution.symbols[source.first + Int(position)]
    guard let known = symbol.number else {
      throw reader.failure(.unknownEnumCase(symbol.name))
    }
    number = known
  }

  @inlinable
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    guard source.form == .record else { throw mismatch("record") }
    try descend()
    let outer = (rest, current)
    rest = source.steps
    try record.decode(from: &self)
    while try nextField() != 0 { try skipField() }
    (rest, current) = outer
    depth &-= 1
  }
}
