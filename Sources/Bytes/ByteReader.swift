/// What a ``ByteReader`` could not read.
public enum ByteReadFailure: Error, Equatable {
  /// The input, or the part of it that was being read, ends before the value does.
  case truncated
  /// A varint goes on past ten bytes or past 64 bits.
  case malformedVarint
  /// A string's bytes are not UTF-8.
  case invalidUTF8
}

/// Reads bytes from the front of an input, never outside it.
///
/// A reader exists only inside ``reading(_:_:)`` and cannot be copied, so it cannot outlive the bytes it reads. Every
/// method either consumes a whole value or throws and says why; what is behind the reader's end stays unread.
@frozen
@safe
public struct ByteReader: ~Copyable {
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline var position: UnsafePointer<UInt8>
  @usableFromInline var end: UnsafePointer<UInt8>

  @inlinable init(unsafeStart: UnsafePointer<UInt8>, count: Int) {
    start = unsafeStart
    position = unsafeStart
    end = unsafeStart + count
  }

  /// A reader of bytes that the caller keeps alive and in place for as long as the reader is.
  @inlinable public init(unsafeBorrowing bytes: RawSpan) {
    self = bytes.withUnsafeBytes { buffer in
      // An empty span has no address. Its reader has one that it never reads, since its end is the same.
      let start = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
      return ByteReader(
        unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: buffer.count)
    }
  }

  /// Lends `body` a reader of `bytes`.
  @inlinable public static func reading<Result, Failure: Error>(
    _ bytes: RawSpan, _ body: (consuming ByteReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(ByteReader(unsafeBorrowing: bytes))
  }

  /// The offset of the next byte from the start of the whole input, in bytes.
  @inlinable public var offset: Int { position - start }

  /// The number of bytes left before the end, in bytes.
  @inlinable public var remaining: Int { end - position }

  /// Whether there is nothing left to read.
  @inlinable public var isAtEnd: Bool { position == end }

  /// Lends `body` the bytes that are left, which stay unread.
  @inlinable public func withUnsafeRemainingBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: position, count: remaining))
  }

  /// The next byte, not consumed; `nil` at the end.
  @inlinable public var next: UInt8? { isAtEnd ? nil : position.pointee }
}

// MARK: - A part of the input

extension ByteReader {
  /// The end that ``narrow(to:)`` replaced.
  @frozen
  @safe
  public struct Limit {
    @usableFromInline let end: UnsafePointer<UInt8>
    @inlinable init(end: UnsafePointer<UInt8>) { self.end = end }
  }

  /// Ends the reader after the next `count` bytes, until ``widen(to:)`` is given what this returns.
  @inlinable public mutating func narrow(to count: Int) throws(ByteReadFailure) -> Limit {
    guard count >= 0, count <= remaining else { throw .truncated }
    let outer = Limit(end: end)
    end = position + count
    return outer
  }

  /// Gives the reader back the end that ``narrow(to:)`` took.
  @inlinable public mutating func widen(to outer: Limit) {
    end = outer.end
  }

  /// The end as it is, to ``widen(to:)`` to.
  @inlinable public var limit: Limit { Limit(end: end) }

  /// The offset of the end from the start of the whole input, in bytes.
  @inlinable public var endOffset: Int { end - start }

  /// Ends the reader before the next byte.
  @inlinable public mutating func endHere() {
    end = position
  }

  /// Passes over all bytes that are left.
  @inlinable public mutating func skipToEnd() {
    position = end
  }

  /// Passes over `count` bytes.
  @inlinable public mutating func skip(_ count: Int) throws(ByteReadFailure) {
    guard count >= 0, count <= remaining else { throw .truncated }
    position += count
  }
}

// MARK: - Numbers

extension ByteReader {
  /// Reads one byte.
  @inlinable public mutating func readByte() throws(ByteReadFailure) -> UInt8 {
    guard position != end else { throw .truncated }
    let byte = position.pointee
    position += 1
    return byte
  }

  /// Reads a byte if it is one of these; `nil`, and nothing is consumed, where it is another or there is none.
  @inlinable @inline(__always)
  public mutating func readByte(ifIn range: ClosedRange<UInt8>) -> UInt8? {
    guard position != end else { return nil }
    let byte = position.pointee
    guard range.contains(byte) else { return nil }
    position += 1
    return byte
  }

