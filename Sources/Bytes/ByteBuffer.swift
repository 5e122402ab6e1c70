/// The bytes an encoder writes: a growable buffer with a single owner.
///
/// A `ByteBuffer` cannot be copied, so the encoder that fills it is the only one that can, and no write pays for a
/// uniqueness check. It grows by doubling; ``removeAll()`` keeps the memory, so that a buffer used again for records of
/// the same size allocates nothing. It differs from `[UInt8]` in that its spare capacity is uninitialised and can be
/// written in place.
///
/// Whatever lacks *unsafe* in its name cannot reach outside the buffer's memory.
///
///     var buffer = ByteBuffer()
///     buffer.append(0x08)
///     buffer.appendVarint(300)
///     let bytes = buffer.bytes()  // [0x08, 0xAC, 0x02]
@frozen
@safe
public struct ByteBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var length: Int

  /// Makes an empty buffer with room for `minimumCapacity` bytes; none allocates nothing.
  ///
  /// - Precondition: `minimumCapacity` is not negative.
  public init(minimumCapacity: Int = 0) {
    precondition(minimumCapacity >= 0, "a buffer's capacity cannot be negative")
    storage =
      minimumCapacity == 0
      ? Self.nowhere : .allocate(byteCount: minimumCapacity, alignment: 1)
    capacity = minimumCapacity
    length = 0
  }

  deinit {
    if capacity > 0 { storage.deallocate() }
  }

  /// The address of a buffer without capacity, which is never used.
  static var nowhere: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: 1)! }

  /// The number of bytes written.
  @inlinable public var count: Int { length }

  /// Whether nothing has been written.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// Forgets the bytes and keeps the memory.
  @inlinable public mutating func removeAll() {
    length = 0
  }

  /// Drops what was written after the first `newCount` bytes; does nothing when there are no more than that.
  ///
  /// - Precondition: `newCount` is not negative.
  @inlinable public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0, "a buffer's count cannot be negative")
    length = min(length, newCount)
  }

  /// The bytes written, copied into an array.
  public borrowing func bytes() -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: storage, count: count))
  }

  /// Lends the bytes written to `body`, without a copy.
  @inlinable public borrowing func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(RawSpan(_unsafeStart: UnsafeRawPointer(storage), byteCount: count))
  }

  /// Makes room for `byteCount` bytes after those already written.
  @inlinable public mutating func reserve(_ byteCount: Int) {
    if capacity - count < byteCount { grow(by: byteCount) }
  }

  @usableFromInline @inline(never) mutating func grow(by byteCount: Int) {
    precondition(byteCount >= 0, "a buffer cannot grow by a negative count")
    let needed = count + byteCount
    let newCapacity = max(needed, capacity * 2, 64)
    let newStorage = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 1)
    if capacity > 0 {
      newStorage.copyMemory(from: storage, byteCount: count)
      storage.deallocate()
    }
    storage = newStorage
    capacity = newCapacity
  }
}

// MARK: - Appending

extension ByteBuffer {
  /// Appends one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafeAppend(byte)
  }

  /// Appends the bytes of an array.
  @inlinable public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append(unsafeBytes: $0) }
  }

  /// Appends the bytes of a span.
  @inlinable public mutating func append(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { append(unsafeBytes: $0) }
  }

  /// Appends the bytes of memory that the caller vouches for.
  @inlinable public mutating func append(unsafeBytes bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (storage + count).copyMemory(from: start, byteCount: bytes.count)
    length += bytes.count
  }

  /// Reserves `byteCount` bytes, lends them uninitialised to `body`, and keeps as many as it says it has written.
  ///
  /// - Precondition: the count returned is between 0 and `byteCount`, and that many bytes are initialised.
  @inlinable public mutating func unsafeAppend<Failure: Error>(
    upTo byteCount: Int,
    initializingWith body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    reserve(byteCount)
    let written = try body(UnsafeMutableRawBufferPointer(start: storage + count, count: byteCount))
    precondition(written >= 0 && written <= byteCount, "more bytes written than were reserved")
    length += written
  }

  /// Appends a byte into room that ``reserve(_:)`` has already made.
  @inlinable @inline(__always) public mutating func unsafeAppend(_ byte: UInt8) {
    storage.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    length &+= 1
  }

  /// Appends a number in little-endian order.
  @inlinable @inline(__always)
  public mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(
    littleEndian number: Number
  ) {
    reserve(MemoryLayout<Number>.size)
    storage.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
    length &+= MemoryLayout<Number>.size
  }

  /// Appends a number in big-endian order.
  @inlinable @inline(__always)
  public mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(
    bigEndian number: Number
  ) {
    append(littleEndian: number.byteSwapped)
  }
}

// MARK: - Changing what was written

extension ByteBuffer {
  /// Appends a copy of bytes that were written before.
  ///
  /// - Precondition: the range lies in what was written.
  public mutating func append(copying range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "not written yet")
    reserve(range.count)
    (storage + count).copyMemory(from: storage + range.lowerBound, byteCount: range.count)
    length += range.count
  }

  /// Removes bytes that were written before, and moves up those after them.
  ///
  /// - Precondition: the range lies in what was written.
  public mutating func remove(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "not written yet")
    (storage + range.lowerBound).copyMemory(
      from: storage + range.upperBound, byteCount: count - range.upperBound)
    length -= range.count
  }

  /// Puts the bytes from an offset on, which are the last, in the place of as many bytes or more that were written before.
  ///
  /// - Precondition: the range ends at or before the offset, and is at least as long as its replacement.
  public mutating func moveTail(from offset: Int, over range: Range<Int>) {
    let tail = count - offset
    precondition(
      range.lowerBound >= 0 && range.upperBound <= offset && tail >= 0 && tail <= range.count,
      "the bytes have no room there")
    (storage + range.lowerBound).copyMemory(from: storage + offset, byteCount: tail)
    length = offset
    remove((range.lowerBound + tail)..<range.upperBound)
  }
}
