/// Sizes of base-128 varints.
public enum Varint {
  /// The number of bytes of the shortest varint of `value`: 1 to 10.
  @inlinable public static func size(_ value: UInt64) -> Int {
    // ⌈bits / 7⌉ with at least one bit, without a division by seven: 9/64 is close enough up to 64 bits.
    let bits = 64 &- (value | 1).leadingZeroBitCount
    return (bits &* 9 &+ 64) >> 6
  }
}

/// Zigzag: maps signed integers to unsigned ones so that small magnitudes stay small (0, -1, 1, -2 → 0, 1, 2, 3).
///
/// Source: Protocol Buffers, *Encoding*, "Signed Integers"; Avro specification 1.11, "Binary Encoding".
public enum ZigZag {
  /// The zigzag form of a 32-bit integer.
  @inlinable public static func encode(_ value: Int32) -> UInt32 {
    UInt32(bitPattern: (value << 1) ^ (value >> 31))
  }

  /// The zigzag form of a 64-bit integer.
  @inlinable public static func encode(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value << 1) ^ (value >> 63))
  }

  /// The 32-bit integer that a zigzag form stands for.
  @inlinable public static func decode(_ value: UInt32) -> Int32 {
    Int32(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }

  /// The 64-bit integer that a zigzag form stands for.
  @inlinable public static func decode(_ value: UInt64) -> Int64 {
    Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }
}
