import Foundation
import LibAvroCodec
import RecordModel
import TestSupport
import Testing

private typealias DynamicCodec = LibAvroCodec<DynamicRecord>

/// Python's `avro`, which shares no code with libavro.
@Suite struct PythonWitnessTests {
  /// Reads lines from its standard input: `S` and a schema in JSON, or `R` and a record in hexadecimal. For each record
  /// answers with a neutral dump of what it read, and its own encoding of that.
  private static let program = """
    import io, struct, sys
    import avro.schema
    from avro.io import BinaryDecoder, BinaryEncoder, DatumReader, DatumWriter

    def bits(value, number, integer):
        return "%x," % struct.unpack(integer, struct.pack(number, value))[0]

    def dump(schema, value):
        kind = schema.type
        if kind == "boolean": return "1," if value else "0,"
        if kind in ("int", "long"): return "%d," % value
        if kind == "float": return bits(value, "<f", "<I")
        if kind == "double": return bits(value, "<d", "<Q")
        if kind == "string": return value.encode().hex() + ","
        if kind == "bytes": return value.hex() + ","
        if kind == "enum": return "%d," % schema.symbols.index(value)
        if kind == "array": return "[" + "".join(dump(schema.items, item) for item in value) + "],"
        if kind == "map":
            entries = sorted((key.encode(), item) for key, item in value.items())
            return "{" + "".join(key.hex() + "," + dump(schema.values, item) for key, item in entries) + "},"
        if kind == "union":
            branch, value = value
            if branch == 0: return "-,"
            name = "" if len(schema.schemas) == 2 else "%d:" % branch
            return name + dump(schema.schemas[branch], value)
        return "(" + fields(schema, value) + "),"

    class Reader(DatumReader):
        \"""Says which branch of a union a value is, which Python's own reader leaves open.\"""
        def read_union(self, writers, readers, decoder):
            branch = decoder.read_long()
            return branch, self.read_data(writers.schemas[branch], writers.schemas[branch], decoder)

    class Writer(DatumWriter):
        def write(self, datum, encoder):
            self.write_data(self.writers_schema, datum, encoder)

        def write_union(self, schema, datum, encoder):
            encoder.write_long(datum[0])
            self.write_data(schema.schemas[datum[0]], datum[1], encoder)

    def fields(schema, value):
        return "".join(dump(field.type, value[field.name]) for field in schema.fields)

    for line in sys.stdin:
        kind, text = line[0], line[1:].strip()
        if kind == "S":
            schema = avro.schema.parse(text)
            reader, writer = Reader(schema), Writer(schema)
            continue
        source = io.BytesIO(bytes.fromhex(text))
        value = reader.read(BinaryDecoder(source))
        assert not source.read(), "bytes are left over"
        target = io.BytesIO()
        writer.write(value, BinaryEncoder(target))
        print(fields(schema, value), target.getvalue().hex())
    """

  @Test("Python reads what libavro writes, and writes the same bytes, which are read again")
  func bothWays() throws {
    var repertoire = RandomRecord.Repertoire.portable
    repertoire.controlCharacters = true
    var input = ""
    var expected: [(codec: DynamicCodec, record: DynamicRecord, bytes: [UInt8], seed: UInt64)] = []
    for seed in 1...150 as ClosedRange<UInt64> {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      let codec = DynamicCodec(schema: schema)
      input += "S\(codec.schemaJSON)\n"
      var random = RandomRecord(seed: seed, repertoire: repertoire)
      for _ in 0..<20 {
        let record = random.next(schema)
        // A map's key with U+0000 is the one thing that libavro cannot write here.
        guard let bytes = try? codec.encode(record) else { continue }
        input += "R\(bytes.hexadecimal)\n"
        expected.append((codec, record, bytes, seed))
      }
    }
    #expect(expected.count > 2000)

    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", Self.program], input: Data(input.utf8))
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    let answers = outcome.text.split(separator: "\n")
    try #require(answers.count == expected.count)
    for (answer, (codec, record, bytes, seed)) in zip(answers, expected) {
      let parts = answer.split(separator: " ", omittingEmptySubsequences: false)
      try #require(parts.count == 2)
      #expect(try parts[0] == NeutralDump.of(record), "seed \(seed)")
      let theirs = [UInt8](hexadecimal: parts[1])
      #expect(theirs == bytes, "seed \(seed)")
      #expect(try codec.decode(theirs) == record, "seed \(seed)")
    }
  }
}
