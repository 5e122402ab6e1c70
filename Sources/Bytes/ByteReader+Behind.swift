extension ByteReader {
  /// Where a varint begins that ends at an offset.
  ///
  /// A byte with its high bit belongs to the varint that the next byte is of, so that it is found from its end.
  ///
  /// - Precondition: the offset lies in what has been read, and a varint that was read ends there.
  public func startOfVarint(endingAt offset: Int) -> Int {
    precondition(offset > 0 && offset <= self.offset, "not read yet")
    var first = offset - 1
    while first > 0, start[first - 1] >= 0x80 { first -= 1 }
    return first
  }

  /// Where a varint ends that begins at an offset.
  ///
  /// - Precondition: the offset lies in what has been read, and a varint that was read begins there.
  public func endOfVarint(startingAt offset: Int) -> Int {
    precondition(offset >= 0 && offset < self.offset, "not read yet")
    var last = offset
    while last + 1 < self.offset, start[last] >= 0x80 { last += 1 }
    return last + 1
  }
}
