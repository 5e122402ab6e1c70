import Foundation
import TestSupport
import Testing

/// `serbench convert`, as people run it.
@Suite struct ConvertCommandTests {
  private static let schema = #"""
    {"type": "record", "name": "Event", "fields": [
      {"name": "comma-dangle", "type": "int"},
      {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
      {"name": "data", "type": ["null", "string", {"type": "array", "items": "double"}]},
      {"name": "raw", "type": "bytes", "default": ""}]}
    """#

  private static let proto = """
    syntax = "proto3";
    message Order {
      message Line { string sku = 1; uint32 count = 2; }
      int64 order_id = 1;
      repeated Line lines = 2;
      map<string, double> prices = 3;
      bytes token = 4;
      optional bool paid = 5;
    }
    """

  private static let events = #"""
    {"comma-dangle":1,"at":"2016-02-29T14:22:00.123Z","data":null,"raw":"AP8="}
    {"comma-dangle":-2,"at":"1970-01-01T00:00:00Z","data":"é😀","raw":""}
    {"comma-dangle":3,"at":"1969-12-31T23:59:59.999Z","data":[1.5,-0.0],"raw":"AQ=="}

    """#

  private static let event =
    #"{"comma-dangle":3,"at":"1969-12-31T23:59:59.999Z","data":[1.5,-0.0],"raw":"AQ=="}"# + "\n"

  private static let order =
    #"{"orderId":9007199254740993,"lines":[{"sku":"a<b","count":2},{"sku":"","count":0}],"prices":{"x":1.5},"token":"AP8=","paid":false}"#
    + "\n"

  /// Runs the command in a folder that has the schemas.
  private func inFolder(_ body: (URL, (String, Data) throws -> Tool.Outcome) throws -> Void) throws
  {
    try Tool.withTemporaryFolder { folder in
      try Data(Self.schema.utf8).write(to: folder.appendingPathComponent("event.avsc"))
      try Data(Self.proto.utf8).write(to: folder.appendingPathComponent("order.proto"))
      try body(folder) { line, input in
        let words = line.split(separator: " ").map(String.init)
        return try Tool.run(
          Serbench.executable.path, ["convert"] + words, input: input, in: folder)
      }
    }
  }

  @Test("Documents come back equal through every format of their schema")
  func roundTrips() throws {
    try inFolder { _, convert in
      let table = [
        ("--avsc event.avsc", "avro", "", Self.events),
        ("--avsc event.avsc", "avro-container", "", Self.events),
        ("--avsc event.avsc", "avro-container", "--block-compression snappy", Self.events),
        ("--avsc event.avsc", "protobuf", "--delimited", Self.events),
        ("--avsc event.avsc", "xml", "", Self.event),
        ("--proto order.proto --message Order", "protobuf", "", Self.order),
        ("--proto order.proto --message Order", "protobuf", "--delimited", Self.order + Self.order),
        ("--proto order.proto --message Order", "xml", "", Self.order),
        ("--proto order.proto --message Order", "avro", "", Self.order),
        ("--proto order.proto --message Order", "cbor", "", Self.order + Self.order),
        ("--proto order.proto --message Order", "messagepack", "", Self.order + Self.order),
        ("--avsc event.avsc", "cbor", "", Self.events),
        ("--avsc event.avsc", "messagepack", "", Self.events),
        ("--proto order.proto --message Order", "avro-container", "", Self.order + Self.order),
        ("--proto order.proto --message Order", "json", "", Self.order + Self.order),
      ]
      for (schema, format, option, documents) in table {
        let there = try convert(
          "--from json --to \(format) \(schema) \(option)", Data(documents.utf8))
        #expect(there.status == 0 && there.diagnostics.isEmpty, "\(there.diagnostics)")
        let isSelfDescribing = format == "avro-container" && schema.hasPrefix("--avsc")
        let back = try convert(
          "--from \(format) --to json \(isSelfDescribing ? "" : schema) \(option == "--delimited" ? option : "")",
          there.output)
        #expect(back.text == documents, "\(format) \(option): \(back.diagnostics)")
      }
    }
  }

  @Test(arguments: ["deflate", "snappy", "zstandard", "bzip2", "xz"])
  func containerFilesAreReadWhateverCompressesTheirBlocks(name: String) throws {
    try inFolder { _, convert in
      let there = try convert(
        "--from json --to avro-container --avsc event.avsc --block-compression \(name)",
        Data(Self.events.utf8))
      #expect(there.output.range(of: Data(name.utf8)) != nil, "\(there.diagnostics)")
      #expect(try convert("--from avro-container --to json", there.output).text == Self.events)
    }
  }

  @Test func otherToolsReadWhatIsWritten() throws {
    try inFolder { folder, convert in
      let events = try convert(
        "--from json --to avro-container --avsc event.avsc --block-compression deflate -o events.avro",
        Data(Self.events.utf8))
      #expect(events.status == 0 && events.output.isEmpty, "\(events.diagnostics)")
      let script = """
        import avro.datafile, avro.io
        file = avro.datafile.DataFileReader(open("events.avro", "rb"), avro.io.DatumReader())
        print([event["comma_x2D_dangle"] for event in file])
        """
      let python = try Tool.run("/usr/bin/python3", ["-c", script], in: folder)
      #expect(python.text == "[1, -2, 3]\n", "\(python.diagnostics)")
      let order = try convert(
        "--from json --to protobuf --proto order.proto --message Order", Data(Self.order.utf8))
      let protoc = try Tool.run(
        "protoc", ["--decode=Order", "order.proto"], input: order.output, in: folder)
      #expect(protoc.text.contains("order_id: 9007199254740993"), "\(protoc.diagnostics)")
      let xml = try convert(
        "--from protobuf --to xml --proto order.proto --message Order", order.output)
      let lint = try Tool.run(
        "xmllint", ["--xpath", "string(/Order/lines[1]/sku)", "-"], input: xml.output)
      #expect(lint.text.hasPrefix("a<b"), "\(lint.diagnostics)")
    }
  }

  @Test func pythonReadsBinaryMapsAndWritesThem() throws {
    try inFolder { folder, convert in
      for (format, module) in [("cbor", "cbor2"), ("messagepack", "msgpack")] {
        let order = try convert(
          "--from json --to \(format) --proto order.proto --message Order", Data(Self.order.utf8))
        let script = """
          import sys, \(module)
          order = \(module).loads(sys.stdin.buffer.read())
          assert order["token"] == b"\\x00\\xff" and order["orderId"] == 9007199254740993, order
          order["lines"].append({"count": 7, "sku": "new", "kode": None})
          sys.stdout.buffer.write(\(module).dumps(order))
          """
        let python = try Tool.run("/usr/bin/python3", ["-c", script], input: order.output)
        #expect(python.status == 0, "\(python.diagnostics)")
        let line = "--from \(format) --to json --proto order.proto --message Order"
        let refused = try convert(line, python.output)
        #expect(
          refused.status == 1
            && refused.diagnostics.contains(
              #"document 1: $.lines[2]: the schema has no member "kode" here"#),
          "\(refused.diagnostics)")
        let back = try convert("\(line) --ignore-unknown", python.output)
        let expected = Self.order.replacing(
          #"{"sku":"","count":0}"#, with: #"{"sku":"","count":0},{"sku":"new","count":7}"#)
        #expect(back.text == expected, "\(back.diagnostics)")
      }
    }
  }

  @Test("Under an Avro schema Protobuf is what protoc reads under the converted schema")
  func avroSchemaAsProtobuf() throws {
    try inFolder { folder, convert in
      let container = try convert(
        "--from json --to avro-container --avsc event.avsc", Data(Self.event.utf8))
      let message = try convert("--from avro-container --to protobuf", container.output)
      #expect(message.status == 0, "\(message.diagnostics)")
      let converted = try Tool.run(
        Serbench.executable.path, ["schema", "convert", "event.avsc", "event.proto"], in: folder)
      #expect(converted.status == 0, "\(converted.diagnostics)")
      let protoc = try Tool.run(
        "protoc", ["--decode=Event", "event.proto"], input: message.output, in: folder)
      for line in ["comma_x2D_dangle: 3", "at: -1", "items: 1.5", "items: -0", #"raw: "\001""#] {
        #expect(protoc.text.contains(line), "\(line): \(protoc.text)\(protoc.diagnostics)")
      }
    }
  }

  @Test("Documents come back equal under the Avro schema that is inferred from them")
  func inferredAvroSchema() throws {
    try inFolder { folder, convert in
      let documents = #"""
        {"rows":[[1,2],[]],"kind":"x","at":"2016-02-09T14:22:00.000Z"}
        {"rows":[],"kind":{"first-name":null},"at":"2016-02-09T14:22:00.120Z","more":true}

        """#
      try Data(documents.utf8).write(to: folder.appendingPathComponent("d.jsonl"))
      let inferred = try Tool.run(
        Serbench.executable.path,
        ["schema", "infer", "--emit", "avsc", "-o", "d.avsc", "d.jsonl"], in: folder)
      #expect(inferred.status == 0, "\(inferred.diagnostics)")
      for format in ["avro", "avro-container", "protobuf --delimited"] {
        let there = try convert(
          "--from json --to \(format) --avsc d.avsc", Data(documents.utf8))
        let schema = format == "avro-container" ? "" : "--avsc d.avsc"
        let back = try convert(
          "--from \(format) --to json --omit-nulls \(schema)", there.output)
        #expect(back.text == documents, "\(there.diagnostics)\(back.diagnostics)")
      }
    }
  }

  @Test func jsonIsSpelledAsAsked() throws {
    try inFolder { _, convert in
      let event = #"{"comma-dangle":1,"at":1,"data":null,"raw":"ÿ"}"# + "\n"
      let options = "--avsc event.avsc --bytes latin1 --times number"
      let there = try convert("--from json --to avro \(options)", Data(event.utf8))
      #expect(there.output == Data([2, 2, 0, 2, 0xFF]))
      let back = try convert("--from avro --to json \(options)", there.output)
      #expect(back.text == event)
      let without = try convert("--from avro --to json \(options) --omit-nulls", there.output)
      #expect(without.text == event.replacingOccurrences(of: #""data":null,"#, with: ""))
    }
  }

  @Test("Documents that were not written for the .proto find their fields, wrappers and oneofs")
  func documentsOfAnotherShape() throws {
    try inFolder { folder, convert in
      let proto = """
        syntax = "proto3";
        message Row { repeated int32 values = 1; }
        message Rule { oneof kind { int32 level = 1; Options options = 2; } }
        message Options { bool strict = 1; }
        message Main { string firstName = 1; repeated Row rows = 2; repeated Rule rules = 3; }
        """
      try Data(proto.utf8).write(to: folder.appendingPathComponent("main.proto"))
      let document = #"{"first-name":"Ana","rows":[[1,2],[3]],"rules":[2,{"strict":true}]}"#
      let encoded = try convert("--from json --to protobuf --proto main.proto", Data(document.utf8))
      #expect(encoded.status == 0, "\(encoded.diagnostics)")
      let decoded = try Tool.run(
        "protoc", ["--decode=Main", "main.proto"], input: encoded.output, in: folder)
      for line in [#"firstName: "Ana""#, "values: 3", "level: 2", "strict: true"] {
        #expect(decoded.text.contains(line), "\(decoded.text)")
      }
      let back = try convert("--from protobuf --to json --proto main.proto", encoded.output)
      #expect(back.text.contains(#""firstName":"Ana""#), "\(back.text)\(back.diagnostics)")
    }
  }

  @Test(
    "JSON under a .proto is plain or ProtoJSON, and unknown members are passed over where they may be"
  )
  func protoJSON() throws {
    try inFolder { _, convert in
      let input = Data(
        #"{"order_id":"9007199254740993","more":[{}],"lines":[{"count":2.0,"x":1}],"token":"AP8"}"#
          .utf8)
      let line = "--from json --to json --proto order.proto"
      let refused = try convert(line, input)
      #expect(
        refused.status == 1 && refused.diagnostics.contains(#"no field for the member "more""#))
      // Members are named as the documents spell them, but in ProtoJSON.
      for (options, expected) in [
        (
          "--ignore-unknown",
          #"{"order_id":9007199254740993,"lines":[{"sku":"","count":2}],"prices":{},"token":"AP8="}"#
        ),
        (
          "--ignore-unknown --json-form protojson",
          #"{"orderId":"9007199254740993","lines":[{"count":2}],"token":"AP8="}"#
        ),
      ] {
        let outcome = try convert("\(line) \(options)", input)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(outcome.text == expected + "\n")
      }
      // A spelling that only the documents have is no name in a format that is read back.
      for format in ["cbor", "messagepack", "xml", "protobuf", "avro"] {
        let spelled = Data(#"{"Order-ID":7,"lines":[],"prices":{},"token":""}"#.utf8)
        let written = try convert("--from json --to \(format) --proto order.proto", spelled)
        let read = try convert("--from \(format) --to json --proto order.proto", written.output)
        #expect(
          read.text == #"{"orderId":7,"lines":[],"prices":{},"token":""}"# + "\n", "\(format)")
      }
      let usage = try convert("--from json --to json --avsc event.avsc --ignore-unknown", input)
      #expect(
        usage.status == 2 && usage.diagnostics.contains("--ignore-unknown belongs to --proto"))
    }
  }

  @Test("Messages of one name in two packages are each their own")
  func sameNames() throws {
    try inFolder { folder, convert in
      let files = [
        "one.proto": """
        syntax = "proto3"; package one; import "two.proto"; import "google/protobuf/duration.proto";
        message User { two.User other = 1; string name = 2; Duration mine = 3; }
        message Duration { google.protobuf.Duration its = 1; }
        """,
        "two.proto": "syntax = \"proto3\"; package two; message User { int32 id = 1; }",
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let document = #"{"other":{"id":1},"name":"x","mine":{"its":"1.500s"}}"# + "\n"
      let there = try convert(
        "--from json --to protobuf --proto one.proto --message one.User", Data(document.utf8))
      let decoded = try Tool.run(
        "protoc", ["--decode=one.User", "one.proto"], input: there.output, in: folder)
      for line in ["id: 1", #"name: "x""#, "seconds: 1", "nanos: 500000000"] {
        #expect(decoded.text.contains(line), "\(there.diagnostics)\(decoded.diagnostics)")
      }
      for format in ["protobuf", "xml", "avro"] {
        let schema = "--proto one.proto --message User"
        let encoded = try convert("--from json --to \(format) \(schema)", Data(document.utf8))
        let back = try convert("--from \(format) --to json \(schema)", encoded.output)
        #expect(back.text == document, "\(encoded.diagnostics)\(back.diagnostics)")
      }
    }
  }

  @Test("What cannot be converted is refused with its place, and nothing is written")
  func refusals() throws {
    try inFolder { folder, convert in
      let good = Self.events.split(separator: "\n")[0]
      let avsc = "--from json --to avro --avsc event.avsc -o out"
      let proto = "--from json --to protobuf --proto order.proto --message Order -o out"
      let table: [(line: String, input: [UInt8], message: String)] = [
        (
          avsc, Array("\(good)\n{\"comma-dangle\":\"x\"}".utf8),
          #"standard input:2: document 2: $["comma-dangle"]: expected a number (int), found the text "x""#
        ),
        (avsc, Array("{\"comma-dangle\":1}".utf8), #"the member "at" is missing"#),
        (avsc, [], "empty"),
        (avsc, [0xEF, 0xBB, 0xBF] + Array(good.utf8), "byte order mark"),
        (avsc, Array(good.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }), "UTF-16"),
        (avsc, Array("{\"a\":\"".utf8) + [0xE9] + Array("\"}".utf8), "UTF-8"),
        (avsc, Array("{\"comma-dangle\":1,\"comma-dangle\":1}".utf8), "twice"),
        (avsc, Array(String(repeating: "[", count: 10_000).utf8), "nest deeper than 500"),
        (
          "--from avro --to json --avsc event.avsc -o out", [2, 2],
          "standard input: document 1"
        ),
        ("--from avro-container --to json -o out", Array("Obj?".utf8), "standard input"),
        (
          "--from json --to avro --avsc nowhere.avsc -o out", [],
          "nowhere.avsc: the file cannot be read"
        ),
        ("--from json --to avro --avsc order.proto -o out", [], "order.proto: line 1"),
        ("--from json --to avro --avsc event.avsc -o out missing.json", [], "missing.json"),
        (proto, Array((Self.order + Self.order).utf8), "for several give --delimited"),
        (proto, Array("{\"orderId\":\"x\"}".utf8), "$.orderId"),
        (proto, Array("{\"orderId\":1,\"colour\":1}".utf8), "no field for the member \"colour\""),
        (
          "--from json --to avro --proto order.proto --message Orde -o out", [],
          "there is no message 'Orde'"
        ),
        (
          "--from xml --to json --proto order.proto --message Order -o out", Array("<a>".utf8),
          "standard input"
        ),
      ]
      for (line, input, message) in table {
        let outcome = try convert(line, Data(input))
        #expect(outcome.status == 1, "\(line)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
        let isThere = FileManager.default.fileExists(
          atPath: folder.appendingPathComponent("out").path)
        #expect(!isThere, "\(line)")
      }
      let unwritable = try convert(
        "--from json --to avro --avsc event.avsc -o /nowhere/x", Data(good.utf8))
      #expect(unwritable.status == 1)
      #expect(unwritable.diagnostics.contains("cannot write /nowhere/x"))
    }
  }

  @Test func usageIsExplained() throws {
    try inFolder { _, convert in
      let table = [
        (
          "--to avro",
          "give --from, one of json, avro, avro-container, protobuf, xml, cbor, messagepack"
        ),
        ("--from json --to avr", "did you mean avro or avro-container?"),
        ("--from json --to avro", "give the schema of the payloads: --avsc or --proto"),
        ("--from json --to avro --proto order.proto --avsc event.avsc", "not both"),
        ("--from avro-container --to json --avsc event.avsc", "brings its schema"),
        ("--from json --to avro --avsc event.avsc a b", "give one file"),
        ("--from json --to avro --avsc event.avsc --bytes hex", "--bytes cannot be 'hex'"),
      ]
      for (line, message) in table {
        let outcome = try convert(line, Data())
        #expect(outcome.status == 2, "\(line)")
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
      let page = try convert("--help", Data())
      #expect(page.status == 0)
      #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(page.text)")
      // A terminal, as script(1) makes one, shows no bytes.
      let binary = "'\(Serbench.executable.path)' convert --from json --to avro --avsc event.avsc"
      if try Tool.run("sh", ["-c", "command -v script"]).status == 0 {
        let outcome = try Tool.run("script", ["-qec", binary, "/dev/null"])
        #expect(outcome.text.contains("a terminal shows text"), "\(outcome.text)")
      }
    }
  }
}
