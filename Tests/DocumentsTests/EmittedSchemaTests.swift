import Documents
import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

/// Inferred schemas, as the tools of each language see them.
@Suite struct EmittedSchemaTests {
  /// Schemas of random documents, named so that they can stand beside each other.
  private func schemas() throws -> [InferredSchema] {
    try (0..<24 as Range<UInt64>).map { seed in
      var random = RandomDocument(seed: seed + 1000)
      let inference = DocumentInference()
      let first = random.value()
      for _ in 0..<30 {
        try inference.observe(Array(random.variation(of: first).compactText.utf8))
      }
      try inference.observe(Array(random.value().compactText.utf8))
      return try inference.inferred(named: "Payload\(seed)")
    }
  }

  /// Writes each schema to a file of its own; the names of the files.
  private func write(
    _ language: SchemaLanguage, to folder: URL
  ) throws -> [String] {
    try schemas().map { inferred in
      let name = "\(inferred.schema.root.name).\(language.rawValue)"
      let text = try inferred.text(in: language, origin: "Inferred.")
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      return name
    }
  }

  @Test func protocCompilesThem() throws {
    try Tool.withTemporaryFolder { folder in
      // Each by itself: enums that are not nested share one space of names.
      for name in try write(.proto, to: folder) {
        let outcome = try Tool.run(
          "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=.", name], in: folder)
        #expect(outcome.status == 0, "\(name): \(outcome.diagnostics)")
        #expect(outcome.diagnostics.filter { $0 == "\n" }.count == outcome.diagnostics.count)
      }
    }
  }

  @Test func pythonsAvroReadsThem() throws {
    try Tool.withTemporaryFolder { folder in
      let names = try write(.avsc, to: folder)
      let script = """
        import sys, avro.schema
        for name in sys.argv[1:]:
          avro.schema.parse(open(name).read())
        """
      let outcome = try Tool.run("/usr/bin/python3", ["-c", script] + names, in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
    }
  }

  @Test func xmllintCompilesThem() throws {
    try Tool.withTemporaryFolder { folder in
      for name in try write(.xsd, to: folder) {
        // No schema has this root, so the document is invalid once the schema is good.
        let outcome = try Tool.run(
          "xmllint", ["--nonet", "--noout", "--schema", name, "-"],
          input: Data("<nothing/>".utf8), in: folder)
        #expect(outcome.status == 3, "\(name): \(outcome.diagnostics)")
      }
    }
  }

  @Test func swiftcTypechecksThem() throws {
    try Tool.withTemporaryFolder { folder in
      let names = try write(.swift, to: folder)
      let modules = Tool.product("MeasurementProbe").deletingLastPathComponent()
        .appendingPathComponent("Modules")
      let outcome = try Tool.run(
        "swiftc", ["-typecheck", "-swift-version", "6", "-I", modules.path] + names, in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics.prefix(2000))")
    }
  }
}
