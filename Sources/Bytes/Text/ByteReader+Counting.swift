// Looking ahead in an array or an object, to size a collection before it is filled. What is counted is what well-formed
// JSON has (RFC 8259, sections 4 and 5); of what is malformed the count is wrong, and reading it fails later.

extension ByteReader {
  /// The number of elements from here up to the end of the array or object that the reader is in, at least 1 and at
  /// most `limit`.
  ///
  /// - Parameter lookAhead: how many bytes may be looked at; lowered by those that were. Past them the count ends.
  public func countElements(limit: Int, lookAhead: inout Int) -> Int {
    let stop = position + min(lookAhead, remaining)
    var cursor = position
    var depth = 0
    var count = 1
    scan: while cursor < stop {
      let byte = cursor.pointee
      cursor += 1
      // Digits and the colon, which are most of what stands outside of strings.
      if byte &- UInt8(ascii: "0") <= 10 { continue }
      switch byte {
      case UInt8(ascii: "\""): cursor = endOfText(from: cursor, stop: stop)
      case UInt8(ascii: ","):
        if depth == 0 {
          count &+= 1
          if count >= limit { break scan }
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth &-= 1
        if depth < 0 { break scan }
      default: continue
      }
    }
    lookAhead &-= cursor - position
    return min(count, limit)
  }

  /// The number of elements from here up to the end of an array of numbers, booleans or the like, at least 1 and at most
  /// `limit`.
  public func countScalars(limit: Int) -> Int {
    var cursor = position
    var count = 1
    while end - cursor >= 8, count < limit {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      let commas = word.exactMatches(of: UInt8(ascii: ","))
      let brackets = word.exactMatches(of: UInt8(ascii: "]"))
      if brackets != 0 {
        // Those in front of the bracket.
        let isInFront = (brackets & (0 &- brackets)) &- 1
        return min(count &+ Self.sum(commas & isInFront), limit)
      }
      count &+= Self.sum(commas)
      cursor += 8
    }
    while cursor != end, cursor.pointee != UInt8(ascii: "]") {
      if cursor.pointee == UInt8(ascii: ",") { count &+= 1 }
      cursor += 1
    }
    return min(count, limit)
  }

  /// How many top bits are set.
  @inline(__always)
  private static func sum(_ topBits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((topBits &>> 7) &* UInt64(repeating: 1)) &>> 56)
  }

  /// Finds the byte behind the closing quotation mark of the text that starts at `first`.
  @inline(__always)
  private func endOfText(
    from first: UnsafePointer<UInt8>, stop: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var cursor = first
    while cursor < stop {
      if end - cursor >= 8 {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
        let matches = word.matches(of: UInt8(ascii: "\"")) | word.matches(of: UInt8(ascii: "\\"))
        if matches == 0 {
          cursor += 8
          continue
        }
        cursor += matches.trailingZeroBitCount &>> 3
      }
      if cursor.pointee == UInt8(ascii: "\"") { return cursor + 1 }
      cursor += cursor.pointee == UInt8(ascii: "\\") && end - cursor >= 2 ? 2 : 1
    }
    return cursor
  }
}

extension UInt64 {
  /// The top bit of each byte that is this one; only the lowest is exact.
  @inline(__always) fileprivate func matches(of byte: UInt8) -> UInt64 {
    let difference = self ^ UInt64(repeating: byte)
    return (difference &- UInt64(repeating: 1)) & ~difference & Self.topBits
  }

  /// The top bit of each byte that is this one.
  @inline(__always) fileprivate func exactMatches(of byte: UInt8) -> UInt64 {
    let difference = self ^ UInt64(repeating: byte)
    return ~(((difference & ~Self.topBits) &+ ~Self.topBits) | difference) & Self.topBits
  }
}
