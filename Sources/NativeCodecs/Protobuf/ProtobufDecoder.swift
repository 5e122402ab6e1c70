public import Bytes
public import RecordModel

/// Reads a record's fields from Protobuf, in whatever order they come.
///
/// Source: Protocol Buffers, *Encoding*. As it says: unknown fields are kept for the record; of a field that comes again
/// the last one wins, and records are merged; of the members of a oneof the last one wins; repeated fields are accepted
/// packed and unpacked. A known field with a wire type that is not its own counts as unknown, as in Google's parsers.
@frozen
public struct ProtobufDecoder: RecordDecoder, ~Copyable {
  @usableFromInline var reader: ByteReader
  @usableFromInline let limits: DecodingLimits
  @usableFromInline var depth: Int
  /// The tag that ``nextField()`` read: the field number above three bits of wire type.
  @usableFromInline var tag: UInt64
  /// Where the elements of long arrays wait for their array.
  @usableFromInline var elements: ElementStack
  /// The innermost group that is being read; its number is 0 where there is none.
  @usableFromInline var group: Group
  /// What came of the records begun that they do not know.
  @usableFromInline var unknown: UnknownFieldStack

  @inlinable init(
    reader: consuming ByteReader, limits: DecodingLimits, elements: consuming ElementStack,
    unknownFields: UnknownFieldPolicy = .drop
  ) {
    self.reader = reader
    self.limits = limits
    depth = 1
    tag = 0
    self.elements = elements
    group = Group(number: 0, depth: 0)
    unknown = UnknownFieldStack(unknownFields)
  }

  @inlinable @inline(__always) var number: Int { Int(truncatingIfNeeded: tag &>> 3) }

  @inlinable @inline(__always) func isAt(_ wireType: WireType) -> Bool {
    tag & 7 == UInt64(wireType.rawValue)
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextField() throws(DecodingFailure) -> Int {
    // One byte, and not of field 0.
    if let tag = reader.readByte(ifIn: 0x08...0x7F) {
      self.tag = UInt64(tag)
      return number
    }
    return try nextUncommonField()
  }

  /// Goes on where there is no field left, or one whose tag is long or invalid.
  @usableFromInline @inline(never)
  mutating func nextUncommonField() throws(DecodingFailure) -> Int {
    if reader.isAtEnd { return 0 }
    let start = reader.offset
    let tag = try varint()
    unknown.longTag = start..<reader.offset
    if tag &- 8 > UInt64(UInt32.max) - 8 { throw failure(.invalidTag(tag)) }
    self.tag = tag
    return number
  }

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    guard isAt(Value.kind.wireType(as: form.encoding)) else { return try skipField() }
    let number = number
    do {
      try read(&value, as: form)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    // A field of another wire type is none, and must not take away a value that came before.
    guard isAt(Value.kind.wireType(as: form.encoding)) else { return try skipField() }
    var present = value.take() ?? new()
    try decode(&present, as: form)
    value = present
  }

  // Inlined, as is what reads a record: the compiler refuses to specialise a generic function for a type, from within
  // itself specialised for a type around it, more than once, and would leave records three levels deep to witness tables.
  @inlinable @inline(__always)
  public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    if isAt(Value.kind.wireType(as: form.encoding)) {
      try decodeRun(into: &values, as: form, new: new)
    } else if Value.kind.isNumeric, isAt(.lengthDelimited) {
      try decodePacked(into: &values, as: form, new: new)
    } else {
      try skipField()
    }
  }

  /// The last member of a oneof wins; one that comes again is merged.
  @inlinable
  public mutating func decode<Place: OneofPlace>(
    oneof place: inout Place, member number: Int
  ) throws(DecodingFailure) {
    try place.decodeMember(number, from: &self)
  }

  @inlinable public var elementLimit: Int { limits.elements }

  // MARK: Repeated fields

  /// Decodes this element and those directly behind it that have the same tag.
  @inlinable @inline(__always)
  mutating func decodeRun<Value: FieldValue>(
    into values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let tag = tag
    var run = ElementStack.Run<Value>.unsafeNone
    var waiting = 0
    if values.isEmpty {
      let count = isAt(.lengthDelimited) ? min(reader.countRun(of: tag), limits.elements) : 1
      if elements.isWorthwhile(count, of: Value.self) {
        run = elements.unsafeBeginRun(of: Value.self)
        waiting = count
      } else {
        values.reserveCapacity(count)
      }
    }
    let isWaiting = waiting > 0
    var index = values.count
    do throws(DecodingFailure) {
      repeat {
        guard index < limits.elements else {
          throw failure(.tooManyElements(limit: limits.elements))
        }
        do throws(DecodingFailure) {
          if isWaiting || Value.kind == .record {
            // In its place, since a record is too large to be moved for nothing.
            let place =
              isWaiting ? elements.unsafePush(new(), to: &run) : values.unsafeAppend(new())
            // Fields of the record before have tags of their own.
            if Value.kind == .record { self.tag = tag }
            try read(&place.unsafeElement, as: form)
          } else {
            var value = new()
            try read(&value, as: form)
            values.append(value)
          }
        } catch {
          throw error.inside(.element(index))
        }
        index &+= 1
        // What was not counted is malformed, or a run of its own.
      } while index != waiting && reader.skipVarint(ifEqualTo: tag)
    } catch {
      if isWaiting { elements.unsafeAbandon(run) }
      throw error.inside(.field(Int(truncatingIfNeeded: tag &>> 3)))
    }
    if isWaiting { values = elements.unsafeEnd(run) }
    self.tag = tag
  }

