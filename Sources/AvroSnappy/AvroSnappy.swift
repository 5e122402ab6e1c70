public import Bytes
internal import CSnappy
@_exported public import NativeCodecs

/// The compression `snappy` of object container files, by Google's library.
///
///     var file = AvroContainerWriter<UserProfile>(compression: AvroSnappy())
///     var same = AvroContainerReader<UserProfile>(compressions: [AvroSnappy()])
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "snappy": Snappy's raw format, followed by the CRC-32
/// of the uncompressed block, four bytes in big-endian order.
public struct AvroSnappy: AvroBlockCompression {
  private static let checksumLength = 4
  /// A block cannot be longer: Snappy counts its bytes with 32 bits.
  private static let mostBytes = Int(UInt32.max)

  /// The compression; it has no levels.
  public init() {}

  public var name: String { "snappy" }

  public func compress(
    _ block: RawSpan, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    guard block.byteCount <= Self.mostBytes else {
      throw EncodingFailure(.library("Snappy takes at most \(Self.mostBytes) bytes"))
    }
    try block.withUnsafeBytes { input throws(EncodingFailure) in
      let bound = snappy_max_compressed_length(input.count)
      var status = SNAPPY_OK
      buffer.unsafeAppend(upTo: bound) { memory in
        var count = memory.count
        status = Self.withStart(of: input) {
          snappy_compress($0, input.count, memory.bindMemory(to: CChar.self).baseAddress, &count)
        }
        return status == SNAPPY_OK ? count : 0
      }
      guard status == SNAPPY_OK else {
        throw EncodingFailure(.library("Snappy's encoder failed"))
      }
      buffer.append(littleEndian: CRC32.checksum(input).byteSwapped)
    }
  }

  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    guard bytes.byteCount > Self.checksumLength else { throw DecodingFailure(.truncated) }
    let start = buffer.count
    do throws(DecodingFailure) {
      try bytes.withUnsafeBytes { input throws(DecodingFailure) in
        let data = UnsafeRawBufferPointer(rebasing: input.dropLast(Self.checksumLength))
        try Self.append(data, limit: limit, to: &buffer)
        let stored = input.loadUnaligned(fromByteOffset: data.count, as: UInt32.self).bigEndian
        let actual = buffer.withBytes { block in
          block.extracting(start..<block.byteCount).withUnsafeBytes(CRC32.checksum)
        }
        guard stored == actual else {
          throw DecodingFailure(.malformed("the block's checksum is wrong"), offset: data.count)
        }
      }
    } catch {
      buffer.truncate(to: start)
      throw error
    }
  }

  private static func append(
    _ data: UnsafeRawBufferPointer, limit: Int, to buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    var length = 0
    let status = withStart(of: data) { snappy_uncompressed_length($0, data.count, &length) }
    guard status == SNAPPY_OK else {
      throw DecodingFailure(.malformed("the block has no length that Snappy can read"))
    }
    guard length <= limit else { throw DecodingFailure(.inputTooLong(count: length, limit: limit)) }
    // A copy of at most 64 bytes takes three, so that no more memory is taken than the input can fill.
    guard length / 32 <= data.count else {
      throw DecodingFailure(.malformed("the block is too short for the \(length) bytes it states"))
    }
    var result = SNAPPY_OK
    buffer.unsafeAppend(upTo: max(length, 1)) { memory in
      var count = memory.count
      result = withStart(of: data) {
        snappy_uncompress($0, data.count, memory.bindMemory(to: CChar.self).baseAddress, &count)
      }
      return result == SNAPPY_OK ? count : 0
    }
    guard result == SNAPPY_OK else {
      throw DecodingFailure(.malformed("the block is not Snappy's format"))
    }
  }

  /// Lends the address of bytes, which is one even where there are none.
  private static func withStart<Result>(
    of bytes: UnsafeRawBufferPointer, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    if let start = bytes.bindMemory(to: CChar.self).baseAddress { return body(start) }
    return withUnsafePointer(to: 0) { body($0) }
  }
}
