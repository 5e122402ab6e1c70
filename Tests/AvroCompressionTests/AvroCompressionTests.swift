import AvroBzip2
import AvroDeflate
import AvroSnappy
import AvroXZ
import AvroZstandard
import Foundation
import TestSupport
import Testing

/// The compressions of container files' blocks, each under the same tests.
@Suite struct AvroCompressionTests {
  /// A compression, and how it behaves at its edges.
  struct Case: Sendable, CustomTestStringConvertible {
    let compression: any AvroBlockCompression
    /// What it compresses 50 million zeros to, at most.
    let bomb: Int
    /// Whether a prefix of its data is always known to be one: Snappy's checksum is at the end, and its text is checked.
    var tellsTruncation = true
    var testDescription: String { compression.name }

    init(_ compression: any AvroBlockCompression, bomb: Int, tellsTruncation: Bool = true) {
      self.compression = compression
      self.bomb = bomb
      self.tellsTruncation = tellsTruncation
    }
  }

  static let cases = [
    Case(AvroDeflate(), bomb: 60_000), Case(AvroZstandard(), bomb: 20_000),
    Case(AvroBzip2(), bomb: 1_000), Case(AvroXZ(), bomb: 20_000),
    Case(AvroSnappy(), bomb: 3_000_000, tellsTruncation: false),
  ]

  private static let levels: [any AvroBlockCompression] = [
    AvroDeflate(level: 0), AvroDeflate(level: 1), AvroDeflate(level: 9),
    AvroZstandard(level: 1), AvroZstandard(level: 19), AvroBzip2(level: 1), AvroBzip2(level: 9),
    AvroXZ(level: 0), AvroXZ(level: 9), AvroSnappy(),
  ]

  private static let schema = RecordSchema(
    "Line", [FieldSchema(1, "number", .int64), FieldSchema(2, "text", .string)])

  private func record(_ number: Int) -> DynamicRecord {
    var record = DynamicRecord(schema: Self.schema)
    record["number"] = .int64(Int64(number))
    record["text"] = .string(String(repeating: "line \(number) ", count: number % 7))
    return record
  }

  private func file(_ count: Int, _ compression: any AvroBlockCompression) throws -> [UInt8] {
    var file = AvroContainerWriter<DynamicRecord>(
      schema: Self.schema, compression: compression, blockBytes: 700)
    for number in 0..<count { try file.append(record(number)) }
    return try file.finish()
  }

  private func decoded(
    _ file: [UInt8], _ compression: any AvroBlockCompression
  ) throws -> [DynamicRecord] {
    try AvroContainer.decode(file.rawSpan, schema: Self.schema, compressions: [compression])
  }

