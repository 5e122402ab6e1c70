import Glibc

/// How a file's contents are replaced: whole by a new file, and in place only where that is impossible.
struct FileReplacement {
  /// The file's path, without a link at its end.
  let path: String
  /// The file that is there.
  let existing: stat?

  /// Throws where the contents could not be replaced.
  func check() throws(SystemFailure) {
    try checkProtection()
    do throws(SystemFailure) {
      try DelayedSignals.during { () throws(SystemFailure) in
        let file = try makeTemporaryFile()
        close(file.descriptor)
        unlink(file.path)
      }
    } catch {
      guard existing != nil, Self.refusesNewFiles(error) else { throw error }
    }
  }

  /// Replaces the contents.
  ///
  /// - Returns: why they were replaced in place, if they were.
  func write(_ contents: [UInt8]) throws(SystemFailure) -> String? {
    try checkProtection()
    return try DelayedSignals.during { () throws(SystemFailure) in
      guard let reason = try replace(by: contents) else { return nil }
      try overwrite(by: contents)
      return reason
    }
  }

  /// A file that its owner has protected from writing is not to be replaced either.
  private func checkProtection() throws(SystemFailure) {
    guard existing != nil else { return }
    try SystemFailure.require(faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0)
  }

  // MARK: Whole

  /// Writes a new file and renames it over the old one; see rename(2).
  ///
  /// - Returns: why that is impossible, in which case nothing has changed; `nil` where it is done.
  private func replace(by contents: [UInt8]) throws(SystemFailure) -> String? {
    let file: (descriptor: Int32, path: String)
    do throws(SystemFailure) {
      file = try makeTemporaryFile()
    } catch {
      guard existing != nil, Self.refusesNewFiles(error) else { throw error }
      return "its folder takes no new file (\(error))"
    }
    defer { close(file.descriptor) }
    do throws(SystemFailure) {
      if let existing, let lost = FileAttributes(of: path, existing).copy(to: file.descriptor) {
        unlink(file.path)
        return "a new file could not have \(lost)"
      }
      try OpenDescriptor(number: file.descriptor).write(contents)
      try SystemFailure.require(fsync(file.descriptor) == 0)
      try SystemFailure.require(rename(file.path, path) == 0)
    } catch {
      unlink(file.path)
      // A file that is mounted by itself, as containers do.
      if error.code == EBUSY, existing != nil { return "it is a mount point" }
      throw error
    }
    syncFolder()
    return nil
  }

  /// Whether a failure is about making files, not about their room.
  private static func refusesNewFiles(_ failure: SystemFailure) -> Bool {
    [EACCES, EPERM, EROFS].contains(failure.code)
  }

  /// A new file in the same folder, since renaming works inside of a file system only.
  private func makeTemporaryFile() throws(SystemFailure) -> (descriptor: Int32, path: String) {
    let folder = OutputTarget.folder(of: path)
    var name = path.dropFirst(folder.count)
    // Names have 255 bytes at most; see pathname(7).
    while name.utf8.count > 240 { name.removeLast() }
    // What replaces a file is its owner's alone until it has the file's mode.
    let mode: mode_t = existing == nil ? 0o666 : 0o600
    while true {
      let suffix = String(UInt32.random(in: .min ... .max), radix: 36)
      let temporary = "\(folder).\(name).\(suffix)"
      let descriptor = open(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      if descriptor >= 0 { return (descriptor, temporary) }
      try SystemFailure.require(errno == EEXIST)
    }
  }

  /// Forces the renaming to the disk; a file system that cannot do that for folders has its own ways.
  private func syncFolder() {
    let folder = OutputTarget.folder(of: path)
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  // MARK: In place

  /// Writes over the file's bytes, once there is sure to be room for them.
  private func overwrite(by contents: [UInt8]) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    try SystemFailure.require(descriptor >= 0)
    defer { close(descriptor) }
    var old = stat()
    try SystemFailure.require(fstat(descriptor, &old) == 0)
    if off_t(contents.count) > old.st_size {
      let status = posix_fallocate(descriptor, old.st_size, off_t(contents.count) - old.st_size)
      if [ENOSPC, EFBIG, EDQUOT].contains(status) {
        ftruncate(descriptor, old.st_size)
        throw SystemFailure(code: status)
      }
    }
    do throws(SystemFailure) {
      try OpenDescriptor(number: descriptor).write(contents)
      try SystemFailure.require(ftruncate(descriptor, off_t(contents.count)) == 0)
      try SystemFailure.require(fsync(descriptor) == 0)
    } catch {
      throw SystemFailure("\(error); the file was being overwritten in place and is damaged")
    }
  }
}
