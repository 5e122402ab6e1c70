import Foundation
import SchemaLanguages
import TestSupport
import Testing

@Suite("Importing .proto")
struct ProtoImportTests {
  private func read<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in files {
        try Data(("syntax = \"proto3\";\n" + text).utf8)
          .write(to: folder.appendingPathComponent(name))
      }
      return try body(folder.path)
    }
  }

  private func failure(_ files: [String: String]) throws -> SchemaFailure {
    try read(files) { folder in
      try #require(throws: SchemaFailure.self) { try SchemaSet(protoFolder: folder) }
    }
  }

  @Test("a file and what it imports are one set")
  func imports() throws {
    let files = [
      "a.proto": "package x; import \"b.proto\"; message A { y.B b = 1; y.C c = 2; }",
      "b.proto": "package y; import public \"c.proto\"; message B { C c = 1; }",
      "c.proto": "package y; message C {}",
      "d.proto": "message D {}",
    ]
    try read(files) { folder in
      let all = try SchemaSet(protoFolder: folder)
      #expect(all.files.map(\.path) == ["a.proto", "b.proto", "c.proto", "d.proto"])
      let some = try SchemaSet(protoFile: folder + "/a.proto")
      #expect(some.files.map(\.path) == ["a.proto", "b.proto", "c.proto"])
      #expect(some.record(named: "x.A")?.reachable.map(\.name) == ["A", "B", "C"])
      #expect(some.file(at: "b.proto")?.imports == ["c.proto"])
    }
  }

  @Test("Google's own types are there without their files, and a file of one's own comes first")
  func googleTypes() throws {
    let main =
      "import \"google/protobuf/timestamp.proto\"; message A { google.protobuf.Timestamp t = 1; }"
    try read(["a.proto": main]) { folder in
      let set = try SchemaSet(protoFile: folder + "/a.proto")
      let time = try #require(set.record(named: "google.protobuf.Timestamp"))
      #expect(time.fields.map(\.name) == ["seconds", "nanos"])
      #expect(time.meaning == .timestamp)
      let conversion = try SchemaConversion(
        of: folder + "/a.proto", to: folder + "/a.avsc", importsFrom: [folder])
      #expect(conversion.file.contents.contains("\"Timestamp\""))
      try FileManager.default.createDirectory(
        atPath: folder + "/google/protobuf", withIntermediateDirectories: true)
      let own =
        "syntax = \"proto3\"; package google.protobuf; message Timestamp { string text = 1; }"
      try Data(own.utf8).write(
        to: URL(fileURLWithPath: folder + "/google/protobuf/timestamp.proto"))
      let other = try SchemaSet(protoFile: folder + "/a.proto")
      let otherTime = try #require(other.record(named: "google.protobuf.Timestamp"))
      #expect(otherTime.fields.map(\.name) == ["text"])
      #expect(otherTime.meaning == .fields)
    }
  }

  @Test("only the types of Google's that are used are converted")
  func googleTypesUsed() throws {
    let main =
      "import \"google/protobuf/wrappers.proto\"; message A { google.protobuf.BoolValue b = 1; }"
    try read(["a.proto": main]) { folder in
      let conversion = try SchemaConversion(of: folder + "/a.proto", to: folder + "/a.avsc")
      #expect(conversion.file.contents.contains("BoolValue"))
      #expect(!conversion.file.contents.contains("Int64Value"))
    }
  }

  @Test("a name of several packages, or of several paths, is told apart outside Protobuf")
  func sameNames() throws {
    let files = [
      "a.proto": """
      package one; import "b.proto"; import "google/protobuf/timestamp.proto";
      message User { two.User other = 1; map<int32, User> all = 2; }
      message Timestamp { google.protobuf.Timestamp at = 1; }
      message A_B { User user = 1; }
      message A { message B { Timestamp when = 1; } B b = 1; A_B c = 2; }
      """,
      "b.proto":
        "package two; message User { Kind kind = 1; enum Kind { NONE = 0; } } enum Kind { ANY = 0; }",
    ]
    try read(files) { folder in
      let set = try SchemaSet(protoFile: folder + "/a.proto")
      let names = set.files.flatMap(\.allRecords).map(\.schema.name)
      #expect(
        Set(names) == [
          "User", "Timestamp", "A_B", "A", "A_B_2", "two_User",
          "google_protobuf_Timestamp",
        ])
      #expect(set.record(named: "User")?.fields.count == 2)
      #expect(set.record(named: "two.User")?.name == "two_User")
      #expect(set.record(named: "one.A.B")?.name == "A_B_2")
      #expect(set.enumeration(named: "two.User.Kind")?.name == "two_User_Kind")
      let google = try #require(set.record(named: "google.protobuf.Timestamp"))
      #expect(google.meaning == .timestamp)
      let own = try #require(set.record(named: "one.Timestamp"))
      #expect(own.name == "Timestamp" && own.meaning == .fields)
      // As one file, each again has another name.
      for language in ["proto", "swift", "avsc", "xsd"] {
        let target = folder + "/all." + language
        try SchemaConversion(of: folder + "/a.proto", to: target).file.write()
        if language == "proto" {
          // Google's is imported, and so has its own name.
          let again = try SchemaSet(protoFile: target)
          #expect(again.files.map(\.path).contains("google/protobuf/timestamp.proto"))
          #expect(again.record(named: "two_User") != nil)
          #expect(again.record(named: "google.protobuf.Timestamp")?.meaning == .timestamp)
        }
      }
    }
  }

  @Test("a circle of imports is refused where it closes")
  func cycles() throws {
    let failure = try failure([
      "a.proto": "import \"b.proto\";", "b.proto": "import \"c.proto\";",
      "c.proto": "\n\nimport \"a.proto\";",
    ])
    #expect(failure.message.contains("a.proto → b.proto → c.proto → a.proto"))
    #expect(failure.file.hasSuffix("/c.proto") && failure.line == 4 && failure.column == 8)
    #expect(try self.failure(["a.proto": "import \"a.proto\";"]).message.contains("circle"))
  }

  @Test("a type of a file that is not imported is refused, with the import to write")
  func visibility() throws {
    let failure = try failure([
      "a.proto": "import \"b.proto\"; message A { C c = 1; }", "b.proto": "import \"c.proto\";",
      "c.proto": "message C {}",
    ])
    #expect(failure.message.contains("write import \"c.proto\";"))
    #expect(failure.line == 2 && failure.column == 31)
  }

  @Test("two files cannot define the same name")
  func duplicates() throws {
    #expect(
      try failure(["a.proto": "message A {}", "b.proto": "message A {}"]).message
        .contains("already defined at a.proto:2:9"))
    #expect(
      try failure(["a.proto": "import \"b.proto\"; import \"b.proto\";", "b.proto": ""]).message
        .contains("imported twice"))
  }

  @Test("imports are looked up in the folders that are named, and then beside the file")
  func folders() throws {
    try Tool.withTemporaryFolder { root in
      let files = [
        "app/main.proto":
          "import \"shared/b.proto\"; import \"c.proto\"; message A { B b = 1; C c = 2; }",
        "lib/shared/b.proto": "message B {}",
        "app/c.proto": "import public \"shared/b.proto\"; message C { B b = 1; }",
      ]
      for (name, text) in files {
        let url = root.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(("syntax = \"proto3\";\n" + text).utf8).write(to: url)
      }
      let main = root.path + "/app/main.proto"
      let set = try SchemaSet(protoFile: main, importsFrom: [root.path + "/lib"])
      #expect(set.files.map(\.path) == ["c.proto", "main.proto", "shared/b.proto"])
      #expect(set.file(at: "c.proto")?.publicImports == ["shared/b.proto"])
      #expect(
        ProtoPrinter(set).text(of: set.files[0]).contains("import public \"shared/b.proto\";"))
      // Known by its path from a folder that is named.
      let rooted = try SchemaSet(
        protoFile: main, importsFrom: [root.path, root.path + "/lib", root.path + "/app"])
      #expect(rooted.files.map(\.path) == ["app/main.proto", "c.proto", "shared/b.proto"])
      let failure = try #require(throws: SchemaFailure.self) { try SchemaSet(protoFile: main) }
      #expect(failure.file == main && failure.line == 2)
      #expect(failure.message.contains("--proto-path"))
    }
  }

  @Test("a folder without schemas, and a file that is not there, are refused by name")
  func missing() throws {
    #expect(try failure([:]).message.contains("no .proto files"))
    for path in ["/nowhere/at/all", "/dev/null"] {
      let failure = try #require(throws: SchemaFailure.self) { try SchemaSet(protoFolder: path) }
      #expect(failure.description.hasPrefix(path + ": "))
    }
    let failure = try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoFile: "/nowhere/a.proto")
    }
    #expect(failure.description.hasPrefix("/nowhere/a.proto: the file cannot be read"))
  }
}
