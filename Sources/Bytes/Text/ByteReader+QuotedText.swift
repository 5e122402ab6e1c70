// Text between quotation marks with backslash escapes.
//
// Source: RFC 8259, section 7, "Strings". Eight bytes are looked at at once: subtracting the least byte that is allowed
// from each sets the top bit of those that are not, as in Knuth, *The Art of Computer Programming*, 7.1.3, "Broadword
// computing". A borrow can only spoil bytes above a true match, so the lowest match is exact.

extension UInt64 {
  /// The same byte eight times.
  @inlinable @inline(__always) init(repeating byte: UInt8) {
    self = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The top bit of every byte.
  @inlinable @inline(__always) static var topBits: UInt64 { 0x8080_8080_8080_8080 }

  /// The top bit of each byte that quoted text cannot have as it is: quotation marks, backslashes, control characters.
  ///
  /// Only the lowest bit is exact.
  @inlinable @inline(__always) var needingEscape: UInt64 {
    let ones = UInt64(repeating: 1)
    let quotes = (self ^ UInt64(repeating: 0x22)) &- ones
    let backslashes = (self ^ UInt64(repeating: 0x5C)) &- ones
    let controls = self &- UInt64(repeating: 0x20)
    return (quotes | backslashes | controls) & ~self & Self.topBits
  }
}

extension UInt8 {
  /// Whether quoted text cannot have this byte as it is.
  @inlinable @inline(__always) var needsEscape: Bool {
    self < 0x20 || self == 0x22 || self == 0x5C
  }
}

extension ByteReader {
  /// A stretch of quoted text without escapes.
  @usableFromInline struct PlainText {
    /// The first byte that is not part of it: a quotation mark, a backslash, a control character or the end.
    @usableFromInline let end: UnsafePointer<UInt8>
    /// Whether all of it is ASCII.
    @usableFromInline let isASCII: Bool
    @inlinable init(end: UnsafePointer<UInt8>, isASCII: Bool) {
      self.end = end
      self.isASCII = isASCII
    }
  }

  /// Finds the end of the plain text that starts at `first`.
  @inlinable @inline(__always)
  func plainText(from first: UnsafePointer<UInt8>) -> PlainText {
    var cursor = first
    var seen: UInt64 = 0
    while end - cursor >= 8 {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      let matches = word.needingEscape
      if matches != 0 {
        let count = matches.trailingZeroBitCount &>> 3
        seen |= word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
        return PlainText(end: cursor + count, isASCII: seen & UInt64.topBits == 0)
      }
      seen |= word
      cursor += 8
    }
    while cursor != end, !cursor.pointee.needsEscape {
      seen |= UInt64(cursor.pointee)
      cursor += 1
    }
    return PlainText(end: cursor, isASCII: seen & UInt64.topBits == 0)
  }

  /// How many bytes the text has that ends at the next quotation mark, the opening one being read already.
  ///
  /// `nil` if it has escapes, or does not end, or has bytes that it must not have.
  public var plainTextCount: Int? {
    let text = plainText(from: position)
    guard text.end != end, text.end.pointee == 0x22 else { return nil }
    return text.end - position
  }

  /// Reads text up to its closing quotation mark, the opening one being read already.
  ///
  /// - Parameter limit: the most bytes that the text may have, without its escapes.
  @inline(never)
  public mutating func readQuotedText(limit: Int) throws(TextFailure) -> String {
    let text = plainText(from: position)
    guard text.end != end, text.end.pointee == 0x22 else {
      return try readEscapedText(limit: limit)
    }
    let count = text.end - position
    guard count <= limit else { throw .tooLong(count: count) }
    if !text.isASCII { try checkUTF8(count: count) }
    let bytes = Span(_unsafeStart: position, count: count)
    position = text.end + 1
    return String(copying: UTF8Span(unchecked: bytes, isKnownASCII: text.isASCII))
  }

  /// Checks that the next `count` bytes are UTF-8; goes to the first ones that are not.
  private mutating func checkUTF8(count: Int) throws(TextFailure) {
    guard let offset = position.firstInvalidUTF8(count: count) else { return }
    position += offset
    throw .invalidUTF8
  }

  /// Reads text that has escapes, in two passes: one that checks it and counts its bytes, one that writes them.
  @inline(never)
  mutating func readEscapedText(limit: Int) throws(TextFailure) -> String {
    let first = position
    let count = try skipQuotedText()
    guard count <= limit else {
      position = first
      throw .tooLong(count: count)
    }
    // Without the closing quotation mark.
    var source = ByteReader(unsafeStart: first, count: position - first - 1)
    return String(unsafeUninitializedCapacity: count) { target in
      source.unescapeText(into: UnsafeMutableRawBufferPointer(target))
    }
  }

  /// Passes over text up to its closing quotation mark if it is ASCII without escapes; says whether it was.
  @inlinable @inline(__always)
  public mutating func skipPlainASCII() -> Bool {
    let text = plainText(from: position)
    guard text.isASCII, text.end != end, text.end.pointee == 0x22 else { return false }
    position = text.end + 1
    return true
  }

  /// Passes over text up to its closing quotation mark, and checks all of it.
  ///
  /// - Returns: the number of UTF-8 bytes that the text has without its escapes.
  @inline(never) @discardableResult
  public mutating func skipQuotedText() throws(TextFailure) -> Int {
    var count = 0
    while true {
      let text = plainText(from: position)
      let length = text.end - position
      if !text.isASCII { try checkUTF8(count: length) }
      count += length
      position = text.end
      guard position != end else { throw .truncated }
      switch position.pointee {
      case 0x22:
        position += 1
        return count
      case 0x5C: count += UTF8.width(try readEscape())
      case let control: throw .controlCharacter(control)
      }
    }
  }

  /// Reads a backslash and what it stands for; a surrogate pair is one escape.
  mutating func readEscape() throws(TextFailure) -> Unicode.Scalar {
    guard remaining >= 2 else {
      position = end
      throw .truncated
    }
    let scalar: Unicode.Scalar
    switch position[1] {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return try readUnicodeEscape()
    default: throw .invalidEscape
    }
    position += 2
    return scalar
  }

  private mutating func readUnicodeEscape() throws(TextFailure) -> Unicode.Scalar {
    let first = try codeUnit(at: position)
    if let scalar = Unicode.Scalar(first) {
      position += 6
      return scalar
    }
    guard first < 0xDC00, remaining >= 8, position[6] == 0x5C, position[7] == UInt8(ascii: "u")
    else { throw .loneSurrogate }
    let second = try codeUnit(at: position + 6)
    guard (0xDC00...0xDFFF).contains(second) else { throw .loneSurrogate }
    position += 12
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
  }

  /// The four hexadecimal digits of the escape at `escape`.
  private func codeUnit(at escape: UnsafePointer<UInt8>) throws(TextFailure) -> UInt32 {
    guard end - escape >= 6 else { throw .truncated }
    var unit: UInt32 = 0
    for index in 2..<6 {
      guard let digit = escape[index].hexadecimalDigit else { throw .invalidEscape }
      unit = unit << 4 | digit
    }
    return unit
  }
}

extension UInt8 {
  /// The value of an ASCII hexadecimal digit.
  var hexadecimalDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
