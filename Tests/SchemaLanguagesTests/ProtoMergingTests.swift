import Foundation
import SchemaLanguages
import TestSupport
import Testing

/// What files of several packages become in one `.proto`, which `protoc` accepts.
@Suite struct ProtoMergingTests {
  private func merged(
    _ files: [String: String], main: String = "main.proto",
    _ body: (SchemaConversion, URL) throws -> Void
  ) throws {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let target = folder.appending(path: "out.proto")
      let conversion = try SchemaConversion(
        of: folder.appending(path: main).path, to: target.path, importsFrom: [folder.path])
      try conversion.file.write()
      let protoc = try Tool.run("protoc", ["-o", "out.pb", "out.proto"], in: folder)
      #expect(
        protoc.status == 0 && protoc.diagnostics.isEmpty,
        "\(protoc.diagnostics)\(conversion.file.contents)")
      try body(conversion, folder)
    }
  }

  @Test("Google's own files are imported, those that are used")
  func googleFiles() throws {
    let main = """
      syntax = "proto3";
      package shop;
      import "google/protobuf/any.proto";
      import "google/protobuf/empty.proto";
      import "google/protobuf/timestamp.proto";
      import "part.proto";
      message Order {
        google.protobuf.Timestamp at = 1;
        Timestamp own = 2;
        part.Line line = 3;
        map<string, google.protobuf.Any> more = 4;
      }
      message Timestamp { int32 tick = 1; }
      """
    let part = """
      syntax = "proto3";
      package part;
      import "google/protobuf/struct.proto";
      message Line { google.protobuf.Struct data = 1; google.protobuf.NullValue nothing = 2; }
      """
    try merged(["main.proto": main, "part.proto": part]) { conversion, folder in
      let text = conversion.file.contents
      let imports = text.split(separator: "\n").filter { $0.hasPrefix("import") }
      #expect(
        imports == ["any", "struct", "timestamp"].map { "import \"google/protobuf/\($0).proto\";" })
      for line in [
        ".google.protobuf.Timestamp at = 1;", "Timestamp own = 2;", "Line line = 3;",
        "map<string, .google.protobuf.Any> more = 4;", ".google.protobuf.Struct data = 1;",
        ".google.protobuf.NullValue nothing = 2;",
      ] {
        #expect(text.contains(line), "\(text)")
      }
      #expect(!text.contains("message Struct") && !text.contains("int64 seconds"))
      #expect(conversion.losses.map { "\($0.kind) \($0.subject)" } == ["package Line"])
      // What is on the wire and in JSON is what it was: protoc reads one under the other.
      let order =
        "at { seconds: 5 } line { data { fields { key: \"a\" value { bool_value: true } } } }"
      let bytes = try Tool.run(
        "protoc", ["--encode=shop.Order", "main.proto"], input: Data(order.utf8), in: folder)
      let back = try Tool.run(
        "protoc", ["--decode=shop.Order", "out.proto"], input: bytes.output, in: folder)
      #expect(back.text.filter { !$0.isWhitespace } == order.filter { !$0.isWhitespace })
      // It is read as it was written.
      let again = try SchemaConversion(
        of: folder.appending(path: "out.proto").path, to: folder.path + "/again.proto")
      #expect(again.losses.isEmpty)
      #expect(
        again.file.contents.split(separator: "\n").dropFirst()
          == text.split(separator: "\n").dropFirst())
    }
  }

  @Test(
    "Values of enums that have one name in two packages have the enum's before them, in a way that stays"
  )
  func enumSymbols() throws {
    let files = [
      "main.proto": """
      syntax = "proto3";
      package a;
      import "b.proto";
      import "c.proto";
      enum Kind { UNKNOWN = 0; LEFT = 1; }
      enum b_Kind_RIGHT { NONE = 0; }
      message M {
        Kind own = 1;
        b.Kind other = 2;
        repeated b.Kind list = 3;
        c.Level level = 4;
        enum In { UNKNOWN = 0; }
        In inner = 5;
        oneof o { b.Kind member = 6; }
      }
      """,
      "b.proto": """
      syntax = "proto3";
      package b;
      enum Kind { UNKNOWN = 0; RIGHT = 1; }
      """,
      // No value of it is taken, but its name is one of the values that Kind would get.
      "c.proto": """
      syntax = "proto3";
      package c;
      enum Level { LOW = 0; M = 1; }
      """,
    ]
    try merged(files) { conversion, folder in
      let text = conversion.file.contents
      let lines = Set(text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
      #expect(
        lines.isSuperset(of: [
          "UNKNOWN = 0;", "LEFT = 1;", "NONE = 0;", "b_Kind_2_UNKNOWN = 0;", "b_Kind_2_RIGHT = 1;",
          "Level_LOW = 0;", "Level_M = 1;", "b_Kind other = 2;", "repeated b_Kind list = 3;",
        ]), "\(text)")
      let losses = conversion.losses.filter { $0.kind == .enumSymbol }
      #expect(
        losses.map { "\($0.subject) \($0.detail)" } == [
          "b_Kind UNKNOWN, RIGHT", "Level LOW, M",
        ])
      // Numbers are what they were.
      let message = "own: LEFT other: RIGHT list: UNKNOWN list: RIGHT level: M member: RIGHT"
      let bytes = try Tool.run(
        "protoc", ["--encode=a.M", "main.proto"], input: Data(message.utf8), in: folder)
      let back = try Tool.run(
        "protoc", ["--decode=a.M", "out.proto"], input: bytes.output, in: folder)
      #expect(
        back.text.split(separator: "\n").joined(separator: " ")
          == "own: LEFT other: b_Kind_2_RIGHT list: b_Kind_2_UNKNOWN list: b_Kind_2_RIGHT level: Level_M member: b_Kind_2_RIGHT"
      )
    }
  }

  @Test(
    "Fields that are added to Google's messages stay, and files that are no copies of Google's are put in"
  )
  func extensions() throws {
    let main = """
      syntax = "proto2";
      package p;
      import "google/protobuf/descriptor.proto";
      import "other.proto";
      extend google.protobuf.FieldOptions { optional string note = 50000; optional o.Rule rule = 50001; }
      enum Note { note_2 = 0; }
      message M {
        optional google.protobuf.FieldDescriptorProto.Type type = 1;
        extend google.protobuf.MessageOptions { optional int32 inner = 50002; }
      }
      """
    let other = """
      syntax = "proto2";
      package o;
      import "google/protobuf/descriptor.proto";
      message Rule { optional int32 most = 1; }
      enum Sort { note = 0; }
      message N { optional Sort sort = 1; }
      extend google.protobuf.EnumOptions { optional Sort sorting = 50003; }
      """
    try merged(["main.proto": main, "other.proto": other]) { conversion, _ in
      let text = conversion.file.contents
      for part in [
        "import \"google/protobuf/descriptor.proto\";", "extend .google.protobuf.FieldOptions {",
        "optional Rule rule = 50001;", "extend .google.protobuf.MessageOptions {",
        // The added field has the name already.
        "Sort_note = 0;", "optional Sort sorting = 50003;",
      ] {
        #expect(text.contains(part), "\(part): \(text)")
      }
      #expect(!conversion.losses.contains { $0.kind == .extending })
    }
  }
}
