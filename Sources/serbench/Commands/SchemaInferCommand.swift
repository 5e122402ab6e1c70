import Documents
import Payloads
import Reporting
import SchemaLanguages

/// `serbench schema infer`
enum SchemaInferCommand: Command {
  static let name = "schema infer"
  static let summary = "Find a schema that your own JSON has, and say why."
  static let discussion = """
    Reads JSON files of any length, finds a schema that all their bodies have, and says for each member what carries \
    it and why. A file is one body, an array too; a file with a document a line (JSON Lines) has a body a line; with \
    --elements each element of an array is a body. With --emit the schema is written in one of four languages; a .proto \
    has @json in comments, by which `serbench convert --proto` gives the same bodies back. Memory stays bounded: one \
    body at a time, of at most 64 MiB.
    """
  static let operands = "FILE…"
  static let options = [
    Option(
      "emit", "LANGUAGE",
      "Write the schema as \(SchemaLanguage.allCases.map(\.rawValue).joined(separator: ", "))."),
    .output(
      "Where --emit writes; default: standard output, which - means too.",
      endings: SchemaLanguage.allCases.map(\.rawValue) + ["txt"]),
    Option("name", "NAME", "The name of the outermost record; default: Payload."),
    BodyForm.option,
    Option(
      "plain-text", nil, "Carry UUIDs, times, hexadecimal and base64 as the text that they are."),
  ]
  static let examples = [
    Example("serbench schema infer events.jsonl", "what the events have in common, and why"),
    Example("serbench schema infer --emit proto -o event.proto events.jsonl", "a .proto for them"),
  ]

  private static let origin = "Inferred by `serbench \(name)`."

  static func run(_ arguments: Arguments) throws {
    guard !arguments.operands.isEmpty else {
      throw UsageError("give a JSON file to read, or - for standard input", command: name)
    }
    try arguments.checkEachOnce(arguments.operands, of: name)
    let language = try arguments.choice("emit", among: SchemaLanguage.allCases.map(\.rawValue))
      .flatMap(SchemaLanguage.init)
    guard language != nil || !arguments.has("output") else {
      throw UsageError("--output needs --emit LANGUAGE", command: name)
    }
    if let language {
      try arguments.checkEnding(
        of: "--emit \(language.rawValue)", among: [language.rawValue, "txt"])
    }
    let output = arguments.outputFile
    try Console.checkWritable(output)
    let inferred = try inferred(from: arguments)
    guard let language else {
      try Console.write(report(inferred) + "\n")
      return try Console.write(try inferred.text(in: .proto, origin: origin))
    }
    let text = try inferred.text(in: language, origin: origin)
    try Console.write(Array(text.utf8), to: output)
    guard let output else { return }
    try Console.write(report(inferred))
    try Console.write("\nwrote \(output)\n")
  }

  private static func inferred(from arguments: Arguments) throws -> InferredSchema {
    let root = arguments.text("name") ?? "Payload"
    guard !root.isEmpty, NameEscape.escaped(root) == root else {
      throw UsageError("--name needs an identifier, not '\(root)'", command: name)
    }
    let inference = DocumentInference()
    for operand in arguments.operands {
      let documents = PayloadFile(operand: operand).documents(form: BodyForm.form(arguments))
      try documents.forEach { document throws(DocumentFailure) in
        try inference.observe(document.bytes)
      }
    }
    return try inference.inferred(named: root, carriesForms: !arguments.has("plain-text"))
  }

  /// What was decided, a line for each place.
  private static func report(_ inferred: InferredSchema) -> String {
    var table = TextTable(columns: [
      .init("place", .left), .init("type", .left), .init("present", .right), .init("why", .left),
    ])
    for finding in inferred.findings {
      table.append([
        .init(finding.path), .init(finding.type),
        .init("\(finding.present) of \(finding.possible)"), .init(finding.reason),
      ])
    }
    let documents = inferred.documents == 1 ? "1 document" : "\(inferred.documents) documents"
    return "A schema for \(documents).\n\n" + table.rendered(style: Console.outputStyle)
  }
}
