import Foundation
import FoundationJSONCodec
import RecordModel
import TestSupport
import Testing

/// Python's `json` as the witness from outside: it must find in our text what is in the record, and we in its text.
///
/// One process for all records: schemas and records go in as lines of a file, and each record comes back as two lines,
/// its values in a notation that both sides write, and the same record as Python writes it.
@Suite struct PythonJSONTests {
  private struct Sample {
    let schema: RecordSchema
    let record: DynamicRecord
  }

  @Test func pythonReadsWhatWeWriteAndWeReadWhatPythonWrites() throws {
    let contract = CodecContract(repertoire: .everything) { schema, limits in
      FoundationJSONCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    var samples: [Sample] = []
    var input = Data()
    try contract.checkRoundTrips(records: 3000, seed: 1000) { schema, record, bytes in
      if samples.last?.schema !== schema { input += "#\(NeutralNotation.of(schema))\n".utf8 }
      input += bytes + "\n".utf8
      samples.append(Sample(schema: schema, record: record))
    }

    let outcome = try Tool.run("python3", ["-c", script], input: input)
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    let lines = outcome.output.split(separator: UInt8(ascii: "\n"))
    try #require(lines.count == 2 * samples.count)
    for (index, sample) in samples.enumerated() {
      let notation = NeutralNotation.of(sample.record)
      try #require(String(decoding: lines[2 * index], as: UTF8.self) == notation)
      let codec = FoundationJSONCodec<DynamicRecord>(schema: sample.schema)
      try #require(try codec.decode([UInt8](lines[2 * index + 1])) == sample.record)
    }
  }

  private let script = #"""
    import base64, json, random, struct, sys

    class Number(str):
        pass

    random.seed(5)

    def value(kind, v):
        """The notation of a value, and the value as Python would have it."""
        if isinstance(kind, dict):
            return record(kind, v)
        if kind == "bool":
            assert isinstance(v, bool)
            return str(v).lower(), v
        if kind in ("int32", "int64", "uint32", "uint64"):
            assert isinstance(v, Number)
            return str(int(v)), int(v)
        if kind in ("float", "double"):
            number = float(v)
            assert isinstance(v, Number) or v in ("NaN", "Infinity", "-Infinity")
            bits = struct.pack(">f" if kind == "float" else ">d", number).hex()
            return ("nan" if number != number else bits), (number if isinstance(v, Number) else v)
        if kind == "string":
            assert type(v) is str
            return v.encode().hex(), v
        if kind == "bytes":
            assert type(v) is str
            return base64.b64decode(v, validate=True).hex(), v
        assert kind.startswith("enum ")
        names = dict(pair.split("=") for pair in kind.split(" ")[1:])
        if isinstance(v, Number):
            assert v not in names.values()
            return str(int(v)), int(v)
        return names[v], (int(names[v]) if random.random() < 0.3 else v)

    def field(kind, cardinality, v):
        if cardinality == "repeated":
            items = [value(kind, item) for item in v]
            return "[" + "".join(item[0] + "," for item in items) + "]", [item[1] for item in items]
        if cardinality == "map":
            keys = sorted(v, key=lambda key: key.encode())
            assert list(v) == keys
            items = {key: value(kind, v[key]) for key in keys}
            text = "".join(key.encode().hex() + ":" + items[key][0] + "," for key in keys)
            return "{" + text + "}", {key: items[key][1] for key in shuffled(keys)}
        return value(kind, v)

    def shuffled(names):
        names = list(names)
        random.shuffle(names)
        return names

    def record(schema, v):
        assert set(v) <= set(schema)
        assert list(v) == sorted(v)
        text, members = "(", {}
        for name, (kind, cardinality) in schema.items():
            if name in v:
                notation, members[name] = field(schemas[kind[1:]] if kind[0] == "@" else kind, cardinality, v[name])
                text += notation + ";"
            else:
                assert cardinality == "optional"
                text += "absent;"
                if random.random() < 0.3:
                    members[name] = None
        if random.random() < 0.3:
            members["nobody knows"] = [1.5, {"a": None, "b": ["\u00e9"]}]
        return text + ")", {name: members[name] for name in shuffled(members)}

    for line in sys.stdin.buffer.read().split(b"\n")[:-1]:
        if line.startswith(b"#"):
            schemas = json.loads(line[1:])
            schema = schemas[""]
            continue
        v = json.loads(line, parse_int=Number, parse_float=Number, parse_constant=None)
        notation, members = record(schema, v)
        print(notation)
        separators = random.choice([(",", ":"), (", ", ": "), (" ,\t", "\r :  ")])
        print(json.dumps(members, ensure_ascii=True, separators=separators))
    """#
}

/// A record's values as text that says nothing about JSON: numbers in full, floats by their bits, text and bytes in
/// hexadecimal.
private enum NeutralNotation {
  /// The schemas by name as JSON: each member's kind and cardinality. The outermost has the empty name, too.
  static func of(_ schema: RecordSchema) -> String {
    let records = schema.reachable.map { ($0.name, members(of: $0)) }
    let all = [("", members(of: schema))] + records
    return "{" + all.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private static func members(of schema: RecordSchema) -> String {
    let members = schema.fields.map { field in
      "\"\(field.jsonName)\":[\"\(kind(of: field.type))\",\"\(field.cardinality)\"]"
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func kind(of type: FieldType) -> String {
    switch type {
    case .record(let reference): "@" + reference.schema.name
    case .enumeration(let schema):
      "enum " + schema.cases.map { "\($0.name)=\($0.number)" }.joined(separator: " ")
    default: type.kind.rawValue
    }
  }

  static func of(_ record: DynamicRecord) -> String {
    "(" + record.values.map { of($0) + ";" }.joined() + ")"
  }

  private static func of(_ value: DynamicValue) -> String {
    switch value {
    case .absent: "absent"
    case .bool(let value): "\(value)"
    case .int32(let value): "\(value)"
    case .int64(let value): "\(value)"
    case .uint32(let value): "\(value)"
    case .uint64(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : bits(value.bitPattern)
    case .double(let value): value.isNaN ? "nan" : bits(value.bitPattern)
    case .string(let value): hexadecimal(value.utf8)
    case .bytes(let value): hexadecimal(value)
    case .enumeration(let value): "\(value.number)"
    case .record(let value): of(value)
    case .list(let list): "[" + elements(of: list).map { of($0) + "," }.joined() + "]"
    case .map(let map):
      "{" + entries(of: map).map { hexadecimal($0.utf8) + ":" + of($1) + "," }.joined() + "}"
    }
  }

  private static func elements(of list: DynamicList) -> [DynamicValue] {
    switch list {
    case .bool(let values): values.map(DynamicValue.bool)
    case .int32(let values): values.map(DynamicValue.int32)
    case .int64(let values): values.map(DynamicValue.int64)
    case .uint32(let values): values.map(DynamicValue.uint32)
    case .uint64(let values): values.map(DynamicValue.uint64)
    case .float(let values): values.map(DynamicValue.float)
    case .double(let values): values.map(DynamicValue.double)
    case .string(let values): values.map(DynamicValue.string)
    case .bytes(let values): values.map(DynamicValue.bytes)
    case .enumeration(let values): values.map(DynamicValue.enumeration)
    case .record(let values): values.map(DynamicValue.record)
    }
  }

  /// The entries in the order of their keys' text.
  private static func entries(of map: DynamicMap) -> [(String, DynamicValue)] {
    unordered(map).sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  private static func unordered(_ map: DynamicMap) -> [(String, DynamicValue)] {
    switch map {
    case .bool(let entries): entries.inKeyOrder.map { ($0.keyText, .bool($1)) }
    case .int32(let entries): entries.inKeyOrder.map { ($0.keyText, .int32($1)) }
    case .int64(let entries): entries.inKeyOrder.map { ($0.keyText, .int64($1)) }
    case .uint32(let entries): entries.inKeyOrder.map { ($0.keyText, .uint32($1)) }
    case .uint64(let entries): entries.inKeyOrder.map { ($0.keyText, .uint64($1)) }
    case .float(let entries): entries.inKeyOrder.map { ($0.keyText, .float($1)) }
    case .double(let entries): entries.inKeyOrder.map { ($0.keyText, .double($1)) }
    case .string(let entries): entries.inKeyOrder.map { ($0.keyText, .string($1)) }
    case .bytes(let entries): entries.inKeyOrder.map { ($0.keyText, .bytes($1)) }
    case .enumeration(let entries): entries.inKeyOrder.map { ($0.keyText, .enumeration($1)) }
    case .record(let entries): entries.inKeyOrder.map { ($0.keyText, .record($1)) }
    }
  }

  private static func bits<Bits: FixedWidthInteger>(_ bits: Bits) -> String {
    let shifts = stride(from: Bits.bitWidth - 8, through: 0, by: -8)
    return hexadecimal(shifts.map { UInt8(truncatingIfNeeded: bits >> $0) })
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
