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
    #expect(text.contains("3 bodies are not JSON (2 image/png, 1 text/html)"), "\(text)")
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

  @Test func mistakesSayWhatToDo() throws {
    try Tool.withTemporaryFolder { folder in
      let empty = folder.appending(path: "empty.json")
      try Data(SampleHAR.bytes([SampleHAR.Entry()])).write(to: empty)
      for (arguments, status, message) in [
        (["measure", "--schema", Self.shop], 2, "--schema is about one payload"),
        (["measure", "--elements", Self.shop], 2, "--elements is about one payload"),
        (["measure", Self.shop, empty.path], 2, "give one HAR file"),
        (["cost", "--payload-bytes", "7", Self.shop], 2, "--payload-bytes"),
        (["cost", "--session", "cookie", Self.shop], 2, "--session"),
        (["cost", "--compression", "gzip", Self.shop], 2, "--compression"),
        (["cost", empty.path], 1, "there is no JSON body to measure"),
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
