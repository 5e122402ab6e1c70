import RecordModel

/// Where a field stands in protobuf-c's structure of its message, and what is there.
@frozen @usableFromInline
struct FieldLayout: BitwiseCopyable {
  /// The field's number, its kind and whether it is single, a list or a map, in one word.
  @usableFromInline let key: FieldKey
  /// The kind of value, or of each element or map value.
  @usableFromInline let kind: ValueKind
  /// The wire type of one value; a map's is that of its entry.
  @usableFromInline let wireType: UInt64
  /// How many values the member stands for.
  @usableFromInline let shape: FieldKey.Shape
  /// How its integers are written.
  @usableFromInline let encoding: FieldEncoding
  /// The offset of the member, in bytes: a number, a `ProtobufCBinaryData`, or a pointer to a message or an array.
  @usableFromInline let offset: Int
  /// The offset of `has_…` (a C `int`), `n_…` (a C `size_t`) or `…_case` (a C `uint32_t` that the members of a oneof
  /// have in common), in bytes; 0 where there is none.
  @usableFromInline let quantifierOffset: Int
  /// The offset of the word that is zero exactly when the field is absent, in bytes.
  @usableFromInline let presenceOffset: Int
  /// Whether that word has 64 bits instead of 32.
  @usableFromInline let isPresenceWide: Bool
  /// Whether it is a member of a oneof: the word is the number of the member that is there.
  @usableFromInline let isMember: Bool
  /// The message of a record, or the entry of a map.
  @usableFromInline let message: UnsafePointer<MessageLayout>?
  /// The position of the field's counter among those of its message; -1 for a single value that is no record.
  @usableFromInline let counter: Int

  /// Closes a message's fields.
  static var sentinel: FieldLayout {
    FieldLayout(
      key: FieldKey(number: 0, kind: .bool, .single), kind: .bool, wireType: 0, shape: .single,
      encoding: .varint, offset: 0, quantifierOffset: 0, presenceOffset: 0, isPresenceWide: false,
      isMember: false, message: nil, counter: -1)
  }

  @inlinable var number: Int { key.number }
}

/// protobuf-c's structure of a message: its size and its fields in the order of their numbers.
@frozen @usableFromInline
struct MessageLayout: BitwiseCopyable {
  /// The size of the structure, in bytes.
  @usableFromInline let size: Int
  /// The fields, and behind them ``FieldLayout/sentinel``.
  @usableFromInline let fields: UnsafePointer<FieldLayout>
  /// The number of fields.
  @usableFromInline let fieldCount: Int
  /// The number of fields that have a counter.
  @usableFromInline let counterCount: Int
  /// The `ProtobufCMessageDescriptor`, which every structure of the message begins with.
  @usableFromInline let descriptor: UnsafeRawPointer

  /// The field with this number, tried at `hint` and directly behind it first; moves `hint` to what it finds.
  func field(
    numbered number: Int, near hint: inout UnsafePointer<FieldLayout>
  ) -> UnsafePointer<FieldLayout>? {
    if hint.pointee.number == number { return hint }
    if hint.pointee.number != 0, (hint + 1).pointee.number == number {
      hint += 1
      return hint
    }
    var low = 0
    var high = fieldCount
    while low < high {
      let middle = (low + high) / 2
      if fields[middle].number < number { low = middle + 1 } else { high = middle }
    }
    guard fields[low].number == number else { return nil }
    hint = fields + low
    return hint
  }
}

/// A field's number, kind and shape in one word, so that one comparison says whether a record's visit and the schema agree.
@frozen @usableFromInline
struct FieldKey: BitwiseCopyable, Equatable {
  /// How many values the field's member stands for.
  @frozen @usableFromInline
  enum Shape: UInt64, BitwiseCopyable {
    case single, list, map
  }

  @usableFromInline let word: UInt64

  @inlinable @inline(__always)
  init(number: Int, kind: ValueKind, _ shape: Shape) {
    word = UInt64(truncatingIfNeeded: number) | kind.code &<< 32 | shape.rawValue &<< 40
  }

  @inlinable var number: Int { Int(truncatingIfNeeded: word & 0xFFFF_FFFF) }
}

extension ValueKind {
  @inlinable @inline(__always)
  var code: UInt64 {
    switch self {
    case .bool: 0
    case .int32: 1
    case .int64: 2
    case .uint32: 3
    case .uint64: 4
    case .float: 5
    case .double: 6
    case .string: 7
    case .bytes: 8
    case .enumeration: 9
    case .record: 10
    }
  }

  /// The size of a single value of this kind in a structure or an array, and its alignment too unless it is 16, in bytes.
  ///
  /// Source: protobuf-c.h; `protobuf_c_boolean` and enums are C's `int`, a string here is a `ProtobufCBinaryData`.
  @inlinable @inline(__always)
  var memberSize: Int {
    switch self {
    case .bool, .int32, .uint32, .float, .enumeration: 4
    case .int64, .uint64, .double, .record: 8
    case .string, .bytes: 16
    }
  }

  /// Whether a Swift array of this kind has the bytes of the C array.
  @inlinable @inline(__always)
  var isBitwiseEqualInC: Bool {
    switch self {
    case .int32, .int64, .uint32, .uint64, .float, .double: true
    case .bool, .string, .bytes, .enumeration, .record: false
    }
  }
}
