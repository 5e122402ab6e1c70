internal import Bytes
internal import CZlib

/// Gives zlib an input piece by piece, since it counts with 32 bits.
struct ZlibFeed {
  private var remaining: Int

  /// Sets the stream to the start of an input, which must stay in place while the stream is used.
  init(_ input: UnsafeRawBufferPointer, to stream: inout z_stream) {
    remaining = input.count
    let start = input.bindMemory(to: UInt8.self).baseAddress
    stream.next_in = UnsafeMutablePointer(mutating: start)
  }

  /// Whether zlib has all of the input, read or not.
  var isEmpty: Bool { remaining == 0 }

  /// Lets zlib read on where it has read what it was given.
  mutating func refill(_ stream: inout z_stream) {
    guard stream.avail_in == 0 else { return }
    let count = min(remaining, 1 << 30)
    stream.avail_in = UInt32(count)
    remaining -= count
  }
}

extension ByteBuffer {
  /// Appends what one call of zlib writes, at most `room` bytes, and returns zlib's status.
  mutating func appendOutput(
    of stream: inout z_stream, upTo room: Int, _ call: (inout z_stream) -> Int32
  ) -> Int32 {
    var status = Z_OK
    unsafeAppend(upTo: room) { memory in
      stream.next_out = memory.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = UInt32(memory.count)
      status = call(&stream)
      return memory.count - Int(stream.avail_out)
    }
    return status
  }
}
