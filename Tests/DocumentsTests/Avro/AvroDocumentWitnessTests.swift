import Documents
import Foundation
import NativeCodecs
import TestSupport
import Testing

/// Python's `avro` writes the same datum; the bytes are equal, and it finds in ours what it wrote.
@Suite struct AvroDocumentWitnessTests {
  /// A schema, a document, and the same as Python has it.
  struct Case {
    let schema: String
    let document: String
    let python: String

    init(_ schema: String, _ document: String, _ python: String) {
      (self.schema, self.document, self.python) = (schema, document, python)
    }
  }

  private static let primitives = [
    Case(#""null""#, "null", "None"),
    Case(#""boolean""#, "true", "True"),
    Case(#""int""#, "-2147483648", "-2**31"),
    Case(#""int""#, "2147483647", "2**31-1"),
    Case(#""long""#, "-9223372036854775808", "-2**63"),
    Case(#""long""#, "9223372036854775807", "2**63-1"),
    Case(#""long""#, "1e3", "1000"),
    Case(#""float""#, "0.1", "0.1"),
    Case(#""float""#, "-0.0", "-0.0"),
    Case(#""double""#, "0.1", "0.1"),
    Case(#""double""#, "5e-324", "5e-324"),
    Case(#""double""#, "3", "3.0"),
    Case(#""double""#, #""NaN""#, "float('nan')"),
    Case(#""double""#, #""-Infinity""#, "float('-inf')"),
    Case(#""string""#, #""""#, "''"),
    Case(#""string""#, #""aé漢😀\u0001\"\\""#, #"'aé漢😀\x01"\\'"#),
    Case(#""bytes""#, #""AP+A""#, #"b'\x00\xff\x80'"#),
    Case(#""bytes""#, #""""#, "b''"),
    Case(#"{"type": "fixed", "name": "F", "size": 3}"#, #""AP+A""#, #"b'\x00\xff\x80'"#),
    Case(
      #"""
      {"type": "enum", "name": "E", "symbols": ["A", "B", "C"], "default": "A"}
      """#, #""C""#, "'C'"),
  ]

  private static let collections = [
    Case(#"{"type": "array", "items": "int"}"#, "[]", "[]"),
    Case(#"{"type": "array", "items": "int"}"#, "[1, -1, 64]", "[1, -1, 64]"),
    Case(
      #"{"type": "array", "items": {"type": "array", "items": "string"}}"#,
      #"[[], ["a"], ["b", "c"]]"#, "[[], ['a'], ['b', 'c']]"),
    Case(#"{"type": "map", "values": "long"}"#, "{}", "{}"),
    Case(
      #"{"type": "map", "values": "long"}"#, #"{"z": 1, "a b": 2, "": 3, "é": 4}"#,
      "{'z': 1, 'a b': 2, '': 3, 'é': 4}"),
    Case(#"{"type": "array", "items": "null"}"#, "[null, null]", "[None, None]"),
  ]

  private static let records = [
    Case(
      #"""
      {"type": "record", "name": "R", "fields": [{"name": "b", "type": "int"}, {"name": "a",
      "type": "string"}]}
      """#,
      #"{"a": "x", "b": 7}"#, "{'b': 7, 'a': 'x'}"),
    Case(#"{"type": "record", "name": "Empty", "fields": []}"#, "{}", "{}"),
    // Recursion, through a union and an array.
    Case(
      #"""
      {"type": "record", "name": "Tree", "fields": [{"name": "v", "type": "int"},
      {"name": "left", "type": ["null", "Tree"]}, {"name": "more", "type": {"type": "array",
      "items": "Tree"}}]}
      """#,
      #"""
      {"v": 1, "left": {"v": 2, "left": null, "more": []}, "more": [{"v": 3, "left": null,
      "more": []}]}
      """#,
      "{'v': 1, 'left': {'v': 2, 'left': None, 'more': []}, 'more': [{'v': 3, 'left': None, 'more': []}]}"
    ),
    // Namespaces, a reference by full name and by short name, aliases.
    Case(
      #"""
      {"type": "record", "name": "R", "namespace": "a.b", "fields": [{"name": "x",
      "type": {"type": "enum", "name": "c.E", "symbols": ["P", "Q"]}}, {"name": "y",
      "type": "c.E"}, {"name": "z", "type": {"type": "fixed", "name": "F", "size": 1,
      "aliases": ["G"]}}, {"name": "w", "type": "F", "aliases": ["old"]}]}
      """#,
      #"{"x": "P", "y": "Q", "z": "AQ==", "old": "Ag=="}"#,
      #"{'x': 'P', 'y': 'Q', 'z': b'\x01', 'w': b'\x02'}"#),
    // Defaults in their own notation, for members that are missing.
    Case(
      #"""
      {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int", "default": 5},
      {"name": "b", "type": "bytes", "default": "ÿ\u0000"}, {"name": "c", "type": ["string",
      "null"], "default": "s"}, {"name": "d", "type": {"type": "array", "items": "int"},
      "default": [1]}, {"name": "e", "type": {"type": "record", "name": "I",
      "fields": [{"name": "f", "type": "double", "default": 1.5}]}, "default": {}},
      {"name": "g", "type": ["null", "int"]}, {"name": "h", "type": {"type": "int",
      "logicalType": "date"}, "default": 1}]}
      """#,
      "{}",
      #"""
      {'a': 5, 'b': b'\xff\x00', 'c': 's', 'd': [1], 'e': {'f': 1.5}, 'g': None,
      'h': datetime.date(1970, 1, 2)}
      """#),
  ]

  private static let unions = [
    Case(#"["null", "int", "string"]"#, "null", "None"),
    Case(#"["null", "int", "string"]"#, "3", "3"),
    Case(#"["null", "int", "string"]"#, #""x""#, "'x'"),
    Case(#"["int", "long"]"#, "2147483648", "2**31"),
    Case(#"["int", "double"]"#, "1.5", "1.5"),
    Case(#"["int", "double"]"#, "2.0", "2.0"),
    Case(
      #"[{"type": "array", "items": "int"}, {"type": "map", "values": "int"}]"#, #"{"a": 1}"#,
      "{'a': 1}"),
    Case(
      #"""
      [{"type": "record", "name": "A", "fields": [{"name": "p", "type": "int"}]},
      {"type": "record", "name": "B", "fields": [{"name": "q", "type": "int"}]}]
      """#,
      #"{"q": 1}"#, "{'q': 1}"),
    // A tag, as Avro's own JSON has it.
    Case(#"["null", "string"]"#, #"{"string": "x"}"#, "'x'"),
    Case(#"["null", "bytes", "boolean"]"#, #"{"bytes": "AQ=="}"#, #"b'\x01'"#),
  ]

  private static let logicalTypes = [
    Case(
      #"{"type": "bytes", "logicalType": "decimal", "precision": 30, "scale": 2}"#,
      "-1234567890123456789012345678.9", "Decimal('-1234567890123456789012345678.90')"),
    Case(
      #"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}"#, "0",
      "Decimal('0.00')"),
    Case(
      #"{"type": "bytes", "logicalType": "decimal", "precision": 9}"#, "1e3", "Decimal('1000')"),
    Case(
      #"""
      {"type": "fixed", "name": "D", "size": 8, "logicalType": "decimal",
      "precision": 18, "scale": 3}
      """#,
      "-0.001", "Decimal('-0.001')"),
    Case(
      #"{"type": "int", "logicalType": "date"}"#, #""1969-12-31""#, "datetime.date(1969, 12, 31)"),
    Case(
      #"{"type": "int", "logicalType": "time-millis"}"#, #""23:59:59.999""#,
      "datetime.time(23, 59, 59, 999000)"),
    Case(
      #"{"type": "long", "logicalType": "time-micros"}"#, #""00:00:00.000001""#,
      "datetime.time(0, 0, 0, 1)"),
    Case(
      #"{"type": "long", "logicalType": "timestamp-millis"}"#, #""2016-02-29T14:22:00.123Z""#,
      "datetime.datetime(2016, 2, 29, 14, 22, 0, 123000, tzinfo=datetime.timezone.utc)"),
    Case(
      #"{"type": "long", "logicalType": "timestamp-millis"}"#, #""2016-02-29T14:22:00+02:00""#,
      "datetime.datetime(2016, 2, 29, 12, 22, tzinfo=datetime.timezone.utc)"),
    Case(
      #"{"type": "long", "logicalType": "timestamp-micros"}"#, #""1900-01-01T00:00:00.000001Z""#,
      "datetime.datetime(1900, 1, 1, 0, 0, 0, 1, tzinfo=datetime.timezone.utc)"),
    Case(
      #"{"type": "string", "logicalType": "uuid"}"#, #""C2A1B3D4-0000-4000-8000-0123456789ab""#,
      "'C2A1B3D4-0000-4000-8000-0123456789ab'"),
    // Those that Python does not know are what they are made of.
    Case(
      #"{"type": "long", "logicalType": "local-timestamp-millis"}"#, #""1970-01-01T00:00:01""#,
      "1000"),
    Case(
      #"{"type": "long", "logicalType": "local-timestamp-micros"}"#, #""1970-01-02T00:00:00""#,
      "86400 * 10**6"),
    Case(
      #"{"type": "long", "logicalType": "timestamp-nanos"}"#, #""1970-01-01T00:00:00.000000001Z""#,
      "1"),
    Case(
      #"{"type": "fixed", "name": "U", "size": 16, "logicalType": "uuid"}"#,
      #""00000000-0000-0000-0000-0000000000ff""#, #"b'\x00' * 15 + b'\xff'"#),
    Case(
      #"{"type": "fixed", "name": "L", "size": 12, "logicalType": "duration"}"#,
      #""P1Y2M3DT1H1M1.001S""#, "struct.pack('<III', 14, 3, 3661001)"),
    Case(#"{"type": "string", "logicalType": "of-somebody"}"#, #""x""#, "'x'"),
    // A note that makes no sense for its type is to be ignored.
    Case(
      #"""
      {"type": "bytes", "logicalType": "decimal", "precision": 2, "scale": 3}
      """#, #""AQ==""#, #"b'\x01'"#),
  ]

  static let cases = primitives + collections + records + unions + logicalTypes

  @Test func pythonWritesTheSameBytesAndReadsThem() throws {
    var lines: [String] = []
    for each in Self.cases {
      let codec = try AvroDocumentCodec(schema: try AvroSchema(json: each.schema))
      let document = try JSONValue(reading: Array(each.document.utf8))
      let bytes = try codec.encode(document)
      let hexadecimal = bytes.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
      let line = "\(each.schema)\t\(each.python)\t\(hexadecimal)"
      lines.append(line.replacingOccurrences(of: "\n", with: " "))
      // What is filled in, or spelled otherwise, is stable from then on.
      let decoded = try codec.decode(bytes)
      #expect(try codec.encode(decoded) == bytes, "\(each.schema) \(each.document)")
    }
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", Self.script], input: Data(lines.joined(separator: "\n").utf8))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    #expect(outcome.text == "\(Self.cases.count) equal\n", "\(outcome.text)")
  }

  private static let script = #"""
    import avro.io, avro.schema, datetime, io, struct, sys, warnings
    from decimal import Decimal
    warnings.simplefilter("ignore")

    def equal(left, right):
        return left == right or left != left and right != right

    def check(schema, value, data):
        schema = avro.schema.parse(schema)
        stream = io.BytesIO()
        avro.io.DatumWriter(schema).write(value, avro.io.BinaryEncoder(stream))
        assert stream.getvalue().hex() == data, ("wrote", stream.getvalue().hex())
        ours = io.BytesIO(bytes.fromhex(data))
        found = avro.io.DatumReader(schema, schema).read(avro.io.BinaryDecoder(ours))
        # A float of 32 bits is not the number that it was rounded from.
        isClose = isinstance(value, float) and abs(found - value) < 1e-8
        assert equal(found, value) or isClose, ("read", found)
        assert ours.read() == b""

    count = 0
    for line in sys.stdin.buffer.read().decode().split("\n"):
        schema, expression, data = line.split("\t")
        try:
            check(schema, eval(expression), data)
            count += 1
        except Exception as failure:
            print(line, repr(failure))
    print(count, "equal")
    """#
}
