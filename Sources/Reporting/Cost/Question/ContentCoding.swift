import Compression
import Traffic

/// A method of compression, and its level where it is not what servers use by default: `gzip`, `zstd:19`.
public struct ContentCoding: Hashable, Sendable, CustomStringConvertible {
  /// The method's name, as HTTP has it.
  public let method: String
  /// The level; `nil` for the one that servers use by default.
  public let level: Int?

  /// Reads `gzip` or `gzip:9`; `nil` for other texts. What a result holds is another matter.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let method = parts.first, !method.isEmpty else { return nil }
    let level = parts.count == 2 ? Int(parts[1]) : nil
    guard parts.count == 1 || level != nil else { return nil }
    self.method = String(method)
    self.level = level
  }

  /// The method of a coding that was captured, at the level that servers use; `nil` where none is known that compares.
  init?(captured name: String) {
    guard let method = CompressionMethod(contentCoding: name) else { return nil }
    self.method = method.rawValue
    level = nil
  }

  /// What HTTP's fields call it: brotli is `br` (RFC 7932, section 13).
  public var headerValue: String { method == "brotli" ? "br" : method }

  public var description: String { level.map { "\(method):\($0)" } ?? method }
}
