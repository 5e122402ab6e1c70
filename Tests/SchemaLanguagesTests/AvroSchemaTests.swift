import CAvro
import Foundation
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

@Suite("Avro schemas")
struct AvroSchemaTests {
  /// The full names of the types at the top of each schema, by Python's `avro`, or its complaint.
  private func names(of schemas: [String]) throws -> [String] {
    let script = """
      import sys, json, avro.schema
      for text in json.load(sys.stdin):
        schema = avro.schema.parse(text)
        print(" ".join(s.fullname for s in getattr(schema, "schemas", [schema])))
      """
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", script], input: JSONEncoder().encode(schemas))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    return outcome.text.split(separator: "\n").map(String.init)
  }

  /// What libavro says against a schema, if anything.
  private func complaint(about text: String) -> String? {
    var schema: avro_schema_t?
    let status = text.withCString { avro_schema_from_json_length($0, strlen($0), &schema) }
    guard status == 0 else { return String(cString: avro_strerror()) }
    avro_schema_decref(schema)
    return nil
  }

  @Test("Python and libavro read the checked-in ones")
  func checkedIn() throws {
    var texts: [String] = []
    for folder in ["Schemas", "Tests/SampleSchemas"] {
      let url = Tool.packageRoot.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
      where name.hasSuffix(".avsc") {
        texts.append(try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8))
      }
    }
    let package = "serbench.workloads."
    #expect(
      try names(of: texts) == [
        package + "ApiResponseCache", package + "BookCatalogSession", package + "FoodOrderBoard",
        package + "IsoLanguages", package + "PaymentBatch", package + "SessionClaimsList",
        package + "StockTicksBacklog", package + "TelemetryUpload", package + "UserProfilePage",
        "sample.Choices",
        "sample.clashes.clashing_values sample.clashes.Members",
        "sample.Scalars sample.Chicken", "sample.OddNames",
        "sample.shared.Empty sample.shared.Volume",
      ])
    for text in texts { #expect(complaint(about: text) == nil, "\(text)") }
  }

  @Test("Python and libavro read those of 200 random schemas")
  func randomSchemas() throws {
    var texts: [String] = []
    for seed in UInt64(1)...200 {
      var random = RandomSchema(seed: seed)
      let set = SchemaSet(root: random.next(), package: "p\(seed)")
      texts.append(try AvroSchemaPrinter(set).text(of: set.files[0]))
      #expect(complaint(about: texts[texts.count - 1]) == nil, "seed \(seed)")
    }
    #expect(try names(of: texts).count == texts.count)
  }

  @Test("a reader that knows more fields takes their defaults")
  func defaults() throws {
    let schema = RecordSchema(
      "R",
      [
        FieldSchema(1, "a", .bool, default: .bool(true)),
        FieldSchema(2, "b", .uint64, default: .uint64(.max)),
        FieldSchema(3, "c", .bytes, default: .bytes([0, 65, 127])),
        FieldSchema(4, "d", .string, default: .string("é\"\n")),
        FieldSchema(5, "e", .int32, .optional), FieldSchema(6, "f", .string, .repeated),
        FieldSchema(7, "g", .double, .map), FieldSchema(8, "h", .float, default: .float(-0.5)),
        FieldSchema(
          9, "i", .enumeration(EnumSchema("E", [.init("Z", 0), .init("Y", 7)])),
          default: .enumeration(EnumNumber(7))),
        FieldSchema(10, "j", .record(RecordSchema("S", [FieldSchema(1, "x", .int64)]))),
      ])
    let set = SchemaSet(root: schema)
    let script = """
      import sys, io, avro.schema, avro.io
      writer = avro.schema.parse('{"type": "record", "name": "R", "fields": []}')
      reader = avro.schema.parse(sys.stdin.read())
      decoder = avro.io.BinaryDecoder(io.BytesIO(b""))
      record = avro.io.DatumReader(writer, reader).read(decoder)
      print(ascii([record[name] for name in "abcdefghij"]))
      """
    let text = try AvroSchemaPrinter(set).text(of: set.files[0])
    let outcome = try Tool.run("/usr/bin/python3", ["-c", script], input: Data(text.utf8))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    #expect(
      outcome.text.hasPrefix(
        #"[True, -1, b'\x00A\x7f', '\xe9"\n', None, [], {}, -0.5, 'Y', {'x': 0}]"#),
      "\(outcome.text)")
  }

  @Test("the default of bytes has a character for each, as the specification says")
  func bytesDefault() throws {
    let bytes = FieldSchema(1, "a", .bytes, default: .bytes([0, 34, 128, 255]))
    let set = SchemaSet(root: RecordSchema("R", [bytes]))
    // Python's avro takes the text's UTF-8 instead, and cannot be asked.
    let text = try AvroSchemaPrinter(set).text(of: set.files[0])
    #expect(text.contains("\"default\": \"\\u0000\\\"\\u0080\u{FF}\""))
  }

  @Test("a default that no Avro schema can spell is refused by name")
  func impossibleDefaults() throws {
    for field in [
      FieldSchema(1, "a", .double, default: .double(.nan)),
      FieldSchema(
        1, "a", .enumeration(EnumSchema("E", [.init("Z", 0)])),
        default: .enumeration(EnumNumber(9))),
      FieldSchema(1, "a", .string, .optional, default: .string("present")),
    ] {
      let set = SchemaSet(root: RecordSchema("R", [field]))
      let failure = try #require(throws: SchemaFailure.self) {
        try AvroSchemaPrinter(set).text(of: set.files[0])
      }
      #expect(failure.message.contains("the default of 'a'"))
    }
  }

  @Test("records that only lead to each other have the first as their root")
  func circle() throws {
    let set = try SchemaSet(
      protoText: "syntax = \"proto3\"; message A { B b = 1; } message B { A a = 1; }")
    let text = try AvroSchemaPrinter(set).text(of: set.files[0])
    #expect(try names(of: [text]) == ["A"])
  }
}
