import Foundation

/// A file that holds a result document, or what is made of one.
public struct ResultFile {
  /// The file's path.
  public let path: String

  /// Names a file, which need not exist.
  public init(path: String) {
    self.path = path
  }

  /// Reads the document strictly; a failure names the file.
  public func read() throws(ResultFailure) -> ResultDocument {
    guard access(path, R_OK) == 0 else {
      throw .file("cannot read \(path): \(Self.reason(ofNumber: errno))")
    }
    let json: Data
    do {
      json = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .file("cannot read \(path): \(Self.reason(error))")
    }
    guard !json.isEmpty else { throw .file("\(path) is empty") }
    do throws(ResultFailure) {
      return try ResultDocument.read(json)
    } catch {
      throw .file("\(path): \(error)")
    }
  }

  /// Throws where a document could not be written, before hours are spent on measuring one.
  public func checkWritable() throws(ResultFailure) {
    let file = try makeTemporaryFile()
    unlink(file.path)
    close(file.descriptor)
  }

  /// Writes a document as any other content.
  public func write(_ document: ResultDocument) throws(ResultFailure) {
    let json: Data
    do {
      json = try document.encoded()
    } catch {
      throw .file("cannot write \(path): \(error)")
    }
    try write(json)
  }

  /// Writes a file whole: whoever opens the file, now or after a crash, finds the old content or the new one.
  ///
  /// It is written to a file beside it, forced to the disk, and renamed over it; see rename(2). Of two programs that
  /// write at once, one wins whole.
  public func write(_ content: Data) throws(ResultFailure) {
    let file = try makeTemporaryFile()
    do throws(ResultFailure) {
      do {
        try FileHandle(fileDescriptor: file.descriptor).write(contentsOf: content)
      } catch {
        throw .file("cannot write \(path): \(Self.reason(error))")
      }
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

  private func makeTemporaryFile() throws(ResultFailure) -> (descriptor: Int32, path: String) {
    // A file is replaced by renaming, which would put a file in the place of a device or a folder.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .file("cannot write \(path): it is there and is no regular file")
    }
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try require(descriptor >= 0)
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    return (descriptor, String(decoding: bytes, as: UTF8.self))
  }

  /// Forces the renaming to the disk; a file system that cannot do that for folders has its own ways.
  private func syncFolder() {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func require(_ succeeded: Bool) throws(ResultFailure) {
    guard !succeeded else { return }
    throw .file("cannot write \(path): \(Self.reason(ofNumber: errno))")
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    for error in [underlying, error as NSError].compactMap({ $0 })
    where error.domain == NSPOSIXErrorDomain {
      return reason(ofNumber: Int32(error.code))
    }
    return error.localizedDescription
  }

  /// What strerror(3) says.
  private static func reason(ofNumber number: Int32) -> String {
    String(cString: strerror(number))
  }
}
