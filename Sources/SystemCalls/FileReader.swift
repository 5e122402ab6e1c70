import Glibc

/// A file that is read from its start to its end, piece by piece.
public struct FileReader: ~Copyable {
  private let descriptor: Int32

  /// Opens a file; see open(2).
  public init(path: String) throws(SystemFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
  }

  deinit {
    close(descriptor)
  }

  /// How many bytes the file has; `nil` where it is no regular file, as a pipe. See fstat(2).
  public var fileBytes: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Goes to a byte of the file, from which on it is read. See lseek(2).
  public func seek(to offset: Int) throws(SystemFailure) {
    if lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw .last }
  }

  /// The next bytes, at most so many; none at the end of the file. See read(2).
  public func next(atMost count: Int) throws(SystemFailure) -> [UInt8] {
    var failure: SystemFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var outcome = read(descriptor, buffer.baseAddress, count)
      while outcome < 0, errno == EINTR { outcome = read(descriptor, buffer.baseAddress, count) }
      if outcome < 0 { failure = .last }
      initialized = max(outcome, 0)
    }
    if let failure { throw failure }
    return bytes
  }
}
