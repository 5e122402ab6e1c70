import Foundation
import FoundationJSONCodec
import NativeCodecs
import TestSupport
import Testing

/// Python's `avro` as the witness from outside; one process for each question.
@Suite struct AvroPythonTests {
  private func lines(_ script: String, _ input: [String]) throws -> [String] {
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", common + script],
      input: Data(input.joined(separator: "\n").utf8))
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    return outcome.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
  }

  private let common = """
    import avro.schema, avro.io, io, json, sys

    def decode(data, writer, reader):
        stream = io.BytesIO(data)
        value = avro.io.DatumReader(writer, reader).read(avro.io.BinaryDecoder(stream))
        assert stream.read() == b""
        return value

    def encode(value, schema):
        stream = io.BytesIO()
        avro.io.DatumWriter(schema).write(value, avro.io.BinaryEncoder(stream))
        return stream.getvalue()

    lines = sys.stdin.buffer.read().decode().split("\\n")

    """

  @Test func pythonFindsInOurBytesWhatIsInTheRecordAndWritesTheSame() throws {
    // Python does not say which branch of a union a value is.
    let contract = CodecContract(repertoire: .namedEnums, hasOneofs: false) { schema, limits in
      AvroCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    var input: [String] = []
    var expected: [String] = []
    var last: RecordSchema?
    try contract.checkRoundTrips(records: 2000, seed: 3000) { schema, record, bytes in
      if last !== schema { input.append("#" + AvroSchema(schema).compactText) }
      last = schema
      let json = try FoundationJSONCodec<DynamicRecord>(schema: schema).encode(record)
      expected.append(hexadecimal(bytes))
      input.append(expected[expected.count - 1] + " " + String(decoding: json, as: UTF8.self))
    }
    let output = try lines(
      """
      import base64, struct

      def check(schema, value, expected):
          kind = schema.type
          if kind == "union":
              if value is None:
                  assert expected is None
                  return
              schema = schema.schemas[1]
              kind = schema.type
          if kind == "record":
              for field in schema.fields:
                  check(field.type, value[field.name], expected.get(field.name.replace("_", "")))
          elif kind == "array":
              assert len(value) == len(expected)
              for pair in zip(value, expected):
                  check(schema.items, *pair)
          elif kind == "map":
              assert set(value) == set(expected)
              for key in value:
                  check(schema.values, value[key], expected[key])
          elif kind == "bytes":
              assert value == base64.b64decode(expected)
          elif kind in ("float", "double"):
              form = "<f" if kind == "float" else "<d"
              assert struct.pack(form, value) == struct.pack(form, float(expected)), (value, expected)
          elif kind in ("int", "long"):
              assert value % 2**64 == int(expected) % 2**64, (value, expected)
          else:
              assert value == expected, (value, expected)

      for line in lines:
          if line.startswith("#"):
              schema = avro.schema.parse(line[1:])
              continue
          data, text = line.split(" ", 1)
          value = decode(bytes.fromhex(data), schema, schema)
          # An integer has no negative zero, which is how one is written.
          check(schema, value, json.loads(text, parse_int=lambda text: -0.0 if text == "-0" else int(text)))
          print(encode(value, schema).hex())
      """, input)
    try #require(output.count == expected.count)
    for (line, bytes) in zip(output, expected) { try #require(line == bytes) }
  }

  @Test func canonicalFormsAndFingerprintsAreEqual() throws {
    var schemas = AvroSchemaTests.schemas(in: "Schemas").map(\.text)
    for seed in UInt64(1)...200 {
      var random = RandomSchema(seed: seed)
      schemas.append(AvroSchema(random.next()).text())
    }
    schemas += AvroSchema.primitiveNames.map { "\"\($0)\"" }
    let output = try lines(
      """
      def fingerprint(data):
          # The specification's definition bit by bit, without its table.
          result = 0xc15d213aa4d7a795
          for byte in data:
              result ^= byte
              for _ in range(8):
                  result = (result >> 1) ^ (0xc15d213aa4d7a795 if result & 1 else 0)
          return result

      for line in lines:
          form = avro.schema.parse(json.loads(line)).canonical_form
          print(form)
          print("%016x" % fingerprint(form.encode()))
      """,
      schemas.map { JSONValue.string($0).compactText })
    try #require(output.count == 2 * schemas.count)
    for (index, text) in schemas.enumerated() {
      let schema = try AvroSchema(json: text)
      try #require(output[2 * index] == schema.canonicalForm)
      try #require(UInt64(output[2 * index + 1], radix: 16) == schema.fingerprint)
    }
  }

  @Test func dataOfOtherSchemasIsResolvedToTheSameValues() throws {
    var input: [String] = []
    var expected: [String] = []
    for seed in UInt64(1)...300 {
      // The keys that Python makes are any text.
      var schemas = RandomSchema(seed: seed, hasOneofs: false, keyKinds: [.string])
      var evolution = SchemaEvolution(seed: seed)
      let reader = schemas.next()
      let writer = evolution.writer(of: reader)
      let codec = try AvroResolvingCodec<DynamicRecord>(
        schema: reader, writer: AvroSchema(writer))
      input.append("#" + AvroSchema(writer).compactText)
      input.append("#" + AvroSchema(reader).compactText)
      var random = RandomRecord(seed: seed, repertoire: .namedEnums)
      for _ in 0..<8 {
        let bytes = try AvroCodec<DynamicRecord>(schema: writer).encode(random.next(writer))
        input.append(hexadecimal(bytes))
        let record = try codec.decode(bytes)
        expected.append(
          hexadecimal(try AvroCodec<DynamicRecord>(schema: reader).encode(record)))
      }
    }
    let output = try lines(
      """
      schemas = []
      for line in lines:
          if line.startswith("#"):
              schemas = schemas[-1:] + [avro.schema.parse(line[1:])]
              continue
          writer, reader = schemas
          value = decode(bytes.fromhex(line), writer, reader)
          print(encode(value, reader).hex())
      """, input)
    try #require(output.count == expected.count)
    for (index, bytes) in expected.enumerated() {
      try #require(output[index] == bytes, "record \(index)")
    }
  }

  @Test func pythonReadsOurFilesAndWeReadPythons() throws {
    var schemas = RandomSchema(seed: 77, hasOneofs: false)
    let schema = schemas.next()
    var random = RandomRecord(seed: 77, repertoire: .namedEnums)
    let records = (0..<300).map { _ in random.next(schema) }
    var container = AvroContainerWriter<DynamicRecord>(schema: schema, blockBytes: 2000)
    for record in records { try container.append(record) }
    let written = Data(try container.finish())
    try Tool.withTemporaryFolder { folder in
      let (ours, theirs) = (folder.path + "/ours.avro", folder.path + "/theirs.avro")
      try written.write(to: URL(fileURLWithPath: ours))
      _ = try lines(
        """
        import avro.datafile
        ours, theirs = lines
        reader = avro.datafile.DataFileReader(open(ours, "rb"), avro.io.DatumReader())
        schema = avro.schema.parse(reader.schema)
        writer = avro.datafile.DataFileWriter(open(theirs, "wb"), avro.io.DatumWriter(), schema)
        for record in reader:
            writer.append(record)
        writer.close()
        """, [ours, theirs])
      let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: theirs)))
      let found: [DynamicRecord] = try AvroContainer.decode(file.rawSpan, schema: schema)
      #expect(found == records)
    }
  }
}

extension AvroSchema {
  fileprivate static let primitiveNames = [
    "null", "boolean", "int", "long", "float", "double", "bytes", "string",
  ]
}
