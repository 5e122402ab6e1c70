import Foundation
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
}
