import Foundation
import LibAvroCodec
import RecordModel
import TestSupport
import Testing

private typealias Compression = LibAvroContainer<Node>.Compression

@Suite struct AvroContainerTests {
  private func file(_ nodes: [Node], _ compression: Compression) throws -> [UInt8] {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("nodes.avro").path
      try LibAvroContainer(LibAvroCodec<Node>(), compression: compression).write(nodes, to: path)
      // Nothing else is left in the folder.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["nodes.avro"])
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  @Test(arguments: [0, 1, 2, 1000], LibAvroContainer<Node>.Compression.allCases)
  func recordsComeBackFromAFile(count: Int, compression: LibAvroContainer<Node>.Compression) throws
  {
    let nodes = (0..<count).map(Node.tree)
    let bytes = try file(nodes, compression)
    #expect(try LibAvroContainer(LibAvroCodec<Node>()).decode(bytes) == nodes)
  }

  @Test func aRecordLargerThanABlockHasOneOfItsOwn() throws {
    let nodes = [Node.tree(1), Node(label: String(repeating: "x", count: 200_000)), Node.tree(2)]
    for compression in Compression.allCases {
      #expect(
        try LibAvroContainer(LibAvroCodec<Node>()).decode(try file(nodes, compression)) == nodes)
    }
  }

  @Test func recordsOfNoBytesAreCounted() throws {
    let schema = RecordSchema("Nothing", [])
    let container = LibAvroContainer(LibAvroCodec<DynamicRecord>(schema: schema))
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("nothing.avro").path
      try container.write(Array(repeating: DynamicRecord(schema: schema), count: 3), to: path)
      #expect(try container.read(contentsOf: path).count == 3)
    }
  }

  @Test("Python reads the files of libavro, and its own are read here")
  func pythonBothWays() throws {
    let program = """
      import sys, avro.schema
      from avro.datafile import DataFileReader, DataFileWriter
      from avro.io import DatumReader, DatumWriter
      for codec in ("null", "deflate"):
          reader = DataFileReader(open(codec + ".avro", "rb"), DatumReader())
          assert reader.codec == codec, reader.codec
          schema = avro.schema.parse(reader.schema)
          writer = DataFileWriter(open(codec + ".python", "wb"), DatumWriter(), schema, codec=codec)
          for record in reader: writer.append(record)
          writer.close()
      """
    let nodes = (0..<1000).map(Node.tree)
    try Tool.withTemporaryFolder { folder in
      let codec = LibAvroCodec<Node>()
      for compression in Compression.allCases {
        try LibAvroContainer(codec, compression: compression).write(
          nodes, to: folder.appendingPathComponent("\(compression.rawValue).avro").path)
      }
      let outcome = try Tool.run("/usr/bin/python3", ["-c", program], in: folder)
      try #require(outcome.status == 0, "\(outcome.diagnostics)")
      for compression in Compression.allCases {
        let path = folder.appendingPathComponent("\(compression.rawValue).python").path
        #expect(try LibAvroContainer(codec).read(contentsOf: path) == nodes)
      }
    }
  }

  @Test(arguments: LibAvroContainer<Node>.Compression.allCases)
  func damagedFilesAreRefusedOrRead(compression: LibAvroContainer<Node>.Compression) throws {
    let samples = try [1, 3, 40].map { try file((0..<$0).map(Node.tree), compression) }
    let limits = DecodingLimits(inputBytes: 100_000, depth: 20, elements: 200, stringBytes: 5000)
    let container = LibAvroContainer(LibAvroCodec<Node>(limits: limits))
    var mutation = Mutation(seed: 1)
    var refused = 0
    for _ in 0..<5000 {
      do throws(DecodingFailure) {
        _ = try container.decode(mutation.next(of: samples))
      } catch {
        refused += 1
        #expect(error.codec?.description == "avro/libavro")
      }
    }
    #expect(refused > 2500)
  }

  @Test("What is wrong with a file is said")
  func failures() throws {
    let whole = try file([Node(label: "a"), Node(label: "b")], .null)
    let container = LibAvroContainer(LibAvroCodec<Node>())
    // Two records of six bytes each, and their counts before them; the marker ends the file.
    let block = whole.count - 16 - 2 * 6
    var wrongMagic = whole
    wrongMagic[3] = 2
    var wrongMarker = whole
    wrongMarker[whole.count - 1] ^= 1
    var negativeCount = whole
    negativeCount[block - 2] = 3
    var tooFew = whole
    tooFew[block - 2] = 2
    var tooMany = whole
    tooMany[block - 2] = 6
    let table: [([UInt8], String, Int)] = [
      ([], "the input ends in the middle of a value", 0),
      (wrongMagic, "the file does not begin as Avro containers do", 0),
      (wrongMarker, "the sync marker behind a block is not that of the header", whole.count),
      (Array(whole.dropLast()), "the input ends in the middle of a value", whole.count - 16),
      (negativeCount, "a block has -2 records", block - 1),
      (tooFew, "a block has 6 bytes behind its records", block),
      (tooMany, "[2].label: the input ends in the middle of a value", block + 12),
    ]
    for (bytes, message, offset) in table {
      let failure = #expect(throws: DecodingFailure.self) { try container.decode(bytes) }
      #expect(failure?.description == "avro/libavro: \(message) (at byte \(offset))")
    }
    let other = LibAvroContainer(
      LibAvroCodec<DynamicRecord>(schema: RecordSchema("Node", [FieldSchema(1, "label", .string)])))
    let failure = #expect(throws: DecodingFailure.self) { try other.decode(whole) }
    #expect(failure?.reason == .malformed("the file's records are not of the schema Node"))
  }

  @Test("A block that inflates to far more than it is stops at the limit")
  func deflateBomb() throws {
    let node = Node(label: String(repeating: "x", count: 1_000_000))
    let bytes = try file(Array(repeating: node, count: 3), .deflate)
    #expect(bytes.count < 10_000)
    let container = LibAvroContainer(
      LibAvroCodec<Node>(limits: DecodingLimits(inputBytes: 2_500_000)))
    let failure = #expect(throws: DecodingFailure.self) { try container.decode(bytes) }
    guard case .inputTooLong(_, limit: 2_500_000)? = failure?.reason else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func aFailureLeavesTheFileThatWasThere() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("nodes.avro").path
      let container = LibAvroContainer(LibAvroCodec<Node>(limits: DecodingLimits(depth: 3)))
      try container.write([Node.chain(3)], to: path)
      let failure = #expect(throws: ContainerFailure.self) {
        try container.write([Node(), Node.chain(4)], to: path)
      }
      #expect(failure?.description.hasPrefix("record 1: avro/libavro: next.next.next: ") == true)
      #expect(try container.read(contentsOf: path) == [Node.chain(3)])
      #expect(throws: ContainerFailure.self) { try container.write([], to: path + "/not/there") }
      #expect(throws: ContainerFailure.self) { try container.read(contentsOf: path + ".none") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["nodes.avro"])
    }
  }
}
