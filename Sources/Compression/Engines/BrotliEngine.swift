internal import Bytes
internal import CBrotli

/// Brotli by libbrotli.
///
/// Source: RFC 7932. The library's states cannot be used again, so each body gets a new one, as it does in a server.
final class BrotliEngine: CompressionEngine {
  private let level: Int32

  init(level: Int) {
    self.level = Int32(level)
  }

  func compress(
    _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    // 0 where the length cannot be counted.
    let bound = BrotliEncoderMaxCompressedSize(bytes.count)
    guard bound > 0 else { throw CompressionFailure(.inputTooLong(limit: .max), in: .brotli) }
    try buffer.unsafeAppend(upTo: bound) { memory throws(CompressionFailure) in
      var count = memory.count
      let isDone = BrotliEncoderCompress(
        level, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.count,
        bytes.bindMemory(to: UInt8.self).baseAddress, &count,
        memory.bindMemory(to: UInt8.self).baseAddress)
      guard isDone != 0 else {
        throw CompressionFailure(.library("the encoder failed"), in: .brotli)
      }
      return count
    }
  }

  func decompress(
    _ bytes: UnsafeRawBufferPointer, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
      throw CompressionFailure(.library("there is no memory"), in: .brotli)
    }
    defer { BrotliDecoderDestroyInstance(state) }
    let room = OutputRoom(behind: buffer.count, inputCount: bytes.count, limit: limit)
    var input = bytes.bindMemory(to: UInt8.self).baseAddress
    var remaining = bytes.count
    while true {
      var result = BROTLI_DECODER_RESULT_ERROR
      buffer.unsafeAppend(upTo: room.next(buffer.count)) { memory in
        var output = memory.bindMemory(to: UInt8.self).baseAddress
        var free = memory.count
        result = BrotliDecoderDecompressStream(state, &remaining, &input, &free, &output, nil)
        return memory.count - free
      }
      let offset = bytes.count - remaining
      guard !room.isExceeded(buffer.count) else {
        throw CompressionFailure(.outputTooLong(limit: limit), in: .brotli, at: offset)
      }
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS:
        guard remaining == 0 else {
          throw CompressionFailure(.trailingBytes(count: remaining), in: .brotli, at: offset)
        }
        return
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: break
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
        throw CompressionFailure(.truncated, in: .brotli, at: offset)
      default:
        let message = String(cString: BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state)))
        throw CompressionFailure(.malformed(message), in: .brotli, at: offset)
      }
    }
  }
}
