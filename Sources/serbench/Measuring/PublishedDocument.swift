import Compression
import Documents
import Foundation
import Payloads
import Reporting
import SchemaLanguages
import SerializationCodecs

/// A document with published sizes: a folder with `document.json`, `expected.json`, and schemas for it.
///
/// Source of the form and of the sizes: Viotti and Kinderkhedia, *A Benchmark of JSON-compatible Binary Serialization
/// Specifications* (2022), arXiv 2201.03051.
struct PublishedDocument {
  /// Bytes of an encoding, as it is and after `gzip -9`.
  private struct Sizes: Decodable {
    let uncompressed: Int
    let gzip9: Int
  }

  private struct Expected: Decodable {
    let publishedBytes: [String: Sizes]
    let protoUsesDocumentNames: Bool?

    enum CodingKeys: String, CodingKey {
      case publishedBytes = "published_bytes"
      case protoUsesDocumentNames = "proto_uses_document_names"
    }
  }

  /// The folder's name.
  private let name: String
  /// Whether the `.proto` names its fields as the document does, so that its sizes are exact.
  private let protoUsesDocumentNames: Bool
  private let folder: URL
  private let document: JSONValue
  private let bytes: [UInt8]
  private let published: [String: Sizes]

  /// The documents in a folder of folders, in the order of their names.
  static func all(in folder: String) throws -> [PublishedDocument] {
    let root = URL(filePath: folder)
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    } catch {
      throw Unusable(path: folder, reason: "cannot be read as a folder")
    }
    let documents = try names.sorted().map { root.appending(path: $0) }.filter {
      FileManager.default.fileExists(atPath: $0.appending(path: "expected.json").path)
    }.map(PublishedDocument.init)
    if documents.isEmpty {
      throw Unusable(
        path: folder, reason: "holds no folder with an expected.json and a document.json")
    }
    return documents
  }

  private init(_ folder: URL) throws {
    self.folder = folder
    name = folder.lastPathComponent
    let path = folder.appending(path: "document.json").path
    bytes = try PayloadFile(operand: path).contents()
    do throws(DocumentFailure) {
      document = try JSONValue(reading: bytes, limits: PayloadFile.limits)
    } catch {
      throw error.inFile(path)
    }
    let expectation = folder.appending(path: "expected.json")
    do {
      let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: expectation))
      published = expected.publishedBytes
      protoUsesDocumentNames = expected.protoUsesDocumentNames ?? false
    } catch {
      throw Unusable(path: expectation.path, reason: "is not a list of published sizes: \(error)")
    }
  }

  /// What the document comes to, ours beside what was published.
  func compared() throws -> CorpusReport.Document {
    var notes: [String] = []
    func encoded(_ format: String, _ encode: () throws -> [UInt8]) -> [UInt8]? {
      do {
        return try encode()
      } catch {
        notes.append("\(name), \(format): \(error)")
        return nil
      }
    }
    let avro = try sizes(encoded("Avro", encodedAsAvro), published["avro"])
    let protobuf = try sizes(encoded("Protobuf", encodedAsProtobuf), published["protobuf"])
    let inferred = try inferred()
    return CorpusReport.Document(
      name: name,
      json: .init(
        ours: document.compactText.utf8.count, published: published["json"]?.uncompressed),
      avro: avro, protobuf: protobuf, isProtobufExact: protoUsesDocumentNames,
      inferred: (
        .init(ours: inferred.protobuf, published: protobuf.plain.published),
        .init(ours: inferred.avro, published: avro.plain.published)
      ), notes: notes)
  }

  /// The document under its own Avro schema.
  private func encodedAsAvro() throws -> [UInt8] {
    let path = folder.appending(path: "schema.avsc").path
    return try AvroDocumentCodec(
      schema: try AvroSchemaFile.schema(at: path), limits: PayloadFile.limits
    ).encode(document)
  }

  /// The document under its own `.proto`.
  private func encodedAsProtobuf() throws -> [UInt8] {
    var documents = try ProtobufDocuments(
      try SchemaSet(protoFile: folder.appending(path: "schema.proto").path, importsFrom: []))
    try documents.observe(document)
    let schema = documents.schema
    return try ProtobufCodec(schema: schema.root).encode(record(under: schema))
  }

  /// How long the document is under a schema that is found from itself, in bytes.
  private func inferred() throws -> (protobuf: Int, avro: Int) {
    let inference = DocumentInference()
    try inference.observe(bytes)
    let inferred = try inference.inferred(named: "Payload")
    return (
      try ProtobufCodec(schema: inferred.schema.root).encode(record(under: inferred.schema)).count,
      try AvroDocumentCodec(schema: inferred.avro, limits: PayloadFile.limits).encode(document)
        .count
    )
  }

  private func record(under schema: DocumentSchema) throws -> DynamicRecord {
    try DocumentMapping(schema).record(document)
  }

  private func sizes(
    _ encoding: [UInt8]?, _ published: Sizes?
  ) throws -> (plain: CorpusReport.Sizes, gzip: CorpusReport.Sizes) {
    let gzip = try encoding.map { try Compressor(.gzip, level: 9).compress($0) }
    return (
      .init(ours: encoding?.count, published: published?.uncompressed),
      .init(ours: gzip?.count, published: published?.gzip9)
    )
  }

  private struct Unusable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) \(reason)" }
  }
}
