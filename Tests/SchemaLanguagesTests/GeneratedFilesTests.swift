import Foundation
import SchemaLanguages
import TestSupport
import Testing

@Suite("Generated files")
struct GeneratedFilesTests {
  private let root = Tool.packageRoot.path

  private func expectUpToDate(
    _ schemas: String, _ swift: String, keepsUnknownFields: Bool = true
  ) throws {
    let generation = try SchemaGeneration(
      schemas: "\(root)/\(schemas)", swift: "\(root)/\(swift)",
      keepsUnknownFields: keepsUnknownFields)
    let stale = generation.staleFiles.map(\.path)
    let option = keepsUnknownFields ? "" : " --drop-unknown-fields"
    #expect(
      stale.isEmpty,
      "run: \(SchemaGeneration.command) --schemas \(schemas) --swift \(swift)\(option)")
  }

  @Test("the workloads' schemas and records say what Schemas/*.proto say")
  func workloads() throws {
    try expectUpToDate("Schemas", "Benchmarks/Workloads/Records", keepsUnknownFields: false)
  }

  @Test("the samples say what Tests/SampleSchemas/*.proto say")
  func samples() throws {
    try expectUpToDate("Tests/SampleSchemas", "Tests/SchemaLanguagesTests/Samples")
  }

  @Test("generated Swift passes the style check as it is")
  func style() throws {
    let outcome = try Tool.run(
      "swift",
      [
        "format", "lint", "--strict", "--recursive", "Benchmarks/Workloads/Records",
        "Tests/SchemaLanguagesTests/Samples",
      ], in: Tool.packageRoot)
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
  }

  @Test("what is missing or different is written, the rest is left alone")
  func writing() throws {
    try Tool.withTemporaryFolder { folder in
      let schemas = folder.appendingPathComponent("Schemas")
      let swift = folder.appendingPathComponent("Records")
      try FileManager.default.createDirectory(at: schemas, withIntermediateDirectories: true)
      try Data("syntax = \"proto3\"; message My_Thing {}".utf8)
        .write(to: schemas.appendingPathComponent("my_thing.proto"))
      try Data("syntax = \"proto3\"; // Nothing.".utf8)
        .write(to: schemas.appendingPathComponent("nothing.proto"))
      let generation = try SchemaGeneration(schemas: schemas.path, swift: swift.path)
      #expect(
        generation.files.map(\.path) == [
          schemas.path + "/my_thing.avsc", schemas.path + "/my_thing.xsd",
          swift.path + "/MyThing.swift",
        ])
      #expect(generation.staleFiles == generation.files)
      #expect(try generation.write() == generation.files)
      #expect(generation.staleFiles.isEmpty)
      #expect(try generation.write().isEmpty)

      try Data("edited".utf8).write(to: swift.appendingPathComponent("MyThing.swift"))
      #expect(generation.staleFiles == [generation.files[2]])
      #expect(try generation.write() == [generation.files[2]])
      // Nothing temporary is left.
      #expect(try FileManager.default.contentsOfDirectory(atPath: swift.path) == ["MyThing.swift"])
    }
  }

  @Test("only what is asked for is written, and of Google's types what is used, in Swift")
  func choice() throws {
    try Tool.withTemporaryFolder { folder in
      try Data(
        """
        syntax = "proto2";
        import "google/protobuf/api.proto";
        import "google/protobuf/descriptor.proto";
        extend google.protobuf.FieldOptions { optional string note = 50000; }
        message M { optional google.protobuf.Mixin mixin = 1; reserved 2; }
        """.utf8
      ).write(to: folder.appendingPathComponent("m.proto"))
      let swift = try SchemaGeneration(
        schemas: folder.path, swift: folder.path + "/out", emitting: [.swift])
      #expect(
        swift.files.map(\.path) == [folder.path + "/out/Api.swift", folder.path + "/out/M.swift"])
      #expect(swift.files[0].contents.contains("struct Mixin: Record"))
      #expect(!swift.files[0].contents.contains("struct Api"))
      #expect(swift.losses[swift.files[1].path]?.map(\.kind) == [.reserved])
      let all = try SchemaGeneration(schemas: folder.path, swift: folder.path)
      #expect(
        all.files.map { URL(fileURLWithPath: $0.path).lastPathComponent } == [
          "api.xsd", "Api.swift", "m.avsc", "m.xsd", "M.swift",
        ])
    }
  }

  @Test("a folder that cannot be written to is named")
  func unwritable() throws {
    let generation = try SchemaGeneration(
      schemas: "\(root)/Tests/SampleSchemas", swift: "/dev/null/records")
    let failure = try #require(throws: SchemaFailure.self) { try generation.write() }
    #expect(failure.description.hasPrefix("/dev/null/records/Choices.swift: "))
  }

  @Test("a mistake in a schema is named with its folder")
  func mistake() throws {
    try Tool.withTemporaryFolder { folder in
      try Data(
        "syntax = \"proto3\"; message A { int32 a_b = 1; int32 a__b = 2 [json_name = 'x']; }".utf8
      )
      .write(to: folder.appendingPathComponent("a.proto"))
      let failure = try #require(throws: SchemaFailure.self) {
        try SchemaGeneration(schemas: folder.path, swift: folder.path)
      }
      #expect(failure.description.hasPrefix("\(folder.path)/a.proto:1:53: "))
    }
  }
}
