import Foundation
import TestSupport
import Testing

/// HAR files in `serbench measure`, `cost` and `sessions`, as people use them.
@Suite(.serialized) struct CapturedTrafficCommandTests {
  private static let shop = Tool.packageRoot.appending(path: "Tests/SampleTraffic/shop.har").path

  private func serbench(_ arguments: [String], in folder: URL? = nil) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test func everyEndpointIsMeasured() throws {
    let outcome = try serbench(["measure", Self.shop])
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    let text = outcome.text
    #expect(text.hasPrefix("20 requests to 7 endpoints of shop.example"), "\(text)")
    #expect(text.contains("3 bodies are not a JSON document (2 image/png, 1 text/html)"), "\(text)")
    // The listing's bodies: count, bytes as they are and as they travelled, from the file itself.
    let har = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Self.shop)))
        as? [String: [String: Any]])
    let entries = try #require(har["log"]?["entries"] as? [[String: Any]])
    var sizes: (content: Int, sent: Int, count: Int) = (0, 0, 0)
    for entry in entries {
      let request = entry["request"] as? [String: Any]
      guard (request?["url"] as? String)?.contains("/v1/products?page") == true,
        let response = entry["response"] as? [String: Any],
        let content = response["content"] as? [String: Any]
      else { continue }
      sizes.content += content["size"] as? Int ?? 0
      sizes.sent += response["bodySize"] as? Int ?? 0
      sizes.count += 1
    }
    #expect(sizes.count == 5)
    let row = try #require(text.split(separator: "\n").first { $0.hasSuffix("GET /v1/products") })
    let figures = row.split(separator: " ").prefix(3).map { $0.filter { $0 != "," } }
    #expect(
      figures == [
        "5", "\((sizes.content + 2) / 5)", "\((sizes.sent + 2) / 5)",
      ])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    // Every format has a column; JSON's bodies travelled with gzip, as they were captured.
    let tables = text.split(separator: "\n").filter { $0.hasSuffix("endpoint") }
    #expect(
      tables.last?.split(separator: " ") == [
        "json", "avro", "protobuf", "xml", "cbor", "messagepack", "endpoint",
      ], "\(text)")
    let inFormats = text.split(separator: "\n").filter { $0.hasSuffix("GET /v1/products") }.last?
      .split(separator: " ").prefix(6)
    #expect(inFormats?.allSatisfy { Int($0.filter { $0 != "," }) ?? 0 > 400 } == true, "\(text)")
    #expect(inFormats?.first == row.split(separator: " ").dropFirst(3).first)
  }

  @Test func aMonthIsWhatAnotherCalculationSays() throws {
    try Tool.withTemporaryFolder { folder in
      let answer = folder.appending(path: "answer.json")
      let outcome = try serbench([
        "cost", "--framing", "http/1.1", "--requests-per-second", "500", "--price-per-gb", "0.09",
        "--output", answer.path, Self.shop,
      ])
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      let script = Tool.packageRoot.appending(path: "Tests/SampleTraffic/captured-month.py").path
      let other = try Tool.run("python3", [script, Self.shop, answer.path, "500", "0.09"])
      #expect(other.status == 0, "\(other.diagnostics)")
      let months = try #require(
        try JSONSerialization.jsonObject(with: other.output) as? [String: [String: Double]])
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: answer)) as? [String: Any])
      for name in ["before", "after"] {
        let side = try #require(document[name] as? [String: Any])
        let bytes = try #require(side["sent_out_bytes_per_month"] as? Double)
        let dollars = try #require(side["transfer_dollars_per_month"] as? Double)
        let month = try #require(months[name])
        // Means are rounded to a millionth of a byte.
        #expect(abs(bytes / (month["bytes"] ?? 0) - 1) < 1e-7, "\(name): \(bytes), \(month)")
        #expect(abs(dollars - (month["dollars"] ?? 0)) < 0.01, "\(name): \(dollars), \(month)")
      }
      let parts = try #require(document["parts"] as? [[String: Any]])
      #expect(parts.count == 5)
      #expect(parts.last?["name"] as? String == "3 other endpoints")
      #expect(parts.last?["saved_billed_bytes_per_month"] as? Double == 0)
    }
  }

  @Test("What compressing first saves is what another calculation says; so is each way to say it")
  func compressFirst() throws {
    try Tool.withTemporaryFolder { folder in
      // Long bodies that travelled as they are and with gzip, and short ones that gzip makes longer.
      let list =
        #"{"items": [\#((0..<40).map { #"{"id": \#($0), "state": "open"}"# }.joined(separator: ", "))]}"#
      func entry(_ path: String, _ body: String) -> SampleHAR.Entry {
        SampleHAR.Entry("https://a.example\(path)", body: body)
      }
      var coded = entry("/coded", list)
      coded.responseFields = [("content-encoding", "gzip")]
      coded.bodySize = 321
      let entries = [
        entry("/list", list), coded, entry("/list", list), entry("/one", #"{"a": 1}"#),
      ]
      let file = folder.appending(path: "in.har")
      try Data(SampleHAR.bytes(entries)).write(to: file)
      let script = """
        import json, sys, zlib
        entries = json.load(open(sys.argv[1]))["log"]["entries"]
        sizes = {"captured": 0, "captured+gzip": 0, "none": 0, "gzip": 0}
        for entry in entries:
            response = entry["response"]
            content = response["content"]["text"].encode()
            gzip = zlib.compressobj(6, zlib.DEFLATED, 31)
            coded = len(gzip.compress(content) + gzip.flush())
            sent = response["bodySize"] if response["bodySize"] > 0 else len(content)
            if any(field["name"] == "content-encoding" for field in response["headers"]):
                coded = sent
            sizes["captured"] += sent
            sizes["captured+gzip"] += min(sent, coded)
            sizes["none"] += len(content)
            sizes["gzip"] += coded
        print(json.dumps({name: size / len(entries) for name, size in sizes.items()}))
        """
      let other = try Tool.run("python3", ["-c", script, file.path])
      let sizes = try #require(
        try JSONSerialization.jsonObject(with: other.output) as? [String: Double])
      func answer(_ words: String...) throws -> [String: Any] {
        let outcome = try serbench(
          [
            "cost", "--ends", "none", "--draws", "10", "--json", "--body-only", "--price-per-gb",
            "0.09",
          ]
            + words + [file.path])
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        return try #require(
          try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
      }
      func body(_ document: [String: Any]) -> Double? {
        (document["before"] as? [String: Any])?["response_body_bytes"] as? Double
      }
      let captured = try answer()
      #expect(captured["verdict"] as? String == "compress first")
      let grounds = try #require(captured["verdict_grounds"] as? [String: Any])
      let saved = try #require(grounds["saved_by_compressing_dollars_per_month"] as? Double)
      // 10,000 requests/s, 30 days of 86,400 s, $0.09 for 10⁹ B.
      let bytes = try #require(sizes["captured"]) - #require(sizes["captured+gzip"])
      #expect(abs(saved - bytes * 10_000 * 30 * 86_400 * 0.09 / 1e9) < 0.01)
      #expect(abs(try #require(body(captured)) - sizes["captured", default: 0]) < 1e-6)
      for (way, size) in sizes {
        let found = try #require(body(try answer("--compression", way)))
        #expect(abs(found - size) < 1e-6, "\(way): \(found), not \(size)")
      }
      // Whoever compresses already is told something else.
      #expect(try answer("--compression", "gzip")["verdict"] as? String != "compress first")
    }
  }

  @Test("The answer carries what was calculated as something else, in text, as a page and as data")
  func notesAreInTheAnswer() throws {
    try Tool.withTemporaryFolder { folder in
      let text = "[" + String(repeating: "1234567,", count: 90) + "1]"
      var entries = (0..<5).map { _ in
        var entry = SampleHAR.Entry(body: text)
        entry.version = "h2"
        entry.responseFields = [("x", "1")]
        return entry
      }
      entries[0].version = "HTTP/1.1"
      entries[1].version = "HTTP/1.0"
      entries[2].bodySize = 1 << 50
      entries.append(SampleHAR.Entry(body: "{"))
      entries[5].version = "h2"
      try Data(SampleHAR.bytes(entries)).write(to: folder.appending(path: "in.har"))
      let base = ["cost", "--ends", "none", "--draws", "10"]
      let shown = try serbench(base + ["in.har"], in: folder)
      #expect(shown.status == 0, "\(shown.diagnostics)")
      for name in ["out.html", "out.json"] {
        let outcome = try serbench(base + ["--output", name, "in.har"], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
      }
      let page = try String(contentsOf: folder.appending(path: "out.html"), encoding: .utf8)
      let document = try #require(
        try JSONSerialization.jsonObject(
          with: Data(contentsOf: folder.appending(path: "out.json"))) as? [String: Any])
      let omissions = try #require(document["omissions"] as? [String])
      let flat = shown.text.split { $0.isWhitespace }.joined(separator: " ")
      for note in [
        "2 requests over HTTP/1 are calculated as HTTP/2, which most requests beside them have.",
        "1 body is stated to be far longer on the wire than the content; the length of the content is used.",
        "1 body is declared as JSON, but not JSON, and would not change.",
      ] {
        #expect(flat.contains("! " + note), "\(shown.text)")
        #expect(page.contains(note))
        #expect(omissions.contains(note), "\(omissions)")
      }
      let framed = try serbench(base + ["--framing", "http/2", "in.har"], in: folder)
      #expect(framed.status == 0 && !framed.text.contains("over HTTP/1"), "\(framed.text)")
    }
  }

  @Test func mistakesSayWhatToDo() throws {
    try Tool.withTemporaryFolder { folder in
      let empty = folder.appending(path: "empty.json")
      try Data(SampleHAR.bytes([SampleHAR.Entry()])).write(to: empty)
      let missing = folder.appending(path: "missing.json")
      var entry = SampleHAR.Entry()
      entry.content = ["size": 50]
      try Data(SampleHAR.bytes([entry, entry, SampleHAR.Entry(body: "{}")])).write(to: missing)
      let none = folder.appending(path: "none.har")
      try Data(#"{"log":{"version":"1.2"}}"#.utf8).write(to: none)
      for (arguments, status, message) in [
        (["measure", "--schema", Self.shop], 2, "--schema is about one payload"),
        (["measure", "--elements", Self.shop], 2, "--elements is about files of JSON"),
        (["measure", Self.shop, empty.path], 2, "give one HAR file"),
        (["cost", "--payload-bytes", "7", Self.shop], 2, "--payload-bytes"),
        (["cost", "--session", "cookie", Self.shop], 2, "--session"),
        (["cost", "--compression", "captured+", Self.shop], 2, "--compression: unknown"),
        (["cost", "--from", "protobuf/swift", Self.shop], 2, "--from: what was captured is JSON"),
        (["cost", "--to", "json/foundation", Self.shop], 2, "a codec that is not today's"),
        (["cost", "--from", "json/document", Self.shop], 2, "--from cannot be 'json/document'"),
        (["cost", "--endpoint", "/", Self.shop], 2, "--endpoint: it needs an --access-log"),
        (
          ["cost", "--to-compression", "captured+lz4", Self.shop], 2,
          "--to-compression: the methods are"
        ),
        (["cost", empty.path], 1, "there is no JSON body to measure: no message has a body"),
        (["cost", missing.path], 1, "2 of 3 JSON bodies are not in the capture"),
        (["measure", missing.path], 1, "2 of 3 JSON bodies are not in the capture"),
        (["cost", none.path], 1, "there is no array log.entries"),
        (["measure", none.path], 1, "there is no array log.entries"),
      ] as [([String], Int32, String)] {
        let outcome = try serbench(arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains(message), "\(arguments): \(outcome.diagnostics)")
      }
    }
  }

  // MARK: Secrets

  /// Texts that must never be printed or written, one for each kind of place.
  private static let secrets = [
    "S3cr3tCo0kieValue9xQ7zK2", "S3cr3tBearerV4lue8wP5mL1", "S3cr3tQueryV4lue7vN3bJ6",
    "S3cr3tPathV4lue6uM1cH9tR", "S3cr3tUserV4lue5tL8dG2sE", "S3cr3tBodyV4lue4sK6fF7qW",
    "S3cr3tNameV4lue3rJ9gE5pY", "S3cr3tHeaderV4lu2qH7hD8oX",
  ]

  private static func capture() -> [SampleHAR.Entry] {
    let (cookie, bearer, query, path) = (secrets[0], secrets[1], secrets[2], secrets[3])
    let (user, body, name, header) = (secrets[4], secrets[5], secrets[6], secrets[7])
    return (0..<6).map { index in
      var entry = SampleHAR.Entry(
        "https://\(user):\(user)@shop.example/v1/\(path)/items;sid=\(path)?token=\(query)&\(name)=\(query)",
        body: #"{"token":"\#(body)","n":\#(index)}"#)
      entry.method = index.isMultiple(of: 2) ? "GET" : "POST"
      if index % 2 == 1 { entry.requestBody = (#"{"password":"\#(body)"}"#, "application/json") }
      entry.version = "h2"
      entry.requestFields = [
        ("cookie", "sid=\(cookie); \(name)=\(cookie)"), ("x-api-key", header), (name, header),
        ("authorization", index < 3 ? "Bearer \(bearer)" : bearer),
        ("referer", "https://a/?\(query)"),
      ]
      entry.responseFields = [
        ("set-cookie", "sid=\(cookie)"), ("location", "/?token=\(query)"), ("x-token", header),
        ("content-encoding", index == 4 ? header : "identity"),
      ]
      entry.members = ["comment": cookie, "connection": header, "_x": [bearer]]
      entry.request["cookies"] = [["name": "sid", "value": cookie]]
      entry.request["queryString"] = [["name": "token", "value": query]]
      if index == 5 { entry.mediaType = "text/\(header)" }
      return entry
    }
  }

  private func expectNoSecret(in text: String, _ what: String) {
    for secret in Self.secrets {
      // HTTP names are in lower case; so is nothing of a secret to be.
      #expect(!text.lowercased().contains(secret.lowercased()), "\(what) has \(secret)")
    }
  }

  @Test func noSecretIsPrintedOrWritten() throws {
    try Tool.withTemporaryFolder { folder in
      try Data(SampleHAR.bytes(Self.capture())).write(to: folder.appending(path: "in.har"))
      let runs = [
        ["sessions", "--requests-per-second", "9", "in.har"], ["sessions", "--json", "in.har"],
        ["measure", "--output", "result.json", "in.har"], ["cost", "--explain", "in.har"],
        ["cost", "--output", "cost.json", "in.har"], ["cost", "--output", "cost.html", "in.har"],
      ]
      for arguments in runs {
        let outcome = try serbench(arguments, in: folder)
        let what = arguments.joined(separator: " ")
        #expect(outcome.status == 0, "\(what): \(outcome.diagnostics)")
        expectNoSecret(in: outcome.text + outcome.diagnostics, what)
      }
      var files = 0
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where file != "in.har" {
        files += 1
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        expectNoSecret(in: text, file)
      }
      #expect(files == 3)
    }
  }

  @Test func noFailureQuotesASecret() throws {
    let secret = Self.secrets[0]
    try Tool.withTemporaryFolder { folder in
      let file = folder.appending(path: "in.har")
      var entry = SampleHAR.Entry("https://\(secret) x/")
      var broken: [[UInt8]] = [SampleHAR.bytes([entry])]
      entry = SampleHAR.Entry()
      entry.method = secret
      broken.append(SampleHAR.bytes([entry]))
      entry = SampleHAR.Entry()
      entry.content = ["text": secret + "*", "encoding": "base64"]
      broken.append(SampleHAR.bytes([entry]))
      entry.content = ["text": "x", "encoding": secret]
      broken.append(SampleHAR.bytes([entry]))
      entry.content = ["size": secret]
      broken.append(SampleHAR.bytes([entry]))
      broken.append(Array(SampleHAR.bytes(Self.capture()).dropLast(40)))
      for bytes in broken {
        try Data(bytes).write(to: file)
        for command in ["sessions", "measure", "cost"] {
          let outcome = try serbench([command, file.path])
          #expect(outcome.status == 1)
          expectNoSecret(in: outcome.text + outcome.diagnostics, command)
        }
      }
    }
  }
}
