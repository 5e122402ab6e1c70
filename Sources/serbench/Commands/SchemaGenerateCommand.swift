import SchemaLanguages

/// Writes what is generated from `.proto` files, or says what of it is stale.
enum SchemaGenerateCommand: Command {
  static let name = "schema generate"
  static let summary = "Write the .avsc, the .xsd and the Swift of every .proto in a folder."
  static let discussion = """
    Reads every .proto of a folder and writes beside each an Avro schema and an XML Schema, and a Swift file with a \
    structure for each message; --emit chooses some of these. Files that are up to date are left alone; the others are \
    written whole, and what the .proto says and they do not is listed.
    """
  static let options = [
    Option(
      "check", nil, "Write nothing; list what is stale and end with status 1 if there is any."),
    Option("schemas", "DIR", "The folder of the .proto files; default: Schemas."),
    Option(
      "emit", "LIST",
      "Write only some of \(SchemaGeneration.languages.map(\.rawValue).joined(separator: ",")); default: all of them."
    ),
    Option("swift", "DIR", "The folder for Swift; default: the folder of the .proto files."),
    Option(
      "drop-unknown-fields", nil,
      "Leave out the property of each Swift structure that keeps Protobuf fields which the schema does not have (8 bytes)."
    ),
  ]
  static let examples = [
    Example("serbench schema generate", "brings everything up to date"),
    Example(
      "serbench schema generate --schemas api --emit swift --swift Sources/API",
      "only Swift, for the .proto files of a folder"),
    Example("serbench schema generate --check", "fails where something is stale"),
  ]

  static func run(_ arguments: Arguments) throws {
    let schemas = arguments.text("schemas") ?? "Schemas"
    let names = SchemaGeneration.languages.map(\.rawValue)
    let chosen = try arguments.choices("emit", among: names)
    try arguments.check(
      ["swift", "drop-unknown-fields"], chosen.isEmpty || chosen.contains("swift"),
      "is about Swift, which --emit leaves out; leave it out too, or add swift to --emit")
    let generation = try SchemaGeneration(
      schemas: schemas, swift: arguments.text("swift") ?? schemas,
      emitting: SchemaGeneration.languages.filter {
        chosen.isEmpty || chosen.contains($0.rawValue)
      }, keepsUnknownFields: !arguments.has("drop-unknown-fields"))
    guard arguments.has("check") else {
      let written = try generation.write()
      for file in written {
        try Console.write("wrote \(file.path)\n")
        try Console.write(generation.losses[file.path, default: []].report())
      }
      let current = generation.files.count - written.count
      return try Console.write("\(written.count) written, \(current) up to date\n")
    }
    let stale = generation.staleFiles
    for file in stale { try Console.write("stale: \(file.path)\n") }
    guard stale.isEmpty else { throw StaleSchemas(count: stale.count) }
    try Console.write("\(generation.files.count) up to date\n")
  }
}

/// Generated files do not say what the schemas say.
private struct StaleSchemas: Error, CustomStringConvertible {
  let count: Int
  var description: String {
    "\(count) of the generated files are stale; run the same command without --check"
  }
}
