/// A number of fixed width that lies in an input in little-endian order.
public protocol PackedNumber: BitwiseCopyable {
  /// The integer of the same width.
  associatedtype Bits: FixedWidthInteger & BitwiseCopyable
  /// The number that these bits are.
  init(packed bits: Bits)
  /// The bits of the number.
  var packedBits: Bits { get }
}

extension Double: PackedNumber {
  @inlinable public init(packed bits: UInt64) { self.init(bitPattern: bits) }
  @inlinable public var packedBits: UInt64 { bitPattern }
}
extension Float: PackedNumber {
  @inlinable public init(packed bits: UInt32) { self.init(bitPattern: bits) }
  @inlinable public var packedBits: UInt32 { bitPattern }
}
extension Int64: PackedNumber {
  @inlinable public init(packed bits: UInt64) { self.init(bitPattern: bits) }
  @inlinable public var packedBits: UInt64 { UInt64(bitPattern: self) }
}
extension Int32: PackedNumber {
  @inlinable public init(packed bits: UInt32) { self.init(bitPattern: bits) }
  @inlinable public var packedBits: UInt32 { UInt32(bitPattern: self) }
}
extension UInt64: PackedNumber {
  @inlinable public init(packed bits: UInt64) { self = bits }
  @inlinable public var packedBits: UInt64 { self }
}
extension UInt32: PackedNumber {
  @inlinable public init(packed bits: UInt32) { self = bits }
  @inlinable public var packedBits: UInt32 { self }
}

/// Numbers lent from the input, side by side and each in little-endian order, wherever they are aligned.
///
/// It differs from a `Span` of the number's type in that it asks for no alignment, which an input does not promise.
@frozen
public struct PackedNumbers<Number: PackedNumber>: ~Escapable {
  @usableFromInline let bytes: RawSpan

  /// Looks at bytes as numbers; what is left behind the last whole one is not looked at.
  @inlinable @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// How many numbers there are.
  @inlinable public var count: Int { bytes.byteCount / MemoryLayout<Number.Bits>.size }

  /// The positions of the numbers.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// The number at a position.
  ///
  /// - Precondition: the position is one of ``indices``.
  @inlinable public subscript(position: Int) -> Number {
    precondition(indices.contains(position), "the position is outside the numbers")
    let bits = bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: position &* MemoryLayout<Number.Bits>.size, as: Number.Bits.self)
    return Number(packed: Number.Bits(littleEndian: bits))
  }
}
