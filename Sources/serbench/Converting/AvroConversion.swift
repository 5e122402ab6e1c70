import Bytes
import Documents
import Payloads
import SerializationCodecs

/// Documents under an Avro schema, between all formats: Protobuf and XML have the records of ``AvroRecordMapping``.
struct AvroConversion {
  /// The documents' codec; `nil` where a container file brings the schema.
  let codec: AvroDocumentCodec?
  /// The schema that the documents of a container file are read as, where it is not the file's.
  let readerSchema: AvroSchema?
  /// The schema's file, for messages.
  let schemaFile: String
  /// Which values of a JSON file are its documents.
  let bodies: DocumentFile.Form
  /// How JSON spells what it has no type for.
  let form: AvroDocumentForm
  /// Whether Protobuf's messages stand behind their lengths.
  let isDelimited: Bool
  /// How the blocks of container files are compressed.
  let compression: (any AvroBlockCompression)?

  /// Takes documents one by one.
  private typealias Taker = (JSONValue) throws(DocumentFailure) -> Void

  /// The bytes of a file's documents in another format.
  func convert(
    _ file: PayloadFile, from source: PayloadFormat, to target: PayloadFormat
  ) throws -> [UInt8] {
    if source == .avroContainer { return try convert(container: file, to: target) }
    guard let codec else { preconditionFailure("only container files bring their schema") }
    switch source {
    case .json:
      return try write(target, with: codec, from: file) { take throws(DocumentFailure) in
        try file.forEachDocument(form: bodies) { document throws(DocumentFailure) in
          // What is written as it was read is checked too, and has the schema's defaults.
          try take(target == .json ? try codec.decode(try codec.encode(document)) : document)
        }
      }
    case .avro:
      let bytes = try file.contents()
      return try write(target, with: codec, from: file) { take throws(DocumentFailure) in
        try Self.counting(in: file) { count throws(DocumentFailure) in
          // The one that cannot be read is the next.
          count = 1
          try codec.decode(all: bytes.rawSpan) { document throws(DocumentFailure) in
            try take(document)
            count += 1
          }
        }
      }
    default:
      let mapping = try AvroRecordMapping(codec, file: schemaFile)
      let records = try files(of: mapping).read(file, as: source, for: target)
      return try write(target, with: codec, from: file) { take throws(DocumentFailure) in
        try Self.counting(in: file) { count throws(DocumentFailure) in
          for record in records {
            count += 1
            try take(try mapping.document(record))
          }
        }
      }
    }
  }

  private func convert(
    container file: PayloadFile, to target: PayloadFormat
  ) throws -> [UInt8] {
    let bytes = try file.contents()
    var reader = AvroDocumentContainerReader(
      compressions: BlockCompressions.all, limits: PayloadFile.limits, form: form,
      readAs: readerSchema)
    reader.append(bytes)
    let codec = try Self.counting(in: file) { _ throws(DocumentFailure) in
      guard let codec = try reader.readHead() else {
        throw DocumentFailure(.malformed("the file ends before its schema does"))
      }
      return codec
    }
    return try write(target, with: codec, from: file) { take throws(DocumentFailure) in
      try Self.counting(in: file) { count throws(DocumentFailure) in
        // The one that cannot be read is the next.
        count = 1
        let counted = { (document: JSONValue) throws(DocumentFailure) in
          try take(document)
          count += 1
        }
        while try reader.nextBlock(counted) {}
        try reader.finish()
      }
    }
  }

  /// Tells with a failure which document of a file it is of: the last one counted.
  private static func counting<Result>(
    in file: PayloadFile, _ body: (inout Int) throws(DocumentFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    var count = 0
    do throws(DocumentFailure) {
      return try body(&count)
    } catch {
      throw error.inFile(file.name, sample: count == 0 ? nil : count)
    }
  }

  // MARK: Writing

  private func write(
    _ target: PayloadFormat, with codec: AvroDocumentCodec, from source: PayloadFile,
    _ forEachDocument: (Taker) throws(DocumentFailure) -> Void
  ) throws -> [UInt8] {
    var buffer = ByteBuffer()
    switch target {
    case .json:
      try forEachDocument { document throws(DocumentFailure) in buffer.append(line: document) }
      return buffer.bytes()
    case .avroContainer:
      var writer = AvroDocumentContainerWriter(codec: codec, compression: compression)
      try forEachDocument { document throws(DocumentFailure) in try writer.append(document) }
      return try writer.finish()
    case .avro:
      var count = 0
      try forEachDocument { document throws(DocumentFailure) in
        let before = buffer.count
        try codec.encode(document, into: &buffer)
        count += 1
        guard count == 1 || buffer.count > before else {
          throw DocumentFailure(
            .malformed(
              "documents of this schema take no bytes in Avro's binary encoding, so several would be read as one; give --to avro-container"
            ))
        }
      }
      return buffer.bytes()
    default:
      let mapping = try AvroRecordMapping(codec, file: schemaFile)
      var records: [DynamicRecord] = []
      try forEachDocument { document throws(DocumentFailure) in
        records.append(try mapping.record(document))
      }
      return try files(of: mapping).write(records, of: source, as: target)
    }
  }

  private func files(of mapping: AvroRecordMapping) -> RecordFiles {
    RecordFiles(
      schema: mapping.schema, rules: .strict, isDelimited: isDelimited, compression: compression)
  }
}
