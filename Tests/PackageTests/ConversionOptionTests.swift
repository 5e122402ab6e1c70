import Foundation
import TestSupport
import Testing

/// Options of `serbench convert` and of other commands that have no effect are refused, and formats are found by what people
/// call them.
@Suite struct ConversionOptionTests {
  private static let schema = #"""
    {"type": "record", "name": "E", "fields": [{"name": "a", "type": "int"}, {"name": "b", "type": "bytes", "default": ""}]}
    """#
  private static let proto = "syntax = \"proto3\"; message E { int32 a = 1; bytes b = 2; }"

  private func inFolder(_ body: (URL, (String) throws -> Tool.Outcome) throws -> Void) throws {
    try Tool.withTemporaryFolder { folder in
      try Data(Self.schema.utf8).write(to: folder.appending(path: "e.avsc"))
      try Data(Self.proto.utf8).write(to: folder.appending(path: "e.proto"))
      try Data(#"{"a":1,"b":""}"#.utf8).write(to: folder.appending(path: "e.json"))
      try body(folder) { line in
        try Tool.run(
          Serbench.executable.path, line.split(separator: " ").map(String.init), in: folder)
      }
    }
  }

  @Test("An option without effect ends with status 2, says what it is about and what to do")
  func withoutEffect() throws {
    let (proto, avsc) = ("--proto e.proto e.json", "--avsc e.avsc e.json")
    let table = [
      (
        "convert --from json --to messagepack --delimited \(proto)", "--delimited is about Protobuf"
      ),
      (
        "convert --from json --to cbor --json-form protojson \(proto)",
        "--json-form is how JSON is written"
      ),
      ("convert --from json --to cbor --json-form plain \(avsc)", "--json-form belongs to --proto"),
      ("convert --from json --to cbor --message E \(avsc)", "--message belongs to --proto"),
      ("convert --from json --to cbor --proto-path . \(avsc)", "--proto-path belongs to --proto"),
      (
        "convert --from avro --to json --ignore-unknown \(proto)",
        "--ignore-unknown is about members that the schema does not have"
      ),
      ("convert --from json --to avro --bytes latin1 \(proto)", "--bytes is about Avro's schemas"),
      ("convert --from json --to avro --times number \(proto)", "--times is about Avro's schemas"),
      (
        "convert --from json --to json --omit-nulls \(proto)",
        "--omit-nulls is about Avro's schemas"
      ),
      (
        "convert --from avro --to protobuf --bytes latin1 \(avsc)",
        "--bytes is how JSON spells values"
      ),
      (
        "convert --from avro --to protobuf --times text \(avsc)",
        "--times is how JSON spells values"
      ),
      ("convert --from json --to avro --omit-nulls \(avsc)", "--omit-nulls is how JSON is written"),
      ("convert --from avro --to json --elements \(avsc)", "--elements is about arrays in JSON"),
      (
        "convert --from json --to avro --block-compression xz \(avsc)",
        "--block-compression is for container files"
      ),
      (
        "convert --from json --to avro --reader-avsc e.avsc \(avsc)",
        "--reader-avsc is the schema that Avro is read as"
      ),
      (
        "convert --from avro --to json --reader-avsc e.avsc \(proto)",
        "--reader-avsc is the schema that Avro is read as"
      ),
      (
        "convert --from avro-container --to json --avsc e.avsc x",
        "give --reader-avsc to read it as another one"
      ),
      ("convert --from json --to avro --avsc e.avsc \(proto)", "not both"),
      (
        "schema convert --proto-path . e.avsc o.proto",
        "--proto-path is about the imports of a .proto file"
      ),
      (
        "schema generate --schemas . --emit avsc --swift .",
        "--swift is about Swift, which --emit leaves out"
      ),
      (
        "schema generate --schemas . --emit avsc --drop-unknown-fields",
        "--drop-unknown-fields is about Swift"
      ),
      (
        "measure --schema --rounds 3 e.json",
        "--rounds is about measuring, and --schema measures nothing"
      ),
      (
        "measure --schema -o r.json e.json",
        "--output is about measuring, and --schema measures nothing"
      ),
      ("run --list --seconds 3", "--seconds is about measuring, and --list measures nothing"),
      ("cost --proto e.proto", "--proto is about a payload, and no file of one is given"),
      ("cost --elements", "--elements is about a payload"),
      ("cost --json --explain", "--explain is about the text of the answer"),
    ]
    try inFolder { _, serbench in
      for (line, message) in table {
        let outcome = try serbench(line)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(line): \(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains(message), "\(line): \(outcome.diagnostics)")
      }
      // What they are about, they are taken for.
      for line in [
        "convert --from json --to protobuf --delimited \(proto)",
        "convert --from json --to json --json-form protojson --ignore-unknown --message E \(proto)",
        "convert --from json --to avro --bytes latin1 --times number \(avsc)",
        "convert --from json --to json --omit-nulls \(avsc)", "run --list",
        "measure --schema --quick e.json",
      ] {
        let outcome = try serbench(line)
        #expect(outcome.status == 0, "\(line): \(outcome.diagnostics)")
      }
    }
  }

  @Test(
    "A format is found by what people call it",
    arguments: [
      ("msgpack", "messagepack"), ("MessagePack", "messagepack"), ("proto", "protobuf"),
      ("pb", "protobuf"), ("avsc", "avro or avro-container"), ("ocf", "avro or avro-container"),
      ("jsonl", "json"), ("ndjson", "json"), ("protojson", "json"), ("xsd", "xml"),
    ])
  func otherNames(word: String, meant: String) throws {
    try inFolder { _, serbench in
      let outcome = try serbench("convert --from json --to \(word) --proto e.proto e.json")
      #expect(outcome.status == 2)
      #expect(outcome.diagnostics.contains("; did you mean \(meant)?"), "\(outcome.diagnostics)")
    }
  }

  @Test func formatsThatThereAreNotAndOtherKindsOfNames() throws {
    try inFolder { _, serbench in
      let table = [
        (
          "convert --from json --to yaml --proto e.proto e.json",
          "--to cannot be 'yaml': give one of json, avro, avro-container, protobuf, xml, cbor, messagepack\n"
        ),
        ("schema infer --emit avro e.json", "did you mean avsc?"),
        ("schema infer --emit protobuf e.json", "did you mean proto?"),
        (
          "measure --codec msgpack e.json",
          "did you mean messagepack/swift or messagepack/msgpack-c?"
        ),
        ("measure --codec proto e.json", "did you mean protobuf/swift or protobuf/protobuf-c?"),
      ]
      for (line, message) in table {
        let outcome = try serbench(line)
        #expect(
          outcome.status == 2 && outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
    }
  }

  @Test("Avro is read as another schema, from a container file and from bytes, into every format")
  func readerSchemas() throws {
    try inFolder { folder, serbench in
      let newer = #"""
        {"type": "record", "name": "Event", "aliases": ["E"], "fields": [
          {"name": "c", "type": ["null", "string"], "default": null},
          {"name": "count", "aliases": ["a"], "type": "double"}, {"name": "kind", "default": "NEW",
          "type": {"type": "enum", "name": "K", "symbols": ["NEW"]}}]}
        """#
      try Data(newer.utf8).write(to: folder.appending(path: "new.avsc"))
      let expected = #"{"c":null,"count":1.0,"kind":"NEW"}"# + "\n"
      for (format, schema) in [("avro-container", ""), ("avro", "--avsc e.avsc")] {
        let written = try serbench(
          "convert --from json --to \(format) --avsc e.avsc e.json -o e.\(format).avro")
        #expect(written.status == 0, "\(written.diagnostics)")
        let read = "convert --from \(format) \(schema) --reader-avsc new.avsc e.\(format).avro"
        #expect(try serbench("\(read) --to json").text == expected)
        // The file that is written has the reader's schema.
        let again = try serbench("\(read) --to avro-container -o again.avro")
        #expect(again.status == 0, "\(again.diagnostics)")
        #expect(try serbench("convert --from avro-container --to json again.avro").text == expected)
        let script = """
          import avro.datafile, avro.io
          print(list(avro.datafile.DataFileReader(open("again.avro", "rb"), avro.io.DatumReader())))
          """
        let python = try Tool.run("/usr/bin/python3", ["-c", script], in: folder)
        #expect(
          python.text == "[{'c': None, 'count': 1.0, 'kind': 'NEW'}]\n", "\(python.diagnostics)")
        #expect(try serbench("\(read) --to protobuf -o e.pb").status == 0)
        let protobuf = try serbench("convert --from protobuf --to json --avsc new.avsc e.pb")
        #expect(protobuf.text == expected, "\(protobuf.diagnostics)")
      }
      try Data(newer.replacing("\"E\"", with: "\"Other\"").utf8)
        .write(to: folder.appending(path: "other.avsc"))
      let refused = try serbench(
        "convert --from avro-container --to json --reader-avsc other.avsc e.avro-container.avro")
      #expect(refused.status == 1)
      #expect(
        refused.diagnostics.hasPrefix(
          "serbench: e.avro-container.avro: the writer's record E is not the reader's record Event; if it is meant, give the reader's the alias E"
        ),
        "\(refused.diagnostics)")
    }
  }
}
