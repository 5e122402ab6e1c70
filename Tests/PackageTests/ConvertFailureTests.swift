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

  /// A closed enum, as those of proto2 are.
  private static let paint = """
    syntax = "proto2";
    enum Color { RED = 0; }
    message Paint { optional Color color = 1; optional string name = 2; }
    """
  private static let box = """
    syntax = "proto3";
    import "google/protobuf/any.proto";
    import "google/protobuf/wrappers.proto";
    message Box { google.protobuf.Any any = 1; repeated google.protobuf.Any more = 2; }
    message Item { int32 id = 1; }
    message Stock { map<int32, int32> counts = 1; }
    """
  private static let counts = #"""
    {"type": "record", "name": "Stock", "fields": [
      {"name": "counts", "type": {"type": "map", "values": "int"}}]}
    """#

  private func inFolder(_ body: ((String, Data) throws -> Tool.Outcome) throws -> Void) throws {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in [
        ("order.proto", Self.proto), ("later.proto", Self.later), ("order.avsc", Self.avsc),
        ("paint.proto", Self.paint), ("box.proto", Self.box), ("counts.avsc", Self.counts),
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
            == "note: standard input: left out 3 fields of 2 documents that \(target) cannot hold (numbers 2, 9): the schema does not have them, or has them as another type or as a closed enum without these values"
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

  @Test("Fields of a schema that has them otherwise are counted too")
  func fieldsOfAnotherType() throws {
    try inFolder { convert in
      // The field 1 is a closed enum with the number 7, the field 2 is text and comes as the number 5.
      let outcome = try convert(
        "--from protobuf --to json --proto paint.proto", Self.bytes("0807 1005"))
      #expect(outcome.status == 0)
      #expect(
        outcome.diagnostics.split(separator: "\n").joined(separator: " ")
          == "note: standard input: left out 2 fields of 1 document that json cannot hold (numbers 1, 2): the schema does not have them, or has them as another type or as a closed enum without these values"
      )
    }
  }

  /// A record of any type (`google.protobuf.Any`): its URL and its bytes, each preceded by its tag and its length.
  private static func any(_ type: String, _ content: Data) -> Data {
    Data([0x0A]) + preceded(Data("t/\(type)".utf8)) + [0x12] + preceded(content)
  }

  /// Bytes preceded by their length as a varint.
  private static func preceded(_ bytes: Data) -> Data {
    var length = bytes.count
    var result = Data()
    while length > 0x7F {
      result.append(UInt8(length & 0x7F | 0x80))
      length >>= 7
    }
    return result + [UInt8(length)] + bytes
  }

  @Test("JSON opens records of any type, so what it leaves out of them is counted")
  func fieldsOfAny() throws {
    try inFolder { convert in
      // An item with its field 1, and a field 31 that it does not have.
      let item = Self.any("Item", Self.bytes("0801 f80105"))
      let box =
        Data([0x0A]) + Self.preceded(item) + [0x12]
        + Self.preceded(Self.any("google.protobuf.Any", item))
      let json = try convert("--from protobuf --to json --proto box.proto --message Box", box)
      let document =
        #"{"any":{"@type":"t/Item","id":1},"more":[{"@type":"t/google.protobuf.Any","value":{"@type":"t/Item","id":1}}]}"#
      let note =
        "note: standard input: left out 2 fields of 1 document that json cannot hold (number 31): the schema does not have them, or has them as another type or as a closed enum without these values"
      #expect(String(decoding: json.output, as: UTF8.self) == document + "\n")
      #expect(json.diagnostics.split(separator: "\n").joined(separator: " ") == note)
      let once = try convert(
        "--from protobuf --to json --json-form protojson --proto box.proto --message Box",
        Data([0x0A]) + Self.preceded(item))
      #expect(
        once.diagnostics.split(separator: "\n").joined(separator: " ")
          == "note: standard input: left out 1 field of 1 document that json cannot hold (number 31): the schema does not have it, or has it as another type or as a closed enum without this value"
      )
      // The other formats keep the bytes, out of which JSON leaves the fields later.
      for format in ["cbor", "messagepack", "xml", "avro-container"] {
        let kept = try convert(
          "--from protobuf --to \(format) --proto box.proto --message Box", box)
        #expect(kept.status == 0 && kept.diagnostics.isEmpty, "\(format)")
        let back = try convert(
          "--from \(format) --to protobuf --proto box.proto --message Box", kept.output)
        #expect(back.output == box && back.diagnostics.isEmpty, "\(format)")
        let later = try convert(
          "--from \(format) --to json --proto box.proto --message Box", kept.output)
        #expect(later.output == json.output, "\(format)")
        #expect(
          later.diagnostics.split(separator: "\n").joined(separator: " ") == note, "\(format)")
      }
      let asked = try convert(
        "--from protobuf --to json --proto box.proto --message Box --ignore-unknown", box)
      #expect(asked.output == json.output && asked.diagnostics.isEmpty)
    }
  }

  @Test("Records of any type that nest deeper than records may are refused where JSON opens them")
  func deepAny() throws {
    try inFolder { convert in
      func box(levels: Int) -> Data {
        var any = Self.any("Item", Self.bytes("0801"))
        for _ in 1..<levels { any = Self.any("google.protobuf.Any", any) }
        return Data([0x0A]) + Self.preceded(any)
      }
      let line = "--from protobuf --to json --proto box.proto --message Box"
      // The box and the item are two of the 500 levels.
      #expect(try convert(line, box(levels: 498)).status == 0)
      for levels in [499, 20_000] {
        let outcome = try convert(line, box(levels: levels))
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics.contains(
            "values nest deeper than 500 levels, which is as deep as the codecs read"),
          "\(outcome.diagnostics.prefix(200))")
      }
    }
  }

  @Test("An unknown member in a record of any type is refused with what can be done")
  func misspeltInAny() throws {
    try inFolder { convert in
      for (document, place) in [
        (#"{"any":{"@type":"t/Item","idd":1}}"#, "$.any"),
        (#"{"any":{"@type":"t/google.protobuf.Int32Value","value":1,"idd":1}}"#, "$.any"),
      ] {
        let outcome = try convert(
          "--from json --to protobuf --proto box.proto --message Box", Data(document.utf8))
        #expect(
          outcome.diagnostics.split(separator: "\n").joined(separator: " ").contains(
            "\(place): the schema has no member \"idd\" here; correct the name, or give --ignore-unknown to pass over such members"
          ), "\(outcome.diagnostics)")
      }
    }
  }

  @Test("A map's key that comes twice is refused in every format")
  func repeatedKeys() throws {
    try inFolder { convert in
      for (format, input, message) in [
        (
          "xml",
          Data(
            "<Stock>\n<counts key=\"7\">1</counts>\n<counts key=\"8\">1</counts>\n<counts key=\"7\">2</counts>\n</Stock>"
              .utf8), "standard input:4: document 1: $.counts[\"7\"]: the key is there twice"
        ),
        (
          "json", Data(#"{"counts":{"7":1,"8":1,"7":2}}"#.utf8),
          "$.counts[\"7\"]: the member \"7\" is there twice"
        ),
        (
          "json", Data(#"{"counts":{"7":1,"8":1,"7e0":2}}"#.utf8),
          "$.counts[\"7e0\"]: the member \"7e0\" is there twice"
        ),
        (
          "cbor", Self.bytes("a1 66636f756e7473 a2 6137 01 6137 02"),
          "$.counts[\"7\"]: the key is there twice (at byte 12)"
        ),
        (
          "messagepack", Self.bytes("81 a6636f756e7473 82 a137 01 a137 02"),
          "$.counts[\"7\"]: the key is there twice (at byte 12)"
        ),
      ] {
        let outcome = try convert(
          "--from \(format) --to protobuf --proto box.proto --message Stock", input)
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics.split(separator: "\n").joined(separator: " ").contains(message),
          "\(outcome.diagnostics)")
      }
      let xml = try convert(
        "--from xml --to json --avsc counts.avsc",
        Data("<Stock>\n<counts key=\"a\">1</counts>\n<counts key=\"a\">2</counts></Stock>".utf8))
      #expect(xml.status == 1)
      #expect(
        xml.diagnostics.contains(
          "standard input:3: document 1: $.counts.a: the key is there twice"),
        "\(xml.diagnostics)")
    }
  }

  @Test("What a binary format has wrong is told as it is")
  func binaryFaults() throws {
    try inFolder { convert in
      for (format, input, message) in [
        ("cbor", "bbffffffffffffffff", "the input ends in the middle of a value (at byte 0)"),
        ("messagepack", "dfffffffff", "the input ends in the middle of a value (at byte 0)"),
        (
          "cbor", "a1 4161 02",
          "expected the name of a member, which is text, found bytes (at byte 1)"
        ),
        (
          "messagepack", "81 c40161 02",
          "expected the name of a member, which is text, found bytes (at byte 1)"
        ),
        (
          "cbor", "a1 01 02",
          "expected the name of a member, which is text, found the integer 1 (at byte 1)"
        ),
      ] {
        let outcome = try convert(
          "--from \(format) --to json --proto order.proto", Self.bytes(input))
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics.split(separator: "\n").joined(separator: " ").contains(message),
          "\(outcome.diagnostics)")
      }
    }
  }
}
