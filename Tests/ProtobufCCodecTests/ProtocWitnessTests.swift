import Foundation
import NativeCodecs
import ProtobufCCodec
import SchemaLanguages
import RecordModel
import TestSupport
import Testing

/// Google's own compiler reads what the codec wrote, and writes what it read.
@Suite struct ProtocWitnessTests {
  @Test("protoc reads a thousand random records and writes the same bytes")
  func protocWritesTheSameBytes() throws {
    for seed in UInt64(1)...50 {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: .everything)
      let batchSchema = RecordSchema(
        "Batch", [FieldSchema(1, "records", .record(schema), .repeated)])
      var batch = DynamicRecord(schema: batchSchema)
      batch["records"] = .list(.record((0..<20).map { _ in random.next(schema) }))
      let bytes = try ProtobufCCodec<DynamicRecord>(schema: batchSchema).encode(batch)

      try Tool.withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("batch.proto")
        try Data(ProtoPrinter.text(of: batchSchema).utf8).write(to: file)
        let decoded = try Tool.run(
          "protoc", ["--decode=Batch", "batch.proto"], input: Data(bytes), in: folder)
        try #require(decoded.status == 0, "seed \(seed): \(decoded.diagnostics)")
        let encoded = try Tool.run(
          "protoc", ["--encode=Batch", "--deterministic_output", "batch.proto"],
          input: decoded.output, in: folder)
        try #require(encoded.status == 0, "seed \(seed): \(encoded.diagnostics)")
        #expect([UInt8](encoded.output) == bytes, "seed \(seed)")
      }
    }
  }

  /// Reads lines from its standard input: `S` and a descriptor set, or `R` and a message of its first type, in hexadecimal.
  /// Answers each message with the bytes that Python's `protobuf` writes of it.
  private static let merging = """
    import sys
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    for line in sys.stdin:
        data = bytes.fromhex(line[1:])
        if line[0] == "S":
            pool = descriptor_pool.DescriptorPool()
            for file in descriptor_pb2.FileDescriptorSet.FromString(data).file: pool.Add(file)
            factory = message_factory.MessageFactory(pool)
            kind = factory.GetPrototype(pool.FindMessageTypeByName(file.message_type[0].name))
            continue
        print(kind.FromString(data).SerializeToString(deterministic=True).hex())
    """

  @Test("Messages one after the other are merged as Python merges them, the last of a oneof wins")
  func messagesAreMergedAsPythonDoes() throws {
    var input = ""
    var expected: [(String, seed: UInt64)] = []
    for seed in UInt64(1)...50 {
      // Of a map's key that comes twice, Python keeps both entries where the messages are not compiled.
      var schemas = RandomSchema(seed: seed, hasMaps: false)
      let schema = schemas.next()
      try Tool.withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("a.proto")
        try Data(ProtoPrinter.text(of: schema).utf8).write(to: file)
        let compiled = try Tool.run(
          "protoc", ["-o", "/dev/stdout", "a.proto"], input: Data(), in: folder)
        try #require(compiled.status == 0, "seed \(seed): \(compiled.diagnostics)")
        input += "S\(hexadecimal([UInt8](compiled.output)))\n"
      }
      var random = RandomRecord(seed: seed, repertoire: .everything)
      let native = ProtobufCodec<DynamicRecord>(schema: schema)
      let library = ProtobufCCodec<DynamicRecord>(schema: schema)
      for _ in 0..<20 {
        let parts = try (0..<3).flatMap { _ in try native.encode(random.next(schema)) }
        let merged = try native.encode(try native.decode(parts))
        #expect(try library.encode(try library.decode(parts)) == merged, "seed \(seed)")
        input += "R\(hexadecimal(parts))\n"
        expected.append((hexadecimal(merged), seed))
      }
    }
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", Self.merging], input: Data(input.utf8))
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    let answers = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(answers.count == expected.count + 1)
    for (answer, (bytes, seed)) in zip(answers, expected) {
      #expect(answer == bytes, "seed \(seed)")
    }
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  @Test(
    "The last member of a oneof wins, also in protobuf-c",
    arguments: [
      ([0x1A, 1, 0x78, 0x10, 5], [0x10, 5]), ([0x10, 5, 0x1A, 1, 0x78], [0x1A, 1, 0x78]),
      ([0x1A, 1, 0x78, 0x10, 0], [0x10, 0]), ([0x10, 5, 0x1A, 0], [0x1A, 0]),
      // Parts of a record before another member are gone; the others are merged.
      ([0x2A, 2, 8, 1, 0x10, 5, 0x2A, 2, 0x10, 2, 0x2A, 2, 0x10, 3], [0x2A, 2, 0x10, 3]),
      ([0x2A, 2, 8, 1, 0x2A, 2, 0x10, 2], [0x2A, 4, 8, 1, 0x10, 2]),
      ([0x2A, 2, 8, 1, 0x2A, 2, 0x10, 2, 0x10, 5], [0x10, 5]),
      ([0x2A, 2, 8, 1, 0x32, 2, 8, 1, 0x2A, 2, 0x10, 2], [0x2A, 2, 0x10, 2]),
    ] as [([UInt8], [UInt8])])
  func lastMemberWins(input: [UInt8], canonical: [UInt8]) throws {
    let inner = RecordSchema(
      "Inner", [FieldSchema(1, "x", .int32), FieldSchema(2, "y", .int32)])
    let schema = RecordSchema(
      "M",
      [
        FieldSchema(2, "a", .int32, .optional), FieldSchema(3, "s", .string, .optional),
        FieldSchema(5, "m", .record(inner), .optional),
        FieldSchema(6, "n", .record(inner), .optional),
      ], oneofs: [OneofSchema("o", [2, 3, 5, 6])])
    let library = ProtobufCCodec<DynamicRecord>(schema: schema)
    #expect(try library.encode(try library.decode(input)) == canonical)
    let native = ProtobufCodec<DynamicRecord>(schema: schema)
    #expect(try native.encode(try native.decode(input)) == canonical)
  }
}
