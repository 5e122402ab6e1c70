// What readers of text formats look at: white space, single characters, known words.

extension ByteReader {
  /// The next byte, not consumed; 0 at the end, which no text has outside of quotes.
  @inlinable @inline(__always) public var nextOrZero: UInt8 {
    position == end ? 0 : position.pointee
  }

  /// Passes over spaces, tabs, line feeds and carriage returns.
  @inlinable @inline(__always) public mutating func skipWhitespace() {
    if position != end, position.pointee <= 0x20 { skipLongWhitespace() }
  }

  @usableFromInline @inline(never) mutating func skipLongWhitespace() {
    while position != end {
      switch position.pointee {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Consumes the next byte if it is this one; says whether it did.
  @inlinable @inline(__always) public mutating func skip(ifNext byte: UInt8) -> Bool {
    guard position != end, position.pointee == byte else { return false }
    position += 1
    return true
  }

  /// Consumes a word if it stands here; says whether it did.
  public mutating func skip(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count <= remaining else { return false }
    for index in 0..<count where position[index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  /// Whether all that is left is the beginning of a word, such as `tru`.
  public func endsInside(word: StaticString) -> Bool {
    (1..<word.utf8CodeUnitCount).contains(remaining)
      && (0..<remaining).allSatisfy { position[$0] == word.utf8Start[$0] }
  }

  /// The bytes between two offsets, as they stand in the input.
  ///
  /// - Precondition: the range lies in what has been read.
  public func bytes(in range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= offset, "not read yet")
    return [UInt8](UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  /// The line of the next byte: 1 and the line feeds before it.
  public var line: Int {
    UnsafeBufferPointer(start: start, count: offset).reduce(into: 1) { line, byte in
      if byte == 0x0A { line += 1 }
    }
  }

  /// Goes back to an offset that was read before.
  ///
  /// - Precondition: the offset lies in what has been read.
  @inlinable public mutating func rewind(to offset: Int) {
    precondition(offset >= 0 && offset <= self.offset, "only what was read can be read again")
    position = start + offset
  }
}
