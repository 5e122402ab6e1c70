import Bytes
import RecordModel

// The reader's primitives with the decoder's failures: what is wrong, and where.
extension ProtobufDecoder {
  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: reader.offset)
  }

  @usableFromInline @inline(never)
  func failure(_ reason: DecodingFailure.Reason, in tag: UInt64) -> DecodingFailure {
    failure(reason).inside(.field(Int(truncatingIfNeeded: tag &>> 3)))
  }

  @usableFromInline @inline(never)
  func failure(reading failure: ByteReadFailure) -> DecodingFailure {
    DecodingFailure(DecodingFailure.Reason(failure), offset: reader.offset)
  }

  @inlinable @inline(__always)
  mutating func varint() throws(DecodingFailure) -> UInt64 {
    if let value = reader.readShortVarint() { return value }
    return try longVarint()
  }

  @usableFromInline @inline(never)
  mutating func longVarint() throws(DecodingFailure) -> UInt64 {
    if let value = reader.readVarintInWord() { return value }
    do {
      return try reader.readLongVarint()
    } catch {
      throw failure(reading: error)
    }
  }

  @inlinable @inline(__always)
  mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type
  ) throws(DecodingFailure) -> Number {
    do {
      return try reader.readLittleEndian(as: type)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads a length and ends the reader behind that many bytes.
  @inlinable @inline(__always)
  mutating func narrow() throws(DecodingFailure) -> ByteReader.Limit {
    let length = Int(clamping: try varint())
    do {
      return try reader.narrow(to: length)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Reads the length of a string or of bytes, and checks it against the limit before anything is allocated.
  @inlinable @inline(__always)
  mutating func stringLength() throws(DecodingFailure) -> Int {
    let length = Int(clamping: try varint())
    guard length <= reader.remaining else { throw failure(.truncated) }
    guard length <= limits.stringBytes else {
      throw failure(.stringTooLong(count: length, limit: limits.stringBytes))
    }
    return length
  }
}
