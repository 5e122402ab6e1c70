import Foundation
import NativeCodecs
import SchemaLanguages
import TestSupport
import Testing

/// Files of Google's package that a user has, as protobuf's own repository does.
@Suite("A user's own copies of Google's files")
struct GoogleCopiesTests {
  private static let files = [
    "any.proto": """
    syntax = "proto3";
    package google.protobuf;
    message Any { string type_url = 1; bytes value = 2; }
    // Used only by what is around it.
    message Unused { Kind kind = 1; }
    enum Kind { NONE = 0; }
    """,
    "outer.proto": """
    syntax = "proto3";
    package google.protobuf;
    import "google/protobuf/any.proto";
    message Outer {
      message Inner { Part part = 1; }
      Any any = 1;
    }
    message Part { repeated Level level = 1; enum Level { LOW = 0; } }
    """,
    "type.proto": """
    syntax = "proto3";
    package google.protobuf;
    import "google/protobuf/any.proto";
    import "google/protobuf/outer.proto";
    message Option { string name = 1; Any value = 2; Outer.Inner inner = 3; }
    """,
  ]

  private func withFiles(_ body: (URL, String) throws -> Void) throws {
    try Tool.withTemporaryFolder { folder in
      let inner = folder.appendingPathComponent("google/protobuf")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for (name, text) in Self.files {
        try Data(text.utf8).write(to: inner.appendingPathComponent(name))
      }
      let user =
        "syntax = \"proto3\"; import \"google/protobuf/type.proto\"; message P { google.protobuf.Option o = 1; }"
      try Data(user.utf8).write(to: folder.appendingPathComponent("user.proto"))
      for path in [inner.appendingPathComponent("type.proto").path, folder.path + "/user.proto"] {
        try body(folder, path)
      }
    }
  }

  @Test(
    "They are converted with all that they use, and no more", arguments: SchemaLanguage.allCases)
  func conversion(language: SchemaLanguage) throws {
    try withFiles { folder, path in
      let target = folder.path + "/out.\(language.rawValue)"
      let conversion = try SchemaConversion(of: path, to: target, importsFrom: [folder.path])
      let text = conversion.file.contents
      for name in ["Option", "Any", "Outer", "Inner", "Part", "Level"] {
        #expect(text.contains(name), "\(name) in \(text)")
      }
      #expect(!text.contains("Unused"))
      try conversion.file.write()
      switch language {
      case .proto:
        let outcome = try Tool.run(
          "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=.", "out.proto"], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
      case .avsc:
        let outcome = try Tool.run(
          "/usr/bin/python3",
          ["-c", "import avro.schema; avro.schema.parse(open('out.avsc').read())"],
          in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
      case .xsd:
        let outcome = try Tool.run(
          "xmllint", ["--nonet", "--noout", "--schema", "out.xsd", "-"],
          input: Data("<nothing/>".utf8), in: folder)
        #expect(outcome.status == 3, "\(outcome.diagnostics)")
      case .swift:
        let modules = Tool.product("MeasurementProbe").deletingLastPathComponent()
          .appendingPathComponent("Modules")
        let outcome = try Tool.run(
          "swiftc", ["-typecheck", "-swift-version", "6", "-I", modules.path, "out.swift"],
          in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics.prefix(2000))")
      }
    }
  }
}
