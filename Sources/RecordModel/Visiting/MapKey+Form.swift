public import Bytes

// Keys of maps as codecs read and write them, by the form of their field.

extension MapKey {
  /// The kind of a field's keys.
  @inlinable @inline(__always)
  public static func kind(as form: FieldForm) -> KeyKind { keyKind ?? form.keyKind }

  /// The key whose text this is; `nil` if it is not a key of the field's kind.
  @inlinable @inline(__always)
  public init?(keyText text: String, as form: FieldForm) {
    if Self.keyKind == .string {
      self.init(key: .string(text))
    } else {
      guard let key = DynamicKey(text: text, kind: Self.kind(as: form)) else { return nil }
      self.init(key: key)
    }
  }

  /// The key whose text this is; the failure has no place in the input.
  @inlinable @inline(__always)
  public static func key(
    ofText text: String, as form: FieldForm
  ) throws(DecodingFailure) -> Self {
    guard let key = Self(keyText: text, as: form) else {
      throw DecodingFailure(wrongKey(text, as: form), in: FieldPath([.key(text)]))
    }
    return key
  }

  /// What it means that a text is not a key of the field.
  @inlinable
  public static func wrongKey(_ text: String, as form: FieldForm) -> DecodingFailure.Reason {
    .wrongKey(text, kind: kind(as: form))
  }
}

extension DecodingFailure.Reason {
  /// A map has a key of another type.
  @usableFromInline @inline(never)
  static func wrongKey(_ text: String, kind: KeyKind) -> DecodingFailure.Reason {
    let expected =
      switch kind {
      case .string: "text"
      case .bool: "true or false"
      case .int32, .int64, .uint32, .uint64: "an integer (\(kind.rawValue))"
      }
    return .wrongType(expected: "\(expected) as a key of the map", found: "\"\(text.prefix(60))\"")
  }
}

extension KeyKind {
  /// The kind of a value that a key is.
  @inlinable public var valueKind: ValueKind {
    switch self {
    case .string: .string
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    }
  }

  /// The type of a field that a key is.
  package var type: FieldType {
    switch self {
    case .string: .string
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    }
  }
}

extension ValueEncoder where Self: ~Copyable {
  /// Writes a map's key as a value of its kind.
  @inlinable @inline(__always)
  public mutating func write(key: DynamicKey) throws(EncodingFailure) {
    switch key {
    case .string(let text): try write(text)
    case .bool(let value): try write(value)
    case .int32(let value): try write(value)
    case .int64(let value): try write(value)
    case .uint32(let value): try write(value)
    case .uint64(let value): try write(value)
    }
  }
}
