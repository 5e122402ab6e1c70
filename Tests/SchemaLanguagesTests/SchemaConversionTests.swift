import Foundation
import SchemaLanguages
import TestSupport
import Testing

/// A schema in another language: accepted by those who speak it, with a list of what is lost.
@Suite("Converting schemas")
struct SchemaConversionTests {
  private static let proto = """
    // About orders.
    syntax = "proto2";
    package shop;
    message Order {
      reserved 20;
      required int32 id = 1 [default = 7];
      optional fixed64 cents = 2 [json_name = "price"];
      repeated sint32 counts = 3;
      oneof paid { string card = 4; Voucher voucher = 5; }
      // Both are long in Avro.
      oneof sum { int64 whole = 10; uint32 large = 11; }
      map<int32, Voucher> by_number = 6;
      map<string, Level> levels = 9;
      message Voucher { optional string code = 1; }
    }
    enum Level { option allow_alias = true; LOW = 0; /* Very. */ HIGH = 5; TOP = 5; }
    service S { rpc R (Order) returns (Order); }
    """

  private static let avro = """
    {"type": "record", "name": "Order", "namespace": "shop", "doc": "An order.", "fields": [
      {"name": "id", "type": "long", "default": 7, "aliases": ["number"], "order": "ignore"},
      {"name": "first-name", "type": ["null", "string"], "default": null},
      {"name": "rows", "type": {"type": "array", "items": {"type": "array", "items": "int"}}},
      {"name": "value", "type": ["null", "string", "double", {"type": "map", "values": "Order"}]},
      {"name": "key", "type": {"type": "fixed", "name": "Key", "size": 16}},
      {"name": "day", "type": {"type": "int", "logicalType": "date"}},
      {"name": "level", "type": {"type": "enum", "name": "Level", "symbols": ["A", "B"], "default": "B"}, "default": "A"},
      {"name": "other", "type": {"type": "enum", "name": "Other", "namespace": "else", "symbols": ["B", "A"]}},
      {"name": "tags", "type": ["null", {"type": "array", "items": "string"}]},
      {"name": "again", "type": ["null", "Key"]},
      {"name": "nothing", "type": "null"}
    ]}
    """

  /// Ten records in ten records in ten records…
  private static let explosion = (1...12).reduce(
    #"{"type": "record", "name": "R0", "fields": []}"#
  ) { inner, level in
    let more = (2...10).map { #", {"name": "f\#($0)", "type": "R\#(level - 1)"}"# }.joined()
    return
      #"{"type": "record", "name": "R\#(level)", "fields": [{"name": "f1", "type": \#(inner)}\#(more)]}"#
  }

  /// Converts a text and hands what comes out to a program that knows.
  private func convert<Result>(
    _ text: String, _ source: String, to target: String,
    _ body: (SchemaConversion, URL) throws -> Result
  ) throws -> Result {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent(source).path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let conversion = try SchemaConversion(
        of: path, to: folder.appendingPathComponent(target).path)
      try conversion.file.write()
      return try body(conversion, folder)
    }
  }

  private static let judges: [(target: String, program: String, arguments: [String])] = [
    ("out.proto", "protoc", ["-o", "/dev/null", "out.proto"]),
    (
      "out.avsc", "/usr/bin/python3",
      ["-c", "import avro.schema; avro.schema.parse(open('out.avsc').read())"]
    ),
    ("out.xsd", "xmllint", ["--noout", "--schema", "out.xsd", "empty.xml"]),
  ]

