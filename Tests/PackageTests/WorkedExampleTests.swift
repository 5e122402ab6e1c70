import Foundation
import TestSupport
import Testing

/// One answer from a body to dollars, calculated independently in Python.
@Suite struct WorkedExampleTests {
  private static let schema = """
    syntax = "proto3";
    message Reading {
      int64 id = 1;
      string name = 2;
      repeated int64 values = 3;
    }
    """

  /// Knows JSON, Protobuf's encoding, HTTP/1.1, TLS 1.3, TCP/IP and the price table, and nothing of this package.
  private static let calculation = #"""
    import json, re, sys
    from fractions import Fraction as F
    bodies = [json.loads(line) for line in open("readings.jsonl")]

    def varint(n):
        out = b""
        while True:
            n, low = n >> 7, n & 127
            out += bytes([low | (128 if n else 0)])
            if not n: return out
    def field(number, content): return varint(number << 3 | 2) + varint(len(content)) + content
    def protobuf(body):
        packed = b"".join(varint(v) for v in body["values"])
        return (varint(1 << 3) + varint(body["id"]) if body["id"] else b"") \
            + field(2, body["name"].encode()) + (field(3, packed) if packed else b"")

    sizes = {
        "json": [len(json.dumps(b, separators=(",", ":"), ensure_ascii=False).encode()) for b in bodies],
        "protobuf": [len(protobuf(b)) for b in bodies],
    }

    def response(mean, media):
        # RFC 9112: a status line, three fields, an empty line; one TLS record; one packet.
        whole = -(-mean.numerator // mean.denominator)
        head = "HTTP/1.1 200 OK\r\ndate: Sat, 31 Jan 2026 12:00:00 GMT\r\n" \
            f"content-type: {media}\r\ncontent-length: {whole}\r\n\r\n"
        sent = whole + len(head) + 5 + 1 + 16
        assert sent <= 1448
        return mean + len(head) + 22 + 20 + 20 + 12

    steps, start, free = [], F(0), None
    for line in open(sys.argv[1]):
        found = re.match(r"tier: (?:up to (\d+)|above) at ([\d.]+)", line)
        if found: steps.append((F(found[1]) if found[1] else None, F(found[2])))
    def bill(byte_count):
        units, total, start = byte_count / 2**30, F(0), F(0)
        for end, price in steps:
            top = units if end is None else min(units, end)
            if top <= start: break
            total += (top - start) * price
            start = top
        return total

    month = 43210 * 86400 * 30
    results = []
    for name, media in [("json", "application/json"), ("protobuf", "application/protobuf")]:
        mean = F(sum(sizes[name]), len(bodies))
        wire = response(mean, media)
        results.append((float(mean), float(wire), bill(wire * month)))
    for mean, wire, dollars in results: print(f"{mean:.6f} {wire:.6f} {float(dollars):.4f}")
    saved = results[0][2] - results[1][2] - F(100)
    print(f"{float(F(6000) / saved):.4f}")
    """#

  /// Reads the same figures from the answer.
  private static let reading = """
    import json, sys
    answer = json.load(sys.stdin)
    for side in (answer["before"], answer["after"]):
        print(f'{side["response_body_bytes"]:.6f} {side["response_wire_bytes"]:.6f} {side["transfer_dollars_per_month"]:.4f}')
    print(f'{answer["break_even"]["break_even_months"]:.4f}')
    """

  @Test(
    "Forty bodies, their Protobuf, HTTP/1.1 and AWS's steps: bytes and dollars as Python has them")
  func fromBodyToDollars() throws {
    try Tool.withTemporaryFolder { folder in
      let bodies = (0..<40).map { index in
        let values = (0..<(index % 5)).map { "\($0 * 911)" }.joined(separator: ",")
        return #"{"id":\#(index * 77),"name":"sensor é \#(index)","values":[\#(values)]}"#
      }
      try Data(bodies.joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("readings.jsonl"))
      try Data(Self.schema.utf8).write(to: folder.appendingPathComponent("reading.proto"))
      let assumed = [
        "--developer-days", "10", "--clients", "0", "--training-days", "0", "--tooling", "0",
        "--dual-running-months", "0", "--debugging-hours-per-month", "0", "--tooling-per-month",
        "100", "--day-rate", "600", "--days-per-client", "0",
      ]
      let answer = try Tool.run(
        Serbench.executable.path,
        [
          "cost", "readings.jsonl", "--proto", "reading.proto", "--language", "other",
          "--framing", "http/1.1", "--session", "none", "--requests-per-second", "43210", "--json",
          "--years", "100",
        ] + assumed, in: folder)
      #expect(answer.status == 0, "\(answer.diagnostics)")
      let prices = Tool.packageRoot.appendingPathComponent(
        "Sources/CostModel/Prices/aws-internet.prices")
      let expected = try Tool.run(
        "/usr/bin/python3", ["-c", Self.calculation, prices.path], in: folder)
      let found = try Tool.run(
        "/usr/bin/python3", ["-c", Self.reading], input: Data(answer.text.utf8))
      #expect(expected.status == 0, "\(expected.diagnostics)")
      #expect(found.text == expected.text, "\(found.diagnostics)")
    }
  }

  /// Times that a record has as a number, and the documents spell with an offset.
  @Test("A Timestamp in the .proto does not change today's bytes")
  func timestamps() throws {
    try Tool.withTemporaryFolder { folder in
      let bodies = (10..<50).map {
        #"{"at":"2024-05-01T10:00:\#($0).500000+02:00","level":"info"}"#
      }
      try Data(bodies.joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("log.jsonl"))
      let text = """
        syntax = "proto3";
        import "google/protobuf/timestamp.proto";
        message Entry { google.protobuf.Timestamp at = 1; string level = 2; }
        """
      try Data(text.utf8).write(to: folder.appendingPathComponent("log.proto"))
      func before(_ options: [String]) throws -> (bytes: Double, share: Double) {
        let outcome = try Tool.run(
          Serbench.executable.path,
          ["cost", "log.jsonl", "--body-only", "--language", "other", "--json"] + options,
          in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let answer = try #require(
          try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let today = try #require(answer["before"] as? [String: Any])
        let saved = try #require(answer["saved"] as? [String: Any])
        return (
          try #require(today["response_body_bytes"] as? Double),
          try #require(saved["share_of_billed_bytes"] as? Double)
        )
      }
      // Every body has as many bytes.
      let own = Double(bodies[0].utf8.count)
      let inferred = try before([])
      let typed = try before(["--proto", "log.proto"])
      #expect(inferred.bytes == own && typed.bytes == own)
      // 8 B of seconds and nanoseconds, 6 of the level, and what is around them.
      #expect(typed.share > 0.6 && typed.share > inferred.share)
      // Compared with the record written as JSON, the answer would be another one.
      let modelled = try before(["--proto", "log.proto", "--from", "json/swift"])
      #expect(modelled.bytes == own)
    }
  }
}
