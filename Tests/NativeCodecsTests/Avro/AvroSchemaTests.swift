import Foundation
import NativeCodecs
import TestSupport
import Testing

@Suite struct AvroSchemaTests {
  /// The `.avsc` files in a folder below the package's root; none where it is not there.
  static func schemas(in folder: String) -> [(name: String, text: String)] {
    let root = Tool.packageRoot.appendingPathComponent(folder)
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".avsc") }.sorted().compactMap { path in
      let url = root.appendingPathComponent(path)
      return (try? String(contentsOf: url, encoding: .utf8)).map { (path, $0) }
    }
  }

  @Test func everythingThatASchemaSaysComesBackFromItsText() throws {
    let text = """
      {"type": "record", "name": "Order", "namespace": "shop", "doc": "What is \\"ordered\\".\\n",
       "aliases": ["Purchase", "old.Order"],
       "fields": [
        {"name": "id", "type": {"type": "string", "logicalType": "uuid"}, "order": "ignore"},
        {"name": "lines", "aliases": ["items", "rows"], "default": [], "type": {"type": "array",
          "items": {"type": "record", "name": "Line", "fields": [
            {"name": "order", "type": ["null", "Order"], "default": null},
            {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9,
              "scale": 2}, "default": "\\u0001\\u00ff"}]}}},
        {"name": "state", "default": "NEW", "type": {"type": "enum", "name": "other.State",
          "symbols": ["NEW", "DONE"], "default": "NEW", "doc": "d", "aliases": ["S"]}},
        {"name": "digest", "order": "descending",
          "type": {"type": "fixed", "name": "MD5", "size": 16, "aliases": ["Hash"]}},
        {"name": "notes", "doc": "free", "default": {"a": 1.5e3},
          "type": {"type": "map", "values": ["int", "shop.MD5", "other.State", "double"]}}]}
      """
    let schema = try AvroSchema(json: text)
    let state = AvroName("State", namespace: "other")
    let line = AvroSchema.Record(
      AvroName("shop.Line"),
      [
        .init("order", .union([.null, .named(AvroName("shop.Order"))]), default: .null),
        .init(
          "price", .logical(.init("decimal", precision: 9, scale: 2), .bytes),
          default: .string("\u{1}\u{FF}")),
      ])
    let digest = AvroSchema.Fixed(
      AvroName("shop.MD5"), size: 16, aliases: [AvroName("shop.Hash")])
    let notes: AvroSchema = .map(.union([.int, .named(digest.name), .named(state), .double]))
    #expect(
      schema
        == .record(
          .init(
            AvroName("shop.Order"),
            [
              .init("id", .logical(.init("uuid"), .string), order: .ignore),
              .init(
                "lines", .array(.record(line)), default: .array([]), aliases: ["items", "rows"]),
              .init(
                "state",
                .enumeration(
                  .init(
                    state, ["NEW", "DONE"], default: "NEW", aliases: [AvroName("other.S")],
                    documentation: "d")), default: .string("NEW")),
              .init("digest", .fixed(digest), order: .descending),
              .init(
                "notes", notes, default: .object([.init("a", .number("1.5e3"))]),
                documentation: "free"),
            ],
            aliases: [AvroName("shop.Purchase"), AvroName("old.Order")],
            documentation: "What is \"ordered\".\n")))
    #expect(try AvroSchema(json: schema.text()) == schema)
    #expect(try AvroSchema(json: schema.compactText) == schema)
  }

  @Test func schemasOfRandomRecordsComeBackFromTheirText() throws {
    for seed in UInt64(1)...300 {
      var random = RandomSchema(seed: seed)
      let schema = AvroSchema(random.next())
      try #require(try AvroSchema(json: schema.text()) == schema)
      try #require(try AvroSchema(json: schema.compactText) == schema)
      let canonical = try AvroSchema(json: schema.canonicalForm)
      try #require(canonical.canonicalForm == schema.canonicalForm)
    }
  }

  @Test func schemasOfRecordsThatNestDeepAreRead() throws {
    var record = RecordSchema("R1", [FieldSchema(1, "value", .int32)])
    for level in 2...95 {
      let inner = record
      record = RecordSchema("R\(level)", [FieldSchema(1, "inner", .record(inner), .repeated)])
    }
    let schema = AvroSchema(record)
    #expect(try AvroSchema(json: schema.text()) == schema)
    let value = DynamicRecord(schema: record)
    var container = AvroContainerWriter<DynamicRecord>(schema: record)
    try container.append(value)
    let file = try container.finish()
    let found: [DynamicRecord] = try AvroContainer.decode(file.rawSpan, schema: record)
    #expect(found == [value])
  }

  @Test func checkedInSchemasAreWhatTheirTextSays() throws {
    let files = Self.schemas(in: "Schemas")
    #expect(files.count >= 9)
    for file in files { #expect(try AvroSchema(json: file.text).text() == file.text) }
  }

  @Test("What is no schema is refused with the line, the path and a reason")
  func refusals() throws {
    let table: [(json: String, line: Int, path: String, message: String)] = [
      (#""Nothing""#, 1, "", "no type named Nothing"),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "a",\#n"type": "S"}]}"#, 2, "R.a", "S"
      ),
      (#"["int",\#n\#n"int"]"#, 3, "", "two branches of the type int"),
      (#"["null", ["int"]]"#, 1, "", "directly in a union"),
      (#"[{"type": "array", "items": "int"}, {"type": "array", "items": "long"}]"#, 1, "", "array"),
      (#"[{"type": "int", "logicalType": "date"}, "int"]"#, 1, "", "two branches"),
      (#"{"type": "enum", "name": "E", "symbols": ["A", "A"]}"#, 1, "", "two symbols A"),
      (#"{"type": "enum", "name": "E", "symbols": ["A-B"]}"#, 1, "", "a symbol is"),
      (#"{"type": "enum", "name": "E", "symbols": ["A"], "default": "B"}"#, 1, "", "one of its"),
      (#"{"type": "enum", "name": "E"}"#, 1, "", "symbols is missing"),
      (#"{"type": "fixed", "name": "F", "size": -1}"#, 1, "", "from 0"),
      (#"{"type": "fixed", "name": "F", "size": 1.5}"#, 1, "", "from 0"),
      (#"{"type": "fixed", "name": "1F", "size": 1}"#, 1, "", "not a name"),
      (#"{"type": "fixed", "name": "int", "size": 1}"#, 1, "", "not a name"),
      (#"{"type": "fixed", "name": "F", "namespace": "a..b", "size": 1}"#, 1, "", "not a name"),
      (#"{"type": "record", "name": "a.é", "fields": []}"#, 1, "", "not a name"),
      (#"{"type": "array"}"#, 1, "", "items is missing"), (#"{"type": "map"}"#, 1, "", "values"),
      (#"{"items": "int"}"#, 1, "", "has the member type"), ("7", 1, "", "a name, an object"),
      (#"{"type": "record", "name": "R"}"#, 1, "", "fields is missing"),
      (#"{"type": "record", "name": "R", "fields": 7}"#, 1, "", "are an array"),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"},{"name": "a", "type": "int"}]}"#,
        1, "", "two fields named a"
      ),
      (
        #"{"type": "array", "items": {"type": "record", "name": "R", "fields": [{"name": "a", "type": {"type": "map", "values": {"type": "record", "name": "R", "fields": []}}}]}}"#,
        1, "[].a{}", "R is defined twice"
      ),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "int", "order": "up"}]}"#,
        1, "R", "the order of a field"
      ),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "int", "aliases": ["b.c"]}]}"#,
        1, "R", "an alias of a field"
      ),
      (#"{"type": "record", "name": "R", "aliases": [""], "fields": []}"#, 1, "", "an alias"),
      (#"{"type": "int",\#n"type": "long"}"#, 2, "", "two members named type"),
      ("[\n\"int\"", 2, "", "ends in the middle"), ("", 1, "", "ends in the middle"),
      ("[\"int\"]\n]", 2, "", "follow the end"),
      (String(repeating: "[", count: 100_000), 1, "", "nest deeper"),
      (
        String(repeating: #"{"type":"array","items":"#, count: 5000), 1, "", "nest deeper"
      ),
    ]
    for (json, line, path, message) in table {
      let failure = #expect(throws: AvroSchemaFailure.self, "\(json.prefix(80))") {
        try AvroSchema(json: json)
      }
      #expect(failure?.message.contains(message) == true, "\(failure.map(\.description) ?? "")")
      #expect(failure?.line == line && failure?.path == path, "\(failure.map(\.description) ?? "")")
    }
    #expect(throws: AvroSchemaFailure.self) {
      try AvroSchema(json: #""int""#, limits: DecodingLimits(inputBytes: 4))
    }
  }

  @Test func damagedTextIsRefusedOrIsASchema() throws {
    let samples = Self.schemas(in: "Schemas").map { Array($0.text.utf8) }
    var mutation = Mutation(seed: 7)
    for _ in 0..<3000 {
      let text = mutation.next(of: samples)
      guard let schema = try? AvroSchema(json: text.rawSpan) else { continue }
      try #require(try AvroSchema(json: schema.compactText) == schema)
    }
  }

  @Test func aNameIsFoundInItsNamespaceThenOutsideAll() throws {
    let schema = try AvroSchema(
      json: """
        [{"type": "fixed", "name": "F", "size": 1}, {"type": "fixed", "name": "a.F", "size": 2},
         {"type": "fixed", "name": "G", "size": 3},
         {"type": "record", "name": "a.R", "fields": [
           {"name": "f", "type": "F"}, {"name": "g", "type": "G"}]}]
        """)
    guard case .union(let branches) = schema, case .record(let record) = branches[3] else {
      throw Unexpected()
    }
    #expect(record.fields.map(\.type) == [.named(AvroName("a.F")), .named(AvroName("G"))])
  }

  private struct Unexpected: Error {}

  // Each follows from the rules of the specification, "Transforming into Parsing Canonical Form".
  @Test func canonicalForms() throws {
    let table = [
      (#""int""#, #""int""#), (#"{"type": "int"}"#, #""int""#),
      (#"{"type": "long", "logicalType": "timestamp-millis"}"#, #""long""#),
      (#"[ "null" , {"type":"string"} ]"#, #"["null","string"]"#),
      (
        #"{"size": 016, "namespace": "x.y", "type": "fixed", "aliases": ["b"], "name": "F"}"#
          .replacingOccurrences(of: "016", with: "16"),
        #"{"name":"x.y.F","type":"fixed","size":16}"#
      ),
      (
        #"{"symbols": ["A"], "doc": "d", "name": "E", "type": "enum", "default": "A"}"#,
        #"{"name":"E","type":"enum","symbols":["A"]}"#
      ),
      (
        #"{"fields":[{"type":["null","R"],"name":"n","default":null,"order":"ignore"}, {"name":"f","type":{"values":{"items":"E","type":"array"},"type":"map"}}],"name":"R","namespace":"p","type":"record","doc":""}"#
          .replacingOccurrences(
            of: #""E""#, with: #"{"type":"enum","name":"E","symbols":["\u0041"]}"#),
        #"{"name":"p.R","type":"record","fields":[{"name":"n","type":["null","p.R"]},{"name":"f","type":{"type":"map","values":{"type":"array","items":{"name":"p.E","type":"enum","symbols":["A"]}}}}]}"#
      ),
    ]
    for (json, canonical) in table {
      #expect(try AvroSchema(json: json).canonicalForm == canonical)
    }
  }

  @Test("Fingerprints are those of the test data that Avro's own implementations share")
  func fingerprints() throws {
    let table: [(String, Int64)] = [
      (#""null""#, 7_195_948_357_588_979_594), (#""boolean""#, -6_970_731_678_124_411_036),
      (#""int""#, 8_247_732_601_305_521_295), (#""long""#, -3_434_872_931_120_570_953),
      (#""string""#, -8_142_146_995_180_207_161),
      (#"["int", "boolean"]"#, 5_392_556_393_470_105_090),
      (#"{"type": "fixed", "name": "foo", "size": 15}"#, 1_756_455_273_707_447_556),
    ]
    for (json, fingerprint) in table {
      #expect(try AvroSchema(json: json).fingerprint == UInt64(bitPattern: fingerprint))
    }
  }
}
