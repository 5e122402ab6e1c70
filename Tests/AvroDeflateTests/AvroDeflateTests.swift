import AvroDeflate
import Foundation
import TestSupport
import Testing

@Suite struct AvroDeflateTests {
  private static let schema = RecordSchema(
    "Line", [FieldSchema(1, "number", .int64), FieldSchema(2, "text", .string)])

  private func record(_ number: Int) -> DynamicRecord {
    var record = DynamicRecord(schema: Self.schema)
    record["number"] = .int64(Int64(number))
    record["text"] = .string(String(repeating: "line \(number) ", count: number % 7))
    return record
  }

  private func decoded(
    _ file: [UInt8], limits: DecodingLimits = .standard
  ) throws -> [DynamicRecord] {
    try AvroContainer.decode(
      file.rawSpan, schema: Self.schema, compressions: [AvroDeflate()], limits: limits)
  }

  private func deflated(_ bytes: [UInt8], level: Int = 6) throws -> [UInt8] {
    var buffer = ByteBuffer()
    try AvroDeflate(level: level).compress(bytes.rawSpan, into: &buffer)
    return buffer.bytes()
  }

  private func inflated(_ bytes: [UInt8], limit: Int) throws -> [UInt8] {
    var buffer = ByteBuffer()
    try AvroDeflate().decompress(bytes.rawSpan, limit: limit, into: &buffer)
    return buffer.bytes()
  }

  @Test(arguments: [0, 1, 6, 9])
  func bytesComeBackAtEveryLevel(level: Int) throws {
    for count in [0, 1, 100, 65_535, 65_536, 65_537, 300_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      #expect(try inflated(deflated(bytes, level: level), limit: count) == bytes)
    }
  }

  @Test func filesComeBack() throws {
    let records = (0..<2000).map(record)
    var file = AvroContainerWriter<DynamicRecord>(
      schema: Self.schema, compression: AvroDeflate(), blockBytes: 1000)
    for record in records { try file.append(record) }
    let bytes = try file.finish()
    #expect(try decoded(bytes) == records)
    #expect(
      throws: DecodingFailure.self, "the reader was not given deflate",
      performing: {
        let _: [DynamicRecord] = try AvroContainer.decode(bytes.rawSpan, schema: Self.schema)
      })
  }

  @Test func aBlockThatInflatesBeyondTheLimitIsRefused() throws {
    let bomb = try deflated([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 60_000)
    let failure = #expect(throws: DecodingFailure.self) { try inflated(bomb, limit: 1000) }
    #expect(failure?.reason == .inputTooLong(count: 1001, limit: 1000))
    let bytes = [UInt8](repeating: 7, count: 1000)
    #expect(try inflated(deflated(bytes), limit: 1000) == bytes)
    #expect(try inflated(deflated(bytes), limit: .max) == bytes)
  }

  @Test func damagedDataIsRefusedOrRead() throws {
    let whole = try deflated((0..<2000).map { UInt8(truncatingIfNeeded: $0 / 3) })
    for count in 0..<whole.count {
      let failure = #expect(throws: DecodingFailure.self) {
        try inflated(Array(whole[..<count]), limit: 10_000)
      }
      #expect(failure?.reason == .truncated)
    }
    var mutation = Mutation(seed: 3)
    for _ in 0..<10_000 {
      let bytes = mutation.next(of: [whole])
      if let result = try? inflated(bytes, limit: 3000) { try #require(result.count <= 3000) }
    }
  }

  @Test func pythonReadsOurFilesAndWeReadPythons() throws {
    let records = (0..<500).map(record)
    var file = AvroContainerWriter<DynamicRecord>(
      schema: Self.schema, compression: AvroDeflate(), blockBytes: 700)
    for record in records { try file.append(record) }
    let written = Data(try file.finish())
    try Tool.withTemporaryFolder { folder in
      let (ours, theirs) = (folder.path + "/ours.avro", folder.path + "/theirs.avro")
      try written.write(to: URL(fileURLWithPath: ours))
      let outcome = try Tool.run("/usr/bin/python3", ["-c", script, ours, theirs])
      try #require(outcome.status == 0, "\(outcome.diagnostics)")
      let expected = (0..<500).map { "\($0) \(String(repeating: "line \($0) ", count: $0 % 7))" }
      #expect(outcome.text.split(separator: "\n").map(String.init) == expected)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: theirs)))
      #expect(try decoded(bytes) == records)
    }
  }

  private let script = """
    import sys, avro.datafile, avro.io
    records = list(avro.datafile.DataFileReader(open(sys.argv[1], "rb"), avro.io.DatumReader()))
    reader = avro.datafile.DataFileReader(open(sys.argv[1], "rb"), avro.io.DatumReader())
    assert reader.codec == "deflate"
    schema = avro.schema.parse(reader.schema)
    writer = avro.datafile.DataFileWriter(open(sys.argv[2], "wb"), avro.io.DatumWriter(), schema, codec="deflate")
    for record in records:
        print(record["number"], record["text"])
        writer.append(record)
    writer.close()
    """
}
