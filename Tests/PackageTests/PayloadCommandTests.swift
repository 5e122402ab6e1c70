import Foundation
import TestSupport
import Testing

/// Which bodies the commands find in what they are given.
@Suite struct PayloadCommandTests {
  private static let quick = [
    "measure", "--quick", "--rounds", "2", "--seconds", "1", "--compression", "none", "--codec",
    "json/document",
  ]

  private func serbench(_ arguments: [String], in folder: URL) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  @Test("An array is one body in every command, and --elements makes each element one")
  func arrays() throws {
    try Tool.withTemporaryFolder { folder in
      try write("[{\"a\": 1},\n {\"a\": 22}]\n", to: "a.json", in: folder)
      let one = try serbench(Self.quick + ["a.json"], in: folder)
      // [{"a":1},{"a":22}] is 18 B; two blanks and a line feed are the rest of the 21 B between its brackets.
      let found = "Schema: found from the bodies."
      #expect(one.text.hasPrefix("1 body, a.json, 18 B. \(found) White space between tokens,"))
      let words = one.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("White space between tokens, 18 % of the bytes, is left out"))
      #expect(one.text.contains(#/\njson +18 B 100 %/#), "\(one.text)\(one.diagnostics)")
      let kept = try serbench(Self.quick + ["--keep-white-space", "a.json"], in: folder)
      #expect(kept.text.hasPrefix("1 body, a.json, 22 B. \(found) The body is an array or a"))
      let two = try serbench(Self.quick + ["--elements", "a.json"], in: folder)
      #expect(two.text.hasPrefix("2 bodies of a.json, 7.50 B each. \(found) White"), "\(two.text)")
      #expect(
        try serbench(["schema", "infer", "a.json"], in: folder).text
          .hasPrefix("A schema for 1 document."))
      #expect(
        try serbench(["schema", "infer", "--elements", "a.json"], in: folder).text
          .hasPrefix("A schema for 2 documents."))
    }
  }

  @Test("A converted array comes back as the array that it was, or as its elements")
  func convertedArrays() throws {
    try Tool.withTemporaryFolder { folder in
      let lines = "{\"a\":1}\n{\"a\":22}\n"
      let array = "[{\"a\":1},{\"a\":22}]\n"
      let item = #"{"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}]}"#
      try write(array, to: "a.json", in: folder)
      try write(item, to: "r.avsc", in: folder)
      try write(#"{"type": "array", "items": \#(item)}"#, to: "rs.avsc", in: folder)
      func roundTrip(_ schema: String, _ options: [String]) throws -> String {
        let there = try serbench(
          ["convert", "--from", "json", "--to", "avro", "--avsc", schema, "a.json", "-o", "a.avro"]
            + options, in: folder)
        #expect(there.status == 0, "\(there.diagnostics)")
        return try serbench(
          ["convert", "--from", "avro", "--to", "json", "--avsc", schema, "a.avro"], in: folder
        ).text
      }
      #expect(try roundTrip("rs.avsc", []) == array)
      #expect(try roundTrip("r.avsc", ["--elements"]) == lines)
      let misplaced = try serbench(
        ["convert", "--from", "avro", "--to", "json", "--avsc", "r.avsc", "--elements", "a.avro"],
        in: folder)
      #expect(misplaced.status == 2 && misplaced.diagnostics.contains("--elements"))
      try write(
        "syntax = \"proto3\"; message R { int32 a = 1; }", to: "r.proto", in: folder)
      let delimited = try serbench(
        [
          "convert", "--from", "json", "--to", "protobuf", "--delimited", "--proto", "r.proto",
          "--elements", "a.json", "-o", "a.bin",
        ], in: folder)
      #expect(delimited.status == 0, "\(delimited.diagnostics)")
      // 08 01, 08 16, each after its length.
      #expect(
        try Data(contentsOf: folder.appendingPathComponent("a.bin"))
          == Data([2, 8, 1, 2, 8, 22]))
    }
  }

  @Test("- is standard input")
  func standardInput() throws {
    try Tool.withTemporaryFolder { folder in
      try write("{\"a\":1}\n{\"a\":2}\n", to: "a.jsonl", in: folder)
      func piped(_ words: [String]) throws -> Tool.Outcome {
        try Tool.run(
          "sh",
          ["-c", "'\(Serbench.executable.path)' \(words.joined(separator: " ")) - <a.jsonl"],
          in: folder)
      }
      #expect(try piped(Self.quick).text.hasPrefix("2 bodies of standard input, 7 B each."))
      #expect(try piped(["schema", "infer"]).text.hasPrefix("A schema for 2 documents."))
      try write("{\"a\":1}\n{\"a\":}\n", to: "a.jsonl", in: folder)
      #expect(
        try piped(Self.quick).diagnostics.contains("standard input:2: document 2: $.a: expected"))
    }
  }

  @Test("Many bodies are sampled, the same ones for the same seed")
  func samples() throws {
    try Tool.withTemporaryFolder { folder in
      let lines = (0..<3000).map {
        #"{"n": \#($0), "x": "\#(String(repeating: "x", count: $0 % 50))"}"#
      }
      try write(lines.joined(separator: "\n"), to: "a.jsonl", in: folder)
      func measured(_ seed: String) throws -> String {
        let outcome = try serbench(
          Self.quick + ["--seed", seed, "a.jsonl", "--output", "r.json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(
          outcome.text
            .hasPrefix("1,000 of 3,000 bodies of a.jsonl, chosen at random (seed \(seed)), "))
        let python = try Tool.run(
          "python3",
          [
            "-c",
            """
            import json
            bodies = json.load(open("r.json"))["workloads"][0]["bodies"]
            assert (bodies["count"], bodies["measured_count"]) == (3000, 1000)
            assert bodies["sample_seed"] == \(seed)
            print(bodies["mean_bytes"])
            """,
          ], in: folder)
        #expect(python.status == 0, "\(python.diagnostics)")
        return python.text
      }
      let first = try measured("1")
      #expect(try measured("1") == first)
      #expect(try measured("2") != first)
    }
  }

  @Test("Processes that sample are handed what a pipe has brought")
  func handedOver() throws {
    try Tool.withTemporaryFolder { folder in
      try write("{\"a\": 1}\n{\"a\": 2}\n", to: "a.jsonl", in: folder)
      let command =
        "cat a.jsonl | '\(Serbench.executable.path)' measure --rounds 4 --processes 2 --seconds 1 "
        + "--compression none --codec json/swift --codec avro/document -"
      let outcome = try Tool.run("sh", ["-c", command], in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.contains("2 processes took the rounds in turn"), "\(outcome.text)")
    }
  }

  @Test("What was understood is in the result, and a result without it still reads")
  func inTheResult() throws {
    try Tool.withTemporaryFolder { folder in
      try write("{\"a\": 1}\n{\"a\": 2}\n[]\n", to: "a.jsonl", in: folder)
      let outcome = try serbench(Self.quick + ["a.jsonl", "--output", "r.json"], in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      let python = try Tool.run(
        "python3",
        [
          "-c",
          """
          import json
          bodies = json.load(open("r.json"))["workloads"][0]["bodies"]
          assert bodies == {
            "origin": "files", "source": "a.jsonl", "count": 3, "measured_count": 3,
            "mean_bytes": 16 / 3, "mean_white_space_bytes": 2 / 3, "wrapped_count": 1,
            "schema": "found from the bodies"}, bodies
          """,
        ], in: folder)
      #expect(python.status == 0, "\(python.diagnostics)")
      let report = try serbench(["report", "r.json"], in: folder)
      #expect(report.text.hasPrefix("3 bodies of a.jsonl, 5.33 B each."), "\(report.diagnostics)")
    }
  }
}
