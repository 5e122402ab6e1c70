public import Bytes
internal import CZstd
@_exported public import NativeCodecs

/// The compression `zstandard` of object container files, by Facebook's library.
///
///     var file = AvroContainerWriter<UserProfile>(compression: AvroZstandard())
///     var same = AvroContainerReader<UserProfile>(compressions: [AvroZstandard()])
///
/// Source: Apache Avro 1.11 specification, "Object Container Files", "zstandard"; RFC 8878.
public struct AvroZstandard: AvroBlockCompression {
  /// The levels that zstd's command line has without `--ultra` or `--fast`.
  public static let levels = 1...19

  /// zstd's level, from 1, the fastest, to 19, the best.
  public let level: Int

  /// A compression of a level; 3 is zstd's own choice.
  ///
  /// - Precondition: the level is one from 1 to 19.
  public init(level: Int = 3) {
    precondition(Self.levels.contains(level), "zstd has the levels 1 to 19")
    self.level = level
  }

  public var name: String { "zstandard" }

  public func compress(
    _ block: RawSpan, into buffer: inout ByteBuffer
  ) throws(EncodingFailure) {
    try block.withUnsafeBytes { input throws(EncodingFailure) in
      let bound = ZSTD_compressBound(input.count)
      guard ZSTD_isError(bound) == 0 else { throw EncodingFailure(.library(Self.message(bound))) }
      var status = 0
      buffer.unsafeAppend(upTo: bound) { memory in
        status = ZSTD_compress(
          memory.baseAddress, memory.count, input.baseAddress, input.count, Int32(level))
        return ZSTD_isError(status) == 0 ? status : 0
      }
      guard ZSTD_isError(status) == 0 else {
        throw EncodingFailure(.library(Self.message(status)))
      }
    }
  }

  public func decompress(
    _ bytes: RawSpan, limit: Int, into buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    guard let context = ZSTD_createDCtx() else {
      throw DecodingFailure(.malformed("zstd: out of memory"))
    }
    defer { ZSTD_freeDCtx(context) }
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.window(for: limit))
    try bytes.withUnsafeBytes { bytes throws(DecodingFailure) in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var isInFrame = false
      try buffer.appendBlock(limit: limit) { buffer, room in
        // libzstd may also read the formats before RFC 8878; Avro has only RFC 8878's frames.
        if !isInFrame, !Self.startsFrame(bytes, at: input.pos) {
          return bytes.count - input.pos < 4
            ? .needsInput : .failed("no frame of RFC 8878 begins at byte \(input.pos)")
        }
        isInFrame = true
        var status = 0
        var isFull = false
        buffer.unsafeAppend(upTo: room) { memory in
          var output = ZSTD_outBuffer(dst: memory.baseAddress, size: memory.count, pos: 0)
          status = ZSTD_decompressStream(context, &output, &input)
          isFull = output.pos == output.size
          return output.pos
        }
        if ZSTD_isError(status) != 0 { return .failed(Self.message(status)) }
        if status == 0 {
          isInFrame = false
          return input.pos == bytes.count ? .ended : .goesOn
        }
        return input.pos == bytes.count && !isFull ? .needsInput : .goesOn
      }
    }
  }

  /// The longest window that is accepted, as a power of two: what holds the longest block, but no more than the library's
  /// own limit of 128 MiB and no less than the 8 MiB that every reader has to take (RFC 8878, section 3.1.1.1.2).
  private static func window(for limit: Int) -> Int32 {
    min(max(Int32(Int.bitWidth - limit.leadingZeroBitCount), 23), 27)
  }

  /// Whether bytes start like a frame, or like one that is to be skipped (RFC 8878, sections 3.1.1 and 3.1.2).
  private static func startsFrame(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard bytes.count - offset >= 4 else { return false }
    let magic = UInt32(
      littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
  }

  private static func message(_ status: Int) -> String {
    "zstd: " + String(cString: ZSTD_getErrorName(status))
  }
}
