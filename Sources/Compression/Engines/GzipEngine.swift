internal import Bytes
internal import CZlib

/// gzip by zlib.
///
/// Source: RFC 1952; the header says nothing of a file (no name, no time). Several members behind each other are one
/// body, as section 2.2 has it.
final class GzipEngine: CompressionEngine {
  /// A window of 32 KiB, and 16 for "with gzip's header" (zlib manual, `deflateInit2`).
  private static let windowBits = MAX_WBITS + 16
  /// zlib counts what it is given with 32 bits.
  private static let mostBytes = Int(UInt32.max)

  private let level: Int32
  // In memory of their own, since zlib's state points back at them.
  private let deflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let inflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var hasDeflater = false
  private var hasInflater = false

  init(level: Int) {
    self.level = Int32(level)
    deflater.initialize(to: z_stream())
    inflater.initialize(to: z_stream())
  }

  deinit {
    if hasDeflater { deflateEnd(deflater) }
    if hasInflater { inflateEnd(inflater) }
    deflater.deallocate()
    inflater.deallocate()
  }

  func compress(
    _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    try startDeflater()
    try Self.give(bytes, to: deflater)
    let bound = Int(deflateBound(deflater, UInt(bytes.count)))
    guard bound <= Self.mostBytes else {
      throw CompressionFailure(.inputTooLong(limit: Self.mostBytes), in: .gzip)
    }
    let status = Self.append(from: deflater, upTo: bound, to: &buffer) { deflate($0, Z_FINISH) }
    guard status == Z_STREAM_END else {
      throw CompressionFailure(.library(Self.message(of: status)), in: .gzip)
    }
  }

  func decompress(
    _ bytes: UnsafeRawBufferPointer, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    try startInflater()
    try Self.give(bytes, to: inflater)
    let room = OutputRoom(behind: buffer.count, inputCount: bytes.count, limit: limit)
    while true {
      let upTo = min(room.next(buffer.count), 1 << 30)
      let status = Self.append(from: inflater, upTo: upTo, to: &buffer) { inflate($0, Z_NO_FLUSH) }
      let offset = bytes.count - Int(inflater.pointee.avail_in)
      guard !room.isExceeded(buffer.count) else {
        throw CompressionFailure(.outputTooLong(limit: limit), in: .gzip, at: offset)
      }
      switch status {
      case Z_STREAM_END:
        let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
        if rest.isEmpty { return }
        guard rest.starts(with: [0x1F, 0x8B]) else {
          throw CompressionFailure(.trailingBytes(count: rest.count), in: .gzip, at: offset)
        }
        inflateReset(inflater)
      case Z_OK: break
      // There was room, so what is missing is input.
      case Z_BUF_ERROR: throw CompressionFailure(.truncated, in: .gzip, at: offset)
      default:
        let message =
          inflater.pointee.msg.map { String(cString: $0) } ?? Self.message(of: status)
        throw CompressionFailure(.malformed(message), in: .gzip, at: offset)
      }
    }
  }

  // MARK: Contexts

  private func startDeflater() throws(CompressionFailure) {
    let status =
      hasDeflater
      ? deflateReset(deflater)
      : deflateInit2_(
        deflater, level, Z_DEFLATED, Self.windowBits, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw CompressionFailure(.library(Self.message(of: status)), in: .gzip)
    }
    hasDeflater = true
  }

  private func startInflater() throws(CompressionFailure) {
    let status =
      hasInflater
      ? inflateReset(inflater)
      : inflateInit2_(
        inflater, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw CompressionFailure(.library(Self.message(of: status)), in: .gzip)
    }
    hasInflater = true
  }

  private static func give(
    _ bytes: UnsafeRawBufferPointer, to stream: UnsafeMutablePointer<z_stream>
  ) throws(CompressionFailure) {
    guard bytes.count <= mostBytes else {
      throw CompressionFailure(.inputTooLong(limit: mostBytes), in: .gzip)
    }
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
    stream.pointee.avail_in = UInt32(bytes.count)
  }

  /// Appends what one call of zlib writes, at most `limit` bytes, and returns zlib's status.
  private static func append(
    from stream: UnsafeMutablePointer<z_stream>, upTo limit: Int, to buffer: inout ByteBuffer,
    _ call: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> Int32 {
    var status = Z_OK
    buffer.unsafeAppend(upTo: limit) { memory in
      stream.pointee.next_out = memory.bindMemory(to: UInt8.self).baseAddress
      stream.pointee.avail_out = UInt32(memory.count)
      status = call(stream)
      return memory.count - Int(stream.pointee.avail_out)
    }
    return status
  }

  private static func message(of status: Int32) -> String { String(cString: zError(status)) }
}
