import Glibc

/// An open output of this process: a file, a pipe, a device. See write(2).
struct OpenDescriptor {
  /// The descriptor, which is left open.
  let number: Int32

  /// Writes bytes, all of them, however long the other end takes them.
  func write(_ contents: [UInt8]) throws(SystemFailure) {
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        Glibc.write(number, bytes.baseAddress! + written, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        // Whoever shares the pipe has asked not to wait; this program does.
        var awaited = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        poll(&awaited, 1, -1)
        continue
      }
      try SystemFailure.require(count >= 0)
      written += count
    }
  }

  /// Throws where nothing could be written: the descriptor is not open for that, or is that of a full device or of a pipe
  /// without a reader.
  func checkWritable() throws(SystemFailure) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, flags & O_ACCMODE != O_RDONLY else { throw SystemFailure(code: EBADF) }
    var end = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    if poll(&end, 1, 0) == 1, end.revents & Int16(POLLERR) != 0 { throw SystemFailure(code: EPIPE) }
    // Writes nothing, but is refused as /dev/full refuses everything.
    try SystemFailure.require(Glibc.write(number, nil, 0) == 0 || errno == EAGAIN)
  }
}
