import Bytes
import CProtobufC
import RecordModel

/// Hands the fields of protobuf-c's structures to a record.
///
/// What the input must not have was refused by ``InputScan`` before protobuf-c saw it; here the structures are read as
/// they are. Text is checked to be UTF-8 once more, since a Swift string that is not would be undefined.
@frozen @usableFromInline
struct MessageReader: RecordDecoder, ~Copyable {
  /// The structure being read.
  @usableFromInline var message: UnsafeRawPointer
  /// The field at which the search for the next one that is there goes on.
  @usableFromInline var next: UnsafePointer<FieldLayout>
  /// The field that ``nextField()`` announced.
  @usableFromInline var current: UnsafePointer<FieldLayout>
  /// Where the next value is.
  @usableFromInline var source: UnsafeRawPointer
  /// The message of the next value, if that is a record.
  @usableFromInline var nested: UnsafePointer<MessageLayout>

  @usableFromInline let isKeepingUnknown: Bool
  /// The values that closed enums of the record do not have, as fields.
  @usableFromInline var aside = UnknownFields()

  @inlinable init(
    _ message: UnsafeRawPointer, _ layout: UnsafePointer<MessageLayout>,
    unknownFields: UnknownFieldPolicy
  ) {
    isKeepingUnknown = unknownFields == .keep
    self.message = message
    next = layout.pointee.fields
    current = next
    source = message
    nested = layout
  }

  // MARK: Fields

  @inlinable @inline(__always)
  mutating func nextField() -> Int {
    while true {
      let field = next
      let number = field.pointee.number
      if number == 0 { return 0 }
      next = field + 1
      let offset = field.pointee.presenceOffset
      let isPresent =
        field.pointee.isPresenceWide
        ? message.load(fromByteOffset: offset, as: UInt64.self) != 0
        : message.load(fromByteOffset: offset, as: UInt32.self) != 0
      if isPresent {
        // Of a oneof the member that has the number.
        if field.pointee.isMember,
          message.load(fromByteOffset: offset, as: UInt32.self)
            != UInt32(truncatingIfNeeded: number)
        {
          continue
        }
        current = field
        return number
      }
    }
  }

  @inlinable mutating func skipField() {}

  /// What protobuf-c has kept, and after it what closed enums do not have.
  @inlinable
  mutating func takeUnknownFields(into fields: inout UnknownFields) {
    guard isKeepingUnknown else { return }
    let kept = message.assumingMemoryBound(to: ProtobufCMessage.self)
    if kept.pointee.n_unknown_fields > 0 { append(to: &fields, kept) }
    if !aside.isEmpty { fields.append(aside.bytes) }
    aside = UnknownFields()
  }

  @usableFromInline @inline(never)
  func append(to fields: inout UnknownFields, _ message: UnsafePointer<ProtobufCMessage>) {
    var bytes = ByteBuffer()
    for index in 0..<Int(message.pointee.n_unknown_fields) {
      let field = message.pointee.unknown_fields[index]
      bytes.appendVarint(UInt64(field.tag) << 3 | UInt64(field.wire_type.rawValue))
      bytes.append(
        unsafeBytes: UnsafeRawBufferPointer(start: field.data, count: field.len))
    }
    fields.append(bytes.bytes())
  }

  @usableFromInline
  mutating func setAside(enumNumber: Int32) {
    guard isKeepingUnknown else { return }
    aside.append(UnknownFields.field(current.pointee.number, enumNumber: enumNumber))
  }

  @usableFromInline
  mutating func setAside(enumNumber: Int32, key: DynamicKey, as form: FieldForm) {
    guard isKeepingUnknown else { return }
    aside.append(
      UnknownFields.entry(
        current.pointee.number, key: key, as: form.keyEncoding, enumNumber: enumNumber))
  }

  /// The announced field, which has to be of this kind.
  @inlinable @inline(__always)
  func field(
    _ kind: ValueKind, _ shape: FieldKey.Shape
  ) throws(DecodingFailure) -> UnsafePointer<FieldLayout> {
    let key = current.pointee.key
    guard key == FieldKey(number: key.number, kind: kind, shape) else { throw mismatch(kind) }
    return current
  }

  @usableFromInline @inline(never)
  func mismatch(_ kind: ValueKind) -> DecodingFailure {
    DecodingFailure(
      .wrongType(expected: kind.rawValue, found: "another type in the schema"),
      in: FieldPath([.field(current.pointee.number)]))
  }

