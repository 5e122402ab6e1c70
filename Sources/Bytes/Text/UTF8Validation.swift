extension UnsafePointer<UInt8> {
  /// Where the first sequence begins that is not well-formed UTF-8; `nil` if there is none in these bytes.
  ///
  /// ASCII is passed over eight bytes at a time, and then the sequence that is not.
  ///
  /// Source: The Unicode Standard 15.0, table 3-7, "Well-Formed UTF-8 Byte Sequences".
  func firstInvalidUTF8(count: Int) -> Int? {
    let bytes = UnsafeRawPointer(self)
    var offset = 0
    while offset < count {
      if offset &+ 8 <= count {
        let word = UInt64(
          littleEndian: (bytes + offset).loadUnaligned(as: UInt64.self))
        let marks = word & Varint.continuation
        if marks == 0 {
          offset &+= 8
          continue
        }
        offset &+= marks.trailingZeroBitCount &>> 3
      }
      let width = Self.sequenceWidth(self + offset, atMost: count &- offset)
      guard width > 0 else { return offset }
      offset &+= width
    }
    return nil
  }

  /// How many bytes the well-formed sequence at a place has; 0 if it is not well-formed, or goes on behind the last byte.
  @inline(__always)
  private static func sequenceWidth(_ start: Self, atMost count: Int) -> Int {
    let first = start[0]
    if first < 0x80 { return 1 }
    guard count > 1 else { return 0 }
    let second = start[1]
    if first < 0xE0 { return first >= 0xC2 && isContinuation(second) ? 2 : 0 }
    guard count > 2, isContinuation(start[2]) else { return 0 }
    if first < 0xF0 {
      // Neither longer than needed nor a surrogate.
      let range: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return range.contains(second) ? 3 : 0
    }
    guard count > 3, isContinuation(start[3]) else { return 0 }
    // Neither longer than needed nor beyond U+10FFFF.
    switch first {
    case 0xF0: return 0x90...0xBF ~= second ? 4 : 0
    case 0xF1...0xF3: return isContinuation(second) ? 4 : 0
    case 0xF4: return 0x80...0x8F ~= second ? 4 : 0
    default: return 0
    }
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether these bytes are all ASCII; looks at eight at a time.
  @inline(__always)
  func isASCII(count: Int) -> Bool {
    let start = UnsafeRawPointer(self)
    if count >= 8 {
      var bits: UInt64 = 0
      var offset = 0
      while offset &+ 8 <= count {
        bits |= (start + offset).loadUnaligned(as: UInt64.self)
        offset &+= 8
      }
      // The last eight bytes, some of which have been looked at already.
      bits |= (start + (count &- 8)).loadUnaligned(as: UInt64.self)
      return bits & Varint.continuation == 0
    }
    var bits: UInt8 = 0
    for offset in 0..<count { bits |= self[offset] }
    return bits < 0x80
  }
}
