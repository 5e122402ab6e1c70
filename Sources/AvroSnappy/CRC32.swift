/// The checksum CRC-32 of ISO 3309, as zlib and gzip have it (RFC 1952, section 8): polynomial `EDB88320`, reflected.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  /// The checksum of bytes.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let table = table
    return ~bytes.reduce(UInt32.max) { value, byte in
      table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ (value >> 8)
    }
  }
}
