import Documents
import Foundation
import NativeCodecs
import Testing

/// Real documents under their own schemas, whose encoded sizes are published.
///
/// The folder is named by `SERBENCH_CORPUS`: in it a folder a document, with `document.json`, `schema.avsc` and
/// `expected.json`.
@Suite struct AvroCorpusTests {
  static let folder = ProcessInfo.processInfo.environment["SERBENCH_CORPUS"]

  @Test(
    "Documents are as long as published, and come back equal",
    .enabled(if: folder != nil, "set SERBENCH_CORPUS to the folder of documents"))
  func publishedSizes() throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var count = 0
    for name in names {
      let place = folder.appendingPathComponent(name)
      let file = { (name: String) in
        [UInt8](try Data(contentsOf: place.appendingPathComponent(name)))
      }
      guard let expected = try? file("expected.json") else { continue }
      count += 1
      let document = try JSONValue(reading: file("document.json"))
      let text = String(decoding: try file("schema.avsc"), as: UTF8.self)
      let schema = try AvroSchema(json: text, allowsAnyName: true)
      let codec = try AvroDocumentCodec(schema: schema)
      let bytes = try codec.encode(document)
      #expect(bytes.count == Self.publishedSize(in: try JSONValue(reading: expected)), "\(name)")
      #expect(try codec.decode(bytes).says(document), "\(name)")
      let escaped = schema.escapingNames()
      let strict = try AvroSchema(json: escaped.text())
      #expect(try AvroDocumentCodec(schema: strict).encode(document) == bytes, "\(name)")
      #expect(try AvroDocumentCodec(schema: strict).decode(bytes).says(document), "\(name)")
    }
    #expect(count > 0)
  }

  private static func publishedSize(in expected: JSONValue) -> Int? {
    var value = expected
    for name in ["published_bytes", "avro", "uncompressed"] {
      guard case .object(let members) = value,
        let member = members.first(where: { $0.name == name })
      else { return nil }
      value = member.value
    }
    if case .number(let text) = value { return Int(text) }
    return nil
  }
}
