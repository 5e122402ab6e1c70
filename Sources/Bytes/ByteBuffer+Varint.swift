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
    } else {
      unsafeAppendLongVarint(value)
    }
  }

  @usableFromInline @inline(never) mutating func unsafeAppendLongVarint(_ value: UInt64) {
    length &+= Varint.unsafeStore(value, at: storage + length)
  }

  /// Appends a string's UTF-8 bytes behind their count as a varint, after zigzag where the format has it so.
  @inlinable public mutating func appendLengthPrefixed(_ string: String, zigzag: Bool = false) {
    // Text outside the string itself is lent without retaining it, at the price of a call that small text can do without.
    if string.utf8.count > 15 {
      let text = string.utf8Span
      return text.span.bytes.withUnsafeBytes { appendLengthPrefixed($0, zigzag: zigzag) }
    }
    let isAppended: Void? = string.utf8.withContiguousStorageIfAvailable { utf8 in
      appendLengthPrefixed(UnsafeRawBufferPointer(utf8), zigzag: zigzag)
    }
    if isAppended == nil { appendLengthPrefixed(Array(string.utf8), zigzag: zigzag) }
  }

  /// Appends bytes behind their count as a varint, after zigzag where the format has it so.
  @inlinable public mutating func appendLengthPrefixed(_ bytes: [UInt8], zigzag: Bool = false) {
    bytes.withUnsafeBytes { appendLengthPrefixed($0, zigzag: zigzag) }
  }

  @inlinable @inline(__always)
  mutating func appendLengthPrefixed(_ bytes: UnsafeRawBufferPointer, zigzag: Bool) {
    let count = bytes.count
    reserve(Self.longestVarint &+ count)
    unsafeAppendVarint(UInt64(truncatingIfNeeded: count) &<< (zigzag ? 1 : 0))
    guard let source = bytes.baseAddress else { return }
    ByteBuffer.unsafeCopy(source, to: storage + length, count: count)
    length &+= count
  }

  /// Appends a string's UTF-8 bytes.
  @inlinable public mutating func append(text string: String) {
    if string.utf8.count > 15 { return append(string.utf8Span.span.bytes) }
    let isAppended: Void? = string.utf8.withContiguousStorageIfAvailable { utf8 in
      reserve(utf8.count)
      guard let source = utf8.baseAddress else { return }
      ByteBuffer.unsafeCopy(UnsafeRawPointer(source), to: storage + length, count: utf8.count)
      length &+= utf8.count
    }
    if isAppended == nil { append(Array(string.utf8)) }
  }

  /// Copies bytes, few of them without a call: two loads that overlap cover any count from one width to its double.
  @inlinable @inline(__always)
  static func unsafeCopy(
    _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
  ) {
    if count > 16 {
      target.copyMemory(from: source, byteCount: count)
    } else if count >= 8 {
      unsafeCopyEnds(source, to: target, count: count, as: UInt64.self)
    } else if count >= 4 {
      unsafeCopyEnds(source, to: target, count: count, as: UInt32.self)
    } else if count >= 2 {
      unsafeCopyEnds(source, to: target, count: count, as: UInt16.self)
    } else if count == 1 {
      target.storeBytes(of: source.load(as: UInt8.self), as: UInt8.self)
    }
  }

  /// Copies the first and the last word of `count` bytes, which are all there are.
  @inlinable @inline(__always)
  static func unsafeCopyEnds<Word: BitwiseCopyable>(
    _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int, as type: Word.Type
  ) {
    let last = count &- MemoryLayout<Word>.size
    let head = source.loadUnaligned(as: Word.self)
    let tail = (source + last).loadUnaligned(as: Word.self)
    target.storeBytes(of: head, as: Word.self)
    (target + last).storeBytes(of: tail, as: Word.self)
  }

  /// Opens a body whose length is not known yet, and leaves room for it; ``endLengthPrefix(_:width:)`` fills it in.
  ///
  /// - Parameter width: how many bytes the length is expected to take: 1 to 10.
  /// - Returns: where the body starts, to be given to ``endLengthPrefix(_:width:)`` with the same width.
  @inlinable @inline(__always) public mutating func beginLengthPrefix(width: Int = 1) -> Int {
    reserve(Self.longestVarint)
    precondition(width >= 1 && width <= Self.longestVarint, "a length takes 1 to 10 bytes")
    length &+= width
    return count
  }

  /// Closes the body that starts at `bodyStart`: writes its length before it, and moves it only where the width that
  /// was expected is not the one needed.
  ///
  /// - Returns: the width needed, in bytes, which is a good guess for the next body of its kind.
  /// - Precondition: `bodyStart` and `width` are those of ``beginLengthPrefix(width:)``, and nothing before the body was
  ///   dropped since.
  @inlinable @inline(__always) @discardableResult
  public mutating func endLengthPrefix(_ bodyStart: Int, width: Int = 1) -> Int {
    precondition(
      width >= 1 && bodyStart >= width && bodyStart <= count, "the body is no longer in the buffer")
    let length = count &- bodyStart
    if length < 0x80, width == 1 {
      storage.storeBytes(
        of: UInt8(truncatingIfNeeded: length), toByteOffset: bodyStart &- 1, as: UInt8.self)
      return 1
    }
    return endLongLengthPrefix(bodyStart, width: width, length: length)
  }

  @usableFromInline @inline(never)
  mutating func endLongLengthPrefix(_ bodyStart: Int, width: Int, length: Int) -> Int {
    let needed = Varint.size(UInt64(length))
    let prefix = bodyStart - width
    if needed != width {
      reserve(needed)
      (storage + (prefix + needed)).copyMemory(from: storage + bodyStart, byteCount: length)
      self.length = prefix + needed + length
    }
    // Byte by byte, since the body is right behind.
    var rest = length
    for offset in prefix..<(prefix + needed - 1) {
      storage.storeBytes(
        of: UInt8(truncatingIfNeeded: rest | 0x80), toByteOffset: offset, as: UInt8.self)
      rest >>= 7
    }
    storage.storeBytes(
      of: UInt8(truncatingIfNeeded: rest), toByteOffset: prefix + needed - 1, as: UInt8.self)
    return needed
  }
}
