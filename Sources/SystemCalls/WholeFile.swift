import Glibc

/// A file that is only ever replaced whole: whoever opens it, now or after a crash, finds the old contents or the new.
///
/// The contents are written to a file beside it, forced to the disk, and renamed over it; see rename(2). Of two programs
/// that write at once, one wins whole.
public struct WholeFile: Sendable {
  /// The file's path; the file need not exist.
  public let path: String

  /// Names a file.
  public init(path: String) {
    self.path = path
  }

  /// Throws where the file is not there or may not be read.
  public func checkReadable() throws(SystemFailure) {
    try require(access(path, R_OK) == 0)
  }

  /// Throws where the file could not be replaced, before hours are spent on what goes into it.
  public func checkWritable() throws(SystemFailure) {
    let file = try makeTemporaryFile()
    unlink(file.path)
    close(file.descriptor)
  }

  /// The file's contents, which may come through a pipe; `nil` where they are more than so many bytes.
  public func read(atMost limit: Int) throws(SystemFailure) -> [UInt8]? {
    let reader = try FileReader(path: path)
    var contents: [UInt8] = []
    while true {
      let piece = try reader.next(atMost: 1 << 18)
      if piece.isEmpty { return contents }
      guard contents.count + piece.count <= limit else { return nil }
      contents += piece
    }
  }

  /// Replaces the file's contents.
  public func write(_ contents: [UInt8]) throws(SystemFailure) {
    let file = try makeTemporaryFile()
    do throws(SystemFailure) {
      try write(contents, to: file.descriptor)
      try require(fsync(file.descriptor) == 0)
      // mkstemp makes files that only their owner may read.
      let mask = umask(0)
      umask(mask)
      try require(fchmod(file.descriptor, 0o666 & ~mask) == 0)
      try require(rename(file.path, path) == 0)
    } catch {
      unlink(file.path)
      close(file.descriptor)
      throw error
    }
    close(file.descriptor)
    syncFolder()
  }

  private func write(_ contents: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      try require(count >= 0)
      written += count
    }
  }

  private func makeTemporaryFile() throws(SystemFailure) -> (descriptor: Int32, path: String) {
    // Renaming would put a file in the place of a device or a folder.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw SystemFailure("it is there and is no regular file")
    }
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try require(descriptor >= 0)
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    return (descriptor, String(decoding: bytes, as: UTF8.self))
  }

  /// Forces the renaming to the disk; a file system that cannot do that for folders has its own ways.
  private func syncFolder() {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func require(_ succeeded: Bool) throws(SystemFailure) {
    guard !succeeded else { return }
    throw .last
  }
}