  /// Reads a little-endian number of its type's width.
  @inlinable public mutating func readLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    as type: Number.Type
  ) throws(ByteReadFailure) -> Number {
    guard remaining >= MemoryLayout<Number>.size else { throw .truncated }
    let number = UnsafeRawPointer(position).loadUnaligned(as: Number.self)
    position += MemoryLayout<Number>.size
    return Number(littleEndian: number)
  }

  /// Reads a big-endian number of its type's width.
  @inlinable public mutating func readBigEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    as type: Number.Type
  ) throws(ByteReadFailure) -> Number {
    try readLittleEndian(as: type).byteSwapped
  }

  /// Reads a varint of up to 64 bits; one byte inline, longer ones out of line.
  ///
  /// A longer form than necessary is accepted; bits beyond the 64th are an error.
  @inlinable @inline(__always) public mutating func readVarint() throws(ByteReadFailure) -> UInt64 {
    if let value = readShortVarint() { return value }
    return try readLongVarint()
  }

  /// Reads a varint of one byte; `nil`, and nothing is consumed, where the next one is longer or there is none.
  @inlinable @inline(__always) public mutating func readShortVarint() -> UInt64? {
    guard position != end else { return nil }
    let byte = position.pointee
    guard byte < 0x80 else { return nil }
    position += 1
    return UInt64(byte)
  }

  /// Reads a varint of any length, without a loop where there are eight bytes to look at.
  @inline(never)
  public mutating func readLongVarint() throws(ByteReadFailure) -> UInt64 {
    if let value = readVarintInWord() { return value }
    return try readVarintByByte()
  }

  /// Reads a varint without a loop; `nil`, and nothing is consumed, where it or the input does not have the bytes for that.
  @inlinable @inline(__always) public mutating func readVarintInWord() -> UInt64? {
    guard end - position >= 8 else { return nil }
    let word = UInt64(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
    let stops = ~word & Varint.continuation
    guard stops != 0 else { return nil }
    position += (stops.trailingZeroBitCount &>> 3) &+ 1
    return Varint.gather(word & (stops ^ (stops &- 1)))
  }

  @inline(never)
  mutating func readVarintByByte() throws(ByteReadFailure) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    var cursor = position
    while cursor != end {
      let byte = cursor.pointee
      cursor += 1
      if shift == 63, byte > 1 { throw .malformedVarint }
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 {
        position = cursor
        return value
      }
      shift += 7
    }
    throw .truncated
  }

  /// Consumes the next varint if it is equal to `value`; says whether it did.
  @inlinable @inline(__always)
  public mutating func skipVarint(ifEqualTo value: UInt64) -> Bool {
    if value < 0x80 {
      guard position != end, position.pointee == UInt8(truncatingIfNeeded: value) else {
        return false
      }
      position += 1
      return true
    }
    return skipLongVarint(ifEqualTo: value)
  }

  @usableFromInline @inline(never)
  mutating func skipLongVarint(ifEqualTo value: UInt64) -> Bool {
    let saved = position
    if let next = try? readLongVarint(), next == value { return true }
    position = saved
    return false
  }

  /// The number of values with their length in front, from here on, of which each but the first comes after this varint.
  ///
  /// Only counts, to size a collection before it is filled; what is malformed ends the count.
  public func countRun(of tag: UInt64) -> Int {
    var ahead = ByteReader(unsafeStart: position, count: remaining)
    var count = 0
    repeat {
      if tag < 0x80 { count += ahead.skipShortRun(of: UInt8(tag)) }
      guard let length = ahead.readShortVarint() ?? (try? ahead.readLongVarint()),
        length <= UInt64(truncatingIfNeeded: ahead.remaining)
      else { break }
      ahead.position += Int(truncatingIfNeeded: length)
      count += 1
    } while ahead.skipVarint(ifEqualTo: tag)
    return count
  }

  /// Passes over values of up to 127 bytes each of which is followed by this tag, and over these tags.
  ///
  /// - Returns: how many values there are.
  @inline(__always)
  private mutating func skipShortRun(of tag: UInt8) -> Int {
    var count = 0
    while position != end {
      let length = Int(position.pointee)
      guard length < 0x80, length &+ 1 < end - position, position[length &+ 1] == tag else { break }
      position += length &+ 2
      count &+= 1
    }
    return count
  }
}

// MARK: - Text and bytes

extension ByteReader {
  /// Reads `count` bytes as a string, and checks that they are UTF-8.
  @inline(never)
  public mutating func readString(count: Int) throws(ByteReadFailure) -> String {
    guard count >= 0, count <= remaining else { throw .truncated }
    if count <= 15, let string = unsafeSmallASCII(count: count) {
      position += count
      return string
    }
    let isASCII = position.isASCII(count: count)
    guard isASCII || position.firstInvalidUTF8(count: count) == nil else { throw .invalidUTF8 }
    let bytes = Span(_unsafeStart: position, count: count)
    position += count
    return String(copying: UTF8Span(unchecked: bytes, isKnownASCII: isASCII))
  }

  /// The next `count` bytes, at most 15 and all there, as a string that fits in its own two words; `nil` if they are not
  /// all ASCII, or if this is not how the standard library lays a small string out.
  @inline(__always)
  func unsafeSmallASCII(count: Int) -> String? {
    guard SmallString.isLayoutKnown else { return nil }
    let start = UnsafeRawPointer(position)
    var low: UInt64 = 0
    var high: UInt64 = 0
    if count > 8 {
      low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
      // The last eight bytes, without those that are in the low word.
      let last = (start + (count &- 8)).loadUnaligned(as: UInt64.self)
      high = UInt64(littleEndian: last) &>> UInt64(truncatingIfNeeded: (16 &- count) &* 8)
    } else if remaining >= 8 {
      let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
      low = count == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
    } else {
      for offset in 0..<count {
        low |= UInt64(position[offset]) &<< UInt64(truncatingIfNeeded: offset &* 8)
      }
    }
    guard (low | high) & Varint.continuation == 0 else { return nil }
    return SmallString(low: low, high: high, count: count).unsafeString
  }

  /// Passes over `count` bytes, and checks that they are UTF-8.
  public mutating func skipText(count: Int) throws(ByteReadFailure) {
    guard count >= 0, count <= remaining else { throw .truncated }
    guard position.isASCII(count: count) || position.firstInvalidUTF8(count: count) == nil else {
      throw .invalidUTF8
    }
    position += count
  }

  /// Reads `count` bytes.
  @inline(never)
  public mutating func readBytes(count: Int) throws(ByteReadFailure) -> [UInt8] {
    guard count >= 0, count <= remaining else { throw .truncated }
    let bytes = [UInt8](UnsafeBufferPointer(start: position, count: count))
    position += count
    return bytes
  }
}
