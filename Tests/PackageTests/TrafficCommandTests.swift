import Foundation
import TestSupport
import Testing

/// `serbench traffic`, and what `serbench cost` makes of the same log.
@Suite struct TrafficCommandTests {
  private func serbench(_ arguments: [String], in folder: URL) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test func aLogIsSummedUpAsTextAndAsData() throws {
    try Tool.withTemporaryFolder { folder in
      let sample = SampleAccessLog(lines: 500, format: .combined, garbageEvery: 100, seed: 1)
      let file = folder.appendingPathComponent("access.log")
      try Data(sample.text.utf8).write(to: file)
      let text = try serbench(["traffic", "access.log"], in: folder)
      #expect(text.status == 0 && text.diagnostics.isEmpty, "\(text.diagnostics)")
      #expect(text.text.hasPrefix("\(sample.requests) requests in "))
      let few = try serbench(["traffic", "--endpoints", "1", "access.log"], in: folder)
      #expect(few.text.contains("6 others"), "\(few.text)")
      let data = try serbench(["traffic", "--json", "access.log", "access.log"], in: folder)
      let document = try JSONSerialization.jsonObject(with: data.output) as? [String: Any]
      #expect(document?["requests"] as? Int == 2 * sample.requests)
      for outcome in [text, data] {
        for secret in SampleAccessLog.secrets { #expect(!outcome.text.contains(secret)) }
      }
      let piped = try Tool.run(
        "sh", ["-c", "cat access.log | '\(Serbench.executable.path)' traffic /dev/stdin"],
        in: folder)
      #expect(piped.text == text.text.replacing("access.log:", with: "/dev/stdin:"))
    }
  }

  @Test func whatIsNoLogIsRefused() throws {
    try Tool.withTemporaryFolder { folder in
      let files: [(String, [UInt8], String)] = [
        ("a.gz", [0x1F, 0x8B, 8, 0], "a.gz is compressed; unpack it, or give its text: zcat a.gz"),
        ("empty.log", [], "empty.log has no line of a request"),
        ("notes.txt", Array("hello\n".utf8), "1 of 1 lines are not those of an access log"),
      ]
      for (name, bytes, message) in files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        let outcome = try serbench(["traffic", name], in: folder)
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(name)")
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
      for (arguments, message) in [
        (["traffic"], "give an access log"),
        (
          ["traffic", "--log-members", "when=t", "a"], "--log-members: 'when=t' is not of the form"
        ),
        (["cost", "--endpoint", "/a"], "--endpoint: it needs an --access-log"),
      ] {
        let outcome = try serbench(arguments, in: folder)
        #expect(outcome.status == 2 && outcome.diagnostics.contains(message), "\(arguments)")
      }
    }
  }

  @Test("cost takes rate, peak and shares from a log, and holds sizes against it")
  func cost() throws {
    try Tool.withTemporaryFolder { folder in
      // Answers of 40 B in 600 s, 120 of them in the fifth minute.
      var log = ""
      for second in 0..<600 {
        let count =
          (240..<300).contains(second)
          ? 2 : second < 540 || second % 9 == 0 || second == 599 ? 1 : 0
        let time =
          "30/Nov/2026:10:\(second / 60 < 10 ? "0" : "")\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60) +0000"
        for _ in 0..<count {
          log += "203.0.113.7 - - [\(time)] \"GET /v1/users/\(second) HTTP/1.1\" 200 40\n"
        }
        if second % 10 == 0 {
          log += "203.0.113.7 - - [\(time)] \"GET /app.js HTTP/1.1\" 200 9000\n"
        }
      }
      try Data(log.utf8).write(to: folder.appendingPathComponent("access.log"))
      let payload = (10..<50).map { #"{"id": \#($0), "name": "user \#($0)", "on": true}"# }
      try Data(payload.joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("users.jsonl"))
      let base = ["cost", "--draws", "10", "--access-log", "access.log", "users.jsonl"]
      let ambiguous = try serbench(base, in: folder)
      #expect(ambiguous.status == 2, "\(ambiguous.diagnostics)")
      #expect(ambiguous.diagnostics.contains("--endpoint 'GET /v1/users/{number}'"))
      let text = try serbench(base + ["--endpoint", "/v1/users/7"], in: folder)
      #expect(text.status == 0, "\(text.diagnostics)")
      #expect(text.text.contains("Back-test"), "\(text.text)")
      // Ten percent are not more than ten percent.
      #expect(!text.text.contains("not what the server sends"), "\(text.text)")
      try Data(log.replacing(" 200 40\n", with: " 200 80\n").utf8)
        .write(to: folder.appendingPathComponent("other.log"))
      let other = try serbench(
        [
          "cost", "--draws", "10", "--access-log", "other.log", "users.jsonl", "--endpoint",
          "GET /v1/users/{number}", "--requests-per-second", "7",
        ], in: folder)
      #expect(
        other.text.contains("The payload is not what the server sends there"), "\(other.text)")
      #expect(other.text.contains("-55.0 %"), "\(other.text)")
      #expect(other.text.contains("--requests-per-second is used in place of what the log says."))
      #expect(text.text.contains("GET /app.js (60)") && !text.text.contains("203.0.113"))
      let data = try serbench(base + ["--endpoint", "/v1/users/7", "--json"], in: folder)
      let check = """
        import json, sys
        d = json.load(sys.stdin)
        test = d["back_test"]["total"]
        print(test["answers"], test["logged_body_bytes"], test["predicted_body_bytes"], round(test["error"], 6))
        rate = [i["likely"] for i in d["inputs"] if i["option"] == "--requests-per-second"][0]
        print(round(rate * 600))
        """
      let outcome = try Tool.run("python3", ["-c", check], input: data.output)
      let answers = log.split(separator: "\n").count { $0.contains("/v1/users") }
      // Every body of the payload has as many bytes as this one; white space between tokens does not count.
      let bytes = #"{"id":10,"name":"user 10","on":true}"#.utf8.count
      let error = (Double(bytes) / 40 - 1)
      let lines = outcome.text.split(separator: "\n").map(String.init)
      #expect(lines.count == 2, "\(outcome.diagnostics)\(data.diagnostics)")
      #expect(
        lines.first
          == "\(answers) \(answers * 40) \(answers * bytes) \((error * 1e6).rounded() / 1e6)")
      #expect(lines.last == "\(answers + 60)")
    }
  }
}
