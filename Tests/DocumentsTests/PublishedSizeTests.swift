import Documents
import Foundation
import NativeCodecs
import RecordModel
import Testing

/// Sizes of real documents under inferred schemas, against those that were published for schemas written by hand.
///
/// The folder in `SERBENCH_CORPUS` holds a folder for each document: `document.json`, and `expected.json` with the published
/// bytes. Source: J. C. Viotti and M. Kinderkhedia, *A Benchmark of JSON-compatible Binary Serialization Specifications*,
/// arXiv 2201.03051.
@Suite struct PublishedSizeTests {
  private static let corpus = ProcessInfo.processInfo.environment["SERBENCH_CORPUS"]

  private struct Expected: Decodable {
    struct Bytes: Decodable { let uncompressed: Int }
    let published_bytes: [String: Bytes]
  }

  private struct Row {
    let name: String
    let json: Int
    let protobuf: (ours: Int, published: Int)
    let avro: (ours: Int, published: Int)
  }

  private func row(_ folder: URL) throws -> Row {
    let url = folder.appendingPathComponent("document.json")
    let bytes = [UInt8](try Data(contentsOf: url))
    let inference = DocumentInference()
    try inference.observe(bytes)
    let schema = try inference.inferred(named: "Payload").schema
    let mapping = DocumentMapping(schema)
    let document = try JSONValue(reading: bytes)
    let record = try mapping.record(document)
    let protobuf = ProtobufCodec<DynamicRecord>(schema: schema.root)
    let avro = AvroCodec<DynamicRecord>(schema: schema.root)
    let (inProtobuf, inAvro) = (try protobuf.encode(record), try avro.encode(record))
    #expect(mapping.document(try protobuf.decode(inProtobuf)).says(document))
    #expect(mapping.document(try avro.decode(inAvro)).says(document))
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json"))
    ).published_bytes
    return Row(
      name: folder.lastPathComponent, json: document.compactText.utf8.count,
      protobuf: (inProtobuf.count, try #require(expected["protobuf"]).uncompressed),
      avro: (inAvro.count, try #require(expected["avro"]).uncompressed))
  }

  @Test(
    "Inferred from the document alone, no larger in total than published plus 5 %",
    .enabled(if: corpus != nil, "set SERBENCH_CORPUS to the folder of the documents"))
  func totals() throws {
    let folder = URL(fileURLWithPath: try #require(Self.corpus))
    let rows = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.path + "/document.json") }
      .map(row)
    try #require(!rows.isEmpty)
    var lines = ["document | JSON | Protobuf, published | Avro, published"]
    for row in rows {
      lines.append(
        "\(row.name) | \(row.json) | \(row.protobuf.ours), \(row.protobuf.published) | \(row.avro.ours), \(row.avro.published)"
      )
    }
    let protobuf = rows.reduce(0) { $0 + $1.protobuf.ours }
    let avro = rows.reduce(0) { $0 + $1.avro.ours }
    let publishedProtobuf = rows.reduce(0) { $0 + $1.protobuf.published }
    let publishedAvro = rows.reduce(0) { $0 + $1.avro.published }
    lines.append(
      "total | | \(protobuf), \(publishedProtobuf) | \(avro), \(publishedAvro)")
    print(lines.joined(separator: "\n"))
    #expect(Double(protobuf) <= 1.05 * Double(publishedProtobuf))
    #expect(Double(avro) <= 1.05 * Double(publishedAvro))
  }
}
