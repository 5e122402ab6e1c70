import Glibc

/// A call that the system refused.
public struct SystemFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the system says: `No space left on device`.
  public let description: String

  /// States a reason of one's own.
  init(_ description: String) {
    self.description = description
  }

  /// The reason that `errno` has, in the words of strerror(3).
  static var last: SystemFailure {
    SystemFailure(String(cString: strerror(errno)))
  }
}
