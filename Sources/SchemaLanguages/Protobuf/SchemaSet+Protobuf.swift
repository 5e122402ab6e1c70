#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SchemaSet {
  /// Reads every `.proto` file of a folder, which import each other by their names.
  ///
  /// - Throws: ``SchemaFailure`` where the folder cannot be read or a file is not what the tool supports.
  public init(protoFolder folder: String) throws(SchemaFailure) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw SchemaFailure("the folder cannot be read; name one with .proto files", file: folder)
    }
    let paths = names.filter { $0.hasSuffix(".proto") }.sorted()
    guard !paths.isEmpty else {
      throw SchemaFailure("there are no .proto files in the folder", file: folder)
    }
    try self.init(protoFiles: paths, in: folder)
  }

  /// Reads a `.proto` file, and what it imports from the folder that it is in.
  ///
  /// - Throws: ``SchemaFailure`` where a file cannot be read or is not what the tool supports.
  public init(protoFile path: String) throws(SchemaFailure) {
    let url = URL(fileURLWithPath: path)
    try self.init(
      protoFiles: [url.lastPathComponent],
      in: path.contains("/") ? url.deletingLastPathComponent().path : "")
  }

  /// Reads a `.proto` file that is given as text; it can import nothing.
  ///
  /// - Throws: ``SchemaFailure`` where the text is not what the tool supports.
  public init(protoText text: String, path: String = "schema.proto") throws(SchemaFailure) {
    self = try ProtoLoader.load([path]) { $0 == path ? Array(text.utf8) : nil }
  }

  private init(protoFiles paths: [String], in folder: String) throws(SchemaFailure) {
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    do {
      self = try ProtoLoader.load(paths) { path in
        (try? Data(contentsOf: URL(fileURLWithPath: prefix + path))).map { [UInt8]($0) }
      }
    } catch {
      throw SchemaFailure(error.message, file: prefix + error.file, at: error.position)
    }
  }
}
