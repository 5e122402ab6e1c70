import Documents
import Foundation
import NativeCodecs
import TestSupport
import Testing

/// Python's `avro` reads bytes of one schema as another one, and finds what we find: random pairs of schemas.
///
/// It does not know aliases, takes the first branch of a reader's union, and converts no elements of arrays and maps; none of
/// these is asked of it here. (Python's `fastavro`, which knows them, found the same as this library in 876 of 900 random
/// pairs of files and schemas; both refused the others.)
@Suite struct AvroResolutionWitnessTests {
  @Test func pythonFindsTheSame() throws {
    let outcome = try Tool.run("/usr/bin/python3", ["-c", Self.script])
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.count == 300)
    for line in lines {
      guard case .array(let parts) = try JSONValue(reading: Array(line.utf8)), parts.count == 4,
        case .string(let bytes) = parts[2]
      else {
        Issue.record("\(line)")
        continue
      }
      let codec = try AvroDocumentCodec(
        schema: try AvroSchema(json: parts[1].compactText),
        writer: try AvroSchema(json: parts[0].compactText), form: AvroDocumentForm(bytes: .latin1))
      let input = try #require(Data(base64Encoded: bytes))
      let found = try codec.decode([UInt8](input))
      #expect(found.says(parts[3]), "\(line)\n\(found.compactText)")
    }
  }

  private static let script = #"""
    import avro.schema, avro.io, base64, io, json, random

    random.seed(11)
    primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"]
    grown = {"int": ["int", "long", "float", "double"], "long": ["long", "double"], "float": ["float", "double"]}
    count = 0

    def name():
        global count
        count += 1
        return f"n{count}"

    def schema(depth):
        kind = random.random()
        if depth == 0 or kind < .4:
            return random.choice(primitives)
        if kind < .5:
            return {"type": "array", "items": schema(depth - 1)}
        if kind < .6:
            return {"type": "map", "values": schema(depth - 1)}
        if kind < .7:
            return {"type": "enum", "name": name(), "symbols": random.sample("ABCDE", random.randint(1, 4))}
        if kind < .75:
            return {"type": "fixed", "name": name(), "size": random.randint(0, 3)}
        if kind < .85:
            return ["null", random.choice(primitives[1:])]
        return record(depth - 1)

    def record(depth):
        fields = [{"name": f"f{i}", "type": schema(depth)} for i in range(random.randint(0, 4))]
        return {"type": "record", "name": name(), "fields": fields}

    def value(schema):
        if isinstance(schema, list):
            return value(random.choice(schema))
        kind = schema if isinstance(schema, str) else schema["type"]
        if kind == "record":
            return {field["name"]: value(field["type"]) for field in schema["fields"]}
        if kind == "array":
            return [value(schema["items"]) for _ in range(random.randint(0, 3))]
        if kind == "map":
            return {f"k{i}": value(schema["values"]) for i in range(random.randint(0, 3))}
        return {
            "null": lambda: None, "boolean": lambda: random.random() < .5,
            "int": lambda: random.choice([0, 1, -65, 2**20]), "long": lambda: random.choice([0, 2**40, -2**50]),
            "float": lambda: random.choice([0.0, 1.5, -2.25]), "double": lambda: random.choice([0.5, 1e300]),
            "bytes": lambda: random.choice([b"", b"ab"]), "string": lambda: random.choice(["", "xy"]),
            "enum": lambda: random.choice(schema["symbols"]),
            "fixed": lambda: bytes(random.randint(65, 90) for _ in range(schema["size"])),
        }[kind]()

    def element(schema):
        """Python's avro refuses other elements of collections, records apart."""
        return changed(schema) if isinstance(schema, dict) and schema["type"] == "record" else schema

    def changed(schema):
        """A reader's schema of a writer's."""
        if isinstance(schema, list):
            return schema
        kind = schema if isinstance(schema, str) else schema["type"]
        if isinstance(schema, str):
            kind = random.choice(grown.get(kind, [kind]))
            return [kind, "null"] if kind != "null" and random.random() < .2 else kind
        if kind == "array":
            return {"type": "array", "items": element(schema["items"])}
        if kind == "map":
            return {"type": "map", "values": element(schema["values"])}
        if kind == "enum":
            symbols = schema["symbols"] + ["Z"]
            random.shuffle(symbols)
            return {"type": "enum", "name": schema["name"], "symbols": symbols}
        if kind == "fixed":
            return schema
        fields = [
            {"name": field["name"], "type": changed(field["type"])} for field in schema["fields"] if random.random() < .85
        ]
        if random.random() < .5:
            fields += [{"name": "new", "type": "string", "default": "d"},
                       {"name": "more", "type": {"type": "array", "items": "int"}, "default": [1, 2]}]
        random.shuffle(fields)
        return {"type": "record", "name": schema["name"], "fields": fields}

    def text(value):
        if isinstance(value, bytes):
            return value.decode("latin1")
        if isinstance(value, dict):
            return {key: text(item) for key, item in value.items()}
        return [text(item) for item in value] if isinstance(value, list) else value

    for _ in range(300):
        writer = record(3)
        reader = changed(writer)
        schemas = [avro.schema.parse(json.dumps(schema)) for schema in (writer, reader)]
        stream = io.BytesIO()
        avro.io.DatumWriter(schemas[0]).write(value(writer), avro.io.BinaryEncoder(stream))
        decoder = avro.io.BinaryDecoder(io.BytesIO(stream.getvalue()))
        found = avro.io.DatumReader(*schemas).read(decoder)
        print(json.dumps([writer, reader, base64.b64encode(stream.getvalue()).decode(), text(found)]))
    """#
}
