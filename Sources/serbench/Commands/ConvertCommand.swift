import Documents
import Foundation
import Payloads
import SerializationCodecs
import SystemCalls

/// `serbench convert`
enum ConvertCommand: Command {
  static let name = "convert"
  static let summary = "Turn payloads from one format into another."
  static let discussion = """
    Reads payloads from a file or a pipe and writes them in another format, so that other tools can read them, and
    back. The formats: json (one document, an array too, or one a line, which is how it is written), avro (one after the other),
    avro-container (a file that carries its schema, and needs no other), protobuf, xml, cbor and messagepack (one after the other). The schema is an Avro schema or
    a .proto; one that `serbench schema infer` wrote gives its documents back equal. Under an Avro schema the formats but Avro and JSON have the messages that `serbench schema convert` makes of it; in CBOR and MessagePack they are maps with the names of JSON.
    Nothing is written unless all of the input could be read.
    """
  static let operands = "[FILE]"
  static let options = [
    Option("from", "FORMAT", "What the input is: \(PayloadFormat.names.joined(separator: ", "))."),
    Option("to", "FORMAT", "What to write: one of the same."),
    Option("avsc", "SCHEMA", "The Avro schema of the payloads."),
    Option(
      "reader-avsc", "SCHEMA",
      "Read Avro as this Avro schema, whatever it was written under: a newer or an older one, with defaults, aliases, other numbers. Default: as it was written."
    ),
    Option("proto", "SCHEMA", "The .proto file with the payloads' message."),
    Option(
      "message", "NAME", "The message that a payload is; default: the one that no other uses."),
    Option(
      "proto-path", "DIR", repeats: true,
      "Where the .proto file's imports are looked up before its own folder; may be repeated."),
    Option(
      "ignore-unknown", nil,
      "Pass over members that the .proto file does not have, in JSON, XML, CBOR and MessagePack; default: refuse them. Of Protobuf's fields without a name nothing is said then."
    ),
    Option(
      "json-form", "FORM",
      "How JSON is written under a .proto: plain, or protojson as Google's libraries write it, with integers of 64 bits as text and without defaults. Default: plain."
    ),
    .output(
      "Write to this file, whole or not at all; - is standard output, which is the default.",
      endings: PayloadFormat.all.flatMap(\.format.fileEndings)),
    BodyForm.option,
    Option(
      "delimited", nil,
      "Read and write Protobuf messages each preceded by its length, so that there may be many."),
    Option(
      "block-compression", "NAME",
      "Compress the blocks of a container file: \(BlockCompressions.names.joined(separator: ", ")). Default: none."
    ),
    Option(
      "bytes", "FORM",
      "How JSON text represents Avro's bytes: base64, or latin1 as Avro's own tools have it, decimals too. "
        + "Default: base64."),
    Option(
      "times", "FORM",
      "How Avro's dates and times are written in JSON: text or number. Default: text."),
    Option(
      "omit-nulls", nil,
      "Leave out members that are null where that is the default in Avro's schema."),
  ]
  static let examples = [
    Example(
      "serbench convert --from json --to avro --avsc user.avsc user.json -o u.avro",
      "a document in Avro's binary encoding"),
    Example(
      "serbench convert --from json --to avro-container --avsc e.avsc e.jsonl >e",
      "many documents, in a file that every Avro tool reads"),
    Example(
      "serbench convert --from avro-container --to json e", "and back, a document a line"),
    Example(
      "serbench convert --from avro-container --to json --reader-avsc new.avsc e",
      "the same, as a newer schema has it"),
    Example(
      "serbench convert --from json --to xml --proto u.proto --message U u.json",
      "a message of a .proto, as XML"),
    Example(
      "serbench convert --from json --to cbor --proto u.proto u.json -o u.cbor",
      "the same as CBOR, which other tools read without the schema"),
    Example(
      "serbench convert --from json --to protobuf --avsc u.avsc u.json -o u.bin",
      "a document of an Avro schema, as Protobuf"),
  ]

  static func run(_ arguments: Arguments) throws {
    let source = try PayloadFormat("from", in: arguments)
    let target = try PayloadFormat("to", in: arguments)
    try ConversionOptions.check(arguments, from: source, to: target)
    guard arguments.operands.count <= 1 else {
      throw UsageError("give one file, or none to read standard input", command: name)
    }
    let file = PayloadFile(operand: arguments.operands.first)
    guard target.format.isText || arguments.has("output") || !Terminal.output.isThere else {
      throw UsageError(
        "\(target.name) is not text, and a terminal shows text; give -o FILE, or a pipe",
        command: name)
    }
    try arguments.checkEnding(of: "--to \(target.name)", among: target.format.fileEndings)
    try Console.checkWritable(arguments.outputFile)
    let bytes = try converted(file, from: source, to: target, arguments)
    try Console.write(bytes, to: arguments.outputFile)
  }

  private static func converted(
    _ file: PayloadFile, from source: PayloadFormat, to target: PayloadFormat,
    _ arguments: Arguments
  ) throws -> [UInt8] {
    let compression = try arguments.choices("block-compression", among: BlockCompressions.names)
      .last.flatMap(BlockCompressions.named)
    if let proto = arguments.text("proto") {
      let conversion = try RecordConversion(
        proto: proto, message: arguments.text("message"),
        importsFrom: arguments.values("proto-path"), isDelimited: arguments.has("delimited"),
        compression: compression, bodies: BodyForm.form(arguments),
        ignoresUnknown: arguments.has("ignore-unknown"),
        form: try arguments.choices("json-form", among: ["plain", "protojson"]).last == "protojson"
          ? .protoJSON : .plain)
      do throws(DocumentFailure) {
        return try conversion.convert(file, from: source, to: target)
      } catch {
        throw error.advising(
          ofUnknownMember: "correct the name, or give --ignore-unknown to pass over such members")
      }
    }
    let readerPath = arguments.text("reader-avsc")
    let readerSchema = try readerPath.map(AvroSchemaFile.schema)
    let conversion = AvroConversion(
      codec: try codec(arguments, from: source, readAs: readerSchema), readerSchema: readerSchema,
      schemaFile: readerPath ?? arguments.text("avsc") ?? file.name,
      bodies: BodyForm.form(arguments), form: try form(arguments),
      isDelimited: arguments.has("delimited"), compression: compression)
    return try conversion.convert(file, from: source, to: target)
  }

  // MARK: The Avro schema

  private static func codec(
    _ arguments: Arguments, from source: PayloadFormat, readAs reader: AvroSchema?
  ) throws -> AvroDocumentCodec? {
    if source == .avroContainer { return nil }
    guard let path = arguments.text("avsc") else {
      throw UsageError("give the schema of the payloads: --avsc or --proto", command: name)
    }
    let schema = try AvroSchemaFile.schema(at: path)
    let form = try form(arguments)
    do throws(DocumentFailure) {
      return try AvroDocumentCodec(
        schema: reader ?? schema, writer: schema, limits: PayloadFile.limits, form: form)
    } catch {
      throw error.inFile(path)
    }
  }

  private static func form(_ arguments: Arguments) throws(UsageError) -> AvroDocumentForm {
    AvroDocumentForm(
      bytes: try choice("bytes", arguments) ?? .base64,
      times: try choice("times", arguments) ?? .text, omitsNulls: arguments.has("omit-nulls"))
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ arguments: Arguments
  ) throws(UsageError) -> Choice? {
    try arguments.choice(option, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
  }
}