  private func compressed(
    _ bytes: [UInt8], _ compression: any AvroBlockCompression
  ) throws -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(7)
    try compression.compress(bytes.rawSpan, into: &buffer)
    return Array(buffer.bytes().dropFirst())
  }

  /// What compressed bytes encode, appended to a byte that must stay.
  private func decompressed(
    _ bytes: [UInt8], _ compression: any AvroBlockCompression, limit: Int
  ) throws -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(7)
    do {
      try compression.decompress(bytes.rawSpan, limit: limit, into: &buffer)
    } catch {
      #expect(buffer.bytes() == [7], "nothing partial is left")
      throw error
    }
    return Array(buffer.bytes().dropFirst())
  }

  @Test(arguments: levels.indices)
  func bytesComeBackAtEveryLevel(index: Int) throws {
    let compression = Self.levels[index]
    for count in [0, 1, 100, 65_535, 65_536, 65_537, 300_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      let coded = try compressed(bytes, compression)
      #expect(try decompressed(coded, compression, limit: count) == bytes)
    }
  }

  @Test(arguments: cases)
  func filesComeBack(_ each: Case) throws {
    let bytes = try file(2000, each.compression)
    #expect(try decoded(bytes, each.compression) == (0..<2000).map(record))
    let failure = #expect(throws: DecodingFailure.self) {
      let _: [DynamicRecord] = try AvroContainer.decode(bytes.rawSpan, schema: Self.schema)
    }
    #expect(failure?.description.contains(each.compression.name) == true)
  }

  @Test(arguments: cases)
  func aBlockBeyondTheLimitIsRefused(_ each: Case) throws {
    let bomb = try compressed([UInt8](repeating: 0, count: 50_000_000), each.compression)
    #expect(bomb.count < each.bomb)
    let failure = #expect(throws: DecodingFailure.self) {
      try decompressed(bomb, each.compression, limit: 1000)
    }
    guard case .inputTooLong(let count, limit: 1000) = failure?.reason, count > 1000 else {
      Issue.record("\(String(describing: failure))")
      return
    }
    let bytes = [UInt8](repeating: 7, count: 1000)
    let coded = try compressed(bytes, each.compression)
    #expect(try decompressed(coded, each.compression, limit: 1000) == bytes)
    #expect(try decompressed(coded, each.compression, limit: .max) == bytes)
  }

  @Test(arguments: cases)
  func damagedDataIsRefusedOrRead(_ each: Case) throws {
    let whole = try compressed(
      (0..<2000).map { UInt8(truncatingIfNeeded: $0 / 3) }, each.compression)
    for count in 0..<whole.count {
      let failure = #expect(throws: DecodingFailure.self) {
        try decompressed(Array(whole[..<count]), each.compression, limit: 10_000)
      }
      if each.tellsTruncation { #expect(failure?.reason == .truncated, "\(count) bytes") }
    }
    var mutation = Mutation(seed: 3)
    for _ in 0..<5_000 {
      let bytes = mutation.next(of: [whole])
      if let result = try? decompressed(bytes, each.compression, limit: 3000) {
        try #require(result.count <= 3000)
      }
    }
  }

  @Test func whatFollowsTheDataIsRefused() throws {
    for each in Self.cases where each.compression.name != "deflate" {
      let whole = try compressed(Array("text".utf8), each.compression)
      #expect(throws: DecodingFailure.self, "\(each.compression.name)") {
        try decompressed(whole + [0, 0, 0, 0, 0], each.compression, limit: 10_000)
      }
    }
  }

  @Test func aSnappyBlockThatStatesAnAbsurdLengthTakesNoMemory() throws {
    // The varint of 4,294,967,295, then nothing that could fill it.
    let bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0, 0]
    let failure = #expect(throws: DecodingFailure.self) {
      try decompressed(bytes, AvroSnappy(), limit: .max)
    }
    #expect(
      failure?.reason == .malformed("the block is too short for the 4294967295 bytes it states"))
  }

  @Test func aWrongChecksumIsRefused() throws {
    var bytes = try compressed(Array("some text".utf8), AvroSnappy())
    bytes[bytes.count - 1] ^= 1
    let failure = #expect(throws: DecodingFailure.self) {
      try decompressed(bytes, AvroSnappy(), limit: 100)
    }
    #expect(failure?.reason == .malformed("the block's checksum is wrong"))
  }

  @Test(arguments: cases)
  func pythonReadsOurFilesAndWeReadPythons(_ each: Case) throws {
    let written = Data(try file(500, each.compression))
    try Tool.withTemporaryFolder { folder in
      let (ours, theirs) = (folder.path + "/ours.avro", folder.path + "/theirs.avro")
      try written.write(to: URL(fileURLWithPath: ours))
      let outcome = try Tool.run(
        "/usr/bin/python3", ["-c", script, ours, theirs, each.compression.name])
      try #require(outcome.status == 0, "\(outcome.diagnostics)")
      let expected = (0..<500).map { "\($0) \(String(repeating: "line \($0) ", count: $0 % 7))" }
      #expect(outcome.text.split(separator: "\n").map(String.init) == expected)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: theirs)))
      #expect(try decoded(bytes, each.compression) == (0..<500).map(record))
    }
  }

  private let script = """
    import io, lzma, sys, avro.codecs, avro.datafile, avro.io

    class XZ(avro.codecs.Codec):  # Avro for Python has none; the data is that of Python's own lzma.
        @staticmethod
        def compress(data):
            data = lzma.compress(data)
            return data, len(data)
        @staticmethod
        def decompress(decoder):
            return avro.io.BinaryDecoder(io.BytesIO(lzma.decompress(decoder.read_bytes())))
    avro.codecs.KNOWN_CODECS["xz"] = XZ
    avro.datafile.VALID_CODECS = frozenset(avro.codecs.KNOWN_CODECS)

    ours, theirs, codec = sys.argv[1:]
    reader = avro.datafile.DataFileReader(open(ours, "rb"), avro.io.DatumReader())
    assert reader.codec == codec
    schema = avro.schema.parse(reader.schema)
    writer = avro.datafile.DataFileWriter(open(theirs, "wb"), avro.io.DatumWriter(), schema, codec=codec)
    for record in reader:
        print(record["number"], record["text"])
        writer.append(record)
    writer.close()
    """
}
