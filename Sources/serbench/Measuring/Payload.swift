import Documents
import Foundation
import SchemaLanguages
import SerializationCodecs

/// A user's documents, the records that carry them, and the schemas that they are measured under.
struct Payload {
  /// A user's own file may be larger than what a service would accept.
  static let limits = DecodingLimits(
    inputBytes: 1 << 30, elements: 50_000_000, stringBytes: 1 << 28)

  let schema: RecordSchema
  let records: [DynamicRecord]
  /// What the records were made from.
  let documents: [JSONValue]
  /// The Avro schema of the documents as they stand; `nil` where there is a `.proto` for them.
  let avro: AvroSchema?
  /// The schema, as it is printed.
  let schemaText: String
}

/// Where the schema of a user's documents comes from.
enum PayloadSource {
  /// From the documents themselves.
  case inference
  /// From a `.proto` file, and what it imports from folders.
  case proto(file: String, message: String?, importsFrom: [String])
  /// From an `.avsc` file.
  case avro(file: String)

  /// The options that choose a source.
  static let options = [
    Option("proto", "FILE", "Use the schema in this .proto file instead of one that is found."),
    Option(
      "avsc", "FILE",
      "Use the schema in this Avro schema file; Avro itself is measured under it as it stands too."),
    Option(
      "message", "NAME", "The message that a document is; default: the one that no other uses."),
    Option(
      "proto-path", "DIR", repeats: true,
      "Where the .proto file's imports are looked up before its own folder; may be repeated."),
  ]

  init(_ arguments: Arguments, command: String) throws(UsageError) {
    guard let file = arguments.text("proto") else {
      for name in ["message", "proto-path"] where arguments.has(name) {
        throw UsageError("--\(name) belongs to --proto, which is not given", command: command)
      }
      self = arguments.text("avsc").map { .avro(file: $0) } ?? .inference
      return
    }
    if arguments.has("avsc") {
      throw UsageError("give --avsc or --proto, not both", command: command)
    }
    self = .proto(
      file: file, message: arguments.text("message"),
      importsFrom: arguments.values("proto-path"))
  }

  /// The records in JSON files, under the schema of the source.
  func payload(in paths: [String]) throws -> Payload {
    let files = paths.map { DocumentFile(path: $0, form: .elements, limits: Payload.limits) }
    switch self {
    case .avro(let path):
      let schema = try AvroSchemaFile.schema(at: path)
      let mapping = try AvroRecordMapping(
        try AvroDocumentCodec(schema: schema, limits: Payload.limits), emptiness: .isNull,
        file: path)
      return try Self.payload(
        in: files, as: mapping.schema, avro: schema, text: Self.text(of: mapping.schemas)
      ) { document throws(DocumentFailure) in try mapping.record(document) }
    case .inference:
      let inference = DocumentInference(limits: InferenceLimits(decoding: Payload.limits))
      for file in files {
        try file.forEach { document throws(DocumentFailure) in
          try inference.observe(document.bytes)
        }
      }
      // JSON and XML are measured too, and have times and the like as text.
      let inferred = try inference.inferred(named: "Payload", carriesForms: false)
      return try Self.payload(
        in: files, under: inferred.schema, avro: inferred.avro,
        text: ProtoPrinter.text(of: inferred.schema.root))
    case .proto(let path, let message, let folders):
      var documents = try ProtobufDocuments(
        try SchemaSet(protoFile: path, importsFrom: folders), message: message)
      for file in files {
        try file.forEach { document throws(DocumentFailure) in
          try documents.observe(try JSONValue(reading: document.bytes, limits: Payload.limits))
        }
      }
      return try Self.payload(
        in: files, under: documents.schema, text: Self.text(of: documents.schemas))
    }
  }

  private static func payload(
    in files: [DocumentFile], under schema: DocumentSchema, avro: AvroSchema? = nil, text: String
  ) throws(DocumentFailure) -> Payload {
    let mapping = DocumentMapping(schema, limits: Payload.limits)
    return try payload(in: files, as: schema.root, avro: avro, text: text) {
      document throws(DocumentFailure) in try mapping.record(document)
    }
  }

  private static func payload(
    in files: [DocumentFile], as schema: RecordSchema, avro: AvroSchema? = nil, text: String,
    _ record: (JSONValue) throws(DocumentFailure) -> DynamicRecord
  ) throws(DocumentFailure) -> Payload {
    var records: [DynamicRecord] = []
    var documents: [JSONValue] = []
    for file in files {
      try file.forEach { document throws(DocumentFailure) in
        documents.append(try JSONValue(reading: document.bytes, limits: Payload.limits))
        records.append(try record(documents[documents.count - 1]))
      }
    }
    return Payload(
      schema: schema, records: records, documents: documents, avro: avro, schemaText: text)
  }

  /// The text of a set of files, each behind its path where there are several.
  private static func text(of set: SchemaSet) -> String {
    set.files.map { file in
      (set.files.count > 1 ? "// \(file.path)\n\n" : "") + ProtoPrinter(set).text(of: file)
    }.joined(separator: "\n")
  }
}
