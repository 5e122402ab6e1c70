import Foundation
import NativeCodecs
import TestSupport
import Testing

/// Defaults in Avro schemas: what a reader has where the writer has nothing, and what is not a value of its field.
@Suite struct AvroDefaultTests {
  private static let enumeration = EnumSchema("E", [.init("A", 0), .init("B", 1)])
  private static let inner = RecordSchema(
    "N", [FieldSchema(1, "x", .int32), FieldSchema(2, "t", .string)])
  private static let schema = RecordSchema(
    "R",
    [
      FieldSchema(1, "yes", .bool), FieldSchema(2, "i", .int32), FieldSchema(3, "l", .int64),
      FieldSchema(4, "f", .float), FieldSchema(5, "d", .double), FieldSchema(6, "s", .string),
      FieldSchema(7, "y", .bytes), FieldSchema(8, "e", .enumeration(enumeration)),
      FieldSchema(9, "r", .record(inner)), FieldSchema(10, "list", .int32, .repeated),
      FieldSchema(11, "records", .record(inner), .repeated), FieldSchema(12, "m", .double, .map),
      FieldSchema(13, "none", .int32, .optional), FieldSchema(14, "some", .string, .optional),
      FieldSchema(15, "z", .int32),
    ])

  private static let reader = """
    {"type": "record", "name": "R", "fields": [
      {"name": "yes", "type": "boolean", "default": true},
      {"name": "i", "type": "int", "default": -2147483648},
      {"name": "l", "type": "long", "default": 9223372036854775807},
      {"name": "f", "type": "float", "default": 0.5},
      {"name": "d", "type": "double", "default": -1.5e300},
      {"name": "s", "type": "string", "default": "é😀"},
      {"name": "y", "type": "bytes", "default": "ab"},
      {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}, "default": "B"},
      {"name": "r", "type": {"type": "record", "name": "N", "fields": [
        {"name": "x", "type": "int", "default": 7}, {"name": "t", "type": "string"}]},
        "default": {"t": "own"}},
      {"name": "list", "type": {"type": "array", "items": "int"}, "default": [3, 1, 2]},
      {"name": "records", "type": {"type": "array", "items": "N"},
        "default": [{"t": "a", "x": 1}, {"t": "b"}]},
      {"name": "m", "type": {"type": "map", "values": "double"}, "default": {"k": 2.25}},
      {"name": "none", "type": ["null", "int"], "default": null},
      {"name": "some", "type": ["string", "null"], "default": "here"},
      {"name": "z", "type": "int"}]}
    """

  private static let writer =
    #"{"type": "record", "name": "R", "fields": [{"name": "z", "type": "int"}]}"#

