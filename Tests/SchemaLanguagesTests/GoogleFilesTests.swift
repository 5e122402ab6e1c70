import Foundation
import NativeCodecs
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

/// Debian's `libprotobuf-dev` has Google's own files; `protoc` says what is in them and in ours.
@Suite("Google's files")
struct GoogleFilesTests {
  private static let include = "/usr/include/"
  private static let paths = [
    "any", "api", "compiler/plugin", "descriptor", "duration", "empty", "field_mask",
    "source_context", "struct", "timestamp", "type", "wrappers",
  ].map { "google/protobuf/\($0).proto" }
  /// Those that the package has; `plugin.proto` is in another one.
  private static let installed = paths.filter {
    FileManager.default.fileExists(atPath: include + $0)
  }

  private static func builtIn() throws -> SchemaSet {
    try SchemaSet(
      protoText: "syntax = \"proto3\";\n" + paths.map { "import \"\($0)\";\n" }.joined())
  }

  /// What a folder's copies of the files define, as `protoc` says it: a line for each message, field, oneof, enum and value.
  private func facts(in folder: String) throws -> Set<String> {
    try Tool.withTemporaryFolder { output in
      let outcome = try Tool.run(
        "protoc",
        ["--proto_path=\(folder)", "--descriptor_set_out=\(output.path)/set"] + Self.installed)
      try #require(outcome.status == 0, "\(outcome.diagnostics)")
      let bytes = try Data(contentsOf: output.appendingPathComponent("set"))
      let schema = try #require(try Self.builtIn().record(named: "FileDescriptorSet"))
      let set = try ProtobufCodec<DynamicRecord>(schema: schema).decode([UInt8](bytes))
      let json = try JSONCodec<DynamicRecord>(schema: schema).encode(set)
      let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
      var facts: Set<String> = []
      for file in Self.list(object, "file") {
        let package = Self.text(file, "package")
        facts.insert("\(package) \(Self.text(file, "syntax"))")
        for message in Self.list(file, "messageType") { Self.add(message, in: package, to: &facts) }
        for item in Self.list(file, "enumType") {
          Self.add(enumeration: item, in: package, to: &facts)
        }
      }
      return facts
    }
  }

  private static func list(_ object: [String: Any]?, _ name: String) -> [[String: Any]] {
    object?[name] as? [[String: Any]] ?? []
  }

  private static func text(_ object: [String: Any], _ name: String) -> String {
    object[name].map { "\($0)" } ?? ""
  }

  private static func add(_ message: [String: Any], in scope: String, to facts: inout Set<String>) {
    let name = "\(scope).\(text(message, "name"))"
    facts.insert("message \(name)")
    let oneofs = list(message, "oneofDecl").map { text($0, "name") }
    for field in list(message, "field") {
      let keys = ["number", "name", "label", "type", "typeName", "jsonName", "defaultValue"]
      let packed = (field["options"] as? [String: Any]).map { text($0, "packed") } ?? ""
      let oneof = (field["oneofIndex"] as? Int).map { oneofs[$0] } ?? ""
      facts.insert(
        "field \(name): "
          + (keys.map { text(field, $0) } + [packed == "1" ? "packed" : "", oneof])
          .joined(separator: " "))
    }
    for nested in list(message, "nestedType") { add(nested, in: name, to: &facts) }
    for item in list(message, "enumType") { add(enumeration: item, in: name, to: &facts) }
  }

  private static func add(
    enumeration: [String: Any], in scope: String, to facts: inout Set<String>
  ) {
    let name = "\(scope).\(text(enumeration, "name"))"
    for value in list(enumeration, "value") {
      facts.insert("enum \(name): \(text(value, "number")) \(text(value, "name"))")
    }
  }

  @Test(
    "Ours define all that protoc's do, field by field",
    .enabled(if: !installed.isEmpty))
  func fieldByField() throws {
    try Tool.withTemporaryFolder { folder in
      let set = try Self.builtIn()
      for path in Self.paths {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let text = ProtoPrinter(set).text(of: try #require(set.file(at: path)))
        try Data(text.utf8).write(to: file)
      }
      let (theirs, ours) = (try facts(in: Self.include), try facts(in: folder.path))
      #expect(theirs.count >= 300)
      #expect(theirs.subtracting(ours).isEmpty, "\(theirs.subtracting(ours).sorted())")
      // Fields, enums and values that newer versions of Protobuf have.
      let newer = ours.subtracting(theirs).filter { $0.hasPrefix("message") }.sorted()
      #expect(
        newer == [
          "message google.protobuf.ExtensionRangeOptions.Declaration",
          "message google.protobuf.FeatureSet",
          "message google.protobuf.FeatureSet.VisibilityFeature",
          "message google.protobuf.FeatureSetDefaults",
          "message google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault",
          "message google.protobuf.FieldOptions.EditionDefault",
          "message google.protobuf.FieldOptions.FeatureSupport",
        ])
    }
  }

  @Test("Any file may import them, and their types are fields' types")
  func use() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto3";
        import "google/protobuf/any.proto";
        import "google/protobuf/api.proto";
        import "google/protobuf/compiler/plugin.proto";
        message M {
          google.protobuf.Any any = 1;
          google.protobuf.Api api = 2;
          google.protobuf.compiler.CodeGeneratorRequest request = 3;
        }
        """)
    let names = try #require(set.record(named: "M")).reachable.map(\.name)
    #expect(names.contains("Any") && names.contains("Method") && names.contains("FieldOptions"))
    // What is not imported is not seen.
    let failure = #expect(throws: SchemaFailure.self) {
      try SchemaSet(
        protoText:
          "syntax = \"proto3\"; import \"google/protobuf/api.proto\"; message M { google.protobuf.Any a = 1; }"
      )
    }
    #expect(failure?.message.contains("google/protobuf/any.proto") == true)
  }
}
