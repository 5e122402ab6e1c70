/// What `serbench schema generate` makes of a folder of `.proto` files.
///
/// Beside each `name.proto` its `name.avsc` and `name.xsd`, and in a folder for Swift its `Name.swift`. Swift has Google's
/// types, too, as far as the folder's files use them, and so has XML Schema; an Avro schema has them in it.
public struct SchemaGeneration: Sendable {
  /// The command that brings generated files up to date.
  public static let command = "serbench schema generate"

  /// The languages that can be written.
  public static let languages: [SchemaLanguage] = [.avsc, .xsd, .swift]

  /// The files, in the order of their paths' schemas.
  public let files: [GeneratedFile]
  /// What the schemas say and a file does not, by the file's path.
  public let losses: [String: [SchemaLoss]]

  /// Makes the files in memory.
  ///
  /// - Parameters:
  ///   - schemas: the folder of the `.proto` files, where `.avsc` and `.xsd` go too.
  ///   - swift: the folder where Swift goes.
  ///   - languages: what is made of each schema.
  ///   - keepsUnknownFields: whether records in Swift keep fields that their schemas do not have.
  /// - Throws: ``SchemaFailure`` where a schema is not what the tool supports.
  public init(
    schemas: String, swift: String, emitting languages: [SchemaLanguage] = languages,
    keepsUnknownFields: Bool = true
  ) throws(SchemaFailure) {
    let set = try SchemaSet(protoFolder: schemas).withoutUnused()
    // The folder's own name, so that the text is the same from wherever it is made.
    let shownFolder = schemas.split(separator: "/").last ?? "."
    let printer = SwiftPrinter(set, keepsUnknownFields: keepsUnknownFields)
    var files: [GeneratedFile] = []
    var losses: [String: [SchemaLoss]] = [:]
    do throws(SchemaFailure) {
      for file in set.files {
        let isGoogles = file.package == GoogleType.package
        // An Avro schema has in it what it uses.
        for language in languages where !file.isEmpty && (!isGoogles || language != .avsc) {
          let stem = "\(schemas)/\(file.path.dropLast(".proto".count))"
          let contents: String
          if language == .swift {
            contents = try printer.text(
              of: file,
              origin:
                "Generated from \(shownFolder)/\(file.path) by `\(Self.command)`; change that file and run it again."
            )
          } else {
            contents = try language.text(of: file, in: set, origin: "")
          }
          let path =
            language == .swift
            ? "\(swift)/\(SwiftNames.upperCamelCase(file.name)).swift"
            : "\(stem).\(language.rawValue)"
          files.append(GeneratedFile(path: path, contents: contents))
          losses[path] =
            file.omissions + SchemaLosses(set, to: language, hasNumbers: true).of(file)
        }
      }
    } catch {
      throw SchemaFailure(error.message, file: "\(schemas)/\(error.file)", at: error.position)
    }
    self.files = files
    self.losses = losses
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
