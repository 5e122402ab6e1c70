import Bytes
import RecordModel

// The reader's primitives with the decoder's failures: what is wrong, and where.
extension AvroDecoder {
  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: reader.offset)
  }

  @usableFromInline @inline(never)
  func failure(reading failure: ByteReadFailure) -> DecodingFailure {
    DecodingFailure(DecodingFailure.Reason(failure), offset: reader.offset)
  }

  @usableFromInline @inline(never)
  func outOfRange(_ expected: String, _ found: Int64) -> DecodingFailure {
    failure(.outOfRange(expected: expected, found: "\(found)"))
  }

  @inlinable @inline(__always)
  mutating func readLong() throws(DecodingFailure) -> Int64 {
    do {
      return ZigZag.decode(try reader.readVarint())
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable @inline(__always)
  mutating func readFixed<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type
  ) throws(DecodingFailure) -> Number {
    do {
      return try reader.readLittleEndian(as: type)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads a byte that is 0 or 1.
  @inlinable @inline(__always)
  mutating func readBit(_ name: String) throws(DecodingFailure) -> Bool {
    let byte: UInt8
    do {
      byte = try reader.readByte()
    } catch {
      throw failure(reading: error)
    }
    guard byte <= 1 else { throw failure(.malformed("\(name) is the byte 0 or 1, not \(byte)")) }
    return byte == 1
  }

  /// Reads the position of the branch of a union of null and a type.
  @inlinable @inline(__always)
  mutating func readIsPresent() throws(DecodingFailure) -> Bool {
    let branch = try readLong()
    guard branch == 0 || branch == 1 else {
      throw failure(.malformed("a union of two types has no branch \(branch)"))
    }
    return branch == 1
  }

  /// Reads the length of a string or of bytes, and checks it before anything is allocated.
  @inlinable @inline(__always)
  mutating func readLength() throws(DecodingFailure) -> Int {
    let length = try readLong()
    guard length >= 0 else { throw failure(.malformed("a length is \(length)")) }
    guard length <= reader.remaining else { throw failure(.truncated) }
    guard length <= limits.stringBytes else {
      throw failure(.stringTooLong(count: Int(length), limit: limits.stringBytes))
    }
    return Int(length)
  }

  /// Reads the count of a block, 0 behind the last one; `total` elements came before it.
  @inlinable
  mutating func readBlock(after total: Int) throws(DecodingFailure) -> Int {
    var count = try readLong()
    if count < 0 {
      // The block's size in bytes follows, for readers that pass over it.
      let size = try readLong()
      guard size >= 0, size <= reader.remaining else { throw failure(.truncated) }
      count = count == .min ? .max : -count
    }
    guard count <= limits.elements - total else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    if plan.fields[current].isEmpty, plan.fields[current].cardinality == .repeated {
      // A few bytes could claim any number of them, again and again, so the limit holds for all together.
      emptyElements += Int(count)
      guard emptyElements <= limits.elements else {
        throw failure(.tooManyElements(limit: limits.elements))
      }
    } else if count > reader.remaining {
      throw failure(.truncated)
    }
    return Int(count)
  }

  /// Refuses bytes behind the record.
  @inlinable
  func end() throws(DecodingFailure) {
    guard reader.isAtEnd else { throw failure(.trailingBytes(count: reader.remaining)) }
  }

  // MARK: Skipping

  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    let field = plan.fields[current]
    do throws(DecodingFailure) {
      switch field.cardinality {
      case .implicit: try skipValue(of: field)
      case .optional: if try readIsPresent() { try skipValue(of: field) }
      case .repeated:
        try skipBlocks { decoder throws(DecodingFailure) in
          try decoder.skipValue(of: field)
        }
      case .map:
        try skipBlocks { decoder throws(DecodingFailure) in
          try decoder.skipBytes(try decoder.readLength())
          try decoder.skipValue(of: field)
        }
      }
    } catch {
      throw error.inside(.field(field.number))
    }
  }

  private mutating func skipBlocks(
    _ skipElement: (inout AvroDecoder) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    var total = 0
    while true {
      let count = try readBlock(after: total)
      if count == 0 { return }
      for _ in 0..<count { try skipElement(&self) }
      total += count
    }
  }

  @usableFromInline
  mutating func skipValue(of field: AvroPlan.Field) throws(DecodingFailure) {
    switch field.kind {
    case .bool: _ = try readBit("a boolean")
    case .int32, .int64, .uint32, .uint64, .enumeration: _ = try readLong()
    case .float: try skipBytes(4)
    case .double: try skipBytes(8)
    case .string, .bytes: try skipBytes(try readLength())
    case .record: try endRecord(try beginRecord())
    }
  }

  @usableFromInline
  mutating func skipBytes(_ count: Int) throws(DecodingFailure) {
    do {
      try reader.skip(count)
    } catch {
      throw failure(reading: error)
    }
  }
}
