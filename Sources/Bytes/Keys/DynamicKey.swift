/// A map's key that says its kind, as a record without a compiled type has it.
///
/// Text is equal to text of the same code points, and keys of two kinds are never equal. A map has keys of one kind.
@frozen
public enum DynamicKey: Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// Text.
  case string(String)
  /// False or true.
  case bool(Bool)
  /// An integer.
  case int32(Int32)
  /// An integer.
  case int64(Int64)
  /// An integer.
  case uint32(UInt32)
  /// An integer.
  case uint64(UInt64)

  @inlinable public init(stringLiteral text: String) { self = .string(text) }

  /// The key's kind.
  @inlinable public var kind: KeyKind {
    switch self {
    case .string: .string
    case .bool: .bool
    case .int32: .int32
    case .int64: .int64
    case .uint32: .uint32
    case .uint64: .uint64
    }
  }

  /// The key that is zero, false or empty.
  @inlinable public init(zeroOf kind: KeyKind) {
    self =
      switch kind {
      case .string: .string("")
      case .bool: .bool(false)
      case .int32: .int32(0)
      case .int64: .int64(0)
      case .uint32: .uint32(0)
      case .uint64: .uint64(0)
      }
  }

  /// The key whose ``keyText`` is this text; `nil` if no key of this kind has it.
  public init?(text: String, kind: KeyKind) {
    func number<Integer: FixedWidthInteger>() -> Integer? {
      // Neither a plus nor zeros in front, so that a key has one text.
      Integer(text).flatMap { String($0) == text ? $0 : nil }
    }
    let key: DynamicKey? =
      switch kind {
      case .string: .string(text)
      case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
      case .int32: number().map(DynamicKey.int32)
      case .int64: number().map(DynamicKey.int64)
      case .uint32: number().map(DynamicKey.uint32)
      case .uint64: number().map(DynamicKey.uint64)
      }
    guard let key else { return nil }
    self = key
  }

  /// The key that an integer is; `nil` where a key of this kind cannot be this integer.
  public init?(integer: some FixedWidthInteger, kind: KeyKind) {
    let key: DynamicKey? =
      switch kind {
      case .string, .bool: nil
      case .int32: Int32(exactly: integer).map(DynamicKey.int32)
      case .int64: Int64(exactly: integer).map(DynamicKey.int64)
      case .uint32: UInt32(exactly: integer).map(DynamicKey.uint32)
      case .uint64: UInt64(exactly: integer).map(DynamicKey.uint64)
      }
    guard let key else { return nil }
    self = key
  }

  public var description: String { keyText }

  @inlinable public static func == (left: DynamicKey, right: DynamicKey) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.isExactly(right)
    case (.bool(let left), .bool(let right)): left == right
    case (.int32(let left), .int32(let right)): left == right
    case (.int64(let left), .int64(let right)): left == right
    case (.uint32(let left), .uint32(let right)): left == right
    case (.uint64(let left), .uint64(let right)): left == right
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .string(let text): text.hashExactly(into: &hasher)
    case .bool(let value): hasher.combine(value)
    case .int32(let value): hasher.combine(value)
    case .int64(let value): hasher.combine(value)
    case .uint32(let value): hasher.combine(value)
    case .uint64(let value): hasher.combine(value)
    }
  }
}

extension DynamicKey: MapKey {
  @inlinable public static var keyKind: KeyKind? { nil }
  @inlinable @inline(__always) public init?(key: DynamicKey) { self = key }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { self }

  @inlinable public var keyText: String {
    switch self {
    case .string(let text): text
    case .bool(let value): value.keyText
    case .int32(let value): value.keyText
    case .int64(let value): value.keyText
    case .uint32(let value): value.keyText
    case .uint64(let value): value.keyText
    }
  }

  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 {
    switch self {
    case .string(let text): text.textPrefix(in: order)
    case .bool(let value): value.keyPrefix(in: order)
    case .int32(let value): value.keyPrefix(in: order)
    case .int64(let value): value.keyPrefix(in: order)
    case .uint32(let value): value.keyPrefix(in: order)
    case .uint64(let value): value.keyPrefix(in: order)
    }
  }

  @inlinable public func precedesKey(_ other: DynamicKey, in order: KeyOrder) -> Bool {
    guard case (.string(let left), .string(let right)) = (self, other) else {
      return keyPrefix(in: order) < other.keyPrefix(in: order)
    }
    return left.precedes(right, in: order)
  }
}
