import Bytes
import CProtobufC
import RecordModel

/// Fills protobuf-c's structures with a record: a structure for each message, arrays and text beside them in an arena.
///
/// The record's visit and the layouts go in the same order, so the place of a field is found by one comparison. Everything
/// is copied; no structure points into Swift's memory.
@frozen @usableFromInline
struct MessageFiller: RecordEncoder, ~Copyable {
  @usableFromInline var arena = Arena()
  /// The outermost structure.
  @usableFromInline let root: UnsafeRawPointer
  /// The structure being filled.
  @usableFromInline var message: UnsafeMutableRawPointer
  /// The field that the record hands over next.
  @usableFromInline var next: UnsafePointer<FieldLayout>
  /// Where the next value goes.
  @usableFromInline var target: UnsafeMutableRawPointer
  /// The message of the next value, if that is a record.
  @usableFromInline var nested: UnsafePointer<MessageLayout>
  @usableFromInline var depth = 1
  @usableFromInline let depthLimit: Int
  @usableFromInline let isKeepingUnknown: Bool

  /// Starts with an empty structure of `layout`.
  @inlinable init(
    _ layout: UnsafePointer<MessageLayout>, depthLimit: Int, unknownFields: UnknownFieldPolicy
  ) {
    self.depthLimit = depthLimit
    isKeepingUnknown = unknownFields == .keep
    next = layout.pointee.fields
    nested = layout
    message = arena.makeMessage(layout)
    target = message
    root = UnsafeRawPointer(message)
  }

  /// The place of a field, which has to be the next one of the schema and of this kind.
  @inlinable @inline(__always)
  mutating func field(
    _ number: Int, _ kind: ValueKind, _ shape: FieldKey.Shape
  ) throws(EncodingFailure) -> UnsafePointer<FieldLayout> {
    let field = next
    guard field.pointee.key == FieldKey(number: number, kind: kind, shape) else {
      throw mismatch(number)
    }
    next = field + 1
    return field
  }

  @usableFromInline @inline(never)
  func mismatch(_ number: Int) -> EncodingFailure {
    next.pointee.number == number
      ? EncodingFailure(
        .unrepresentable("the record's field is of another type than the schema's"),
        in: FieldPath([.field(number)]))
      : EncodingFailure(.outOfOrder(number: number))
  }

  // MARK: Fields

