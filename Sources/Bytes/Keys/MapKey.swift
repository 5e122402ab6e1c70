/// What the keys of a map can be.
public enum KeyKind: String, Sendable, Hashable, CaseIterable {
  /// Text.
  case string
  /// False and true.
  case bool
  /// An integer of 32 bits.
  case int32
  /// An integer of 64 bits.
  case int64
  /// An integer of 32 bits that is not negative.
  case uint32
  /// An integer of 64 bits that is not negative.
  case uint64
}

/// What the values of a map are found by: text, integers, or booleans.
///
/// A compiled record has `[String: Value]`, which is handy, and takes two texts for one key where only their accents are
/// composed otherwise. ``ExactText`` and ``DynamicKey`` tell every two texts apart.
public protocol MapKey: Hashable, Sendable {
  /// The kind of all keys of this type; `nil` where each key has its own.
  static var keyKind: KeyKind? { get }
  /// Makes a key of one that says its kind; `nil` where that is another kind than this type's.
  init?(key: DynamicKey)
  /// The key with its kind.
  var dynamicKey: DynamicKey { get }
  /// The key as text, for formats whose keys are: `"a"`, `"-12"`, `"true"`.
  var keyText: String { get }
  /// A number that is in the same order as the keys, equal for some that differ.
  func keyPrefix(in order: KeyOrder) -> UInt64
  /// Whether the key comes before another one.
  func precedesKey(_ other: Self, in order: KeyOrder) -> Bool
}

extension MapKey {
  // The prefix of numbers is all of them.
  @inlinable public func precedesKey(_ other: Self, in order: KeyOrder) -> Bool {
    keyPrefix(in: order) < other.keyPrefix(in: order)
  }
}

extension String: MapKey {
  @inlinable public static var keyKind: KeyKind? { .string }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .string(let text) = key else { return nil }
    self = text
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .string(self) }
  @inlinable @inline(__always) public var keyText: String { self }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 { textPrefix(in: order) }
  @inlinable public func precedesKey(_ other: String, in order: KeyOrder) -> Bool {
    precedes(other, in: order)
  }
}

extension ExactText: MapKey {
  @inlinable public static var keyKind: KeyKind? { .string }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .string(let text) = key else { return nil }
    self.init(text)
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .string(text) }
  @inlinable @inline(__always) public var keyText: String { text }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 { text.textPrefix(in: order) }
  @inlinable public func precedesKey(_ other: ExactText, in order: KeyOrder) -> Bool {
    text.precedes(other.text, in: order)
  }
}

extension Bool: MapKey {
  @inlinable public static var keyKind: KeyKind? { .bool }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .bool(let value) = key else { return nil }
    self = value
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .bool(self) }
  @inlinable public var keyText: String { self ? "true" : "false" }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 { self ? 1 : 0 }
}

extension Int32: MapKey {
  @inlinable public static var keyKind: KeyKind? { .int32 }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .int32(let value) = key else { return nil }
    self = value
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .int32(self) }
  @inlinable public var keyText: String { String(self) }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 {
    Int64(self).keyPrefix(in: order)
  }
}

extension Int64: MapKey {
  @inlinable public static var keyKind: KeyKind? { .int64 }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .int64(let value) = key else { return nil }
    self = value
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .int64(self) }
  @inlinable public var keyText: String { String(self) }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 {
    let (bits, sign) = (UInt64(bitPattern: self), UInt64(1) << 63)
    return switch order {
    case .natural: bits ^ sign
    // In CBOR a negative number is written as its complement, after those that are not negative.
    case .encoded: self < 0 ? ~bits | sign : bits
    }
  }
}

extension UInt32: MapKey {
  @inlinable public static var keyKind: KeyKind? { .uint32 }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .uint32(let value) = key else { return nil }
    self = value
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .uint32(self) }
  @inlinable public var keyText: String { String(self) }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 { UInt64(self) }
}

extension UInt64: MapKey {
  @inlinable public static var keyKind: KeyKind? { .uint64 }
  @inlinable @inline(__always) public init?(key: DynamicKey) {
    guard case .uint64(let value) = key else { return nil }
    self = value
  }
  @inlinable @inline(__always) public var dynamicKey: DynamicKey { .uint64(self) }
  @inlinable public var keyText: String { String(self) }
  @inlinable public func keyPrefix(in order: KeyOrder) -> UInt64 { self }
}
