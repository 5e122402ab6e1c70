internal import Bytes

/// What a library does for a ``Compressor``, on memory that outlives the call.
///
/// An engine may leave anything behind in the buffer where it fails.
protocol CompressionEngine {
  /// Appends the bytes, compressed.
  func compress(
    _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) throws(CompressionFailure)

  /// Appends what compressed bytes stand for: at most `limit` bytes, which is less than `Int.max`.
  func decompress(
    _ bytes: UnsafeRawBufferPointer, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure)
}

/// Does nothing.
struct IdentityEngine: CompressionEngine {
  func compress(
    _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    buffer.append(unsafeBytes: bytes)
  }

  func decompress(
    _ bytes: UnsafeRawBufferPointer, limit: Int, into buffer: inout ByteBuffer
  ) throws(CompressionFailure) {
    guard bytes.count <= limit else {
      throw CompressionFailure(.outputTooLong(limit: limit), in: .identity, at: limit)
    }
    buffer.append(unsafeBytes: bytes)
  }
}

/// How much room to make for output whose length nobody knows: little at first, then as much again as there is.
struct OutputRoom {
  private let start: Int
  private let limit: Int
  private let first: Int

  /// Plans room behind what a buffer holds, for what `inputCount` compressed bytes may become.
  init(behind start: Int, inputCount: Int, limit: Int) {
    self.start = start
    self.limit = limit
    first = max(1024, inputCount * 4)
  }

  /// The next room, in bytes: a byte beyond the limit tells a body that is too long from one that just fits.
  func next(_ count: Int) -> Int {
    let written = count - start
    return min(max(first, written), limit - written + 1)
  }

  /// Whether more was written than the limit allows.
  func isExceeded(_ count: Int) -> Bool { count - start > limit }
}