  @inlinable @inline(__always)
  mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let field = try field(number, Value.kind, .single)
    if !form.isAlwaysWritten, ZeroTest.passes(value) { return }
    try fill(field, as: form, with: value)
  }

  @inlinable @inline(__always)
  mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let field = try field(number, Value.kind, .single)
    guard let value else { return }
    try fill(field, as: form, with: value)
  }

  @inlinable
  mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    let field = next
    // Which kind it is shows when there is a value.
    guard field.pointee.number == number, field.pointee.isMember else { throw mismatch(number) }
    if place.memberNumber == number {
      try place.encodeMember(to: &self)
    } else {
      next = field + 1
    }
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let field = try field(number, Value.kind, .single)
    try fill(field, as: form, with: value)
    message.storeBytes(
      of: UInt32(truncatingIfNeeded: number), toByteOffset: field.pointee.quantifierOffset,
      as: UInt32.self)
  }

  /// Fills a field of the record.
  @inlinable @inline(__always)
  mutating func fill<Value: FieldValue>(
    _ field: UnsafePointer<FieldLayout>, as form: FieldForm, with value: Value
  ) throws(EncodingFailure) {
    try checkForm(form, of: Value.kind, in: field)
    do {
      try store(value, in: field)
    } catch {
      throw error.inside(.field(field.pointee.number))
    }
  }

  /// Refuses a group, or an item of a message set, that is there.
  @inlinable @inline(__always)
  func checkForm(
    _ form: FieldForm, of kind: ValueKind, in field: UnsafePointer<FieldLayout>
  ) throws(EncodingFailure) {
    guard kind == .record, form.encoding == .delimited || form.encoding == .item else { return }
    let what = form.encoding == .item ? "message sets" : "groups"
    throw EncodingFailure(
      .unrepresentable("protobuf-c does not write \(what); use protobuf/swift"),
      in: FieldPath([.field(field.pointee.number)]))
  }

  /// Stores a single value in its member, and says that it is there.
  @inlinable @inline(__always)
  mutating func store<Value: FieldValue>(
    _ value: Value, in field: UnsafePointer<FieldLayout>
  ) throws(EncodingFailure) {
    let quantifier = field.pointee.quantifierOffset
    if quantifier != 0 { message.storeBytes(of: 1, toByteOffset: quantifier, as: CInt.self) }
    target = message + field.pointee.offset
    if Value.kind == .record { nested = field.pointee.message.unsafelyUnwrapped }
    try value.write(to: &self)
  }

  /// Stores the key of an entry.
  @inlinable @inline(__always)
  mutating func store(
    key: DynamicKey, in field: UnsafePointer<FieldLayout>
  ) throws(EncodingFailure) {
    guard key.kind.valueKind == field.pointee.kind else { throw mismatch(field.pointee.number) }
    switch key {
    case .string(let text): try store(text, in: field)
    case .bool(let value): try store(value, in: field)
    case .int32(let value): try store(value, in: field)
    case .int64(let value): try store(value, in: field)
    case .uint32(let value): try store(value, in: field)
    case .uint64(let value): try store(value, in: field)
    }
  }

  /// Takes an array for a field's elements and stores its address and its count.
  @inlinable @inline(__always)
  mutating func makeArray(
    _ field: UnsafePointer<FieldLayout>, count: Int, stride: Int
  ) -> UnsafeMutableRawPointer {
    let array = arena.allocate(count * stride)
    message.storeBytes(of: count, toByteOffset: field.pointee.quantifierOffset, as: Int.self)
    message.storeBytes(
      of: array, toByteOffset: field.pointee.offset, as: UnsafeMutableRawPointer.self)
    return array
  }

  @inlinable
  mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let field = try field(number, Value.kind, .list)
    if values.isEmpty { return }
    try checkForm(form, of: Value.kind, in: field)
    let stride = Value.kind.memberSize
    let array = makeArray(field, count: values.count, stride: stride)
    if Value.kind.isBitwiseEqualInC {
      values.withUnsafeBytes { array.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      return
    }
    for index in values.indices {
      target = array + index &* stride
      if Value.kind == .record { nested = field.pointee.message.unsafelyUnwrapped }
      do {
        try values[index].write(to: &self)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
    }
  }

  @inlinable
  mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    let field = try field(number, Value.kind, .map)
    if entries.isEmpty { return }
    let entry = field.pointee.message.unsafelyUnwrapped
    let array = makeArray(field, count: entries.count, stride: ValueKind.record.memberSize)
    let (outer, outerNext) = (message, next)
    var index = 0
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      message = arena.makeMessage(entry)
      array.storeBytes(
        of: message, toByteOffset: index &* ValueKind.record.memberSize,
        as: UnsafeMutableRawPointer.self)
      index &+= 1
      do throws(EncodingFailure) {
        try store(key: key.dynamicKey, in: entry.pointee.fields)
        try store(value, in: entry.pointee.fields + 1)
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
    }
    (message, next) = (outer, outerNext)
  }

  // MARK: Unknown fields

  @inlinable
  mutating func encode(_ fields: UnknownFields) throws(EncodingFailure) {
    if !fields.isEmpty, isKeepingUnknown { try append(fields.bytes) }
  }

  /// Gives the structure unknown fields, as one: protobuf-c writes its tag, and after that its data as they are.
  @usableFromInline @inline(never)
  mutating func append(_ fields: [UInt8]) throws(EncodingFailure) {
    let tag: UInt64
    let data: [UInt8]
    do {
      (tag, data) = try ByteReader.reading(fields.rawSpan) { reader throws(ByteReadFailure) in
        var reader = reader
        let tag = try reader.readVarint()
        return (tag, try reader.readBytes(count: reader.remaining))
      }
    } catch {
      throw EncodingFailure(.unrepresentable("the unknown fields do not begin with a tag"))
    }
    guard tag >= 8, tag <= UInt64(UInt32.max) else {
      throw EncodingFailure(.unrepresentable("the unknown fields do not begin with a tag"))
    }
    let copy = arena.allocate(data.count)
    data.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    let field = arena.allocate(ProtobufCMessageUnknownField.self, count: 1)
    field.initialize(
      to: ProtobufCMessageUnknownField(
        tag: UInt32(tag >> 3), wire_type: ProtobufCWireType(UInt32(tag & 7)), len: data.count,
        data: copy.assumingMemoryBound(to: UInt8.self)))
    let header = message.assumingMemoryBound(to: ProtobufCMessage.self)
    header.pointee.n_unknown_fields = 1
    header.pointee.unknown_fields = field
  }

  // MARK: Values

  @inlinable @inline(__always)
  mutating func write(_ value: Bool) {
    target.storeBytes(of: value ? 1 : 0, as: CInt.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: Int32) {
    target.storeBytes(of: value, as: Int32.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: Int64) {
    target.storeBytes(of: value, as: Int64.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: UInt32) {
    target.storeBytes(of: value, as: UInt32.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: UInt64) {
    target.storeBytes(of: value, as: UInt64.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: Float) {
    target.storeBytes(of: value, as: Float.self)
  }

  @inlinable @inline(__always)
  mutating func write(_ value: Double) {
    target.storeBytes(of: value, as: Double.self)
  }

  @inlinable
  mutating func write(_ value: String) {
    var value = value
    value.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  @inlinable
  mutating func write(_ value: [UInt8]) {
    value.withUnsafeBytes { write($0) }
  }

  /// Copies bytes into the arena and stores the `ProtobufCBinaryData` of the copy.
  @inlinable @inline(__always)
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    target.storeBytes(of: bytes.count, as: Int.self)
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return target.storeBytes(of: nil, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
    }
    let copy = arena.allocate(bytes.count)
    copy.copyMemory(from: start, byteCount: bytes.count)
    target.storeBytes(of: copy, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
  }

  @inlinable @inline(__always)
  mutating func write(enumNumber number: Int32) {
    target.storeBytes(of: number, as: Int32.self)
  }

  @inlinable
  mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    let (outer, outerNext) = (message, next)
    message = arena.makeMessage(nested)
    target.storeBytes(of: message, as: UnsafeMutableRawPointer.self)
    next = nested.pointee.fields
    try record.encode(to: &self)
    (message, next) = (outer, outerNext)
    depth &-= 1
  }
}

extension Arena {
  /// Takes a structure for a message, with its descriptor and nothing in it.
  @inlinable
  mutating func makeMessage(_ layout: UnsafePointer<MessageLayout>) -> UnsafeMutableRawPointer {
    let message = allocate(layout.pointee.size)
    message.initializeMemory(as: UInt8.self, repeating: 0, count: layout.pointee.size)
    message.storeBytes(of: layout.pointee.descriptor, as: UnsafeRawPointer.self)
    return message
  }
}
