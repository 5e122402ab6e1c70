import Documents
import SchemaLanguages

/// Writes a schema in another language, and says what is lost.
enum SchemaConvertCommand: Command {
  static let name = "schema convert"
  static let summary = "Write a schema in another language, and list what is lost."
  static let discussion = """
    Reads a .proto with all that it imports, an .avsc, or an .xsd or .swift such as this tool writes (of Swift, the \
    literals of RecordSchema and EnumSchema), and writes one file in the language that the extension of the second \
    names: .proto, .avsc, .xsd or .swift. Google's own files, such as timestamp.proto, are imported by a .proto and put \
    into the others. What the first file says and the second does not is listed with the field \
    that it is said of.
    """
  static let operands = "FROM TO"
  static let options = [
    Option(
      "proto-path", "DIR", repeats: true,
      "Where a .proto file's imports are looked up before its own folder; may be repeated.")
  ]
  static let examples = [
    Example("serbench schema convert order.proto order.avsc", "an Avro schema of the messages")
  ]

  static func run(_ arguments: Arguments) throws {
    guard arguments.operands.count == 2 else {
      throw UsageError("give a schema to read and a file to write", command: name)
    }
    try arguments.check(
      ["proto-path"], arguments.operands[0].lowercased().hasSuffix(".proto"),
      "is about the imports of a .proto file, which \(arguments.operands[0]) is not; leave it out")
    let conversion = try SchemaConversion(
      of: arguments.operands[0], to: arguments.operands[1],
      importsFrom: arguments.values("proto-path"))
    try conversion.file.write()
    let note = conversion.emptiness.map { ", which is empty: \($0)" } ?? ""
    try Console.write("wrote \(conversion.file.path)\(note)\n")
    try Console.write(
      conversion.losses.isEmpty ? "nothing is lost\n" : conversion.losses.report())
  }
}
