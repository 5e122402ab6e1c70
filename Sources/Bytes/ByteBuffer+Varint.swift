/// Base-128 varints, least significant group first: the top bit of a byte says that another follows.
///
/// Source: Protocol Buffers, *Encoding*, "Base 128 Varints"; Avro specification 1.11, "Binary Encoding", `int` and
/// `long`, which are the same after zigzag.
extension ByteBuffer {
  /// The longest varint of 64 bits, in bytes.
  @inlinable public static var longestVarint: Int { 10 }

  /// Appends the shortest varint of `value`: one to ten bytes.
  @inlinable public mutating func appendVarint(_ value: UInt64) {
    reserve(Self.longestVarint)
    unsafeAppendVarint(value)
  }

  /// Appends the shortest varint of `value` into room that ``reserve(_:)`` has already made.
  @inlinable @inline(__always) public mutating func unsafeAppendVarint(_ value: UInt64) {
    if value < 0x80 {
      unsafeAppend(UInt8(truncatingIfNeeded: value))
    } else if value < 0x4000 {
      unsafeAppend(UInt8(truncatingIfNeeded: value | 0x80))
      unsafeAppend(UInt8(truncatingIfNeeded: value >> 7))
    } else {
      unsafeAppendLongVarint(value)
    }
  }

  @usableFromInline @inline(never) mutating func unsafeAppendLongVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      unsafeAppend(UInt8(truncatingIfNeeded: rest | 0x80))
      rest >>= 7
    }
    unsafeAppend(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a string's UTF-8 bytes behind their count as a varint, after zigzag where the format has it so.
  @inlinable public mutating func appendLengthPrefixed(_ string: String, zigzag: Bool = false) {
    var string = string
    string.withUTF8 { utf8 in
      appendLengthPrefixed(UnsafeRawBufferPointer(utf8), zigzag: zigzag)
    }
  }

  /// Appends bytes behind their count as a varint, after zigzag where the format has it so.
  @inlinable public mutating func appendLengthPrefixed(_ bytes: [UInt8], zigzag: Bool = false) {
    bytes.withUnsafeBytes { appendLengthPrefixed($0, zigzag: zigzag) }
  }

  @inlinable @inline(__always)
  mutating func appendLengthPrefixed(_ bytes: UnsafeRawBufferPointer, zigzag: Bool) {
    reserve(Self.longestVarint + bytes.count)
    unsafeAppendVarint(UInt64(bytes.count) &<< (zigzag ? 1 : 0))
    append(unsafeBytes: bytes)
  }

  /// Opens a body whose length is not known yet, and leaves one byte for it; ``endLengthPrefix(_:)`` fills it in.
  ///
  /// - Returns: where the body starts, to be given to ``endLengthPrefix(_:)``.
  @inlinable public mutating func beginLengthPrefix() -> Int {
    append(0)
    return count
  }

  /// Closes the body that starts at `bodyStart`: writes its length before it, and moves it only where one byte was too
  /// few, that is beyond 127 bytes.
  ///
  /// - Precondition: `bodyStart` came from ``beginLengthPrefix()`` and nothing before it was dropped since.
  @inlinable public mutating func endLengthPrefix(_ bodyStart: Int) {
    precondition(bodyStart >= 1 && bodyStart <= count, "the body is no longer in the buffer")
    let length = count - bodyStart
    if length < 0x80 {
      storage.storeBytes(
        of: UInt8(truncatingIfNeeded: length), toByteOffset: bodyStart &- 1, as: UInt8.self)
    } else {
      endLongLengthPrefix(bodyStart, length: length)
    }
  }

  @usableFromInline @inline(never) mutating func endLongLengthPrefix(_ bodyStart: Int, length: Int)
  {
    let extra = Varint.size(UInt64(length)) - 1
    reserve(extra)
    let body = storage + bodyStart
    (body + extra).copyMemory(from: body, byteCount: length)
    self.length = bodyStart - 1
    unsafeAppendVarint(UInt64(length))
    self.length += length
  }
}
