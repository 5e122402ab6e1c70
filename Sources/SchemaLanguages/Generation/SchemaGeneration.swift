/// What `serbench schema generate` makes of a folder of `.proto` files.
///
/// Beside each `name.proto` its `name.avsc` and `name.xsd`, and in a folder for Swift its `Name.swift`.
public struct SchemaGeneration: Sendable {
  /// The command that brings generated files up to date.
  public static let command = "serbench schema generate"

  /// The files, in the order of their paths' schemas.
  public let files: [GeneratedFile]

  /// Makes the files in memory.
  ///
  /// - Parameters:
  ///   - schemas: the folder of the `.proto` files, where `.avsc` and `.xsd` go too.
  ///   - swift: the folder where Swift goes.
  /// - Throws: ``SchemaFailure`` where a schema is not what the tool supports.
  public init(schemas: String, swift: String) throws(SchemaFailure) {
    let set = try SchemaSet(protoFolder: schemas)
    // The folder's own name, so that the text is the same from wherever it is made.
    let shownFolder = schemas.split(separator: "/").last ?? "."
    var files: [GeneratedFile] = []
    do throws(SchemaFailure) {
      for file in set.files where !file.isEmpty {
        let origin = """
          Generated from \(shownFolder)/\(file.path) by `\(Self.command)`; change that file and run it again.
          """
        let stem = "\(schemas)/\(file.path.dropLast(".proto".count))"
        files.append(
          GeneratedFile(
            path: stem + ".avsc", contents: try AvroSchemaPrinter(set).text(of: file)))
        files.append(
          GeneratedFile(path: stem + ".xsd", contents: XMLSchemaPrinter().text(of: file)))
        files.append(
          GeneratedFile(
            path: "\(swift)/\(SwiftNames.upperCamelCase(file.name)).swift",
            contents: try SwiftPrinter(set).text(of: file, origin: origin)))
      }
    } catch {
      throw SchemaFailure(error.message, file: "\(schemas)/\(error.file)", at: error.position)
    }
    self.files = files
  }

  /// The files that are missing, or have other contents than the schemas ask for.
  public var staleFiles: [GeneratedFile] { files.filter { !$0.isUpToDate } }

  /// Writes the files that are not up to date, and returns them.
  ///
  /// - Throws: ``SchemaFailure`` where the file system refuses.
  @discardableResult
  public func write() throws(SchemaFailure) -> [GeneratedFile] {
    let stale = staleFiles
    for file in stale { try file.write() }
    return stale
  }
}
