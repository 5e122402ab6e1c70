/// An enum compiled from a schema: an open set of numbers, some of which have names.
///
/// Generated enums have a case for each name and `unrecognized(Int32)` for every other number.
public protocol EnumValue: FieldValue {
  /// The names and numbers.
  static var schema: EnumSchema { get }
  /// The number that stands for this value.
  var number: Int32 { get }
  /// The value that a number stands for; numbers without a name are values too.
  init(number: Int32)
}

extension EnumValue {
  @inlinable public static var kind: ValueKind { .enumeration }

  /// The value numbered 0, which is the default.
  @inlinable public init() { self.init(number: 0) }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(enumNumber: number)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    var number = self.number
    try decoder.read(enumNumber: &number)
    self = Self(number: number)
  }
}

/// An enum's number without a compiled type, as a ``DynamicRecord`` holds it.
@frozen
public struct EnumNumber: FieldValue {
  /// The number.
  public var number: Int32

  /// Holds a number.
  @inlinable public init(_ number: Int32 = 0) { self.number = number }

  @inlinable public static var kind: ValueKind { .enumeration }

  @inlinable @inline(__always) public func write<Encoder: ValueEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.write(enumNumber: number)
  }

  @inlinable @inline(__always) public mutating func read<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try decoder.read(enumNumber: &number)
  }
}