  @Test("A field that the writer lacks has the reader's default, of whatever type, as in Python")
  func defaultsOfEveryType() throws {
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: Self.schema, writer: AvroSchema(json: Self.writer),
      reader: AvroSchema(json: Self.reader))
    let decoded = try codec.decode([0x54])
    #expect(decoded["i"] == .int32(.min) && decoded["list"] == .list(.int32([3, 1, 2])))
    #expect(decoded["some"] == .string("here") && decoded["none"] == .absent)
    #expect(decoded["z"] == .int32(42))
    let script = """
      import avro.schema, avro.io, io, sys
      writer, reader, own = (avro.schema.parse(text) for text in sys.argv[1:])
      value = avro.io.DatumReader(writer, reader).read(avro.io.BinaryDecoder(io.BytesIO(b"\\x54")))
      stream = io.BytesIO()
      avro.io.DatumWriter(own).write(value, avro.io.BinaryEncoder(stream))
      print(stream.getvalue().hex())
      """
    let outcome = try Tool.run(
      "/usr/bin/python3",
      ["-c", script, Self.writer, Self.reader, AvroSchema(Self.schema).compactText])
    let ours = try AvroCodec<DynamicRecord>(schema: Self.schema).encode(decoded)
    let text = ours.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    #expect(outcome.text.trimmingCharacters(in: .newlines) == text, "\(outcome.diagnostics)")
  }

  @Test("Bytes have a character each, a union's default is of the first type that it fits")
  func bytesAndUnions() throws {
    let y = FieldSchema(1, "y", .bytes)
    let o = FieldSchema(2, "o", .double, .optional)
    let schema = RecordSchema("R", [y, o])
    let reader = #"""
      {"type": "record", "name": "R", "fields": [
        {"name": "y", "type": {"type": "fixed", "name": "F", "size": 2}, "default": "\u0000\u00FF"},
        {"name": "o", "type": ["null", "double"], "default": 4}]}
      """#
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: schema, writer: AvroSchema(json: #"{"type": "record", "name": "R", "fields": []}"#),
      reader: AvroSchema(json: reader))
    #expect(try codec.decode([]).values == [.bytes([0, 0xFF]), .double(4)])
  }

  @Test(
    "Defaults are in records below the outermost one, and before and after fields that are there")
  func nestedDefaults() throws {
    let inner = RecordSchema(
      "N", [FieldSchema(1, "a", .int32), FieldSchema(2, "b", .int32, .repeated)])
    let schema = RecordSchema("R", [FieldSchema(1, "n", .record(inner), .repeated)])
    let reader = """
      {"type": "record", "name": "R", "fields": [{"name": "n", "type": {"type": "array", "items":
        {"type": "record", "name": "N", "fields": [{"name": "a", "type": "int"},
          {"name": "b", "type": {"type": "array", "items": "int"}, "default": [5]}]}}}]}
      """
    let writer = """
      {"type": "record", "name": "R", "fields": [{"name": "n", "type": {"type": "array", "items":
        {"type": "record", "name": "N", "fields": [{"name": "a", "type": "int"}]}}}]}
      """
    let codec = try AvroResolvingCodec<DynamicRecord>(
      schema: schema, writer: AvroSchema(json: writer), reader: AvroSchema(json: reader))
    guard case .list(.record(let records)) = try codec.decode([0x04, 0x02, 0x04, 0x00])["n"] else {
      Issue.record("no records")
      return
    }
    #expect(
      records.map(\.values) == [
        [.int32(1), .list(.int32([5]))], [.int32(2), .list(.int32([5]))],
      ])
  }

  private static func record(_ type: String, _ value: String, _ more: String = "") -> String {
    #"{"type": "record", "name": "R", "fields": [\#(more)\#n{"name": "a", "type": \#(type), "default": \#(value)}]}"#
  }

  @Test(
    "A default that does not fit its field is refused with its place",
    arguments: [
      ("\"int\"", "2147483648", "2147483648 is not a value of int"),
      ("\"int\"", "1.0", "1.0 is not a value of int"),
      ("\"int\"", "\"1\"", "is not a value of int"),
      ("\"long\"", "9223372036854775808", "not a value of long"),
      ("\"float\"", "\"NaN\"", "not a value of float"),
      ("\"double\"", "1e999", "not a value of double"),
      ("\"null\"", "0", "0 is not a value of null"), ("\"boolean\"", "0", "not a value of boolean"),
      ("\"string\"", "null", "null is not a value of string"),
      ("\"bytes\"", "\"\u{100}\"", "not a value of bytes"),
      (#"{"type": "fixed", "name": "F", "size": 2}"#, "\"abc\"", "not a value of fixed F"),
      (#"{"type": "enum", "name": "E", "symbols": ["A"]}"#, "\"B\"", "not a value of enum E"),
      (#"{"type": "array", "items": "int"}"#, "{}", "{} is not a value of array"),
      (#"{"type": "array", "items": "int"}"#, "[1, null]", "null is not a value of int"),
      (#"{"type": "map", "values": "int"}"#, "[]", "[] is not a value of map"),
      (#"["null", "int"]"#, "\"x\"", "not a value of a union of null, int"),
      (
        #"{"type": "record", "name": "N", "fields": [{"name": "x", "type": "int"}]}"#, "{}",
        "it has no x, for which N has no default"
      ),
      // A record whose default is itself without an end.
      (#"["R", "null"]"#, "{}", "or contains itself"),
    ])
  func wrongDefaults(type: String, value: String, message: String) throws {
    let text = Self.record(type, value)
    let failure = #expect(throws: AvroSchemaFailure.self) { try AvroSchema(json: text) }
    #expect(failure?.message.contains(message) == true, "\(String(describing: failure))")
    #expect(failure?.line == 2 && failure?.path == "R.a")
    // What was written under it is read all the same.
    _ = try AvroSchema(json: text, checksDefaults: false)
  }

  @Test("A schema that would be tried without an end is given up")
  func manyTries() throws {
    let types = ["N", "M"].map {
      #"{"type": "record", "name": "\#($0)", "fields": [{"name": "x", "type": ["int", \#($0 == "N" ? "\"null\"" : "\"N\""), {"type": "array", "items": "int"}]}]}"#
    }
    let loop =
      #"{"type": "record", "name": "P", "fields": [{"name": "x", "type": ["int", "P", {"type": "record", "name": "Q", "fields": [{"name": "x", "type": ["int", "P", "Q"]}]}]}]}"#
    let deep = String(repeating: #"{"x": "#, count: 40) + "null" + String(repeating: "}", count: 40)
    let failure = #expect(throws: AvroSchemaFailure.self) {
      try AvroSchema(json: Self.record(loop, deep))
    }
    #expect(failure?.message.contains("tries of a union's types included") == true)
    _ = try AvroSchema(json: Self.record("[\(types.joined(separator: ", "))]", #"{"x": [1]}"#))
  }

  @Test func errorsAliasesAndNamesAreAsTheSpecificationHasThem() throws {
    let error = try AvroSchema(
      json: #"{"type": "error", "name": "Lost", "fields": [{"name": "a", "type": "int"}]}"#)
    #expect(error == .record(.init(AvroName("Lost"), [.init("a", .int)])))
    // A record may have the name of a kind of type that is no primitive one.
    let union = try AvroSchema(
      json:
        #"[{"type": "record", "name": "map", "fields": []}, {"type": "map", "values": "int"}]"#)
    #expect(union.definitions.count == 1)
    for (text, message) in [
      (#"{"type": "fixed", "name": "F", "size": 1, "aliases": "G"}"#, "are an array of names"),
      (#"{"type": "fixed", "name": "F", "size": 1, "aliases": [7]}"#, "an alias is a name"),
      (
        #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "int", "aliases": {}}]}"#,
        "are an array of names"
      ),
      (#"{"type": "fixed", "name": "ns.int", "size": 1}"#, "not a name that Avro allows"),
      (#"{"type": "enum", "name": "null", "namespace": "ns", "symbols": []}"#, "not a name"),
    ] {
      let failure = #expect(throws: AvroSchemaFailure.self) { try AvroSchema(json: text) }
      #expect(failure?.message.contains(message) == true, "\(text)")
    }
  }
}