  /// Decodes the elements of one length-delimited value.
  @inlinable
  mutating func decodePacked<Value: FieldValue>(
    into values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let number = number
    do throws(DecodingFailure) {
      let outer = try narrow()
      let count: Int
      if let width = Value.kind.fixedWidth(as: form.encoding) {
        count = reader.remaining / width
      } else {
        count = reader.countVarints()
      }
      guard count <= limits.elements - values.count else {
        throw failure(.tooManyElements(limit: limits.elements))
      }
      reader.read(elements: &values, as: form.encoding)
      if !reader.isAtEnd { try decodeElements(into: &values, as: form, new: new) }
      reader.widen(to: outer)
    } catch {
      throw error.inside(.field(number))
    }
  }

  /// Decodes elements one by one, up to the end of the reader.
  @inlinable @inline(never)
  mutating func decodeElements<Value: FieldValue>(
    into values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    while !reader.isAtEnd {
      var value = new()
      do {
        try read(&value, as: form)
      } catch {
        throw error.inside(.element(values.count))
      }
      values.append(value)
    }
  }

  // MARK: Values

  /// Reads a value from the form that its field has; a record's is told by its tag.
  @inlinable @inline(__always)
  public mutating func read<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    switch Value.kind {
    case .int32, .int64, .uint32, .uint64:
      switch form.encoding {
      case .zigzag where Value.kind == .int32 || Value.kind == .int64: try readZigzag(&value)
      case .fixed: try readFixed(&value)
      case .varint, .zigzag, .delimited, .item: try value.read(from: &self)
      }
    case .bool, .float, .double, .string, .bytes, .enumeration: try value.read(from: &self)
    case .record:
      let tag = tag
      if form.encoding == .item { try goToMessage() }
      try value.read(from: &self)
      if form.encoding == .item { try endItem(of: tag) }
    }
  }

  @inlinable @inline(__always)
  mutating func readZigzag<Value: FieldValue>(_ value: inout Value) throws(DecodingFailure) {
    let bits = try varint()
    if Value.kind == .int32 {
      value.replace(with: ZigZag.decode(UInt32(truncatingIfNeeded: bits)))
    } else {
      value.replace(with: ZigZag.decode(bits))
    }
  }

  @inlinable @inline(__always)
  mutating func readFixed<Value: FieldValue>(_ value: inout Value) throws(DecodingFailure) {
    switch Value.kind {
    case .int32: value.replace(with: try fixed(Int32.self))
    case .int64: value.replace(with: try fixed(Int64.self))
    case .uint32: value.replace(with: try fixed(UInt32.self))
    case .uint64: value.replace(with: try fixed(UInt64.self))
    case .bool, .float, .double, .string, .bytes, .enumeration, .record:
      try value.read(from: &self)
    }
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Bool) throws(DecodingFailure) {
    value = try varint() != 0
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Int32) throws(DecodingFailure) {
    value = Int32(truncatingIfNeeded: try varint())
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Int64) throws(DecodingFailure) {
    value = Int64(bitPattern: try varint())
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout UInt32) throws(DecodingFailure) {
    value = UInt32(truncatingIfNeeded: try varint())
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout UInt64) throws(DecodingFailure) {
    value = try varint()
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Float) throws(DecodingFailure) {
    value = Float(bitPattern: try fixed(UInt32.self))
  }

  @inlinable @inline(__always)
  public mutating func read(_ value: inout Double) throws(DecodingFailure) {
    value = Double(bitPattern: try fixed(UInt64.self))
  }

  @inlinable
  public mutating func read(_ value: inout String) throws(DecodingFailure) {
    let count = try stringLength()
    do {
      value = try reader.readString(count: count)
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable
  public mutating func read(_ value: inout [UInt8]) throws(DecodingFailure) {
    let count = try stringLength()
    do {
      value = try reader.readBytes(count: count)
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable @inline(__always)
  public mutating func read(enumNumber number: inout Int32) throws(DecodingFailure) {
    number = Int32(truncatingIfNeeded: try varint())
  }

  @inlinable @inline(__always)
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    if isAt(.startGroup) { return try readGroup(into: &record) }
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    depth &+= 1
    let outer = try narrow()
    try record.decode(from: &self)
    reader.widen(to: outer)
    depth &-= 1
  }
}

extension FieldValue {
  /// Becomes this number, which is of the value's own type.
  @inlinable @inline(__always)
  mutating func replace<Number: FixedWidthInteger>(with number: Number) {
    if let number = number as? Self { self = number }
  }
}
