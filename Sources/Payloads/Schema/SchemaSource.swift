import Documents
import SchemaLanguages
import SerializationCodecs

/// Where the schema of a user's bodies comes from.
package enum SchemaSource: Sendable {
  /// From the bodies themselves.
  case inference
  /// From a `.proto` file, and what it imports from folders.
  case proto(file: String, message: String?, importsFrom: [String])
  /// From an `.avsc` file.
  case avro(file: String)

  /// Bodies as records, under the schema of the source.
  ///
  /// - Throws: `DocumentFailure` where a body is no JSON or does not go into the schema, with the body's place;
  ///   `SchemaFailure` where the schema's file cannot be used.
  package func payload(of bodies: Bodies) throws -> Payload {
    let documents = try bodies.kept.map { body throws(DocumentFailure) in
      try body.locating { bytes throws(DocumentFailure) in
        try JSONValue(reading: bytes, limits: Payload.limits)
      }
    }
    switch self {
    case .avro(let path):
      let schema = try AvroSchemaFile.schema(at: path)
      let mapping = try AvroRecordMapping(
        try AvroDocumentCodec(schema: schema, limits: Payload.limits), emptiness: .isNull,
        file: path)
      return Payload(
        bodies: bodies, schema: mapping.schema,
        records: try records(of: documents, in: bodies) { document throws(DocumentFailure) in
          try mapping.record(document)
        }, documents: documents, avro: schema, schemaText: Self.text(of: mapping.schemas))
    case .inference:
      let inference = DocumentInference(limits: InferenceLimits(decoding: Payload.limits))
      for body in bodies.kept {
        try body.locating { bytes throws(DocumentFailure) in try inference.observe(bytes) }
      }
      // JSON and XML are measured too, and have times and the like as text.
      let inferred = try inference.inferred(named: "Payload", carriesForms: false)
      return try payload(
        of: bodies, documents, under: inferred.schema, avro: inferred.avro,
        text: ProtoPrinter.text(of: inferred.schema.root))
    case .proto(let path, let message, let folders):
      var observed = try ProtobufDocuments(
        try SchemaSet(protoFile: path, importsFrom: folders), message: message)
      for (body, document) in zip(bodies.kept, documents) {
        try body.locating { _ throws(DocumentFailure) in try observed.observe(document) }
      }
      return try payload(
        of: bodies, documents, under: observed.schema, avro: nil,
        text: Self.text(of: observed.schemas))
    }
  }

  private func payload(
    of bodies: Bodies, _ documents: [JSONValue], under schema: DocumentSchema, avro: AvroSchema?,
    text: String
  ) throws(DocumentFailure) -> Payload {
    let mapping = DocumentMapping(schema, limits: Payload.limits)
    return Payload(
      bodies: bodies, schema: schema.root,
      records: try records(of: documents, in: bodies) { document throws(DocumentFailure) in
        try mapping.record(document)
      }, documents: documents, avro: avro, schemaText: text)
  }

  private func records(
    of documents: [JSONValue], in bodies: Bodies,
    _ record: (JSONValue) throws(DocumentFailure) -> DynamicRecord
  ) throws(DocumentFailure) -> [DynamicRecord] {
    var records: [DynamicRecord] = []
    records.reserveCapacity(documents.count)
    for (body, document) in zip(bodies.kept, documents) {
      records.append(try body.locating { _ throws(DocumentFailure) in try record(document) })
    }
    return records
  }

  /// The text of a set of files, each behind its path where there are several.
  private static func text(of set: SchemaSet) -> String {
    set.files.map { file in
      (set.files.count > 1 ? "// \(file.path)\n\n" : "") + ProtoPrinter(set).text(of: file)
    }.joined(separator: "\n")
  }
}
