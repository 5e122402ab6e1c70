import Foundation
import Randomness
import SchemaLanguages
import TestSupport
import Testing

/// Names of fields that a schema has and a `.proto` cannot have.
@Suite("Names in a .proto that is written")
struct ProtoNamesTests {
  private static let names = [
    "a", "A", "_a", "a_b", "aB", "AB", "ab", "a__b", "b", "B", "b_", "bEntry", "BEntry", "b_entry",
    "AEntry", "x42", "X42Entry", "ABEntry", "kind",
  ]

  /// A record of fields with some of the names, each an integer, a text or null, or a map of integers, and a record with
  /// the name of a map's entry.
  private static func avro(_ seed: UInt64) -> (text: String, names: [String]) {
    var generator = SeededGenerator(seed: seed)
    let chosen = names.shuffled(using: &generator).prefix(generator.integer(in: 2...8))
    let types = [
      #""int""#, #"["null", "string"]"#, #"{"type": "map", "values": "int"}"#,
      #"{"type": "array", "items": "R\#(seed)"}"#, #"["null", "BEntry"]"#, #"["int", "string"]"#,
    ]
    var isDefined = false
    let fields = chosen.map { name in
      var type = generator.pick(types)
      if type.contains("BEntry"), !isDefined {
        isDefined = true
        type = #"["null", {"type": "record", "name": "BEntry", "fields": []}]"#
      }
      return #"{"name": "\#(name)", "type": \#(type)}"#
    }
    let text =
      #"{"type": "record", "name": "R\#(seed)", "namespace": "p\#(seed)", "fields": [\#(fields.joined(separator: ", "))]}"#
    return (text, Array(chosen))
  }

  private func convert(
    _ text: String, _ source: String, in folder: URL, to target: String = "out.proto"
  ) throws -> SchemaConversion {
    let path = folder.appendingPathComponent(source)
    try Data(text.utf8).write(to: path)
    let conversion = try SchemaConversion(
      of: path.path, to: folder.appendingPathComponent(target).path)
    try conversion.file.write()
    return conversion
  }

  @Test(
    "protoc and the reader accept 300 random Avro schemas whose names clash, and JSON keeps the names"
  )
  func clashingNames() throws {
    try Tool.withTemporaryFolder { folder in
      var files: [String] = []
      for seed in UInt64(1)...300 {
        let (text, names) = Self.avro(seed)
        let target = "s\(seed).proto"
        let conversion = try convert(text, "in.avsc", in: folder, to: target)
        files.append(target)
        let set = try SchemaSet(protoText: conversion.file.contents)
        let record = try #require(set.record(named: "R\(seed)"))
        #expect(record.fields.map(\.jsonName) == names, "\(conversion.file.contents)")
        let renamed = zip(record.fields.map(\.name), names).filter { $0 != $1 }.map(\.1)
        let lost = conversion.losses.filter { $0.kind == .protoName }.map(\.subject)
        #expect(lost == renamed.map { "R\(seed).\($0)" })
        // What is written needs no other names.
        let again = try convert(conversion.file.contents, "again.proto", in: folder)
        #expect(again.losses.allSatisfy { $0.kind != .protoName })
      }
      let outcome = try Tool.run(
        "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=."] + files, in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
    }
  }

  @Test("A name is the first field's; the others' are escaped and told")
  func escapes() throws {
    let text = """
      {"type": "record", "name": "R", "fields": [
        {"name": "a_b", "type": "int"}, {"name": "aB", "type": "int"},
        {"name": "b", "type": {"type": "map", "values": "int"}},
        {"name": "BEntry", "type": "int"}, {"name": "B", "type": "int"}]}
      """
    try Tool.withTemporaryFolder { folder in
      let conversion = try convert(text, "in.avsc", in: folder)
      for line in [
        #"int32 a_b = 1 [json_name = "a_b"];"#, #"int32 a_x42_ = 2 [json_name = "aB"];"#,
        "map<string, int32> b = 3;", #"int32 BEntr_x79_ = 4 [json_name = "BEntry"];"#,
        #"int32 _x42_ = 5 [json_name = "B"];"#,
      ] {
        #expect(conversion.file.contents.contains("  \(line)\n"), "\(conversion.file.contents)")
      }
      #expect(
        conversion.losses.report() == """
          lost: names as they are: another one in Protobuf
            R: aB (a_x42_), BEntry (BEntr_x79_), B (_x42_)

          """)
      // The other languages tell the names apart.
      for target in ["out.xsd", "out.avsc"] {
        let other = try convert(text, "in.avsc", in: folder, to: target)
        #expect(other.losses.isEmpty)
      }
    }
  }

  @Test("A file that loses its comment is told by its whole name")
  func fileNames() throws {
    let text = """
      // Numbers.
      syntax = "proto3";
      message R { int32 a = 1; }
      """
    try Tool.withTemporaryFolder { folder in
      let conversion = try convert(text, "d.proto", in: folder, to: "out.avsc")
      let report = conversion.losses.report()
      #expect(report.contains("lost: comments\n  d.proto\n"), "\(report)")
    }
  }

  @Test(
    "Names from XML Schema, Swift and proto2 that proto3 cannot have are told apart",
    arguments: ["xsd", "swift", "proto"])
  func otherLanguages(language: String) throws {
    let avro = """
      {"type": "record", "name": "R", "fields": [
        {"name": "a_b", "type": "int"}, {"name": "AB", "type": "int"}, {"name": "b", "type": "int"},
        {"name": "B", "type": "int"}]}
      """
    let proto2 = """
      syntax = "proto2";
      message R { optional int32 a_b = 1; optional int32 AB = 2; optional int32 b = 3; optional int32 B = 4; }
      """
    try Tool.withTemporaryFolder { folder in
      if language == "proto" {
        try Data(proto2.utf8).write(to: folder.appendingPathComponent("old.proto"))
        let new = "syntax = \"proto3\"; import \"old.proto\"; message S { R r = 1; int32 c = 2; }"
        _ = try convert(new, "source.proto", in: folder)
      } else {
        let source = try convert(avro, "in.avsc", in: folder, to: "source.\(language)")
        let conversion = try convert(source.file.contents, "source.\(language)", in: folder)
        #expect(conversion.losses.filter { $0.kind == .protoName }.count == 2)
      }
      let set = try SchemaSet(protoFile: folder.appendingPathComponent("out.proto").path)
      #expect(
        set.record(named: "R")?.fields.map(\.name) == ["a_b", "A_x42_", "b", "_x42_"])
      let outcome = try Tool.run("protoc", ["-o", "/dev/null", "out.proto"], in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
    }
  }
}
