/// The two words of a string that holds its text in itself: up to 15 bytes, then the count and what the text is.
///
/// The standard library's own initialisers take several calls to fill them. Its layout is fixed where the library is
/// part of the system and has been the same elsewhere, but nobody promises that, so it is compared with real strings once.
///
/// Source: Swift, *StringObject.swift*, "Small strings".
struct SmallString {
  private let low: UInt64
  private let high: UInt64

  /// The words of ASCII text: eight bytes, the first one lowest, then up to seven.
  @inline(__always) init(low: UInt64, high: UInt64, count: Int) {
    self.low = low.littleEndian
    self.high = (high | UInt64(truncatingIfNeeded: 0xE0 | count) &<< 56).littleEndian
  }

  /// The string.
  ///
  /// - Precondition: ``isLayoutKnown``, and the text is ASCII.
  @inline(__always) var unsafeString: String { unsafeBitCast(self, to: String.self) }

  /// Whether strings of this process have the layout above, found out from three of them.
  static let isLayoutKnown: Bool = {
    guard MemoryLayout<String>.size == MemoryLayout<SmallString>.size else { return false }
    let samples: [(String, SmallString)] = [
      ("", SmallString(low: 0, high: 0, count: 0)),
      ("serbench", SmallString(low: 0x6863_6E65_6272_6573, high: 0, count: 8)),
      (
        "0123456789abcde",
        SmallString(low: 0x3736_3534_3332_3130, high: 0x65_6463_6261_3938, count: 15)
      ),
    ]
    return samples.allSatisfy { string, words in
      // Made from bytes at run time, as those that are read are.
      let real = unsafeBitCast(
        String(decoding: Array(string.utf8), as: UTF8.self), to: SmallString.self)
      return real.low == words.low && real.high == words.high
    }
  }()
}
