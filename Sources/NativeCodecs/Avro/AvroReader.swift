public import Bytes
public import RecordModel

/// The primitives of Avro's binary encoding, with failures that say what is wrong and where.
///
/// Source: Apache Avro 1.11 specification, "Binary Encoding".
@frozen @usableFromInline
package struct AvroReader: ~Copyable {
  @usableFromInline package var bytes: ByteReader
  @usableFromInline let limits: DecodingLimits
  /// How many values have been read that take no bytes, of the whole input together.
  @usableFromInline var emptyValues: Int

  @inlinable package init(_ bytes: consuming ByteReader, limits: DecodingLimits) {
    self.bytes = bytes
    self.limits = limits
    emptyValues = 0
  }

  // MARK: Values

  @inlinable @inline(__always)
  package mutating func readLong() throws(DecodingFailure) -> Int64 {
    do {
      return ZigZag.decode(try bytes.readVarint())
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable @inline(__always)
  package mutating func readFixed<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type
  ) throws(DecodingFailure) -> Number {
    do {
      return try bytes.readLittleEndian(as: type)
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable @inline(__always)
  package mutating func readBoolean() throws(DecodingFailure) -> Bool {
    let byte: UInt8
    do {
      byte = try bytes.readByte()
    } catch {
      throw failure(reading: error)
    }
    guard byte <= 1 else { throw failure(.malformed("a boolean is the byte 0 or 1, not \(byte)")) }
    return byte == 1
  }

  /// Reads the length of a string or of bytes, and checks it before anything is allocated.
  @inlinable @inline(__always)
  mutating func readLength() throws(DecodingFailure) -> Int {
    let length = try readLong()
    guard length >= 0 else { throw failure(.malformed("a length is \(length)")) }
    guard length <= limits.stringBytes else {
      throw failure(.stringTooLong(count: Int(length), limit: limits.stringBytes))
    }
    guard length <= bytes.remaining else { throw failure(.truncated) }
    return Int(length)
  }

  @inlinable
  package mutating func readString() throws(DecodingFailure) -> String {
    let count = try readLength()
    do {
      return try bytes.readString(count: count)
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable
  package mutating func readBytes() throws(DecodingFailure) -> [UInt8] {
    try readBytes(count: try readLength())
  }

  @inlinable
  package mutating func readBytes(count: Int) throws(DecodingFailure) -> [UInt8] {
    do {
      return try bytes.readBytes(count: count)
    } catch {
      throw failure(reading: error)
    }
  }

  @usableFromInline
  mutating func skip(_ count: Int) throws(DecodingFailure) {
    do {
      try bytes.skip(count)
    } catch {
      throw failure(reading: error)
    }
  }

  // MARK: Blocks

  /// Reads the count of a block, 0 behind the last one; `total` elements came before it.
  ///
  /// - Parameter isEmpty: whether an element may take no bytes.
  @inlinable
  package mutating func readBlock(after total: Int, isEmpty: Bool) throws(DecodingFailure) -> Int {
    var count = try readLong()
    if count < 0 {
      // The block's size in bytes follows, for readers that pass over it.
      let size = try readLong()
      guard size >= 0, size <= bytes.remaining else { throw failure(.truncated) }
      count = count == .min ? .max : -count
    }
    guard count <= limits.elements - total else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    if isEmpty {
      try countEmptyValues(Int(count))
    } else if count > bytes.remaining {
      throw failure(.truncated)
    }
    return Int(count)
  }

  /// Counts values that take no bytes: a few bytes could claim any number of them, again and again, so the limit of
  /// elements holds for all together.
  @inlinable
  package mutating func countEmptyValues(_ count: Int) throws(DecodingFailure) {
    guard count <= limits.elements - emptyValues else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    emptyValues += count
  }

  /// Refuses bytes behind the record.
  @inlinable
  package func end() throws(DecodingFailure) {
    guard bytes.isAtEnd else { throw failure(.trailingBytes(count: bytes.remaining)) }
  }

  // MARK: Failures

  @usableFromInline @inline(never)
  package func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: bytes.offset)
  }

  @usableFromInline @inline(never)
  func failure(reading failure: ByteReadFailure) -> DecodingFailure {
    DecodingFailure(DecodingFailure.Reason(failure), offset: bytes.offset)
  }

  @usableFromInline @inline(never)
  func outOfRange(_ expected: String, _ found: Int64) -> DecodingFailure {
    failure(.outOfRange(expected: expected, found: "\(found)"))
  }
}