  @Test("Whoever speaks the language accepts what comes out", arguments: judges)
  func acceptance(target: String, program: String, arguments: [String]) throws {
    for (text, source) in [(Self.proto, "in.proto"), (Self.avro, "in.avsc")] {
      try convert(text, source, to: target) { _, folder in
        try Data("<Level/>".utf8).write(to: folder.appendingPathComponent("empty.xml"))
        let outcome = try Tool.run(program, arguments, in: folder)
        // xmllint: 3 is a document that is not valid, 5 a schema that is none.
        #expect(
          outcome.status == (program == "xmllint" ? 3 : 0), "\(source): \(outcome.diagnostics)")
      }
    }
  }

  @Test("Each loss is named with what it is lost from")
  func losses() throws {
    let table: [(String, String, String, [String])] = [
      (
        Self.proto, "in.proto", "out.avsc",
        [
          "fields\n  Order: id (1), cents (2), counts (3), card (4), voucher (5), by_number (6),\n    levels (9), whole (10), large (11)",
          "integers\n  Order: cents (fixed64), counts (sint32)\n",
          "packs the numbers\n  Order: counts (not packed)\n",
          "in JSON\n  Order: cents (price)\n",
          "in the union says which it is\n  Order: paid (card, voucher)\n",
          "at most one of the fields is there\n  Order: sum (whole, large)\n",
          "always there\n  Order: id\n", "defaults\n  Order: id (7)\n",
          "not negative\n  Order: cents (uint64 as long, over 2⁶³ − 1 negative), large (uint32 as long)\n",
          "only the order remains\n  Level: HIGH (5), TOP (5)\n",
          "same number\n  Level: TOP (as HIGH)\n",
          "numbers or booleans: their text\n  Order: by_number (int32)\n", "  Level: HIGH\n",
          "reserved\n  Order (line 5)\n",
          "services\n  S\n",
        ]
      ),
      (
        Self.proto, "in.proto", "out.swift",
        ["packages\n", "defaults\n"]
      ),
      (
        Self.avro, "in.avsc", "out.proto",
        [
          "defaults\n  Order: id (7)\n", "aliases\n  Order: id (number)\n",
          "sorting\n  Order: id (ignore)\n", "a record around it\n  Order: rows\n",
          "a field for each\n  Order_value (string_value, double_value, entries)\n",
          "how many bytes there are\n  Order: key (16)\n", "logical types\n  Order: day (date)\n",
          "does not know\n  Level (B)\n", "comes first\n  Other (B, A)\n",
          "not the same as empty\n  Order: tags\n", "an empty record\n  Order: nothing\n",
          "packages\n  Other (else)\n",
        ]
      ),
    ]
    for (text, source, target, expected) in table {
      try convert(text, source, to: target) { conversion, _ in
        let report = conversion.losses.report()
        for line in expected { #expect(report.contains(line), "\(line)\n\(report)") }
        #expect(report.split(separator: "\n").allSatisfy { $0.count <= 80 })
      }
    }
  }

  @Test("What both languages can say is not lost")
  func nothingLost() throws {
    let text = """
      {"type": "record", "name": "A", "fields": [{"name": "b", "type": {"type": "array", "items": "long"}}]}
      """
    for target in ["out.proto", "out.xsd", "out.swift", "out.avsc"] {
      try convert(text, "in.avsc", to: target) { conversion, _ in
        #expect(conversion.losses.isEmpty, "\(conversion.losses.report())")
      }
    }
  }

  @Test("An Avro schema comes back from Avro as it was")
  func thereAndBack() throws {
    let folder = Tool.packageRoot.appendingPathComponent("Schemas")
    for name in ["api_response", "food_order", "telemetry", "user_profile"] {
      let text = try String(
        contentsOf: folder.appendingPathComponent("\(name).avsc"), encoding: .utf8)
      try convert(text, "in.avsc", to: "out.avsc") { conversion, _ in
        #expect(conversion.file.contents == text, "\(name)")
      }
    }
  }

  @Test("An XML Schema that the tool wrote comes back as it was")
  func xmlThereAndBack() throws {
    let folder = Tool.packageRoot.appendingPathComponent("Schemas")
    for name in ["api_response", "food_order", "telemetry", "user_profile"] {
      let text = try String(
        contentsOf: folder.appendingPathComponent("\(name).xsd"), encoding: .utf8)
      try convert(text, "in.xsd", to: "out.xsd") { conversion, _ in
        // Which records are nested in Protobuf is not kept, and so all may be roots.
        let written = Set(conversion.file.contents.split(separator: "\n"))
        #expect(text.split(separator: "\n").allSatisfy { written.contains($0) }, "\(name)")
        #expect(conversion.losses.isEmpty, "\(conversion.losses.report())")
      }
      try convert(text, "in.xsd", to: "out.proto") { _, folder in
        let protoc = try Tool.run("protoc", ["-o", "/dev/null", "out.proto"], in: folder)
        #expect(protoc.status == 0, "\(protoc.diagnostics)")
      }
    }
  }

  @Test("What cannot be read or written is refused")
  func refusals() throws {
    for (text, source, target, message) in [
      (Self.proto, "in.proto", "out.txt", "give one of .proto, .avsc, .xsd, .swift"),
      (
        #"{"type": "record", "name": "A", "fields": [{"name": "a", "type": "A"}]}"#, "in.avsc",
        "out.avsc", "holds itself without end: A → A"
      ),
      (Self.explosion, "in.avsc", "out.avsc", "holds more than 10000 records"),
      ("struct A {}", "in.swift", "out.proto", "in.swift:1:1: there is no RecordSchema"),
      ("", "in.txt", "out.proto", "only .proto, .avsc, .xsd and .swift are read"),
      ("<a/>", "in.xsd", "out.proto", "in.xsd:1:1: expected an xs:schema"),
      ("<xs:schema>\n<xs:group/></xs:schema>", "in.xsd", "out.proto", "in.xsd:2:1: 'xs:group'"),
      ("<xs:schema>", "in.xsd", "out.proto", "ends in the middle"),
      ("<!DOCTYPE a>", "in.xsd", "out.proto", "expected a name"),
      (
        String(repeating: "<a>", count: 100_000), "in.xsd", "out.proto", "deeper than 64 levels"
      ),
      (
        "<xs:schema><xs:complexType name='A'><xs:sequence><xs:element name='b' type='C'/>"
          + "</xs:sequence></xs:complexType></xs:schema>", "in.xsd", "out.proto",
        "there is no type 'C'"
      ),
      ("<xs:schema/>", "in.xsd", "out.avsc", "defines nothing"),
      ("{\n\"type\": \"what\"}", "in.avsc", "out.proto", "in.avsc:2:1"),
    ] {
      let failure = try #require(throws: SchemaFailure.self) {
        try convert(text, source, to: target) { _, _ in }
      }
      #expect(failure.description.contains(message), "\(failure)")
    }
  }

  @Test("Damaged files are refused or converted, and nothing else")
  func damage() throws {
    let root = Tool.packageRoot
    for (folder, names, form) in [
      ("Schemas", ["api_response", "user_profile"], "avsc"),
      ("Schemas", ["api_response", "user_profile"], "xsd"),
      ("Schemas", ["api_response", "user_profile"], "proto"),
      ("Benchmarks/Workloads/Records", ["ApiResponse", "UserProfile"], "swift"),
    ] {
      let samples = try names.map { name in
        [UInt8](
          try Data(contentsOf: root.appendingPathComponent("\(folder)/\(name).\(form)")))
      }
      var mutation = Mutation(seed: 5)
      var refusals = 0
      try Tool.withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("in.\(form)").path
        for round in 0..<300 {
          try Data(mutation.next(of: samples)).write(to: URL(fileURLWithPath: path))
          let target = ["proto", "avsc", "xsd", "swift"][round % 4]
          do throws(SchemaFailure) {
            _ = try SchemaConversion(of: path, to: "out.\(target)")
          } catch {
            refusals += 1
          }
        }
      }
      #expect(refusals > 50, "\(form)")
    }
  }
}
