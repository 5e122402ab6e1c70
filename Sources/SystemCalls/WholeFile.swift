import Glibc

/// An output that a user names by its path. A file is only ever replaced whole: whoever opens it, now or after a crash,
/// finds the old contents or the new.
///
/// The contents are written to a new file in the same folder, forced to the disk, and renamed over the old one; see
/// rename(2). Of two programs that write at once, one wins whole.
///
/// - The new file has the mode, owner, group, access list and extended attributes of the old one.
/// - A symbolic link stays, and what it points to is replaced, or made.
/// - Other hard links to the old file keep the old contents.
/// - Where the folder takes no new file, or a new file could not have the old one's owner, group or access list, the file
///   is overwritten in place, and ``write(_:)`` says so: a crash meanwhile leaves it incomplete.
/// - A file that may not be written is not replaced, even where its folder would allow it.
/// - A pipe, a character device, `/dev/stdout` or `/dev/fd/N` is written to as it is.
public struct WholeFile: Sendable {
  /// The file's path; the file need not exist.
  public let path: String

  /// Names a file.
  public init(path: String) {
    self.path = path
  }

  /// How contents came into a file.
  public enum Manner: Sendable, Hashable {
    /// As a whole, or byte for byte into what is no file.
    case asUsual
    /// Over the old ones, for a reason that ends a sentence.
    case inPlace(reason: String)
  }

  /// Throws where the file is not there or may not be read.
  public func checkReadable() throws(SystemFailure) {
    try SystemFailure.require(access(path, R_OK) == 0)
  }

  /// Throws where the file could not be replaced, before hours are spent on what goes into it.
  public func checkWritable() throws(SystemFailure) {
    switch try OutputTarget(path) {
    case .file(let path, let existing):
      try FileReplacement(path: path, existing: existing).check()
    case .descriptor(let descriptor): try descriptor.checkWritable()
    case .device(let path):
      try SystemFailure.require(access(path, W_OK) == 0)
      // A pipe is not opened before there is something to write, since opening it waits for the reader.
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFCHR else { return }
      try Self.withDevice(at: path) { device throws(SystemFailure) in try device.checkWritable() }
    }
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

  /// Replaces the file's contents; a failure leaves the old ones, or says that it does not.
  @discardableResult public func write(_ contents: [UInt8]) throws(SystemFailure) -> Manner {
    switch try OutputTarget(path) {
    case .file(let path, let existing):
      let reason = try FileReplacement(path: path, existing: existing).write(contents)
      return reason.map { .inPlace(reason: $0) } ?? .asUsual
    case .descriptor(let descriptor): try descriptor.write(contents)
    case .device(let path):
      try Self.withDevice(at: path) { device throws(SystemFailure) in try device.write(contents) }
    }
    return .asUsual
  }

  private static func withDevice(
    at path: String, _ body: (OpenDescriptor) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    try SystemFailure.require(descriptor >= 0)
    defer { close(descriptor) }
    try body(OpenDescriptor(number: descriptor))
  }
}
