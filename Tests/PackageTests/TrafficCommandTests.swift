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
      try Data(sample.text.utf8).write(to: folder.appendingPathComponent("more.log"))
      let data = try serbench(["traffic", "--json", "access.log", "more.log"], in: folder)
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
      let short = "! The log spans 600 s, less than an hour, and the month is calculated as if"
      func flat(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }
      #expect(flat(text.text).contains(short), "\(text.text)")
      // Ten percent are not more than ten percent.
      #expect(!text.text.contains("differs from what the server sends"), "\(text.text)")
      try Data(log.replacing(" 200 40\n", with: " 200 80\n").utf8)
        .write(to: folder.appendingPathComponent("other.log"))
      let other = try serbench(
        [
          "cost", "--draws", "10", "--access-log", "other.log", "users.jsonl", "--endpoint",
          "GET /v1/users/{number}", "--requests-per-second", "7",
        ], in: folder)
      #expect(
        other.text.contains("The payload differs from what the server sends there"), "\(other.text)"
      )
      #expect(other.text.contains("-55.0 %"), "\(other.text)")
      let contradiction =
        "! The payload is not what the server logged: the measured bodies predict 55 % fewer"
      #expect(flat(other.text).contains(contradiction))
      #expect(!text.text.contains("! The payload is not what the server logged"))
      #expect(!flat(other.text).contains("The log spans"), "\(other.text)")
      #expect(other.text.contains("--requests-per-second is used instead of the log's mean; the"))
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

  @Test("Hours and minutes of a log are told apart, and options win over them")
  func peaksOfALog() throws {
    try Tool.withTemporaryFolder { folder in
      // Two days: 10 requests in each hour, in minutes of their own; 50 more in one hour, 30 of them in one minute.
      var log = ""
      func append(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int) {
        let time = [hour, minute, second].map { ($0 < 10 ? "0" : "") + "\($0)" }
          .joined(separator: ":")
        log += "203.0.113.7 - - [0\(day)/Nov/2026:\(time) +0000] \"GET /v1/a HTTP/1.1\" 200 36\n"
      }
      for day in 1...2 {
        for hour in 0..<24 {
          for minute in 0..<9 { append(day, hour, minute, 0) }
          append(day, hour, 59, 59)
        }
      }
      for index in 0..<50 { append(2, 9, index < 30 ? 30 : index + 1, index) }
      try Data(log.utf8).write(to: folder.appendingPathComponent("access.log"))
      try Data(#"[{"id":10,"name":"user 10","on":true}]"#.utf8)
        .write(to: folder.appendingPathComponent("users.json"))
      let base = ["cost", "--draws", "10", "--json", "--access-log", "access.log", "users.json"]
      let check = """
        import json, sys
        d = json.load(sys.stdin)
        t = d["traffic"]
        print(*(round(t[k + "_requests_per_second"], 4) for k in ("mean", "busiest_hour", "busiest_minute") if k + "_requests_per_second" in t),
              t["processors_are_for_the_busiest"])
        print(round(sum(t.get("hourly_requests_per_second", [])), 4))
        print(*[o for o in d["omissions"] if "instead" in o])
        """
      func said(_ options: [String]) throws -> [String] {
        let outcome = try serbench(base + options, in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let text = try Tool.run("python3", ["-c", check], input: outcome.output).text
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      // 530 requests in 172,800 s; 70 in the two hours from 9 to 10; 30 in a minute. The hours' means add up to 24 times the mean.
      let log530 = try said([])
      #expect(log530[0] == "0.0031 0.0097 0.5 minute")
      #expect(log530[1] == "0.0736" && log530[2].isEmpty)
      #expect(
        try !Tool.run(Serbench.executable.path, base, in: folder).text.contains("The log spans"))
      // The mean alone: all is scaled by 10 ÷ (530 ÷ 172,800).
      let mean = try said(["--requests-per-second", "10"])
      #expect(mean[0].hasPrefix("10 31.6981 ") && mean[0].hasSuffix(" minute"), "\(mean)")
      #expect(mean[2].hasSuffix("the log's busiest hour and minute are scaled with it."))
      let peak = try said(["--peak-requests-per-second", "2"])
      #expect(peak[0] == "0.0031 2 hour" && peak[1] == "0", "\(peak)")
      #expect(
        peak[2]
          == "--peak-requests-per-second is used instead of the log's hours and its busiest minute."
      )
      let profile = try said(["--profile", "flat"])
      #expect(profile[0] == "0.0031 0.0031 hour", "\(profile)")
    }
  }
}
