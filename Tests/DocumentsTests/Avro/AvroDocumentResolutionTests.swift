import Documents
import NativeCodecs
import RecordModel
import TestSupport
import Testing

/// What was written under one schema is read as documents of another, as the specification's "Schema Resolution" says.
@Suite struct AvroDocumentResolutionTests {
  /// A document as it was written and as it is read.
  struct Case: CustomTestStringConvertible {
    let name: String
    let writer: String
    let reader: String
    let document: String
    let expected: String

    init(_ name: String, _ writer: String, _ reader: String, _ document: String, _ expected: String)
    {
      (self.name, self.writer, self.reader) = (name, writer, reader)
      (self.document, self.expected) = (document, expected)
    }

    var testDescription: String { name }
  }

  private static func record(_ fields: String, name: String = "R", more: String = "") -> String {
    #"{"type": "record", "name": "\#(name)", \#(more)"fields": [\#(fields)]}"#
  }

  private static let cases = [
    Case(
      "defaults of every type", record(#"{"name": "a", "type": "int"}"#),
      record(
        #"""
        {"name": "n", "type": "null", "default": null}, {"name": "b", "type": "boolean", "default": true},
        {"name": "i", "type": "int", "default": -7}, {"name": "l", "type": "long", "default": 9007199254740993},
        {"name": "a", "type": "int"},
        {"name": "f", "type": "float", "default": 0.5}, {"name": "d", "type": "double", "default": 1e300},
        {"name": "y", "type": "bytes", "default": "\u00ff\u0000"}, {"name": "s", "type": "string", "default": "é"},
        {"name": "x", "type": {"type": "fixed", "name": "X", "size": 2}, "default": "ab"},
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["P", "Q"]}, "default": "Q"},
        {"name": "ar", "type": {"type": "array", "items": "long"}, "default": [1, 2]},
        {"name": "m", "type": {"type": "map", "values": "string"}, "default": {"k": "v"}},
        {"name": "r", "type": {"type": "record", "name": "In", "fields": [
          {"name": "p", "type": "int"}, {"name": "q", "type": "string", "default": "own"}]}, "default": {"p": 3}},
        {"name": "u", "type": ["string", "null"], "default": "first"}
        """#),
      #"{"a": 1}"#,
      #"""
      {"n": null, "b": true, "i": -7, "l": 9007199254740993, "a": 1, "f": 0.5, "d": 1e300, "y": "/wA=", "s": "é",
        "x": "YWI=", "e": "Q", "ar": [1, 2], "m": {"k": "v"}, "r": {"p": 3, "q": "own"}, "u": "first"}
      """#),
    Case(
      "numbers grow, text and bytes are alike",
      record(
        """
        {"name": "a", "type": "int"}, {"name": "b", "type": "int"}, {"name": "c", "type": "int"},
        {"name": "d", "type": "long"}, {"name": "e", "type": "float"}, {"name": "f", "type": "bytes"},
        {"name": "g", "type": "string"}
        """),
      record(
        """
        {"name": "a", "type": "long"}, {"name": "b", "type": "float"}, {"name": "c", "type": "double"},
        {"name": "d", "type": "double"}, {"name": "e", "type": "double"}, {"name": "f", "type": "string"},
        {"name": "g", "type": "bytes"}
        """),
      // 16,777,217 is the first whole number that 24 bits do not hold; 0.1 is the float's neighbour as a double.
      #"{"a": -2147483648, "b": 16777217, "c": 16777217, "d": 4503599627370497, "e": 0.1, "f": "w6k=", "g": "é"}"#,
      #"""
      {"a": -2147483648, "b": 16777216, "c": 16777217, "d": 4503599627370497, "e": 0.10000000149011612,
        "f": "é", "g": "w6k="}
      """#),
    Case(
      "aliases of records, fields, enums and fixeds, in another order, with fields that are not read",
      record(
        #"""
        {"name": "old", "type": {"type": "record", "name": "ns.Point", "fields": [
          {"name": "x", "type": "int"}, {"name": "label", "type": "string"}, {"name": "y", "type": "int"}]}},
        {"name": "gone", "type": {"type": "array", "items": {"type": "map", "values": ["null", "ns.Point"]}}},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}},
        {"name": "key", "type": {"type": "fixed", "name": "Key", "size": 1}}
        """#, name: "ns.Old"),
      record(
        #"""
        {"name": "key", "type": {"type": "fixed", "name": "K2", "aliases": ["Key"], "size": 1}},
        {"name": "sort", "aliases": ["nothing", "kind"], "type":
          {"type": "enum", "name": "Sort", "aliases": ["ns.Kind"], "symbols": ["B", "A"]}},
        {"name": "new", "aliases": ["old"], "type": {"type": "record", "name": "P2", "aliases": ["Point"],
          "fields": [{"name": "y", "type": "long"}, {"name": "x", "type": "double"}]}}
        """#, name: "ns.New", more: #""aliases": ["Old"], "#),
      #"""
      {"old": {"x": 1, "label": "l", "y": 2}, "gone": [{"a": null, "b": {"x": 3, "label": "", "y": 4}}],
        "kind": "A", "key": "/w=="}
      """#,
      #"{"key": "/w==", "sort": "A", "new": {"y": 2, "x": 1.0}}"#),
    Case(
      "a symbol that the reader does not have is its default",
      record(
        #"{"name": "e", "type": {"type": "array", "items": {"type": "enum", "name": "E", "symbols": ["OLD", "A", "B"]}}}"#
      ),
      record(
        #"{"name": "e", "type": {"type": "array", "items": {"type": "enum", "name": "E", "symbols": ["B", "NEW"], "default": "NEW"}}}"#
      ),
      #"{"e": ["OLD", "A", "B"]}"#, #"{"e": ["NEW", "NEW", "B"]}"#),
    Case(
      "unions on either side, and on both",
      record(
        #"""
        {"name": "a", "type": "int"}, {"name": "b", "type": ["null", "int"]},
        {"name": "c", "type": {"type": "array", "items": ["int", "string", "null", "boolean"]}}
        """#),
      record(
        #"""
        {"name": "a", "type": ["string", "double", "null"]}, {"name": "b", "type": "long"},
        {"name": "c", "type": {"type": "array", "items": ["boolean", "null", "double", "string", "int"]}}
        """#),
      #"{"a": 5, "b": 6, "c": [1, "x", null, true]}"#,
      #"{"a": 5.0, "b": 6, "c": [1, "x", null, true]}"#),
    Case(
      "types that contain themselves",
      record(#"{"name": "v", "type": "int"}, {"name": "next", "type": ["null", "T"]}"#, name: "T"),
      record(
        #"{"name": "next", "type": ["null", "T"]}, {"name": "v", "type": "long"}, {"name": "w", "type": "int", "default": 4}"#,
        name: "T"),
      #"{"v": 1, "next": {"v": 2, "next": null}}"#,
      #"{"next": {"next": null, "v": 2, "w": 4}, "v": 1, "w": 4}"#),
    Case(
      "logical types",
      record(
        #"""
        {"name": "p", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
        {"name": "t", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "n", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "d", "type": "int"}
        """#),
      record(
        #"""
        {"name": "p", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
        {"name": "t", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]},
        {"name": "n", "type": "long"}, {"name": "d", "type": {"type": "int", "logicalType": "date"}},
        {"name": "q", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}, "default": "\u0001\u0000"}
        """#),
      #"{"p": -12.5, "t": "2016-02-29T14:22:00.123Z", "n": "1970-01-01T00:00:01Z", "d": 1}"#,
      #"{"p": -12.50, "t": "2016-02-29T14:22:00.123Z", "n": 1000, "d": "1970-01-02", "q": 2.56}"#),
  ]

  private static func codec(
    _ reader: String, writer: String, limits: DecodingLimits = .standard
  ) throws -> AvroDocumentCodec {
    try AvroDocumentCodec(
      schema: try AvroSchema(json: reader), writer: try AvroSchema(json: writer), limits: limits)
  }

  @Test(arguments: cases) func documentsAreReadAsTheReaderHasThem(of example: Case) throws {
    let old = try AvroDocumentTests.codec(example.writer)
    let document = try AvroDocumentTests.json(example.document)
    let codec = try Self.codec(example.reader, writer: example.writer)
    let bytes = try old.encode(document)
    let expected = try AvroDocumentTests.json(example.expected)
    let found = try codec.decode(bytes)
    #expect(found.says(expected), "\(found.compactText)")
    // Several, one after the other, and in a container file.
    var count = 0
    try codec.decode(all: (bytes + bytes + bytes).rawSpan) { document throws(DocumentFailure) in
      #expect(document.says(expected))
      count += 1
    }
    #expect(count == 3)
    var file = AvroDocumentContainerWriter(codec: old)
    for _ in 0..<5 { try file.append(document) }
    var reader = AvroDocumentContainerReader(readAs: try AvroSchema(json: example.reader))
    reader.append(try file.finish())
    while try reader.nextBlock({ document throws(DocumentFailure) in
      #expect(document.says(expected))
      count += 1
    }) {}
    try reader.finish()
    #expect(count == 8)
    for length in 0..<bytes.count {
      #expect(throws: DocumentFailure.self) { try codec.decode(Array(bytes[..<length])) }
    }
  }

  @Test("Schemas that do not go together are refused with both places and what to do")
  func refusedSchemas() throws {
    let decimal = { (scale: Int) in
      Self.record(
        #"{"name": "p", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": \#(scale)}}"#
      )
    }
    let time = { (unit: String) in
      Self.record(#"{"name": "t", "type": {"type": "long", "logicalType": "timestamp-\#(unit)"}}"#)
    }
    let table = [
      (
        Self.record(#"{"name": "a", "type": "int"}"#),
        Self.record(#"{"name": "b", "type": "int"}"#),
        "the writer has no field b, and the reader's schema has no default for it; add one, or an alias (reader: record R, writer: record R)"
      ),
      (
        Self.record(#"{"name": "a", "type": "long"}"#),
        Self.record(#"{"name": "a", "type": "int"}"#),
        "the writer's long is not the reader's int (reader: record R.a, writer: record R.a)"
      ),
      (
        Self.record(#"{"name": "a", "type": ["null", "string"]}"#),
        Self.record(#"{"name": "a", "type": ["int", "boolean"]}"#),
        "the writer's union of null, string is not the reader's union of int, boolean"
      ),
      (
        Self.record("", name: "A"), Self.record("", name: "B"),
        "the writer's record A is not the reader's record B; if it is meant, give the reader's the alias A"
      ),
      (
        decimal(2), decimal(3),
        "the writer's decimal(6, 2) is not the reader's decimal(6, 3), and Avro has no conversion between them"
      ),
      (
        time("millis"), time("micros"),
        "the writer's timestamp-millis is not the reader's timestamp-micros"
      ),
    ]
    for (writer, reader, message) in table {
      let found = AvroDocumentTests.failure { try Self.codec(reader, writer: writer) }
      #expect(found.contains(message), "\(found)")
    }
  }

  @Test(
    "Values that the reader does not take are refused with their place and the byte of the input")
  func refusedValues() throws {
    let writer = Self.record(
      #"""
      {"name": "a", "type": {"type": "array", "items": ["int", "string"]}},
      {"name": "e", "type": {"type": "map", "values": {"type": "enum", "name": "E", "symbols": ["A", "B"]}}}
      """#)
    let reader = Self.record(
      #"""
      {"name": "e", "type": {"type": "map", "values": {"type": "enum", "name": "E", "symbols": ["A"]}}},
      {"name": "a", "type": {"type": "array", "items": "long"}}
      """#)
    let old = try AvroDocumentTests.codec(writer)
    let codec = try Self.codec(reader, writer: writer)
    let table = [
      (
        #"{"a": [1, "x"], "e": {}}"#,
        "$.a[1]: the writer's string is not the reader's long (at byte 4)"
      ),
      (
        #"{"a": [], "e": {"k": "A", "l": "B"}}"#,
        #"$.e.l: the reader's enum E has no symbol "B", and no default for one that it does not have (at byte 8)"#
      ),
    ]
    for (document, message) in table {
      let bytes = try old.encode(try AvroDocumentTests.json(document))
      let found = AvroDocumentTests.failure { try codec.decode(bytes) }
      #expect(found == message, "\(found)")
    }
    // What the reader refuses in bytes that are no text has no byte of the input.
    let text = try Self.codec(
      Self.record(#"{"name": "u", "type": {"type": "string", "logicalType": "uuid"}}"#),
      writer: Self.record(#"{"name": "u", "type": "string"}"#))
    #expect {
      try text.decode([2, 0x78])
    } throws: {
      "\($0)" == #"$.u: expected a UUID, found the text "x""#
    }
  }

  @Test func aFewBytesDoNotBecomeMany() throws {
    // Each element takes no byte, and has a default of 1,000.
    let long = String(repeating: "x", count: 1_000)
    let writer = Self.record(
      #"{"name": "a", "type": {"type": "array", "items": {"type": "record", "name": "E", "fields": []}}}"#
    )
    let reader = Self.record(
      #"{"name": "a", "type": {"type": "array", "items": {"type": "record", "name": "E", "fields": [{"name": "s", "type": "string", "default": "\#(long)"}]}}}"#
    )
    let codec = try Self.codec(
      reader, writer: writer, limits: DecodingLimits(inputBytes: 100_000))
    // 1,000 elements, then the end.
    #expect(throws: DocumentFailure.self) { try codec.decode([0xD0, 0x0F, 0]) }
    #expect(try codec.decode([20, 0]).compactText.utf8.count > 10_000)
    // Records in records in records.
    let chain = Self.record(
      #"{"name": "next", "type": ["null", "T"]}"#, name: "T")
    let deep = try Self.codec(
      Self.record(
        #"{"name": "v", "type": "int", "default": 1}, {"name": "next", "type": ["null", "T"]}"#,
        name: "T"),
      writer: chain, limits: DecodingLimits(depth: 50))
    #expect(throws: Never.self) { try deep.decode([UInt8](repeating: 2, count: 49) + [0]) }
    #expect {
      try deep.decode([UInt8](repeating: 2, count: 50) + [0])
    } throws: {
      ($0 as? DocumentFailure)?.reason == .nestingTooDeep(limit: 50)
    }
  }
}
