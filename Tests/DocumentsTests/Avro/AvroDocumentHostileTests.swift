import Documents
import NativeCodecs
import Randomness
import RecordModel
import TestSupport
import Testing

/// Damaged encodings, documents and schemas: a failure each, and neither a crash, a hang nor much memory.
@Suite struct AvroDocumentHostileTests {
  private static let schema = #"""
    {"type": "record", "name": "Node", "fields": [
      {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
      {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
      {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}},
      {"name": "span", "type": {"type": {"type": "fixed", "name": "L", "size": 12}, "logicalType": "duration"}},
      {"name": "kind", "type": {"type": "enum", "name": "K", "symbols": ["a", "b"]}},
      {"name": "any", "type": ["null", "boolean", "int", "double", "string", "bytes", "Node",
        {"type": "map", "values": "float"}, {"type": "array", "items": "Node"}]}]}
    """#

  private static let document = #"""
    {"id": "c2a1b3d4-0000-4000-8000-0123456789ab", "at": "2016-02-29T14:22:00.123456Z", "price": -12.50,
      "span": "P1Y2M3DT4H5M6.007S", "kind": "b", "any": [
      {"id": "c2a1b3d4-0000-4000-8000-0123456789ab", "at": "1970-01-01T00:00:00Z", "price": 0.00,
        "span": "PT0S", "kind": "a", "any": {"x": 1.5, "y": -0.0}},
      {"id": "c2a1b3d4-0000-4000-8000-0123456789ab", "at": "1970-01-01T00:00:00Z", "price": 0.00,
        "span": "PT0S", "kind": "a", "any": {"bytes": "AQ=="}}]}
    """#

  @Test func damagedEncodingsAreRefusedOrComeBack() throws {
    let codec = try AvroDocumentTests.codec(Self.schema)
    let bytes = try codec.encode(try AvroDocumentTests.json(Self.document))
    for length in 0..<bytes.count {
      #expect(throws: DocumentFailure.self) { try codec.decode(Array(bytes[..<length])) }
    }
    var random = SeededGenerator(seed: 5)
    var refused = 0
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let document = try? codec.decode(damaged) else {
        refused += 1
        continue
      }
      // What was read is a document, and one of this schema.
      let read = try JSONValue(reading: Array(document.compactText.utf8))
      let again = try codec.decode(try codec.encode(read))
      #expect(again.says(document), "\(document.compactText)")
    }
    #expect(refused > 1_000)
  }

  @Test func fewBytesThatClaimMuchAreRefused() throws {
    let claims: [(schema: String, bytes: [UInt8])] = [
      (#""string""#, [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]),
      (#""bytes""#, [1]),
      (#"{"type": "fixed", "name": "F", "size": 2000000000}"#, [0]),
      (#"{"type": "array", "items": "null"}"#, [0x80, 0x89, 0x7A, 0x80, 0x89, 0x7A, 0]),
      (#"{"type": "array", "items": "int"}"#, [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]),
      (
        #"{"type": "array", "items": "int"}"#,
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0]
      ),
      (#"["null", "int"]"#, [4]), (#"["null", "int"]"#, [1]),
      (#"{"type": "enum", "name": "E", "symbols": ["a"]}"#, [2]),
      (#""boolean""#, [2]), (#""int""#, [0x80, 0x80, 0x80, 0x80, 0x10]),
      (#"{"type": "bytes", "logicalType": "decimal", "precision": 2}"#, [4, 0x7F, 0xFF]),
    ]
    for (schema, bytes) in claims {
      let codec = try AvroDocumentTests.codec(schema)
      #expect(throws: DocumentFailure.self, "\(schema)") { try codec.decode(bytes) }
    }
    // Rows of nothing, a million times a thousand of them.
    let fields = (0..<1_000).map { #"{"name": "f\#($0)", "type": "null"}"# }.joined(separator: ", ")
    let rows = try AvroDocumentTests.codec(
      #"{"type": "array", "items": {"type": "record", "name": "R", "fields": [\#(fields)]}}"#)
    #expect(throws: DocumentFailure.self) { try rows.decode([0x80, 0x89, 0x7A, 0]) }
  }

  @Test func depthIsLimitedBothWays() throws {
    let codec = try AvroDocumentTests.codec(
      #"{"type": "record", "name": "N", "fields": [{"name": "n", "type": ["null", "N"]}]}"#)
    var document = JSONValue.null
    for _ in 0..<100 { document = .object([.init("n", document)]) }
    #expect(try codec.decode(try codec.encode(document)) == document)
    let deeper = JSONValue.object([.init("n", document)])
    #expect(throws: DocumentFailure.self) { try codec.encode(deeper) }
    #expect(throws: DocumentFailure.self) {
      try codec.decode([UInt8](repeating: 2, count: 100_000))
    }
  }

  @Test("Trees of records that look alike are matched in time that grows with their size")
  func alikeBranches() throws {
    let codec = try AvroDocumentTests.codec(
      #"""
      [{"type": "record", "name": "A", "fields": [{"name": "l", "type": ["null", "A",
      {"type": "record", "name": "B", "fields": [{"name": "l", "type": ["null", "A",
      "B"]}]}]}]}, "B"]
      """#)
    var document = JSONValue.null
    for _ in 0..<90 { document = .object([.init("l", document)]) }
    let bytes = try codec.encode(document)
    #expect(bytes.count == 91)
    #expect(try codec.decode(bytes) == document)
    // Every second one is of the other branch, and tagged.
    let other = [UInt8](repeating: 4, count: 30) + [0]
    #expect(try codec.encode(try codec.decode([2] + other.dropFirst())) == [2] + other.dropFirst())
  }

  @Test("Defaults that contain themselves, and trees of defaults, end at a limit")
  func defaults() throws {
    let cyclic = try AvroDocumentTests.codec(
      #"{"type": "record", "name": "R", "fields": [{"name": "r", "type": "R", "default": {}}]}"#,
      checksDefaults: false)
    #expect(throws: DocumentFailure.self) { try cyclic.encode(.object([])) }
    // Each record has two of the one before, the second by its name.
    var schema = #""int""#
    var name = schema
    var value = "1"
    for level in 0..<60 {
      schema = #"""
        {"type": "record", "name": "R\#(level)", "fields": [
          {"name": "a", "type": \#(schema), "default": \#(value)},
          {"name": "b", "type": \#(name), "default": \#(value)}]}
        """#
      name = #""R\#(level)""#
      value = "{}"
    }
    let tree = try AvroDocumentTests.codec(
      schema, checksDefaults: false, limits: DecodingLimits(inputBytes: 100_000, depth: 100))
    #expect(throws: DocumentFailure.self) { try tree.encode(.object([])) }
    #expect(throws: AvroSchemaFailure.self) { try AvroSchema(json: schema) }
    let wrong = try AvroDocumentTests.codec(
      #"{"type": "record", "name": "R", "fields": [{"name": "r", "type": "int", "default": "x"}]}"#,
      checksDefaults: false)
    let failure = #expect(throws: DocumentFailure.self) { try wrong.encode(.object([])) }
    #expect(
      "\(failure!)".contains("$.r: the member is missing, and the schema's default does not fit"))
  }

  @Test func valuesMadeByHandNeedNotBeJSON() throws {
    let codec = try AvroDocumentTests.codec(
      #"""
      ["int", "double", {"type": "bytes", "logicalType": "decimal", "precision": 4}]
      """#)
    for text in ["", "nan", "0x10", "1e", "--1", "1 ", "+1", "01", "1e99999999999999999999"] {
      #expect(throws: DocumentFailure.self, "\(text)") { try codec.encode(.number(text)) }
    }
  }
}
