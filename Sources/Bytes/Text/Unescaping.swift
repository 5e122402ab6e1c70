// What text with backslash escapes stands for.
//
// Source: RFC 8259, section 7, "Strings".

extension ByteReader {
  /// Writes what the escaped text stands for that goes up to the end of the reader; says how many bytes that is.
  ///
  /// - Precondition: the text has been checked, as ``skipQuotedText()`` does, and there is room for it.
  mutating func unescapeText(into target: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    while true {
      let plain = plainText(from: position)
      let count = plain.end - position
      precondition(count <= target.count - written, "no room for the text")
      if count > 0 {
        (target.baseAddress! + written).copyMemory(from: position, byteCount: count)
        written += count
      }
      position = plain.end
      if isAtEnd { return written }
      guard let scalar = try? readEscape() else {
        preconditionFailure("the text was not checked")
      }
      for unit in UTF8.encode(scalar)! {
        target[written] = unit
        written += 1
      }
    }
  }
}

extension String {
  /// What escaped text stands for.
  ///
  /// - Parameter count: how many UTF-8 bytes that is.
  /// - Precondition: the text has been checked, as ``ByteReader/skipQuotedText()`` does, and that told the count.
  public init(unescaping text: UTF8Span, count: Int) {
    var source = ByteReader(unsafeBorrowing: text.span.bytes)
    self = String(unsafeUninitializedCapacity: count) { target in
      source.unescapeText(into: UnsafeMutableRawBufferPointer(target))
    }
  }
}

extension ByteBuffer {
  /// Writes what escaped text stands for, in place of what the buffer holds, and lends it.
  ///
  /// - Precondition: the text has been checked, as ``ByteReader/skipQuotedText()`` does.
  @_lifetime(&self)
  public mutating func unescape(_ text: UTF8Span) -> UTF8Span {
    removeAll()
    var source = ByteReader(unsafeBorrowing: text.span.bytes)
    // No escape is shorter than what it stands for.
    unsafeAppend(upTo: text.count) { target in source.unescapeText(into: target) }
    let written = Span<UInt8>(
      _unsafeStart: UnsafePointer(storage.assumingMemoryBound(to: UInt8.self)), count: count)
    return _overrideLifetime(UTF8Span(unchecked: written), mutating: &self)
  }
}
