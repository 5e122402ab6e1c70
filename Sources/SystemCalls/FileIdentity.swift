import Glibc

/// What a path leads to, whatever its spelling and over links: equal for two paths of one file. See stat(2).
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// The identity of what a path leads to; `nil` where there is nothing.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}
