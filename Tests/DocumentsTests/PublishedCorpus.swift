import Documents
import Foundation
import NativeCodecs
import Testing

/// Real documents with published sizes: J. C. Viotti and M. Kinderkhedia, *A Benchmark of JSON-compatible Binary
/// Serialization Specifications* (2022), arXiv 2201.03051.
///
/// `SERBENCH_CORPUS` names the folder: in it a folder a document, with `document.json`, `schema.avsc`, `schema.proto`
/// and `expected.json`. Tests of it are skipped where it is not set.
enum PublishedCorpus {
  static let folder = ProcessInfo.processInfo.environment["SERBENCH_CORPUS"]
  /// Why a test is skipped.
  static let absence: Comment = "set SERBENCH_CORPUS to the folder of the documents"

  struct Document {
    let folder: URL
    let bytes: [UInt8]
    let value: JSONValue
    private let published: [String: Sizes]

    init(_ folder: URL) throws {
      self.folder = folder
      bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("document.json")))
      value = try JSONValue(reading: bytes)
      published = try JSONDecoder().decode(
        Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json"))
      ).published_bytes
    }

    var name: String { folder.lastPathComponent }

    /// The bytes that were published for an encoding, not compressed.
    func published(_ format: String) throws -> Int {
      try #require(published[format]).uncompressed
    }

    /// A file beside the document, as text.
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
  }

  private struct Sizes: Decodable { let uncompressed: Int }
  private struct Expected: Decodable { let published_bytes: [String: Sizes] }

  /// The documents, in the order of their names; there is one at least.
  static func documents() throws -> [Document] {
    let root = URL(fileURLWithPath: try #require(folder))
    let documents = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
      .map { root.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.path + "/expected.json") }
      .map(Document.init)
    try #require(!documents.isEmpty)
    return documents
  }
}
