import Foundation
import SchemaLanguages
import TestSupport
import Testing

/// What `protoc` accepts and others write.
@Suite("Files that protoc accepts")
struct ProtoLeniencyTests {
  private func accepts(_ text: String) throws -> Bool {
    try Tool.withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appendingPathComponent("s.proto"))
      let outcome = try Tool.run(
        "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=.", "s.proto"], in: folder)
      return outcome.status == 0
    }
  }

  @Test(
    "Options that say nothing against the data are read",
    arguments: [
      "message N {} message M { optional N n = 1 [packed = false]; }",
      "message M { optional int32 a = 1 [packed = false]; }",
      "message M { optional bytes a = 1 [default = \"\\377\\x00\"]; }",
      "message M { optional bytes a = 1 [default = \"\\377\" 'a']; }",
    ])
  func options(body: String) throws {
    let text = "syntax = \"proto2\";\n\(body)"
    #expect(try accepts(text))
    _ = try SchemaSet(protoText: text)
  }

  @Test("An option that may repeat is read; protoc 3.21 does not have it yet")
  func repeated() throws {
    _ = try SchemaSet(
      protoText: """
        syntax = "proto2";
        message M {
          optional int32 a = 1 [targets = TARGET_TYPE_FIELD, targets = TARGET_TYPE_FILE];
          optional int32 b = 2 [edition_defaults = { edition: EDITION_2023 value: "A" },
                                edition_defaults = { edition: EDITION_2024 value: "B" }];
        }
        """)
    #expect(throws: SchemaFailure.self) {
      try SchemaSet(
        protoText:
          "syntax = \"proto2\"; message M { optional int32 a = 1 [lazy = true, lazy = true]; }")
    }
  }

  @Test(
    "Fields of proto3 that differ only in capitals and underscores are read; protoc 3.21 refuses them, later ones do not",
    arguments: ["int32 b = 1; int32 B = 2;", "int32 ab = 1; int32 a_b = 2; int32 _AB_ = 3;"])
  func capitals(fields: String) throws {
    let text = "syntax = \"proto3\"; message M { \(fields) }"
    let records = try SchemaSet(protoText: text).files.flatMap(\.allRecords)
    let names = records[0].schema.fields.map(\.jsonName)
    #expect(Set(names).count == names.count)
  }

  @Test("A text that is not UTF-8 is refused where it must be text")
  func notText() {
    for option in ["json_name = \"\\377\"", "default = \"\\377\""] {
      #expect(throws: SchemaFailure.self) {
        try SchemaSet(
          protoText: "syntax = \"proto2\"; message M { optional string a = 1 [\(option)]; }")
      }
    }
  }

  @Test("Names in JSON that clash in proto2, which protoc warns of, are told apart")
  func clashingNames() throws {
    let text = """
      syntax = "proto2";
      message M {
        optional int32 foo_bar = 1;
        optional int32 fooBar = 2;
        optional int32 foo__bar = 3;
        optional int32 given = 4 [json_name = "a"];
        optional int32 a = 5;
      }
      """
    #expect(try accepts(text))
    let set = try SchemaSet(protoText: text)
    let names = try #require(set.record(named: "M")).fields.map(\.jsonName)
    #expect(names == ["foo_bar", "fooBar", "foo__bar", "a", "a_5"])
    let proto3 = try SchemaSet(
      protoText:
        "syntax = \"proto3\"; message M { option deprecated_legacy_json_field_conflicts = true; int32 a_b = 1; int32 a__b = 2; }"
    )
    #expect(try #require(proto3.record(named: "M")).fields.map(\.jsonName) == ["aB", "a__b"])
    #expect(throws: SchemaFailure.self) {
      try SchemaSet(
        protoText:
          "syntax = \"proto2\"; message M { optional int32 a = 1 [json_name = \"x\"]; optional int32 b = 2 [json_name = \"x\"]; }"
      )
    }
  }

  @Test("Weak imports are imports, and types of descriptor.proto are there where the file is")
  func imports() throws {
    let files = [
      "x.proto": "syntax = \"proto2\"; message X { optional int32 a = 1; }",
      "y.proto": "syntax = \"proto2\"; import weak \"x.proto\"; message Y { optional X x = 1; }",
      "d.proto": """
      syntax = "proto3";
      import "google/protobuf/descriptor.proto";
      message D { google.protobuf.FieldDescriptorProto f = 1; }
      """,
      "google/protobuf/descriptor.proto": """
      syntax = "proto2";
      package google.protobuf;
      message FieldDescriptorProto { optional string name = 1; }
      message FieldOptions { extensions 1000 to max; }
      """,
    ]
    try Tool.withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("google/protobuf"), withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      for (name, field) in [("y", "x"), ("d", "f")] {
        let outcome = try Tool.run(
          "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=.", "\(name).proto"],
          in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let set = try SchemaSet(protoFile: folder.path + "/\(name).proto")
        let record = try #require(set.record(named: name.uppercased()))
        #expect(record.fields.map(\.name) == [field])
      }
    }
  }

  @Test("A file that cannot be read is named as it was given")
  func missingFile() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.path + "/sub/nothing.proto"
      for folders in [[], [folder.path], ["/elsewhere"]] {
        let failure = #expect(throws: SchemaFailure.self) {
          try SchemaSet(protoFile: path, importsFrom: folders)
        }
        #expect(failure?.file == path)
      }
    }
  }

  @Test("A file without messages is converted, and why nothing is in it is said")
  func services() throws {
    let imports =
      "import \"google/protobuf/empty.proto\"; import \"google/protobuf/descriptor.proto\";"
    let services =
      "service Greeter { rpc Hello (google.protobuf.Empty) returns (google.protobuf.Empty); }"
    let options = "extend google.protobuf.FieldOptions { optional bool note = 50000; }"
    for (body, reason) in [
      (
        services,
        "the schema defines no message, only the service (Greeter); convert the file that defines what it exchanges"
      ),
      (options, "the schema defines no message"), ("", "the schema defines no message"),
    ] {
      try Tool.withTemporaryFolder { folder in
        let path = folder.path + "/s.proto"
        try "syntax = \"proto2\"; package p; \(imports) \(body)"
          .write(toFile: path, atomically: true, encoding: .utf8)
        for language in SchemaLanguage.allCases {
          let target = "\(folder.path)/s_out.\(language.rawValue)"
          let conversion = try SchemaConversion(of: path, to: target)
          // A .proto has what is added to messages of a file that it imports.
          let isAdded = body == options && language == .proto
          #expect(conversion.emptiness == (isAdded ? nil : reason))
          #expect(
            conversion.losses.contains { $0.kind == .extending } == (body == options && !isAdded))
          try conversion.file.write()
        }
        for (program, arguments) in [
          ("protoc", ["-o", "/dev/null", "s_out.proto"]),
          (
            "/usr/bin/python3",
            ["-c", "import avro.schema; avro.schema.parse(open('s_out.avsc').read())"]
          ), ("xmllint", ["--noout", "s_out.xsd"]),
        ] {
          let outcome = try Tool.run(program, arguments, in: folder)
          #expect(outcome.status == 0, "\(outcome.diagnostics)")
        }
      }
    }
  }

  @Test("A name in JSON that protoc refuses is left out, and said to be lost")
  func unspeakableNames() throws {
    try Tool.withTemporaryFolder { folder in
      let schema =
        #"{"type":"record","name":"R","fields":[{"name":"[x]","type":"int"},{"name":"\u0000","type":"int"}]}"#
      let path = folder.path + "/s.avsc"
      try Data(schema.utf8).write(to: URL(fileURLWithPath: path))
      let conversion = try SchemaConversion(of: path, to: folder.path + "/s.proto")
      #expect(!conversion.file.contents.contains("json_name"))
      #expect(conversion.losses.filter { $0.kind == .jsonName }.map(\.detail) == ["[x]", "\\u{0}"])
    }
  }
}
