internal import Bytes
internal import CZstd

/// Zstandard by libzstd.
///
/// Source: RFC 8878. A frame states how long its content is and has no checksum, as libzstd's simple interface writes
/// it. Several frames behind each other are one body, as section 3.1 has it.
final class ZstdEngine: CompressionEngine {
  /// The longest window of HTTP's content coding, as a power of two (RFC 9659, section 3).
  private static let longestWindow = 23
  /// Up to this level libzstd keeps within that window by itself.
  private static let lastOrdinaryLevel = 19

  private let level: Int
  private let dictionary: CompressionDictionary?
  private var compression: OpaquePointer?
  private var decompression: OpaquePointer?

  init(level: Int, dictionary: CompressionDictionary?) {
    self.level = level
    self.dictionary = dictionary
  }

  deinit {
    ZSTD_freeCCtx(compression)
    ZSTD_freeDCtx(decompression)
  }

  func compress(
    _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    let context = try compressionContext()
    let isLong = level > Self.lastOrdinaryLevel && bytes.count > 1 << Self.longestWindow
    // 0 leaves the window to the level and the length.
    let window = isLong ? Int32(Self.longestWindow) : 0
    try Self.check(ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window))
    let bound = ZSTD_compressBound(bytes.count)
    try Self.check(bound)
    try buffer.unsafeAppend(upTo: bound) { memory throws(CompressionFailure) in
      try Self.check(
        ZSTD_compress2(context, memory.baseAddress, memory.count, bytes.baseAddress, bytes.count))
    }
  }

  func decompress(
    _ bytes: UnsafeRawBufferPointer, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    let start = buffer.count
    var offset = 0
    repeat {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
      // Frames of the formats before RFC 8878, which libzstd may read too, are none.
      guard Self.startsFrame(rest) else {
        let reason: CompressionFailure.Reason =
          offset > 0
          ? .trailingBytes(count: rest.count)
          : rest.count < 4 ? .truncated : .malformed("no frame of RFC 8878 begins here")
        throw CompressionFailure(reason, in: .zstd, at: offset)
      }
      let length = ZSTD_findFrameCompressedSize(rest.baseAddress, rest.count)
      guard ZSTD_isError(length) == 0 else { throw Self.failure(length, at: offset) }
      try appendFrame(
        UnsafeRawBufferPointer(rebasing: rest[..<length]), at: offset, to: &buffer,
        upTo: limit - (buffer.count - start), of: limit)
      offset += length
    } while offset < bytes.count
  }

  /// Whether bytes start like a frame, or like one that is to be skipped (RFC 8878, sections 3.1.1 and 3.1.2).
  private static func startsFrame(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 4 else { return false }
    let magic = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
  }

  /// Appends the content of a frame, which may have `most` bytes of what the limit allows.
  ///
  /// The content is decompressed into its place, which needs no window besides. What a frame says of its length is
  /// believed where it is too long, and tried where it is plausible; for anything else the room is found by trying, each
  /// time with four times as much.
  private func appendFrame(
    _ frame: UnsafeRawBufferPointer, at offset: Int, to buffer: inout ByteBuffer, upTo most: Int,
    of limit: Int
  ) throws(CompressionFailure) {
    let stated = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
    let isStated = stated < UInt64.max - 1  // ZSTD_CONTENTSIZE_UNKNOWN and _ERROR
    if isStated, stated > UInt64(most) {
      throw CompressionFailure(.outputTooLong(limit: limit), in: .zstd, at: offset)
    }
    let plausible = max(64 << 10, frame.count * 64)
    var room = min(most, plausible, isStated ? Int(stated) : .max)
    let context = try decompressionContext()
    while true {
      var result = 0
      // Real memory even for no byte: before version 1.5.5, libzstd writes where there is no room if the address is too
      // low to subtract from (pull request 3555 of facebook/zstd).
      buffer.unsafeAppend(upTo: max(room, 1)) { memory in
        result = ZSTD_decompressDCtx(
          context, memory.baseAddress, room, frame.baseAddress, frame.count)
        return ZSTD_isError(result) != 0 ? 0 : result
      }
      if ZSTD_isError(result) == 0 { return }
      guard ZSTD_getErrorCode(result) == ZSTD_error_dstSize_tooSmall else {
        throw Self.failure(result, at: offset)
      }
      guard room < most else {
        throw CompressionFailure(.outputTooLong(limit: limit), in: .zstd, at: offset)
      }
      room = min(most, max(room, 1) * 4)
    }
  }

  // MARK: Contexts

  private func compressionContext() throws(CompressionFailure) -> OpaquePointer {
    if let compression { return compression }
    guard let context = ZSTD_createCCtx() else { throw Self.outOfMemory }
    defer { if compression == nil { ZSTD_freeCCtx(context) } }
    try Self.check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level)))
    if let bytes = dictionary?.bytes {
      try Self.check(ZSTD_CCtx_loadDictionary(context, bytes, bytes.count))
    }
    compression = context
    return context
  }

  private func decompressionContext() throws(CompressionFailure) -> OpaquePointer {
    if let decompression { return decompression }
    guard let context = ZSTD_createDCtx() else { throw Self.outOfMemory }
    defer { if decompression == nil { ZSTD_freeDCtx(context) } }
    if let bytes = dictionary?.bytes {
      try Self.check(ZSTD_DCtx_loadDictionary(context, bytes, bytes.count))
    }
    decompression = context
    return context
  }

  // MARK: Failures

  private static let outOfMemory = CompressionFailure(.library("there is no memory"), in: .zstd)

  /// A call's result, or its failure.
  @discardableResult
  private static func check(_ result: Int) throws(CompressionFailure) -> Int {
    guard ZSTD_isError(result) == 0 else {
      throw CompressionFailure(.library(String(cString: ZSTD_getErrorName(result))), in: .zstd)
    }
    return result
  }

  private static func failure(_ result: Int, at offset: Int) -> CompressionFailure {
    let reason: CompressionFailure.Reason =
      ZSTD_getErrorCode(result) == ZSTD_error_srcSize_wrong
      ? .truncated : .malformed(String(cString: ZSTD_getErrorName(result)))
    return CompressionFailure(reason, in: .zstd, at: offset)
  }
}
