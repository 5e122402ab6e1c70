import Foundation
import SchemaLanguages
import TestSupport
import Testing

@Suite("Hostile .proto")
struct ProtoHostileInputTests {
  private func failure(_ body: String) throws -> SchemaFailure {
    try #require(throws: SchemaFailure.self) {
      try SchemaSet(protoText: "syntax = \"proto3\";\n" + body)
    }
  }

  @Test("deep nesting is refused at the limit")
  func nesting() throws {
    let deep = String(repeating: "message M { ", count: 100_000)
    #expect(try failure(deep).message.contains("deeper than 32 levels"))
    #expect(try failure(deep).column == 32 * 12 + 1)
    let allowed = (1...32).map { "message M\($0) { " }.joined() + String(repeating: "}", count: 32)
    #expect(try SchemaSet(protoText: "syntax = \"proto3\"; " + allowed).files[0].records.count == 1)
    for opening in ["[", "(", "<", "map<string, ", "option a = {", "a."] {
      _ = try failure("message M { " + String(repeating: opening, count: 100_000))
      _ = try failure(String(repeating: opening, count: 100_000))
    }
  }

  @Test("long names, strings and comments are only long")
  func length() throws {
    let name = String(repeating: "n", count: 1_000_000)
    let set = try SchemaSet(
      protoText: """
        syntax = "proto3";
        /* \(name) */
        message M { int32 \(name) = 1 [json_name = "\(name)"]; }
        """)
    #expect(set.record(named: "M")?.fields.first?.jsonName == name)
    let path = Array(repeating: "a", count: 10_000).joined(separator: ".")
    #expect(try failure("message M { \(path) x = 1; }").message.contains("there is no type"))
  }

  @Test("bytes that are no text, and files that are too long, are refused")
  func bytes() throws {
    try Tool.withTemporaryFolder { folder in
      for (name, bytes, message) in [
        ("latin.proto", Data([0x2F, 0x2F, 0xE4, 0x0A]), "not UTF-8"),
        ("huge.proto", Data(count: 16_000_001), "over the limit of 16000000"),
      ] {
        let url = folder.appendingPathComponent(name)
        try bytes.write(to: url)
        let failure = try #require(throws: SchemaFailure.self) {
          try SchemaSet(protoFile: url.path)
        }
        #expect(failure.message.contains(message))
        #expect(failure.file == url.path)
      }
    }
  }

  @Test("damaged files are refused or read, and nothing else")
  func damage() throws {
    let folder = Tool.packageRoot.appendingPathComponent("Schemas")
    let samples = try SchemaSet(protoFolder: folder.path).files.map { file in
      [UInt8](try Data(contentsOf: folder.appendingPathComponent(file.path)))
    }
    var mutation = Mutation(seed: 3)
    var refusals = 0
    for _ in 0..<2000 {
      let text = String(decoding: mutation.next(of: samples), as: UTF8.self)
      do throws(SchemaFailure) {
        _ = try SchemaSet(protoText: text)
      } catch {
        refusals += 1
        #expect(error.file == "schema.proto")
      }
    }
    #expect(refusals > 500)
  }
}
