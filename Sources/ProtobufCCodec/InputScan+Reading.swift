import Bytes
import CProtobufC
import RecordModel

// The reader's primitives, as narrow as protobuf-c's, with the scan's failures: what is wrong, and where.
extension InputScan {
  static let varint = UInt64(PROTOBUF_C_WIRE_TYPE_VARINT.rawValue)
  static let fixed64 = UInt64(PROTOBUF_C_WIRE_TYPE_64BIT.rawValue)
  static let lengthDelimited = UInt64(PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED.rawValue)
  static let startGroup: UInt64 = 3
  static let fixed32 = UInt64(PROTOBUF_C_WIRE_TYPE_32BIT.rawValue)

  @inline(never)
  func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: reader.offset)
  }

  /// protobuf-c refuses a known field with a wire type that is not its own, where the specification would skip it.
  func wrongWireType(_ tag: UInt64, expected: UInt64) -> DecodingFailure {
    switch tag & 7 {
    case Self.varint, Self.fixed64, Self.lengthDelimited, Self.fixed32:
      failure(.wrongType(expected: "wire type \(expected)", found: "wire type \(tag & 7)"))
    default: unreadable(tag)
    }
  }

  /// A wire type that protobuf-c cannot skip.
  func unreadable(_ tag: UInt64) -> DecodingFailure {
    tag & 7 == Self.startGroup
      ? failure(.malformed("protobuf-c does not read groups (wire type 3)"))
      : failure(.invalidTag(tag))
  }

  @inline(__always)
  mutating func readVarint() throws(DecodingFailure) -> UInt64 {
    do {
      return try reader.readVarint()
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  /// Reads a varint of at most 32 bits and five bytes; protobuf-c reads tags and lengths no further.
  @inline(__always)
  mutating func readShortVarint() throws(DecodingFailure) -> UInt64 {
    let start = reader.offset
    let value = try readVarint()
    guard reader.offset - start <= 5 else {
      throw failure(.malformed("protobuf-c reads no tag or length of more than five bytes"))
    }
    return value
  }

  @inline(__always)
  mutating func readTag() throws(DecodingFailure) -> UInt64 {
    let tag = try readShortVarint()
    // A number from 1 to 2²⁹ - 1 above three bits of wire type.
    guard tag >= 8, tag <= UInt64(UInt32.max) else { throw failure(.invalidTag(tag)) }
    return tag
  }

  @inline(__always)
  mutating func readLength() throws(DecodingFailure) -> Int {
    Int(clamping: try readShortVarint())
  }

  /// Reads a length and ends the reader behind that many bytes.
  @inline(__always)
  mutating func narrow() throws(DecodingFailure) -> ByteReader.Limit {
    let length = try readLength()
    do {
      return try reader.narrow(to: length)
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  /// Reads the length of a string or of bytes, and counts the memory of the value.
  @inline(__always)
  mutating func readStringLength() throws(DecodingFailure) -> Int {
    let length = try readLength()
    guard length <= reader.remaining else { throw failure(.truncated) }
    guard length <= limits.stringBytes else {
      throw failure(.stringTooLong(count: length, limit: limits.stringBytes))
    }
    findings.memory += length
    return length
  }

  @inline(__always)
  mutating func skip(_ count: Int) throws(DecodingFailure) {
    do {
      try reader.skip(count)
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  /// Passes over a number of a wire type that is not length-delimited.
  @inline(__always)
  mutating func skipNumber(_ wireType: UInt64) throws(DecodingFailure) {
    switch wireType {
    case Self.fixed32: try skip(4)
    case Self.fixed64: try skip(8)
    default: _ = try readVarint()
    }
  }
}
