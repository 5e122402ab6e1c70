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

  /// Fields whose letters are not the member's, by document: what a user has to write into the schema.
  private static let given = [
    "eslintrc": ("string extension = 1", "extends"), "packagejson": ("string async1 = 1", "async"),
  ]

  private struct Expected: Decodable {
    struct Sizes: Decodable { let uncompressed: Int }
    struct Published: Decodable { let protobuf: Sizes }
    let published_bytes: Published
  }

  @Test("are ours")
  func sizes() throws {
    let folders = try Self.folders()
    #expect(!folders.isEmpty)
    for folder in folders {
      let expected = try JSONDecoder().decode(
        Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
      let size = try Self.size(of: folder)
      #expect(
        size == expected.published_bytes.protobuf.uncompressed, "\(folder.lastPathComponent)")
    }
  }

  private static func size(of folder: URL) throws -> Int {
    let file = folder.appendingPathComponent("schema.proto")
    var schema = try String(contentsOf: file, encoding: .utf8)
    if let (field, name) = given[folder.lastPathComponent] {
      schema = schema.replacing(field, with: "\(field) [json_name = \"\(name)\"]")
    }
    let set = try SchemaSet(protoText: schema, path: file.path)
    let text = try Data(contentsOf: folder.appendingPathComponent("document.json"))
    let document = try JSONValue(reading: [UInt8](text))
    var documents = try ProtobufDocuments(set)
    try documents.observe(document)
    let mapping = DocumentMapping(documents.schema)
    let record = try mapping.record(document)
    let codec = ProtobufCodec<DynamicRecord>(schema: mapping.schema.root)
    let bytes = try codec.encode(record)
    #expect(try codec.decode(bytes) == record)
    return bytes.count
  }
}
