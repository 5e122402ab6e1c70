import Foundation
import TestSupport
import Testing

/// What the command line makes of documents that come with an Avro schema, and with published sizes.
@Suite struct OwnSchemaTests {
  private static let document = #"{"kind": "b", "rows": [[1, 2], [300]], "first-name": "ä"}"#
  private static let avsc = """
    {"type": "record", "name": "Main", "fields": [
      {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["a", "b"]}},
      {"name": "rows", "type": {"type": "array", "items": {"type": "array", "items": "int"}}},
      {"name": "first-name", "type": ["null", "string"]},
      {"name": "more", "type": "long", "default": 7}]}
    """
  private static let proto = """
    syntax = "proto3";
    message Row { repeated int32 values = 1; }
    message Main { string kind = 1; repeated Row rows = 2; string first_name = 3; }
    """

  private func serbench(_ arguments: String..., in folder: URL = Tool.packageRoot) throws
    -> Tool.Outcome
  {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test("Avro is measured under a schema of one's own, beside the document as it stands")
  func measured() throws {
    try Tool.withTemporaryFolder { folder in
      try Self.document.write(
        to: folder.appendingPathComponent("d.json"), atomically: true, encoding: .utf8)
      try Self.avsc.write(
        to: folder.appendingPathComponent("d.avsc"), atomically: true, encoding: .utf8)
      let outcome = try serbench(
        "measure", "--quick", "--rounds", "3", "--seconds", "1", "--compression", "none", "--avsc",
        "d.avsc", "--codec", "avro/document", "--codec", "json/document", "--codec", "avro/swift",
        "d.json", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      // The symbol; blocks of 2, of 2 and of 1 numbers with their ends; the branch and two bytes of text; the default.
      // The records are no longer: the number of an array, and an array in it, take the same bytes.
      #expect(outcome.text.contains(#/\navro +16 B/#), "\(outcome.text)")
      #expect(outcome.text.contains(#/json +51 B 100 %/#), "\(outcome.text)")
      let both = try serbench("measure", "--avsc", "a", "--proto", "b", "d.json", in: folder)
      #expect(both.status == 2 && both.diagnostics.contains("not both"))
      let absent = try serbench("measure", "--avsc", "none.avsc", "d.json", in: folder)
      #expect(absent.status == 1 && absent.diagnostics.contains("none.avsc"))
    }
  }

  @Test(
    "A result says where the schema is from, and so does all that is made of it",
    arguments: [
      ([], "found from the bodies"), (["--proto", "schemas/d.proto"], "d.proto, message Main"),
      (["--avsc", "schemas/d.avsc"], "d.avsc"),
    ])
  func schemaIsNamed(_ options: [String], _ name: String) throws {
    try Tool.withTemporaryFolder { folder in
      let place = folder.appendingPathComponent("schemas")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (file, text) in [
        ("d.json", Self.document), ("schemas/d.avsc", Self.avsc), ("schemas/d.proto", Self.proto),
      ] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(file))
      }
      func output(_ arguments: [String]) throws -> String {
        let outcome = try Tool.run(Serbench.executable.path, arguments, in: folder)
        #expect(outcome.status == 0, "\(arguments): \(outcome.diagnostics)")
        return outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      let measured = try output(
        ["measure", "--quick", "--rounds", "3", "--seconds", "1", "--output", "r.json", "d.json"]
          + options)
      #expect(measured.contains("Schema: \(name)."), "\(measured)")
      let file = folder.appendingPathComponent("r.json")
      let result = try String(contentsOf: file, encoding: .utf8)
      #expect(result.contains("\"schema\" : \"\(name)\""), "\(result.prefix(2_000))")
      #expect(try output(["report", "r.json"]).contains("Schema: \(name)."))
      #expect(try output(["report", "r.json", "--format", "html"]).contains("Schema: \(name)."))
      let cost = ["cost", "--draws", "10", "--measure", "r.json"]
      #expect(try output(cost).contains("; schema: \(name); "))
      _ = try output(cost + ["-o", "cost.html"])
      let page = try String(
        contentsOf: folder.appendingPathComponent("cost.html"), encoding: .utf8)
      #expect(page.contains("<dt>Schema</dt><dd>\(name)</dd>"))
      // A result that is older does not have the key, and is read.
      try Data(result.replacing(#/"schema" : "[^"]*",/#, with: "").utf8).write(to: file)
      #expect(try !output(["report", "r.json"]).contains("Schema: "))
      #expect(try !output(cost).contains("schema: "))
    }
  }

  @Test("Our sizes stand beside published ones, and a difference is a failure")
  func corpus() throws {
    try Tool.withTemporaryFolder { folder in
      let place = folder.appendingPathComponent("rows")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      func write(_ name: String, _ text: String) throws {
        try text.write(to: place.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      try write("document.json", Self.document)
      try write("schema.avsc", Self.avsc)
      try write("schema.proto", Self.proto)
      func expect(avro: Int) throws {
        try write(
          "expected.json",
          """
          {"proto_uses_document_names": true, "published_bytes": {
            "json": {"uncompressed": 51, "gzip9": 60},
            "avro": {"uncompressed": \(avro), "gzip9": 30},
            "protobuf": {"uncompressed": 19, "gzip9": 30}}}
          """)
      }
      try expect(avro: 16)
      let outcome = try serbench("corpus", folder.path)
      #expect(outcome.status == 0, "\(outcome.text)\(outcome.diagnostics)")
      #expect(outcome.text.contains(#/rows +51 / 51 +16 / 16 +\d+ / 30 +19 / 19 /#))
      try expect(avro: 17)
      let other = try serbench("corpus", folder.path)
      #expect(other.status == 1)
      #expect(other.text.contains("16 / 17"))
      #expect(other.diagnostics.contains("1 size differs"))
      let empty = try serbench("corpus", place.path)
      #expect(empty.status == 1 && empty.diagnostics.contains("holds no folder"))
      #expect(try serbench("corpus").status == 2)
    }
  }
}
