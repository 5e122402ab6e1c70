import Compression
import Documents
import Foundation
import SchemaLanguages
import SerializationCodecs

/// A document with published sizes: a folder with `document.json`, `expected.json`, and schemas for it.
///
/// Source of the form and of the sizes: Viotti and Kinderkhedia, *A Benchmark of JSON-compatible Binary Serialization
/// Specifications* (2022), arXiv 2201.03051.
struct PublishedDocument {
  /// Bytes of an encoding, as it is and after `gzip -9`.
  struct Sizes: Decodable {
    var uncompressed: Int
    var gzip9: Int
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
  let name: String
  /// Whether the `.proto` names its fields as the document does, so that its sizes are exact.
  let protoUsesDocumentNames: Bool
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

  /// What was published of a format: `avro`, `protobuf` or `json`.
  func published(_ format: String) -> Sizes? { published[format] }

  /// The document's own JSON, without white space.
  var json: Sizes { get throws { try sizes(Array(document.compactText.utf8)) } }

  /// The document under its own Avro schema.
  func avro() throws -> Sizes {
    let path = folder.appending(path: "schema.avsc").path
    let codec = try AvroDocumentCodec(
      schema: try AvroSchemaFile.schema(at: path), limits: PayloadFile.limits)
    return try sizes(try codec.encode(document))
  }

  /// The document under its own `.proto`.
  func protobuf() throws -> Sizes {
    var documents = try ProtobufDocuments(
      try SchemaSet(protoFile: folder.appending(path: "schema.proto").path, importsFrom: []))
    try documents.observe(document)
    return try sizes(try record(documents.schema) { try ProtobufCodec(schema: $0).encode($1) })
  }

  /// The document under a schema that is found from itself.
  func inferred() throws -> (protobuf: Int, avro: Int) {
    let inference = DocumentInference()
    try inference.observe(bytes)
    let schema = try inference.inferred(named: "Payload").schema
    return (
      try record(schema) { try ProtobufCodec(schema: $0).encode($1) }.count,
      try record(schema) { try AvroCodec(schema: $0).encode($1) }.count
    )
  }

  private func record(
    _ schema: DocumentSchema, _ encode: (RecordSchema, DynamicRecord) throws -> [UInt8]
  ) throws -> [UInt8] {
    try encode(schema.root, try DocumentMapping(schema).record(document))
  }

  private func sizes(_ encoding: [UInt8]) throws -> Sizes {
    Sizes(
      uncompressed: encoding.count, gzip9: try Compressor(.gzip, level: 9).compress(encoding).count)
  }

  private struct Unusable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) \(reason)" }
  }
}
