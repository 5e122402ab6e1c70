import Foundation
import Synchronization
import TestSupport
import Testing

/// Every option of `serbench cost` with a HAR file, and with an access log: it is used, or it is refused by name.
@Suite struct CostOptionTests {
  /// An option, and what comes of it.
  struct Row: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
      case used, refused
      /// Without the option the command fails on what it allows.
      case needed
    }

    let option: String
    /// `nil` for an option without one.
    let value: String?
    let outcome: Outcome
    /// Options that it needs, or without which it would change nothing, and their values.
    let others: [String]

    init(_ option: String, _ value: String?, _ outcome: Outcome, with others: String...) {
      (self.option, self.value, self.outcome, self.others) = (option, value, outcome, others)
    }

    var testDescription: String { "--\(option)" }
    var words: [String] { ["--\(option)"] + (value.map { [$0] } ?? []) }
  }

  private static let times = ["--cpu-us", "40", "--new-cpu-us", "12"]
  private static let weights = (1...24).map(String.init).joined(separator: ",")

  /// What is the same for all traffic: what is billed, and what the switch costs.
  private static let ofMoney =
    [
      Row("prices", "azure-internet", .used), Row("price-per-gb", "0.5", .used),
      Row("years", "1", .used), Row("days", "31", .used), Row("requests-per-second", "77", .used),
      Row(
        "peak-requests-per-second", "90", .used, with: "--requests-per-second", "30", "--cpu-us",
        "40",
        "--new-cpu-us", "12"),
      Row("profile", weights, .used, with: times[0], times[1], times[2], times[3]),
      Row("vcpu-hour", "0.5", .used, with: times[0], times[1], times[2], times[3]),
      Row("utilization", "0.2", .used, with: times[0], times[1], times[2], times[3]),
      Row("cpu-us", "40", .used), Row("new-cpu-us", "12", .used),
    ]
    + [
      "developer-days", "day-rate", "training-days", "tooling", "clients", "days-per-client",
      "dual-running-months", "dual-running-per-month", "debugging-hours-per-month",
      "tooling-per-month",
    ].map { Row($0, "3", .used) }
    + [
      Row("draws", "20", .used), Row("seed", "2", .used), Row("explain", nil, .used),
      Row("json", nil, .used), Row("output", "answer.json", .used),
    ]
  private static let ofNumbers = ["payload-bytes", "reduction"].map { Row($0, "0.5", .refused) }

  static let withHAR =
    ofMoney + ofNumbers
    + [
      Row("request-bytes", "500", .refused),
      Row("result", "r.json", .refused), Row("measure", "r.json", .refused),
      Row("workload", "orders", .refused), Row("request-workload", "orders", .refused),
      Row("from", "json/swift", .used), Row("to", "avro", .used),
      Row("compression", "gzip", .used), Row("to-compression", "captured+gzip", .used),
      Row("ends", "both", .used), Row("language", "other", .used),
      Row("framing", "http/1.1", .used), Row("to-framing", "grpc", .used),
      Row("session", "cookie", .refused), Row("to-session", "token", .used),
      Row("request-headers", "request.txt", .refused),
      Row("response-headers", "response.txt", .refused),
      Row("request-header", "x-trace: 0123456789", .used),
      Row("response-header", "x-trace: 0123456789", .used), Row("hpack", "static", .used),
      Row("body-only", nil, .used), Row("access-log", "access.log", .used),
      Row("endpoint", "GET /v1/orders/{number}", .refused, with: "--access-log", "access.log"),
      Row("log-members", "bytes=length", .used, with: "--access-log", "access.log"),
      Row("elements", nil, .refused), Row("keep-white-space", nil, .refused),
      Row("proto", "order.proto", .refused), Row("avsc", "order.avsc", .refused),
      Row("message", "Order", .refused), Row("proto-path", "schemas", .refused),
      Row("ignore-unknown", nil, .refused),
    ]

  static let withLog =
    ofMoney + ofNumbers
    + [
      // Only the sizes of responses are measured.
      Row("request-bytes", "500", .used),
      Row("result", "r.json", .refused), Row("measure", "r.json", .refused),
      Row("workload", "other", .refused), Row("request-workload", "orders", .used),
      Row("from", "json/swift", .used), Row("to", "avro", .used),
      Row("compression", "gzip", .used), Row("to-compression", "zstd", .used),
      Row("ends", "both", .used), Row("language", "other", .used),
      Row("framing", "http/1.1", .used), Row("to-framing", "grpc", .used),
      Row("session", "cookie", .used), Row("to-session", "none", .used),
      Row("request-headers", "request.txt", .used), Row("response-headers", "response.txt", .used),
      Row("request-header", "x-trace: 0123456789", .used),
      Row("response-header", "x-trace: 0123456789", .used), Row("hpack", "static", .used),
      Row("body-only", nil, .used), Row("access-log", "yesterday.log", .used),
      Row("endpoint", "GET /v1/orders", .used), Row("log-members", "bytes=length", .used),
      Row("elements", nil, .used), Row("keep-white-space", nil, .used),
      Row("proto", "order.proto", .used, with: "--elements"),
      Row("avsc", "order.avsc", .used, with: "--elements"),
      Row("message", "Order", .used, with: "--elements", "--proto", "two.proto"),
      Row("proto-path", "schemas", .used, with: "--elements", "--proto", "importing.proto"),
      Row("ignore-unknown", nil, .needed, with: "--elements", "--proto", "short.proto"),
    ]

  @Test(
    "What another format than the assignment's saves is the user's own number, and the answer says so"
  )
  func ownReduction() throws {
    let (known, own) = (
      try Tool.run(Serbench.executable.path, ["cost", "--body-only", "--to", "pb"]).text,
      try Tool.run(
        Serbench.executable.path,
        ["cost", "--body-only", "--to", "msgpack", "--reduction", "0.25"]
      ).text
    )
    #expect(known.contains("Switch: Protobuf saves 40.0 %") && !known.contains("your own number"))
    #expect(own.contains("MessagePack saves 25.0 % of the billed bytes"), "\(own)")
    #expect(own.contains("! The reduction of a body is your own number (--reduction)"), "\(own)")
  }

  @Test("The tables have every option that the help lists, once")
  func complete() throws {
    let help = try Tool.run(Serbench.executable.path, ["help", "cost"]).text
    let listed = help.matches(of: #/(?m)^  (?:-o, )?--([a-z-]+)/#).map { String($0.1) }.sorted()
    #expect(Self.withHAR.map(\.option).sorted() == listed)
    #expect(Self.withLog.map(\.option).sorted() == listed)
  }

  @Test(arguments: withHAR) func withAHARFile(_ row: Row) throws {
    try check(row, of: "capture.har", with: [])
  }

  @Test(arguments: withLog) func withAnAccessLog(_ row: Row) throws {
    try check(
      row, of: "orders.json",
      with: ["--access-log", "access.log", "--endpoint", "GET /v1/orders/{number}"])
  }

  // MARK: Runs

  private func check(_ row: Row, of file: String, with usual: [String]) throws {
    try Tool.withTemporaryFolder { folder in
      try Self.makeInputs(in: folder)
      // Without times, which differ from run to run, an answer is the same each time.
      var base: [String] = []
      let standing = ["--ends", "none", "--draws", "10", "--json"] + usual + row.others
      var index = 0
      while index < standing.count {
        let isFlag = index + 1 == standing.count || standing[index + 1].hasPrefix("--")
        let words = standing[index..<(index + (isFlag ? 1 : 2))]
        index += words.count
        // What the row asks about is not said twice; a text has what data has not.
        guard words.first != "--\(row.option)" || row.option == "access-log" else { continue }
        if row.option == "explain", words.first == "--json" { continue }
        base += words
      }
      let with = try run(base + row.words + [file], in: folder)
      switch row.outcome {
      case .refused:
        #expect(with.status == 2, "\(with.diagnostics)")
        #expect(with.diagnostics.contains("--\(row.option)"), "\(with.diagnostics)")
        #expect(with.output.isEmpty)
      case .needed:
        let without = try run(base + [file], in: folder)
        #expect(without.status == 1, "\(without.diagnostics)")
        #expect(with.status == 0, "\(with.diagnostics)")
      case .used:
        // An endpoint is compared with another one.
        let other = row.option == "endpoint" ? Array(usual.suffix(2)) : []
        let without = try answer(base + other + [file], in: folder)
        #expect(with.status == 0, "\(with.diagnostics)")
        #expect(Self.answered(with.output) != without, "--\(row.option) changes nothing")
      }
    }
  }

  private func run(_ words: [String], in folder: URL) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, ["cost"] + words, in: folder)
  }

  private static let answers = Mutex<[[String]: Data]>([:])

  /// What the command answers without the option.
  private func answer(_ words: [String], in folder: URL) throws -> Data {
    if let known = Self.answers.withLock({ $0[words] }) { return known }
    let outcome = try run(words, in: folder)
    #expect(outcome.status == 0, "\(words): \(outcome.diagnostics)")
    let answer = Self.answered(outcome.output)
    Self.answers.withLock { $0[words] = answer }
    return answer
  }

  /// An answer without the inputs that it repeats: to be in that list is not to be used.
  private static func answered(_ output: Data) -> Data {
    guard var document = try? JSONSerialization.jsonObject(with: output) as? [String: Any],
      document.removeValue(forKey: "inputs") != nil,
      let data = try? JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
    else { return output }
    return data
  }

  // MARK: Inputs

  private static func order(_ number: Int) -> String {
    let lines = (0..<6).map {
      #"{"sku": "SKU-\#(10_000 + 7 * $0 * number)", "count": \#($0 + 1), "text": "a thing"}"#
    }
    return #"{"id": \#(number), "lines": [\#(lines.joined(separator: ", "))]}"#
  }

  private static func makeInputs(in folder: URL) throws {
    let entries = (1...3).map { number in
      var entry = SampleHAR.Entry("https://a.example/v1/orders/\(number)", body: order(number))
      entry.version = "h2"
      entry.requestFields = [("accept", "*/*"), ("cookie", "sid=0123456789abcdef0123456789abcdef")]
      entry.responseFields = [("content-type", "application/json"), ("x-served-by", "a.example")]
      return entry
    }
    try Data(SampleHAR.bytes(entries)).write(to: folder.appending(path: "capture.har"))
    // 40 requests a second, so that a month is more than what is free.
    let log = (1...200).map { number in
      let path = number % 5 == 0 ? "/v1/orders" : "/v1/orders/\(number)"
      return #"{"time_iso8601": "2026-11-30T10:00:0\#(number / 50)+00:00", "#
        + #""request": "GET \#(path) HTTP/1.1", "status": 200, "body_bytes_sent": 640, "length": 700}"#
    }
    let messages = """
      message Order { SIGNED id = 1; repeated Line lines = 2; }
      message Line { string sku = 1; fixed64 count = 2; string text = 3; }

      """
    let syntax = "syntax = \"proto3\";\n"
    let own = messages.replacing("SIGNED", with: "fixed64")
    let files = [
      "access.log": log.joined(separator: "\n") + "\n",
      "yesterday.log": log.dropLast(50).joined(separator: "\n").replacing("11-30", with: "11-29"),
      "orders.json": "[\n" + (1...5).map(Self.order).joined(separator: ",\n") + "\n]\n",
      "request.txt": "GET /v1/orders HTTP/1.1\r\nhost: a.example\r\naccept: */*\r\nx-a: b\r\n\r\n",
      "response.txt": "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-a: b\r\n\r\n",
      "order.proto": syntax + own,
      "short.proto": syntax + own.replacing(" string text = 3;", with: ""),
      "two.proto": syntax + own
        + "message Other { int64 id = 1; repeated Line lines = 2; Order order = 3; }\n",
      "importing.proto": syntax + "import \"line.proto\";\n"
        + "message Order { int64 id = 1; repeated Line lines = 2; }\n",
      "line.proto": syntax + "message Line { string sku = 1; int64 count = 2; string text = 3; }\n",
      "schemas/line.proto": syntax
        + "message Line { string sku = 1; fixed64 count = 2; string text = 3; }\n",
      "order.avsc": #"""
      {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "long"},
        {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
          {"name": "sku", "type": "string"}, {"name": "count", "type": ["null", "double"]},
          {"name": "text", "type": "string"}]}}}]}
      """#,
    ]
    try FileManager.default.createDirectory(
      at: folder.appending(path: "schemas"), withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }
}
