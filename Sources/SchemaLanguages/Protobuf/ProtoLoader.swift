/// Reads `.proto` files with all that they import, and links them.
///
/// Google's own types are there where the source has no file for them.
struct ProtoLoader {
  /// Returns the bytes of the file with a path, or `nil` where there is none that can be read.
  typealias Source = (String) -> [UInt8]?

  private let source: Source
  private var loaded: [String: ProtoSyntax] = [:]
  /// The files that are being read, each imported by the one before it.
  private var chain: [String] = []

  /// Loads files and their imports from a source.
  static func load(_ paths: [String], from source: Source) throws(SchemaFailure) -> SchemaSet {
    try withoutActuallyEscaping(source) { source throws(SchemaFailure) in
      var loader = ProtoLoader(source: source)
      for path in paths {
        try loader.load(path) {
          SchemaFailure("the file cannot be read; check its name and who may read it", file: path)
        }
      }
      let files = loader.loaded.values.sorted { $0.file < $1.file }
      return try ProtoLinker.link(files)
    }
  }

  private init(source: @escaping Source) {
    self.source = source
  }

  private mutating func load(
    _ path: String, orFailWith missing: () -> SchemaFailure
  ) throws(SchemaFailure) {
    guard loaded[path] == nil else { return }
    guard let bytes = source(path) ?? GoogleFiles.bytes(at: path) else { throw missing() }
    let file = try ProtoParser.parse(bytes, file: path)
    chain.append(path)
    var seen: Set<String> = []
    for statement in file.imports {
      let imported = statement.path.value
      let failure = { (message: String) in
        SchemaFailure(message, file: path, at: statement.path.position)
      }
      guard seen.insert(imported).inserted else {
        throw failure("\"\(imported)\" is imported twice; remove one")
      }
      if let start = chain.firstIndex(of: imported) {
        let cycle = (chain[start...] + [imported]).joined(separator: " → ")
        throw failure(
          "the imports go round in a circle: \(cycle); move what both need to a third file")
      }
      guard !imported.hasPrefix("/"), !imported.split(separator: "/").contains("..") else {
        throw failure(
          "\"\(imported)\" leads out of the folders that are searched; name the folder that it is in (--proto-path)"
        )
      }
      try load(imported) {
        imported.hasPrefix(GoogleFiles.folder)
          ? failure(
            "of Google's own types only those in \(GoogleFiles.paths.joined(separator: ", ")) are built in; name the folder that Google's files are in (--proto-path)"
          )
          : failure(
            "\"\(imported)\" is in none of the folders that are searched; correct its name, or name the folder that it is in (--proto-path)"
          )
      }
    }
    chain.removeLast()
    loaded[path] = file
  }
}
