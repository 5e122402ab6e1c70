import Foundation
import FoundationJSONCodec
import NativeCodecs
import TestSupport
import Testing

/// Python's `cbor2` and `msgpack` as witnesses from outside; one process for each question.
///
/// Python finds in our bytes what Foundation's JSON of the same record says, and writes the same bytes: `cbor2` in its
/// canonical form, `msgpack` from what it read, with floating-point numbers of 32 bits where there were such.
@Suite struct BinaryMapPythonTests {
  private let common = """
    import base64, json, struct, sys

    def check(value, expected):
        if isinstance(expected, dict):
            # Keys that are numbers or booleans are text in JSON.
            texts = {key: str(key).lower() if isinstance(key, bool) else str(key) for key in value}
            assert set(texts.values()) == set(expected), (value, expected)
            for key in value:
                check(value[key], expected[texts[key]])
        elif isinstance(expected, list):
            assert len(value) == len(expected), (value, expected)
            for pair in zip(value, expected):
                check(*pair)
        elif isinstance(value, bytes):
            assert value == base64.b64decode(expected), (value, expected)
        elif isinstance(value, bool) or isinstance(expected, bool):
            assert value is expected, (value, expected)
        elif isinstance(value, float):
            # JSON has a float's shortest digits, which as a double are another number.
            assert struct.pack("<d", value) == struct.pack("<d", float(expected)) \\
                or struct.pack("<f", value) == struct.pack("<f", float(expected)), (value, expected)
        else:
            assert value == expected, (value, expected)

    lines = sys.stdin.buffer.read().decode().split("\\n")

    def each(decode, encode):
        for line in lines:
            data, text = line.split(" ", 1)
            data = bytes.fromhex(data)
            value = decode(data)
            # An integer has no negative zero, which is how one is written.
            check(value, json.loads(text, parse_int=lambda text: -0.0 if text == "-0" else int(text)))
            again = encode(value, data)
            assert again == data, (value, again.hex(), data.hex())

    """

  private func check<Subject: Codec<DynamicRecord>>(
    _ contract: CodecContract<Subject>, by script: String
  ) throws {
    var input: [String] = []
    try contract.checkRoundTrips(records: 3000, seed: 4000) { schema, record, bytes in
      let json = try FoundationJSONCodec<DynamicRecord>(schema: schema).encode(record)
      input.append(
        BinaryMapSamples.hexadecimal(bytes) + " " + String(decoding: json, as: UTF8.self))
    }
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", common + script],
      input: Data(input.joined(separator: "\n").utf8))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
  }

  @Test func cbor2ReadsOurBytesAndWritesTheSame() throws {
    // cbor2 puts short keys first, as RFC 7049 did; RFC 8949 says otherwise of numbers.
    for (keyKinds, writing) in [
      ([.string], "cbor2.dumps(value, canonical=True)"), (KeyKind.allCases, "data"),
    ] {
      try check(
        CodecContract(repertoire: .everything, hasOddNames: true, keyKinds: keyKinds) {
          schema, limits in CBORCodec<DynamicRecord>(schema: schema, limits: limits)
        },
        by: """
          import cbor2
          each(cbor2.loads, lambda value, data: \(writing))
          """)
    }
  }

  @Test func msgpackReadsOurBytesAndWritesTheSame() throws {
    try check(
      CodecContract(repertoire: .everything, hasOddNames: true) { schema, limits in
        MessagePackCodec<DynamicRecord>(schema: schema, limits: limits)
      },
      by: """
        import msgpack

        # Python has one type of floating-point number: the test counts on one or the other width for a whole record.
        def encode(value, data):
            wide = msgpack.packb(value, use_single_float=False)
            narrow = msgpack.packb(value, use_single_float=True)
            return data if len(narrow) <= len(data) <= len(wide) and differs_in_floats(data, wide) else wide

        def differs_in_floats(data, wide):
            # Both are walked at once; a number of 32 bits in one may be the same of 64 in the other.
            i = j = 0
            while i < len(data):
                if data[i] == 0xca and wide[j] == 0xcb:
                    one, other = struct.unpack(">f", data[i+1:i+5])[0], struct.unpack(">d", wide[j+1:j+9])[0]
                    if struct.pack(">d", one) != struct.pack(">d", other):
                        return False
                    i, j = i + 5, j + 9
                    continue
                count = length(data, i)
                if data[i:i+count] != wide[j:j+count]:
                    return False
                i, j = i + count, j + count
            return j == len(wide)

        def length(data, i):
            first = data[i]
            if first in (0xc4, 0xd9): return 2 + data[i+1]
            if first in (0xc5, 0xda): return 3 + int.from_bytes(data[i+1:i+3], "big")
            if first in (0xc6, 0xdb): return 5 + int.from_bytes(data[i+1:i+5], "big")
            if 0xa0 <= first < 0xc0: return 1 + (first & 31)
            return {0xca: 5, 0xcb: 9, 0xcc: 2, 0xcd: 3, 0xce: 5, 0xcf: 9, 0xd0: 2, 0xd1: 3, 0xd2: 5, 0xd3: 9,
                    0xdc: 3, 0xdd: 5, 0xde: 3, 0xdf: 5}.get(first, 1)

        each(lambda data: msgpack.unpackb(data, raw=False, strict_map_key=False), encode)
        """)
  }

  @Test func weReadWhatPythonWrites() throws {
    let outcome = try Tool.run(
      "/usr/bin/python3",
      [
        "-c",
        """
        import cbor2, msgpack
        value = {"list": ["a", "é"], "map": {"k": -1}, "unknown": [1, {"x": None}], "u": 2**64 - 1,
                 "d": 0.1, "b": b"\\x00\\xff", "inner": {"a": 5, "s": ""}, "maybe": None, "color": 7}
        print(cbor2.dumps(value).hex())
        print(cbor2.dumps(cbor2.CBORTag(55799, value)).hex())
        print(cbor2.dumps(value, canonical=True).hex())
        print(msgpack.packb(value).hex())
        print(msgpack.packb({**value, "b": value["b"]}, use_bin_type=False).hex())
        """,
      ])
    let lines = outcome.text.split(separator: "\n").map { BinaryMapSamples.bytes(String($0)) }
    try #require(lines.count == 5, "\(outcome.diagnostics)")
    let inner = BinaryMapSamples.record(BinaryMapSamples.inner, ["a": .int32(5)])
    let expected = BinaryMapSamples.record([
      "list": .list(.string(["a", "é"])), "map": .map(.int32(["k": -1])), "u": .uint64(.max),
      "d": .double(0.1), "b": .bytes([0, 255]), "inner": .record(inner),
      "color": .enumeration(EnumNumber(7)),
    ])
    for bytes in lines[..<3] {
      #expect(try CBORCodec<DynamicRecord>(schema: BinaryMapSamples.all).decode(bytes) == expected)
    }
    for bytes in lines[3...] {
      let codec = MessagePackCodec<DynamicRecord>(schema: BinaryMapSamples.all)
      #expect(try codec.decode(bytes) == expected)
    }
  }
}
