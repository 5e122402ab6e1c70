import Glibc

/// What a path leads to, as an output: symbolic links are followed, also one whose target is not there yet.
enum OutputTarget {
  /// A file to replace or to make; its path has no link at its end.
  case file(path: String, existing: stat?)
  /// A pipe or a character device, which takes bytes one by one.
  case device(path: String)
  /// What this process has open: `/dev/stdout`, `/dev/fd/3`.
  case descriptor(OpenDescriptor)

  /// As many links as Linux follows; see path_resolution(7).
  private static let mostLinks = 40

  /// Follows a path.
  ///
  /// - Throws: where the path cannot be followed, or leads to a folder or a disk.
  init(_ path: String) throws(SystemFailure) {
    var path = path
    for _ in 0...Self.mostLinks {
      if let descriptor = Self.ownDescriptor(path) {
        self = .descriptor(descriptor)
        return
      }
      var status = stat()
      // The system follows all links here, and refuses those that it does not trust; see proc(5), protected_symlinks.
      if stat(path, &status) == 0 {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemFailure(code: EISDIR)
        case S_IFBLK: throw SystemFailure("it is a disk; name a file")
        default:
          self = .device(path: path)
          return
        }
      } else {
        try SystemFailure.require(errno == ENOENT)
      }
      guard lstat(path, &status) == 0 else {
        try SystemFailure.require(errno == ENOENT)
        self = .file(path: path, existing: nil)
        return
      }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        self = .file(path: path, existing: status)
        return
      }
      let target = try Self.target(ofLink: path)
      path = target.hasPrefix("/") ? target : Self.folder(of: path) + target
    }
    throw SystemFailure(code: ELOOP)
  }

  /// The descriptor that a path names; opening the path instead would begin at the start of the file.
  private static func ownDescriptor(_ path: String) -> OpenDescriptor? {
    switch path {
    case "/dev/stdout": return OpenDescriptor(number: 1)
    case "/dev/stderr": return OpenDescriptor(number: 2)
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count)).map { OpenDescriptor(number: $0) }
      }
      return nil
    }
  }

  private static func target(ofLink path: String) throws(SystemFailure) -> String {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    try SystemFailure.require(count >= 0)
    return String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The folder that a path is in, with the slash at its end; empty for the current one.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
