#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that is made from a schema.
public struct GeneratedFile: Sendable, Hashable {
  /// Where the file belongs.
  public let path: String
  /// What is in it.
  public let contents: String

  /// Whether the file is there and has these contents.
  public var isUpToDate: Bool {
    (try? Data(contentsOf: URL(fileURLWithPath: path))) == Data(contents.utf8)
  }

  /// Writes the file whole, under another name first, so that nobody finds half of it; its folder is made where it is missing.
  ///
  /// - Throws: ``SchemaFailure`` where the file system refuses; what was there before is still there.
  public func write() throws(SchemaFailure) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contents.utf8).write(to: url, options: .atomic)
    } catch {
      throw SchemaFailure(
        "the file cannot be written; see that its folder may be written to and the disk has room",
        file: path)
    }
  }
}
