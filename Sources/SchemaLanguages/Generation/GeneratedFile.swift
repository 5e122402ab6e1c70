#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SystemCalls

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

  /// Writes the file whole; its folder is made where it is missing.
  ///
  /// - Throws: ``SchemaFailure`` where the file system refuses; what was there before is still there.
  public func write() throws(SchemaFailure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    // Where that fails, writing the file says why.
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do throws(SystemFailure) {
      try WholeFile(path: path).write(Array(contents.utf8))
    } catch {
      throw SchemaFailure("the file cannot be written: \(error)", file: path)
    }
  }
}
