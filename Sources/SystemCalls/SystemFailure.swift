import Glibc

/// A call that the system refused.
public struct SystemFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Why, in words that end a sentence: `No such file or directory`.
  public let description: String
  /// The number of the error; see errno(3). 0 for a reason that is not the system's.
  let code: Int32

  /// States a reason that is not the system's.
  init(_ description: String) {
    self.description = description
    code = 0
  }

  /// The reason with a number, in the words of strerror(3), or in plainer ones for what happens to outputs.
  init(code: Int32) {
    self.code = code
    description =
      switch code {
      case ENOSPC: "no space is left on the device; free some, or write elsewhere"
      case EPIPE: "its reader has closed it"
      case EBADF: "it is not open for writing"
      case EISDIR: "it is a folder"
      default: String(cString: strerror(code))
      }
  }

  /// The reason that `errno` has.
  static var last: SystemFailure { SystemFailure(code: errno) }

  /// Throws the reason that `errno` has, where a call did not succeed.
  static func require(_ succeeded: Bool) throws(SystemFailure) {
    guard succeeded else { throw .last }
  }
}
