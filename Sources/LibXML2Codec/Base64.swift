/// Bytes as text: base64 with padding, in the standard alphabet.
///
/// Source: RFC 4648, section 4; *XML Schema Part 2*, 3.2.16, which allows white space anywhere when reading.
enum Base64 {
  private static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let digits = alphabet.utf8Start
    func digit(_ bits: UInt32) -> UInt8 { digits[Int(bits & 63)] }
    return [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
      var index = 0
      while index < bytes.count {
        let rest = bytes.count - index
        let group =
          UInt32(bytes[index]) << 16 | UInt32(rest > 1 ? bytes[index + 1] : 0) << 8
          | UInt32(rest > 2 ? bytes[index + 2] : 0)
        text[count] = digit(group >> 18)
        text[count + 1] = digit(group >> 12)
        text[count + 2] = rest > 1 ? digit(group >> 6) : UInt8(ascii: "=")
        text[count + 3] = rest > 2 ? digit(group) : UInt8(ascii: "=")
        index += 3
        count += 4
      }
    }
  }
}

/// Reads base64 that comes in pieces.
struct Base64Decoder {
  /// The bytes read so far.
  private(set) var bytes: [UInt8] = []
  /// The digits since the last whole group of four, and how many they are.
  private var group: UInt32 = 0
  private var digitCount = 0
  private var paddingCount = 0

  private static let space: UInt8 = 0xFE
  private static let padding: UInt8 = 0xFD
  /// The value of each digit, and what else a byte may be.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in zip(UInt8(0)..., "ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8) {
      values[Int(letter)] = value
      values[Int(letter) + 32] = value + 26
    }
    for digit in UInt8(0)...9 { values[Int(UInt8(ascii: "0") + digit)] = 52 + digit }
    values[Int(UInt8(ascii: "+"))] = 62
    values[Int(UInt8(ascii: "/"))] = 63
    values[Int(UInt8(ascii: "="))] = padding
    for blank in [UInt8(ascii: " "), 0x09, 0x0A, 0x0D] { values[Int(blank)] = space }
    return values
  }()

  /// Makes room for the bytes that so many digits stand for, within a limit.
  mutating func reserve(digits: Int, limit: Int) {
    bytes.reserveCapacity(min(bytes.count + digits / 4 * 3 + 2, limit))
  }

  /// Reads a piece; says whether it may be part of base64. Stops when there are more than `limit` bytes.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    Self.values.withUnsafeBufferPointer { values in
      for byte in text {
        let value = values[Int(byte)]
        if value < 64 {
          guard paddingCount == 0 else { return false }
          group = group << 6 | UInt32(value)
          digitCount += 1
          if digitCount == 4 {
            bytes.append(UInt8(truncatingIfNeeded: group >> 16))
            bytes.append(UInt8(truncatingIfNeeded: group >> 8))
            bytes.append(UInt8(truncatingIfNeeded: group))
            if bytes.count > limit { return true }
            (group, digitCount) = (0, 0)
          }
        } else if value == Self.padding {
          paddingCount += 1
        } else if value != Self.space {
          return false
        }
      }
      return true
    }
  }

  /// Reads the group that padding has cut short; says whether there was one and it is right, or none at all.
  mutating func finish() -> Bool {
    switch (digitCount, paddingCount) {
    case (0, 0): return true
    case (2, 2):
      // The bits that belong to no byte are zero (3.2.16: the last digit is one of AQgw).
      guard group & 0xF == 0 else { return false }
      bytes.append(UInt8(truncatingIfNeeded: group >> 4))
      return true
    case (3, 1):
      guard group & 0x3 == 0 else { return false }
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
      return true
    default: return false
    }
  }
}
