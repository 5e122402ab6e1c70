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
    try self.init(protoFiles: paths, in: [folder])
  }

  /// Reads a `.proto` file, and what it imports.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - folders: where imports are looked up, in this order; the folder of the file itself comes last. A file in one of
  ///     them is known by its path from there, as to `protoc --proto_path`.
  /// - Throws: ``SchemaFailure`` where a file cannot be read or is not what the tool supports.
  public init(protoFile path: String, importsFrom folders: [String] = []) throws(SchemaFailure) {
    let file = URL(fileURLWithPath: path).standardizedFileURL.path
    var name = URL(fileURLWithPath: path).lastPathComponent
    for folder in folders {
      let root = URL(fileURLWithPath: folder).standardizedFileURL.path + "/"
      guard file.hasPrefix(root) else { continue }
      name = String(file.dropFirst(root.count))
      break
    }
    let own =
      path.contains("/") ? URL(fileURLWithPath: path).deletingLastPathComponent().path : ""
    try self.init(protoFiles: [name], in: folders + [own], shown: [name: path])
  }

  /// Reads a `.proto` file that is given as text; it can import nothing.
  ///
  /// - Throws: ``SchemaFailure`` where the text is not what the tool supports.
  public init(protoText text: String, path: String = "schema.proto") throws(SchemaFailure) {
    self = try ProtoLoader.load([path]) { $0 == path ? Array(text.utf8) : nil }
  }

  /// - Parameter shown: the paths that messages have for some of the names.
  private init(
    protoFiles names: [String], in folders: [String], shown: [String: String] = [:]
  ) throws(SchemaFailure) {
    let prefixes = folders.map { $0.isEmpty || $0.hasSuffix("/") ? $0 : $0 + "/" }
    var paths = shown
    do {
      self = try ProtoLoader.load(names) { name in
        for prefix in prefixes {
          guard let data = try? Data(contentsOf: URL(fileURLWithPath: prefix + name)) else {
            continue
          }
          paths[name] = prefix + name
          return [UInt8](data)
        }
        return nil
      }
    } catch {
      throw SchemaFailure(
        error.message, file: paths[error.file] ?? (prefixes.last ?? "") + error.file,
        at: error.position)
    }
  }
}
