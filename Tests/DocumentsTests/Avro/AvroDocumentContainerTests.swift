import AvroDeflate
import Documents
import Foundation
import NativeCodecs
import TestSupport
import Testing

/// Object container files, which other tools read and write.
@Suite struct AvroDocumentContainerTests {
  private static let schema = #"""
    {"type": "record", "name": "Event", "namespace": "n", "fields": [
      {"name": "first-name", "type": "string"},
      {"name": "value", "type": ["null", "long", {"type": "array", "items": "Event"}]}]}
    """#

  private func documents(_ count: Int) -> [JSONValue] {
    (0..<count).map { index in
      let inner = JSONValue.object([.init("first-name", .string("")), .init("value", .null)])
      return .object([
        .init("first-name", .string("é\(index)")),
        .init("value", index % 2 == 0 ? .number("\(index)") : .array([inner])),
      ])
    }
  }

  private func file(_ documents: [JSONValue], deflated: Bool) throws -> [UInt8] {
    var writer = AvroDocumentContainerWriter(
      codec: try AvroDocumentTests.codec(Self.schema),
      compression: deflated ? AvroDeflate() : nil, blockBytes: 1_000)
    for document in documents { try writer.append(document) }
    return try writer.finish()
  }

  private func read(_ bytes: [UInt8], pieces: Int = 1) throws -> [JSONValue] {
    var reader = AvroDocumentContainerReader(compressions: [AvroDeflate()])
    var documents: [JSONValue] = []
    let size = max(1, bytes.count / pieces)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(Array(bytes[start..<min(start + size, bytes.count)]))
      while try reader.nextBlock({ documents.append($0) }) {}
    }
    try reader.finish()
    return documents
  }

  @Test(arguments: [0, 1, 1_000], [false, true])
  func filesComeBackInPiecesToo(count: Int, deflated: Bool) throws {
    let documents = documents(count)
    let bytes = try file(documents, deflated: deflated)
    #expect(try read(bytes) == documents)
    #expect(try read(bytes, pieces: 97) == documents)
  }

  @Test func aFileThatEndsEarlyIsRefused() throws {
    let bytes = try file(documents(3), deflated: false)
    for length in 0..<bytes.count where length != bytes.count {
      let part = Array(bytes[..<length])
      // Between the head and the first block, a file of no documents ends.
      if let documents = try? read(part) { #expect(documents.isEmpty) }
    }
    #expect(throws: DocumentFailure.self) { try read(Array(bytes.dropLast())) }
  }

  @Test func aDocumentThatDoesNotFitIsNotInTheFile() throws {
    var writer = AvroDocumentContainerWriter(codec: try AvroDocumentTests.codec(Self.schema))
    try writer.append(documents(1)[0])
    #expect(throws: DocumentFailure.self) { try writer.append(.null) }
    let bytes = try writer.finish()
    #expect(try read(bytes) == documents(1))
  }

  @Test func pythonReadsTheFileAndWritesOneThatIsRead() throws {
    try Tool.withTemporaryFolder { folder in
      let bytes = try file(documents(500), deflated: true)
      try Data(bytes).write(to: folder.appendingPathComponent("ours.avro"))
      let script = #"""
        import avro.datafile, avro.io
        ours = avro.datafile.DataFileReader(open("ours.avro", "rb"), avro.io.DatumReader())
        documents = list(ours)
        assert len(documents) == 500
        for index, document in enumerate(documents):
            value = index if index % 2 == 0 else [{"first_x2D_name": "", "value": None}]
            assert document == {"first_x2D_name": "é%d" % index, "value": value}, document
        schema = ours.datum_reader.writers_schema
        theirs = avro.datafile.DataFileWriter(
            open("theirs.avro", "wb"), avro.io.DatumWriter(), schema, codec="deflate")
        for document in documents:
            theirs.append(document)
        theirs.close()
        """#
      let outcome = try Tool.run("/usr/bin/python3", ["-c", script], in: folder)
      try #require(outcome.status == 0, "\(outcome.diagnostics)")
      let theirs = try Data(contentsOf: folder.appendingPathComponent("theirs.avro"))
      #expect(try read([UInt8](theirs)) == documents(500))
    }
  }
}
