import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Published sizes of real documents under their own schemas: J. C. Viotti and M. Kinderkhedia, *A Benchmark of
/// JSON-compatible Binary Serialization Specifications* (2022).
///
/// Runs where `SERBENCH_CORPUS` names a folder with a folder for each document.
@Suite(
  "Published Protobuf sizes",
  .enabled(
    if: ProcessInfo.processInfo.environment["SERBENCH_CORPUS"] != nil,
    "SERBENCH_CORPUS does not name the folder of the documents"))
struct ProtobufCorpusTests {
  private static func folders() throws -> [URL] {
    let path = try #require(ProcessInfo.processInfo.environment["SERBENCH_CORPUS"])
    return try FileManager.default
      .contentsOfDirectory(at: URL(fileURLWithPath: path), includingPropertiesForKeys: nil)
      .filter {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent("schema.proto").path)
      }
      .sorted { $0.path < $1.path }
  }

  private struct Expected: Decodable {
    struct Sizes: Decodable { let uncompressed: Int }
    struct Published: Decodable { let protobuf: Sizes }
    let published_bytes: Published
    let proto_uses_document_names: Bool
  }

  @Test("are ours, where the schema has the document's names")
  func sizes() throws {
    var count = 0
    for folder in try Self.folders() {
      let expected = try JSONDecoder().decode(
        Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
      let name = folder.lastPathComponent
      let published = expected.published_bytes.protobuf.uncompressed
      do {
        let size = try Self.size(of: folder)
        print("\(name): \(size) bytes, published \(published)")
        if expected.proto_uses_document_names { #expect(size == published, "\(name)") }
      } catch {
        print("\(name): \(error)")
        #expect(!expected.proto_uses_document_names, "\(name): \(error)")
      }
      if expected.proto_uses_document_names { count += 1 }
    }
    #expect(count > 0)
  }

  private static func size(of folder: URL) throws -> Int {
    let set = try SchemaSet(protoFile: folder.appendingPathComponent("schema.proto").path)
    let text = try Data(contentsOf: folder.appendingPathComponent("document.json"))
    let document = try JSONValue(reading: [UInt8](text))
    var documents = try ProtobufDocuments(set)
    try documents.observe(document)
    let schema = documents.schema
    let mapping = DocumentMapping(schema)
    let record = try mapping.record(document)
    let codec = ProtobufCodec<DynamicRecord>(schema: schema.root)
    let bytes = try codec.encode(record)
    #expect(try codec.decode(bytes) == record)
    return bytes.count
  }
}