  @inlinable @inline(__always)
  mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    let field = try field(Value.kind, .single)
    do throws(DecodingFailure) {
      try load(&value, from: field)
    } catch {
      throw error.inside(.field(field.pointee.number))
    }
  }

  @inlinable @inline(__always)
  mutating func decode<Value: FieldValue>(
    _ value: inout Value?, as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    var present = value.take() ?? new()
    try decode(&present, as: form)
    value = present
  }

  /// Reads a single value from its member.
  @inlinable @inline(__always)
  mutating func load<Value: FieldValue>(
    _ value: inout Value, from field: UnsafePointer<FieldLayout>
  ) throws(DecodingFailure) {
    source = message + field.pointee.offset
    if Value.kind == .record { nested = field.pointee.message.unsafelyUnwrapped }
    try value.read(from: &self)
  }

  /// The elements of a field's array.
  @inlinable @inline(__always)
  func array(_ field: UnsafePointer<FieldLayout>) -> (start: UnsafeRawPointer, count: Int) {
    (
      message.load(fromByteOffset: field.pointee.offset, as: UnsafeRawPointer.self),
      message.load(fromByteOffset: field.pointee.quantifierOffset, as: Int.self)
    )
  }

  @inlinable
  mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let field = try field(Value.kind, .list)
    let (start, count) = array(field)
    if Value.kind.isBitwiseEqualInC {
      let elements = start.assumingMemoryBound(to: Value.self)
      values.append(contentsOf: UnsafeBufferPointer(start: elements, count: count))
      return
    }
    values.reserveCapacity(values.count + count)
    for index in 0..<count {
      source = start + index &* Value.kind.memberSize
      if Value.kind == .record { nested = field.pointee.message.unsafelyUnwrapped }
      var value = new()
      do {
        try value.read(from: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(field.pointee.number))
      }
      values.append(value)
    }
  }

  @inlinable
  mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let field = try field(Value.kind, .map)
    let entry = field.pointee.message.unsafelyUnwrapped
    let (start, count) = array(field)
    entries.reserveCapacity(count)
    let outer = message
    for index in 0..<count {
      message = start.load(
        fromByteOffset: index &* ValueKind.record.memberSize, as: UnsafeRawPointer.self)
      let key: Key = try loadKey(from: entry.pointee.fields)
      var value = new()
      do throws(DecodingFailure) {
        if hasEntryValue(entry, Value.kind) { try load(&value, from: entry.pointee.fields + 1) }
        try entries.setEntry(key, value)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(field.pointee.number))
      }
    }
    message = outer
  }

  /// Reads the key of an entry; one that is missing reads as zero.
  @inlinable @inline(__always)
  mutating func loadKey<Key: MapKey>(
    from field: UnsafePointer<FieldLayout>
  ) throws(DecodingFailure) -> Key {
    let key: Key?
    switch field.pointee.kind {
    case .string:
      var text = ""
      try load(&text, from: field)
      key = Key(key: .string(text))
    case .bool:
      var value = false
      try load(&value, from: field)
      key = Key(key: .bool(value))
    case .int32:
      var value = Int32(0)
      try load(&value, from: field)
      key = Key(key: .int32(value))
    case .int64:
      var value = Int64(0)
      try load(&value, from: field)
      key = Key(key: .int64(value))
    case .uint32:
      var value = UInt32(0)
      try load(&value, from: field)
      key = Key(key: .uint32(value))
    case .uint64:
      var value = UInt64(0)
      try load(&value, from: field)
      key = Key(key: .uint64(value))
    case .float, .double, .bytes, .enumeration, .record: key = nil
    }
    guard let key else { throw mismatch(.string) }
    return key
  }

  /// Whether a map's entry can be read: a missing number reads as zero, a missing record is a null pointer.
  @inlinable @inline(__always)
  func hasEntryValue(_ entry: UnsafePointer<MessageLayout>, _ kind: ValueKind) -> Bool {
    kind != .record
      || message.load(
        fromByteOffset: entry.pointee.fields[1].offset, as: UnsafeRawPointer?.self) != nil
  }

  // MARK: Values

  @inlinable @inline(__always)
  mutating func read(_ value: inout Bool) {
    value = source.load(as: CInt.self) != 0
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout Int32) {
    value = source.load(as: Int32.self)
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout Int64) {
    value = source.load(as: Int64.self)
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout UInt32) {
    value = source.load(as: UInt32.self)
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout UInt64) {
    value = source.load(as: UInt64.self)
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout Float) {
    value = source.load(as: Float.self)
  }

  @inlinable @inline(__always)
  mutating func read(_ value: inout Double) {
    value = source.load(as: Double.self)
  }

  @inlinable
  mutating func read(_ value: inout String) throws(DecodingFailure) {
    do {
      value = String(copying: try UTF8Span(validating: Span(_unsafeElements: binaryData())))
    } catch {
      throw DecodingFailure(.invalidUTF8)
    }
  }

  @inlinable
  mutating func read(_ value: inout [UInt8]) {
    value = [UInt8](binaryData())
  }

  /// The bytes of a `ProtobufCBinaryData`.
  @inlinable @inline(__always)
  func binaryData() -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: source.load(fromByteOffset: 8, as: UnsafePointer<UInt8>?.self),
      count: source.load(as: Int.self))
  }

  @inlinable @inline(__always)
  mutating func read(enumNumber number: inout Int32) {
    number = source.load(as: Int32.self)
  }

  @inlinable
  mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let (outer, outerNext, outerCurrent, outerAside) = (message, next, current, aside)
    aside = UnknownFields()
    message = source.load(as: UnsafeRawPointer.self)
    next = nested.pointee.fields
    try record.decode(from: &self)
    (message, next, current, aside) = (outer, outerNext, outerCurrent, outerAside)
  }
}
