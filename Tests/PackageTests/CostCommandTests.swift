import Foundation
import TestSupport
import Testing

/// `serbench cost`, run as people run it.
@Suite struct CostCommandTests {
  private static let reference = "Results/reference.json"
  private static let apiResponse = ["--result", reference, "--workload", "api-response"]

  private func cost(_ arguments: String..., in folder: URL = Tool.packageRoot) throws
    -> Tool.Outcome
  {
    // A debug build is slow at drawing, and few draws say as much.
    try Tool.run(Serbench.executable.path, ["cost", "--draws", "100"] + arguments, in: folder)
  }

  @Test("The assignment's inputs and --body-only give $1,866.24, and the bill by steps beside it")
  func assignment() throws {
    let outcome = try cost(
      "--body-only", "--requests-per-second", "10000", "--payload-bytes", "2000", "--reduction",
      "0.40", "--price-per-gb", "0.09", "--days", "30")
    #expect(outcome.status == 0 && outcome.diagnostics.isEmpty)
    #expect(
      outcome.text.contains(
        "\n\nSwitch: Protobuf saves 40.0 % of the billed bytes, $1,866.24 a month"))
    #expect(outcome.text.contains("$4,665.60  $2,799.36  $1,866.24"))
    #expect(outcome.text.contains("compare: aws-internet (GiB)  $4,146.48  $2,504.97  $1,641.51"))
    #expect(!outcome.text.contains("\u{1B}"))
  }

  @Test func itsHelpNamesEveryInputWithItsDefault() throws {
    let help = try Tool.run(Serbench.executable.path, ["cost", "--help"])
    #expect(help.status == 0 && help.text.contains("Examples:\n  serbench cost"))
    #expect(help.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(help.text)")
    for text in ["--vcpu-hour N", "(10..20..40)", "--utilization N", "--to-framing NAME"] {
      #expect(help.text.contains(text), "\(text)")
    }
  }

  @Test func aResultIsProjectedInEveryFraming() throws {
    for framing in ["http/1.1", "http/2", "grpc", "websocket"] {
      let outcome = try cost(
        "--result", Self.reference, "--workload", "api-response", "--request-workload",
        "session-claims", "--from", "json/swift", "--to", "avro/swift", "--framing", framing,
        "--ends", "both", "--explain")
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.hasPrefix("100 bodies of api-response, 2.03 KB each, 723 B with gzip; "))
      #expect(outcome.text.contains("before: JSON (json/swift); after: Avro (avro/swift)"))
      #expect(outcome.text.contains("vCPUs for (de)coding"))
      #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(framing)")
    }
  }

  @Test func aChangeOfFramingIsNamed() throws {
    let outcome = try cost("--framing", "http/1.1", "--to-framing", "grpc", "--session", "none")
    #expect(outcome.text.contains("Switch: Protobuf in gRPC saves"))
    #expect(outcome.text.contains("before: JSON in HTTP/1.1; after: Protobuf in gRPC"))
    #expect(try cost("--framing", "grpc").text.contains("Switch: Protobuf saves"))
  }

  @Test("A payload is measured and every codec's month shown in one command")
  func ownPayload() throws {
    try Tool.withTemporaryFolder { folder in
      let payload = (0..<40).map { #"{"id": \#($0), "name": "user \#($0)", "on": true}"# }
      try Data(payload.joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("users.jsonl"))
      let outcome = try cost("--compression", "gzip", "users.jsonl", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.hasPrefix("40 bodies of users.jsonl, "))
      #expect(outcome.text.contains("Protobuf with gzip "))
      #expect(!outcome.text.contains("\n  json/document "))
      for codec in ["today", "avro/swift", "avro/document", "json/swift", "xml/libxml2"] {
        #expect(outcome.text.contains("\n  \(codec) "), "\(codec)")
      }
      #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
      for (line, message) in [
        ("--compression lz4 users.jsonl", "the methods are gzip, zstd, brotli"),
        ("--payload-bytes 5 users.jsonl", "the payload gives what was measured instead"),
        ("--result x.json users.jsonl", "a payload to measure is given too"),
        ("--message User users.jsonl", "belongs to --proto"),
      ] {
        let words = line.split(separator: " ").map(String.init)
        let refusal = try Tool.run(Serbench.executable.path, ["cost"] + words, in: folder)
        #expect(refusal.status == 2 && refusal.diagnostics.contains(message), "\(line)")
      }
    }
  }

  @Test("Every codec of a result is a candidate, in data and on the page too")
  func candidates() throws {
    struct Document: Decodable {
      struct Candidate: Decodable {
        struct Cost: Decodable {
          let total_dollars_per_month: Double
        }
        let codec: String
        let cost: Cost
        let keeps_format: Bool
        let break_even_months: Double?
      }
      let candidates: [Candidate]
    }
    let json = try Tool.run(
      Serbench.executable.path, ["cost", "--draws", "10", "--json"] + Self.apiResponse,
      in: Tool.packageRoot)
    let found = try JSONDecoder().decode(Document.self, from: json.output).candidates
    #expect(Set(found.map(\.codec)).isSuperset(of: ["json/swift", "xml/libxml2", "avro/swift"]))
    let totals = found.map(\.cost.total_dollars_per_month)
    #expect(totals == totals.sorted())
    for candidate in found {
      #expect(candidate.keeps_format == candidate.codec.hasPrefix("json/"))
      #expect(!candidate.keeps_format || candidate.break_even_months == nil)
    }
    try Tool.withTemporaryFolder { folder in
      let page = folder.appendingPathComponent("cost.html")
      let outcome = try Tool.run(
        Serbench.executable.path, ["cost", "--draws", "10", "-o", page.path] + Self.apiResponse,
        in: Tool.packageRoot)
      #expect(outcome.status == 0)
      #expect(try String(contentsOf: page, encoding: .utf8).contains("months until it pays"))
    }
    let answer = try cost("--result", Self.reference, "--workload", "api-response").text
      .replacingOccurrences(of: "\n", with: " ")
    #expect(answer.contains("Avro (avro/swift) saves "))
    #expect(answer.contains("Compress first: gzip saves "))
    // Eleven dollars a month are not worth a sentence; ten times as much is.
    #expect(!answer.contains("Without any switch"))
    func busy(_ arguments: String...) throws -> String {
      try Tool.run(
        Serbench.executable.path,
        ["cost", "--draws", "10", "--requests-per-second", "100000", "--compression", "gzip"]
          + Self.apiResponse + arguments,
        in: Tool.packageRoot
      ).text.prefix(1_000).replacingOccurrences(of: "\n", with: " ")
    }
    #expect(
      try busy().contains(
        "Without any switch, this package's JSON codec (json/swift) in place of today's library saves "
          + "$11"))
    let others = [
      try busy("--to", "avro/swift"), try busy("--to", "avro/swift", "--from", "json/swift"),
    ]
    #expect(!others[0].contains("Protobuf") && others[0].contains("Without any switch"))
    #expect(!others[1].contains("Protobuf") && !others[1].contains("Without any switch"))
    // Plain numbers have two sides only.
    #expect(try !cost("--body-only").text.contains("Each codec"))
  }

  @Test("Headers from curl take the place of the usual ones, and a cookie's value is never printed")
  func capturedHeaders() throws {
    try Tool.withTemporaryFolder { folder in
      let request =
        "> GET /v1/items?key=s3cr3t HTTP/1.1\r\n> Host: a\r\n> Cookie: sid=t0p\r\n> \r\n"
      let response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-A: b\r\n\r\n"
      try Data(request.utf8).write(to: folder.appendingPathComponent("request.txt"))
      try Data(response.utf8).write(to: folder.appendingPathComponent("response.txt"))
      let files = ["--request-headers", "request.txt", "--response-headers", "response.txt"]
      func cost(_ arguments: String...) throws -> Tool.Outcome {
        try Tool.run(
          Serbench.executable.path, ["cost", "--draws", "10"] + files + arguments, in: folder)
      }
      let text = try cost("--framing", "http/1.1", "--explain")
      #expect(text.status == 0, "\(text.diagnostics)")
      // The response's three lines and the empty one, and the line of the cookie, whatever the columns' width.
      let words = text.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("+ headers \(response.utf8.count) B"), "\(text.text)")
      let cookie = "Cookie: sid=t0p\r\n".utf8.count
      #expect(words.contains("+ session \(cookie) B"), "\(text.text)")
      for outcome in [text, try cost("--json")] {
        #expect(!outcome.text.contains("s3cr3t") && !outcome.text.contains("t0p"))
      }
      let fixed = try cost("--hpack", "static", "--explain")
      #expect(fixed.text.contains("without the dynamic table"), "\(fixed.text)")
      let refused = try cost("--session", "token")
      #expect(refused.status == 2)
      #expect(refused.diagnostics.contains("have a session of their own (cookie)"))
      try Data("GET / HTTP/1.1\nHost a\n".utf8).write(
        to: folder.appendingPathComponent("request.txt"))
      let wrong = try cost()
      #expect(wrong.status == 1)
      #expect(wrong.diagnostics.contains("request.txt:2: the line is not a field"))
    }
  }

  @Test func theSameCommandPrintsTheSame() throws {
    let first = try cost("--developer-days", "5..50", "--seed", "7")
    let second = try cost("--developer-days", "5..50", "--seed", "7")
    #expect(first.output == second.output && first.status == 0)
    #expect(try cost("--developer-days", "5..50", "--seed", "8").output != first.output)
  }

  @Test("As data, the answer has the figures of the text, and prices that add up")
  func data() throws {
    let text = try cost("--body-only", "--price-per-gb", "0.09")
    let data = try cost("--body-only", "--price-per-gb", "0.09", "--json")
    #expect(data.status == 0 && data.diagnostics.isEmpty)
    let check = """
      import json, sys
      d = json.load(sys.stdin)
      side = lambda name: [bill["amount_dollars"] for bill in d[name]["bills"] + d[name]["bills_beside"]]
      print(d["saved"]["total_dollars_per_month"], round(side("before")[1] - side("after")[1], 2))
      print(d["saved"]["share_of_billed_bytes"], round(d["break_even"]["break_even_months"], 1))
      print(d["break_even"]["net_dollars_per_month"], sum(
        cost["amount_dollars"] for cost in d["switch_costs"] if cost["recurrence"] == "once"))
      print(d["before"]["response_wire_bytes"] * 10000 * 86400 * 30 == d["before"]["sent_out_bytes_per_month"])
      print(d["draws"]["count"], d["draws"]["break_even_months"]["p10"] > 12, len(d["sensitivities"]) > 5)
      print("|".join([d["verdict"], d["understood"], d["answer"]]))
      """
    let outcome = try Tool.run("/usr/bin/python3", ["-c", check], input: Data(data.text.utf8))
    let lines = outcome.text.split(separator: "\n").map(String.init)
    #expect(
      lines.dropLast() == [
        "1866.24 1641.51", "0.4 14.6", "1516.24 22200", "True", "100 True True",
      ], "\(outcome.diagnostics)")
    let paragraphs = text.text.components(separatedBy: "\n\n")
      .map { $0.replacing("\n", with: " ") }
    #expect(lines.last == "switch|\(paragraphs[0])|\(paragraphs[1])")
  }

  @Test("Months that never come are absent from the data")
  func dataOfNever() throws {
    try Tool.withTemporaryFolder { folder in
      let outcome = try cost(
        "--requests-per-second", "1", "-o", "cost.json", in: folder)
      #expect(outcome.status == 0)
      let data = try Data(contentsOf: folder.appendingPathComponent("cost.json"))
      let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let breakEven = try #require(document?["break_even"] as? [String: Any])
      #expect(breakEven["break_even_months"] == nil && breakEven["one_off_dollars"] != nil)
      let part = try #require((document?["parts"] as? [[String: Any]])?.first)
      let wire = try #require((part["before"] as? [String: Any])?["response_parts"] as? [Any])
      #expect(wire.count > 3)
    }
  }

  @Test func aPageIsWrittenWhole() throws {
    try Tool.withTemporaryFolder { folder in
      let outcome = try cost("--session", "cookie", "-o", "cost.html", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      // The verdict is on the terminal too, and where the rest is.
      #expect(outcome.text.hasPrefix("Responses of 2 KB, as assumed; "))
      #expect(outcome.text.contains("\n\nSwitch: Protobuf saves"))
      #expect(outcome.diagnostics == "The whole answer is in cost.html.\n")
      let page = try String(
        contentsOf: folder.appendingPathComponent("cost.html"), encoding: .utf8)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
      #expect(try cost("-o", "/nowhere/cost.html").status == 1)
    }
  }

  @Test func theExecutableFindsItsPricesWhereverItIs() throws {
    try Tool.withTemporaryFolder { folder in
      let moved = folder.appendingPathComponent("moved")
      try FileManager.default.copyItem(at: Serbench.executable, to: moved)
      for table in ["aws-internet", "google-premium", "azure-internet", "aws-inter-zone"] {
        let outcome = try Tool.run(
          moved.path, ["cost", "--draws", "100", "--prices", table], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(outcome.text.contains("\(table) (GiB)"))
      }
    }
  }

  @Test func aTableOfOnesOwnIsBilled() throws {
    try Tool.withTemporaryFolder { folder in
      let table = """
        provider: Me
        traffic: everything
        source: my contract
        date: 2026
        unit: TB
        tier: above at 10
        """
      try Data(table.utf8).write(to: folder.appendingPathComponent("mine.prices"))
      let outcome = try cost("--body-only", "--prices", "mine.prices", in: folder)
      // 51.84 TB and 31.104 TB.
      #expect(
        outcome.text.contains("mine (TB)  $518.40  $311.04  $207.36"),
        "\(outcome.text)")
    }
  }

  @Test("A wrong table is refused with its line, and what is no table with its name")
  func wrongTables() throws {
    try Tool.withTemporaryFolder { folder in
      let files: [(String, [UInt8], String)] = [
        ("tier.prices", Array("provider: Me\n\ntier: 5 TB at 3\n".utf8), "tier.prices:3: the tier"),
        ("empty.prices", [], "empty.prices:1: the file ends without a last tier"),
        ("latin.prices", [0x70, 0xE9, 0x0A], "latin.prices is not UTF-8"),
        (
          "mark.prices", [0xEF, 0xBB, 0xBF] + Array("unit: MB\nx".utf8), "mark.prices:2: 'x' is not"
        ),
        ("long.prices", Array(repeating: 0x23, count: 2 << 20), "is longer than 1 MiB"),
      ]
      for (name, bytes, message) in files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        let outcome = try cost("--prices", name, in: folder)
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(name)")
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
      #expect(
        try cost("--prices", "nobody", in: folder).diagnostics.contains("nobody cannot be read"))
      #expect(try cost("--prices", ".", in: folder).status == 1)
    }
  }

  @Test("Options that make no sense, alone or together, end with status 2 and a way on")
  func usage() throws {
    let result = ["--result", Self.reference, "--workload", "payment"]
    let table: [([String], String)] = [
      (["--developer-days", "30..10"], "--developer-days: the bounds of '30..10'"),
      (["--reduction", "1.5"], "--reduction: '1.5' is more than 1"),
      (["--utilization", "0"], "--utilization: '0' is zero"),
      (["--profile", "1,2"], "--profile: it has 2 weights"),
      (["--framing", "http"], "--framing cannot be 'http'"),
      (["--hpack", "none"], "--hpack cannot be 'none': give one of dynamic, static"),
      (
        ["--hpack", "static", "--framing", "http/1.1"],
        "--hpack: it needs the framing http/2 or grpc"
      ),
      (
        ["--session", "toke"],
        "--session: unknown session 'toke'; choose none, cookie, token, or token:json"
      ),
      (["--session", "token:nobody"], "--session: unknown session 'token:nobody'; choose none"),
      (["--request-header", "no colon"], "--request-header: 'no colon' is not a header field"),
      (["--request-header", "a b: c"], "is not a header field"),
      (
        ["--price-per-gb", "0.1", "--prices", "aws-internet"],
        "--price-per-gb: --prices is given too"
      ),
      (["--workload", "payment"], "--workload: it needs a payload, or a --result"),
      (["--compression", "gzip"], "--compression: it needs a payload, or a --result"),
      (["--result", Self.reference], "--result: say which --workload: "),
      (result + ["--payload-bytes", "3"], "--payload-bytes: --result gives what was measured"),
      (result + ["--reduction", "0.3"], "--reduction: --result gives what was measured"),
      (result + ["--measure", "x"], "--measure: --result is given too"),
      (result + ["--language", "other", "--cpu-us", "3"], "--language: give both --cpu-us and"),
      (["--language", "other"], "--language: it needs a payload, or a --result"),
      (
        ["--peak-requests-per-second", "9"],
        "--peak-requests-per-second: the busiest hour alone does not say"
      ),
      (
        [
          "--peak-requests-per-second", "9", "--requests-per-second", "3", "--profile",
          "2" + String(repeating: ",1", count: 23),
        ], "the mean and the profile give 5.76 requests/s in the busiest hour"
      ),
      (["--years", "0"], "--years cannot be '0'"),
      ([Self.reference], "reference.json is a result, not a payload; give it as --result"),
      (result + ["--to", "json/document"], "--to cannot be 'json/document': give a format, or"),
      (["--draws", "0"], "--draws cannot be '0'"),
      (["--to", "zzz"], "--to cannot be 'zzz': give a format: json, avro, protobuf"),
      (["--from", "yaml"], "--from cannot be 'yaml': give a format: json, avro, protobuf"),
      (["--to", "avro"], "give what Avro saves in place of JSON as --reduction"),
      (["--from", "xml"], "give what Protobuf saves in place of XML as --reduction"),
      (["--to", "json"], "--to: JSON is today's format"),
      (["--sesion", "x"], "did you mean --session?"),
    ]
    for (arguments, message) in table {
      let outcome = try Tool.run(
        Serbench.executable.path, ["cost"] + arguments, in: Tool.packageRoot)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments): \(outcome.diagnostics)")
      #expect(outcome.diagnostics.contains(message), "\(arguments): \(outcome.diagnostics)")
    }
  }

  @Test func whatAResultDoesNotHoldIsNamed() throws {
    let outcome = try cost("--result", Self.reference, "--workload", "nobody")
    #expect(outcome.status == 2 && outcome.diagnostics.contains("--workload cannot be 'nobody'"))
    let codec = try cost("--result", Self.reference, "--workload", "payment", "--to", "cbor/swift")
    #expect(codec.status == 2 && codec.diagnostics.contains("--to cannot be 'cbor/swift'"))
    let payload = try cost("--measure", "Package.swift")
    #expect(payload.status != 0 && !payload.diagnostics.isEmpty)
  }
}
