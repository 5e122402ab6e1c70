import SchemaLanguages

/// Writes what is generated from `.proto` files, or says what of it is stale.
enum SchemaGenerateCommand: Command {
  static let name = "schema generate"
  static let summary = "Write the .avsc, the .xsd and the Swift of every .proto in a folder."
  static let discussion = """
    Reads every .proto of the folder (messages and enums) and writes beside each an Avro schema and an XML \
    Schema, and into a folder of its own a Swift file with a structure for each message. Files that are up to date \
    are left alone; the others are written whole.
    """
  static let options = [
    Option(
      "check", nil, "Write nothing; list what is stale and end with status 1 if there is any."),
    Option("schemas", "DIR", "The folder of the .proto files; default: Schemas."),
    Option("swift", "DIR", "The folder for Swift; default: Benchmarks/Workloads/Records."),
  ]
  static let examples = [
    Example("serbench schema generate", "brings everything up to date"),
    Example("serbench schema generate --check", "fails where something is stale"),
  ]

  static func run(_ arguments: Arguments) throws {
    let generation = try SchemaGeneration(
      schemas: arguments.text("schemas") ?? "Schemas",
      swift: arguments.text("swift") ?? "Benchmarks/Workloads/Records")
    guard arguments.has("check") else {
      let written = try generation.write()
      for file in written { try Console.write("wrote \(file.path)\n") }
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
