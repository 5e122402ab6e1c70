import Documents
import Foundation
import Measurement
import SchemaLanguages
import SerializationCodecs

/// Where the schema of a user's bodies comes from.
package enum SchemaSource: Sendable {
  /// From the bodies.
  case inference
  /// From a `.proto` file, and what it imports from folders; members of the bodies that it does not have are refused, or
  /// passed over.
  case proto(
    file: String, message: String?, importsFrom: [String], ignoresUnknown: Bool = false)
  /// From an `.avsc` file.
  case avro(file: String)

  /// Bodies as records, under the schema of the source.
  ///
  /// - Parameter progress: Called before each body is looked at.
  /// - Throws: `DocumentFailure` where a body is no JSON or does not go into the schema, with the body's place;
  ///   `SchemaFailure` where the schema's file cannot be used.
  package func payload(
    of bodies: Bodies, progress: @escaping (BenchmarkProgress) -> Void = { _ in }
  ) throws -> Payload {
    let read = try ReadBodies(bodies, progress)
    switch self {
    case .avro(let path):
      let schema = try AvroSchemaFile.schema(at: path)
      let mapping = try AvroRecordMapping(
        try AvroDocumentCodec(schema: schema, limits: Payload.limits), emptiness: .isNull,
        file: path)
      return try read.payload(
        mapping.schema, avro: schema, origin: Self.name(of: path),
        text: Self.text(of: mapping.schemas)
      ) { document throws(DocumentFailure) in try mapping.record(document) }
    case .inference:
      let inference = DocumentInference(limits: InferenceLimits(decoding: Payload.limits))
      try read.forEach { text, _ throws(DocumentFailure) in try inference.observe(text) }
      // JSON and XML are measured too, and have times and the like as text.
      let inferred = try inference.inferred(named: "Payload", carriesForms: false)
      let mapping = DocumentMapping(inferred.schema, limits: Payload.limits)
      return try read.payload(
        inferred.schema.root, avro: inferred.avro, origin: "found from the bodies",
        text: ProtoPrinter.text(of: inferred.schema.root)
      ) { document throws(DocumentFailure) in try mapping.record(document) }
    case .proto(let path, let message, let folders, let ignoresUnknown):
      var observed = try ProtobufDocuments(
        try SchemaSet(protoFile: path, importsFrom: folders), message: message,
        ignoresUnknown: ignoresUnknown)
      try read.forEach { _, document throws(DocumentFailure) in try observed.observe(document) }
      let mapping = DocumentMapping(
        observed.schema, limits: Payload.limits, ignoresUnknown: ignoresUnknown)
      return try read.payload(
        observed.schema.root, avro: nil,
        origin: "\(Self.name(of: path)), message \(observed.schema.root.name)",
        text: Self.text(of: observed.schemas)
      ) { document throws(DocumentFailure) in try mapping.record(document) }
    }
  }

  /// A file without its folders, as the bodies' files are named too.
  private static func name(of path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent
  }

  /// The text of a set of files, each after its path where there are several.
  private static func text(of set: SchemaSet) -> String {
    set.files.map { file in
      (set.files.count > 1 ? "// \(file.path)\n\n" : "") + ProtoPrinter(set).text(of: file)
    }.joined(separator: "\n")
  }
}

/// Bodies that were read as JSON, on their way to records.
private struct ReadBodies {
  private let bodies: Bodies
  /// The bodies as they are in their source; of those that are too long, an excerpt.
  private let texts: [[UInt8]]
  private let documents: [JSONValue]
  private let progress: (BenchmarkProgress) -> Void

  init(
    _ bodies: Bodies, _ progress: @escaping (BenchmarkProgress) -> Void
  ) throws(DocumentFailure) {
    self.bodies = bodies
    self.progress = progress
    var texts: [[UInt8]] = []
    var documents: [JSONValue] = []
    for body in bodies.kept {
      let text = try body.document()
      documents.append(
        try body.locating { () throws(DocumentFailure) in
          try JSONValue(reading: text, limits: Payload.limits)
        })
      texts.append(text)
    }
    self.texts = texts
    self.documents = documents
  }

  /// Hands over each body in turn; what `work` throws says which body it is about.
  func forEach(
    _ work: ([UInt8], JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    for (index, body) in bodies.kept.enumerated() {
      progress(
        .inferring(
          bodies: bodies.name,
          fractionCompleted: Double(index) / Double(bodies.kept.count)))
      try body.locating { () throws(DocumentFailure) in try work(texts[index], documents[index]) }
    }
  }

  /// The bodies as records of a schema, each made by `record`.
  func payload(
    _ schema: RecordSchema, avro: AvroSchema?, origin: String, text: String,
    record: (JSONValue) throws(DocumentFailure) -> DynamicRecord
  ) throws(DocumentFailure) -> Payload {
    var records: [DynamicRecord] = []
    records.reserveCapacity(documents.count)
    for (body, document) in zip(bodies.kept, documents) {
      records.append(
        try body.locating { () throws(DocumentFailure) in try record(document) })
    }
    return Payload(
      bodies: bodies,
      texts: bodies.keepsWhiteSpace ? texts : texts.map { JSONWhiteSpace.removed(from: $0) },
      documents: documents, records: records, schema: schema, avro: avro, schemaOrigin: origin,
      schemaText: text)
  }
}
