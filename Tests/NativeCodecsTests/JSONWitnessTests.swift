import Foundation
import NativeCodecs
import TestSupport
import Testing

/// What Python's `json` reads from our bytes and writes in its own way, we read as the same records.
@Suite struct JSONWitnessTests {
  /// Reads a document a line, and writes it with other white space, escapes and orders, a length before each.
  private let program = """
    import json, sys
    for number, line in enumerate(sys.stdin.buffer):
        value = json.loads(line)
        text = json.dumps(
            value, ensure_ascii=number % 2 == 0, sort_keys=number % 3 == 0,
            indent=[None, 2, 0][number % 3], allow_nan=False)
        data = text.encode("utf-8")
        sys.stdout.buffer.write(len(data).to_bytes(4, "little") + data)
    """

  @Test func pythonAgrees() throws {
    var cases: [(schema: RecordSchema, record: DynamicRecord)] = []
    var input = Data()
    let contract = CodecContract(repertoire: .everything) { schema, limits in
      JSONCodec<DynamicRecord>(schema: schema, limits: limits)
    }
    try contract.checkRoundTrips(records: 3000, seed: 77) { schema, record, bytes in
      cases.append((schema, record))
      input.append(contentsOf: bytes)
      input.append(0x0A)
    }
    let outcome = try Tool.run("python3", ["-c", program], input: input)
    try #require(outcome.status == 0, "\(outcome.diagnostics)")

    var rest = outcome.output[...]
    for (schema, record) in cases {
      let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      let bytes = [UInt8](rest.dropFirst(4).prefix(count))
      rest = rest.dropFirst(4 + count)
      let back = try JSONCodec<DynamicRecord>(schema: schema).decode(bytes)
      if back != record {
        Issue.record(
          "\(record) came back as \(back) from \(String(decoding: bytes, as: UTF8.self))")
      }
    }
    #expect(rest.isEmpty)
  }
}
