/// Sizes of base-128 varints.
public enum Varint {
  /// The number of bytes of the shortest varint of `value`: 1 to 10.
  @inlinable public static func size(_ value: UInt64) -> Int {
    // ⌈bits / 7⌉ with at least one bit, without a division by seven: 9/64 is close enough up to 64 bits.
    let bits = 64 &- (value | 1).leadingZeroBitCount
    return (bits &* 9 &+ 64) >> 6
  }

  /// Stores the shortest varint of `value` where the caller has ten bytes of room, all of which may be written.
  ///
  /// Without a loop: the groups of seven bits are moved to bytes of their own by halves, quarters and eighths, so that
  /// varying lengths cost no mispredicted branch.
  ///
  /// - Returns: the number of bytes that the varint has.
  @inlinable @inline(__always)
  static func unsafeStore(_ value: UInt64, at target: UnsafeMutableRawPointer) -> Int {
    let size = size(value)
    let groups = spread(value)
    if size <= 8 {
      let continued = continuation & ((1 &<< (UInt64(truncatingIfNeeded: size &- 1) &* 8)) &- 1)
      target.storeBytes(of: (groups | continued).littleEndian, as: UInt64.self)
    } else {
      target.storeBytes(of: (groups | continuation).littleEndian, as: UInt64.self)
      let rest = UInt16(truncatingIfNeeded: value &>> 56)
      let last = rest < 0x80 ? rest : (rest | 0x80) & 0xFF | (rest &>> 7) &<< 8
      target.storeBytes(of: last.littleEndian, toByteOffset: 8, as: UInt16.self)
    }
    return size
  }

  /// The top bit of each of eight bytes.
  @inlinable @inline(__always) static var continuation: UInt64 { 0x8080_8080_8080_8080 }

  /// The low eight groups of seven bits, each in a byte.
  @inlinable @inline(__always)
  static func spread(_ value: UInt64) -> UInt64 {
    var groups = value & 0x0FFF_FFFF | (value & 0x00FF_FFFF_F000_0000) &<< 4
    groups = groups & 0x0000_3FFF_0000_3FFF | (groups & 0x0FFF_C000_0FFF_C000) &<< 2
    return groups & 0x007F_007F_007F_007F | (groups & 0x3F80_3F80_3F80_3F80) &<< 1
  }

  /// Undoes ``spread(_:)``; the top bits of the bytes are not looked at.
  @inlinable @inline(__always)
  static func gather(_ groups: UInt64) -> UInt64 {
    var value = groups & 0x007F_007F_007F_007F | (groups & 0x7F00_7F00_7F00_7F00) &>> 1
    value = value & 0x0000_3FFF_0000_3FFF | (value & 0x3FFF_0000_3FFF_0000) &>> 2
    return value & 0x0FFF_FFFF | (value & 0x0FFF_FFFF_0000_0000) &>> 4
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
