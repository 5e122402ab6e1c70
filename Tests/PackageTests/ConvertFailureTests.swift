import Foundation
import TestSupport
import Testing

/// What `serbench convert` says of documents that do not fit, in every format it reads.
@Suite struct ConvertFailureTests {
  private static let proto = """
    syntax = "proto3";
    message Order { int64 id = 1; string name = 2; Voucher voucher = 3; }
    message Voucher { string code = 1; }
    """
  /// A later version, some of whose fields the first does not have.
  private static let later = """
    syntax = "proto3";
    message Order { int64 id = 1; string name = 2; Voucher voucher = 3; repeated int32 more = 9; }
    message Voucher { string code = 1; bool used = 2; }
    """
  private static let avsc = #"""
    {"type": "record", "name": "Order", "fields": [
      {"name": "id", "type": "long"}, {"name": "name", "type": "string"}]}
    """#

  private func inFolder(_ body: ((String, Data) throws -> Tool.Outcome) throws -> Void) throws {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in [
        ("order.proto", Self.proto), ("later.proto", Self.later), ("order.avsc", Self.avsc),
      ] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      try body { line, input in
        try Tool.run(
          Serbench.executable.path, ["convert"] + line.split(separator: " ").map(String.init),
          input: input, in: folder)
      }
    }
  }

  private static func bytes(_ hexadecimal: String) -> Data {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return Data(
      stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
  }

  @Test("A misspelt member is refused with its place in every format that names members")
  func misspelt() throws {
    let table: [(format: String, schema: String, input: Data, message: String)] = [
      (
        "cbor", "--proto order.proto",
        Self.bytes("a1 626964 01  a1 67766f7563686572 a1 646b6f6465 6178"),
        #"standard input: document 2: $.voucher: the schema has no member "kode" here; correct the name, or give --ignore-unknown to pass over such members (at byte 15)"#
      ),
      (
        "messagepack", "--proto order.proto",
        Self.bytes("81 a26964 01  81 a7766f7563686572 81 a46b6f6465 a178"),
        #"standard input: document 2: $.voucher: the schema has no member "kode" here; correct the name, or give --ignore-unknown to pass over such members (at byte 15)"#
      ),
      (
        "xml", "--proto order.proto",
        Data("<Order>\n<voucher><kode>x</kode></voucher></Order>".utf8),
        #"standard input:2: document 1: $.voucher: the schema has no member "kode" here"#
      ),
      (
        "json", "--proto order.proto", Data("{\"id\":1}\n{\"voucher\":{\"kode\":\"x\"}}".utf8),
        #"standard input:2: document 2: $.voucher: Voucher has no field for the member "kode""#
      ),
      (
        "cbor", "--avsc order.avsc", Self.bytes("a3 626964 01 646e616d65 60 646b6f6465 60"),
        #"the schema has no member "kode" here"#
      ),
    ]
    try inFolder { convert in
      for (format, schema, input, message) in table {
        let target = format == "json" ? "cbor" : "json"
        let refused = try convert("--from \(format) --to \(target) \(schema)", input)
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(
          refused.diagnostics.split(separator: "\n").joined(separator: " ").contains(message),
          "\(format): \(refused.diagnostics)")
        if schema.hasPrefix("--avsc") { continue }
        let passed = try convert(
          "--from \(format) --to json \(schema) --ignore-unknown", input)
        #expect(passed.status == 0 && passed.diagnostics.isEmpty, "\(passed.diagnostics)")
        #expect(passed.text.contains(#""voucher":{"code":""}"#), "\(passed.text)")
      }
    }
  }

  @Test("A missing member has its default under a .proto, and is refused under an Avro schema")
  func missing() throws {
    let inputs = [
      ("cbor", Self.bytes("a1 626964 01")), ("messagepack", Self.bytes("81 a26964 01")),
      ("xml", Data("<Order><id>1</id></Order>".utf8)), ("json", Data(#"{"id":1}"#.utf8)),
    ]
    try inFolder { convert in
      for (format, input) in inputs {
        let proto = try convert("--from \(format) --to json --proto order.proto", input)
        #expect(proto.text == #"{"id":1,"name":""}"# + "\n", "\(format): \(proto.diagnostics)")
        let avsc = try convert("--from \(format) --to json --avsc order.avsc", input)
        #expect(avsc.status == 1 && avsc.diagnostics.contains("missing"), "\(avsc.diagnostics)")
      }
    }
  }

  @Test("The place of a failure in a file of several is the document and the byte of the file")
  func places() throws {
    let table: [(line: String, input: String, message: String)] = [
      (
        "cbor", "a1 626964 01 a1 626964 f5",
        "document 2: $.id: expected int64, found a boolean (at byte 9)"
      ),
      (
        "cbor", "a1 626964 01 a1 626964",
        "document 2: the input ends in the middle of a value (at byte 9)"
      ),
      (
        "messagepack", "81 a26964 01 81 a26964 c3",
        "document 2: $.id: expected int64, found a boolean (at byte 9)"
      ),
      (
        "messagepack", "81 a26964 01 c1",
        "document 2: expected an item, found the byte 0xc1, which begins none (at byte 5)"
      ),
      (
        "protobuf --delimited", "02 0801 03 1201ff",
        "document 2: $.name: text is not valid UTF-8 (at byte 6)"
      ),
      (
        "protobuf --delimited", "02 0801 02 0801 05 08",
        "document 3: the input ends in the middle of a value (at byte 6)"
      ),
      ("protobuf", "0801 1201ff", "document 1: $.name: text is not valid UTF-8 (at byte 4)"),
    ]
    try inFolder { convert in
      for (line, input, message) in table {
        let outcome = try convert(
          "--from \(line) --to json --proto order.proto", Self.bytes(input))
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics.split(separator: "\n").joined(separator: " ").contains(message),
          "\(line): \(outcome.diagnostics)")
      }
      // A document that is read and cannot be written is named too.
      let control = try convert(
        "--from cbor --to xml --proto order.proto", Self.bytes("a1 646e616d65 6101"))
      #expect(control.diagnostics.contains("document 1: $.name: "), "\(control.diagnostics)")
      // Of a container's documents the one that cannot be read is named, in the block that has it.
      let three = Data(
        #"{"id":1,"name":"a"} {"id":2,"name":"b"} {"id":3,"name":"c"}"#
          .replacing("} {", with: "}\n{").utf8)
      let container = try convert("--from json --to avro-container --avsc order.avsc", three)
      var damaged = container.output
      // Not in the marker, whose sixteen bytes may be any.
      let last = try #require(damaged.dropLast(16).lastIndex(of: UInt8(ascii: "c")))
      damaged[last] = 0xFF
      for schema in ["", "--proto order.proto"] {
        let outcome = try convert("--from avro-container --to json \(schema)", damaged)
        #expect(
          outcome.diagnostics.contains("document 3: ")
            && outcome.diagnostics.contains("(at byte \(last))"), "\(outcome.diagnostics)")
      }
    }
  }

  @Test("Protobuf's fields that the schema does not have are counted where they are left out")
  func fieldsWithoutNames() throws {
    try inFolder { convert in
      let documents = Data(
        #"{"id":1,"more":[1,2],"voucher":{"used":true}}"#.utf8 + Array("\n{\"id\":2}\n".utf8)
          + Array(#"{"id":3,"voucher":{"used":true}}"#.utf8))
      let written = try convert(
        "--from json --to protobuf --delimited --proto later.proto --message Order", documents)
      let line = "--from protobuf --delimited --proto order.proto"
      for target in ["json", "cbor", "messagepack", "avro-container"] {
        let outcome = try convert("\(line) --to \(target)", written.output)
        #expect(outcome.status == 0)
        let note = outcome.diagnostics.split(separator: "\n").joined(separator: " ")
        // The elements of a packed field are one field on the wire.
        #expect(
          note
            == "note: standard input: left out 3 fields of 2 documents, since the schema has no name for numbers 2, 9 and \(target) needs one"
        )
        let asked = try convert("\(line) --to \(target) --ignore-unknown", written.output)
        #expect(asked.diagnostics.isEmpty)
        // Each container has a marker of its own.
        #expect(asked.output == outcome.output || target == "avro-container")
      }
      let kept = try convert("\(line) --to protobuf", written.output)
      #expect(kept.output == written.output && kept.diagnostics.isEmpty)
    }
  }
}
