import Foundation
import TestSupport
import Testing

enum Serbench {
  static let executable = Tool.product("serbench")
}

/// Runs the executable as people do, and looks at what it says and how it exits.
@Suite struct CommandLineTests {
  private func serbench(_ arguments: String..., in folder: URL? = nil) throws -> Tool.Outcome {
    try serbench(arguments, in: folder)
  }

  private func serbench(_ arguments: [String], in folder: URL? = nil) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test(
    "A name of a file that is no text is said, and one with control characters is shown without")
  func oddNames() throws {
    try Tool.withTemporaryFolder { folder in
      let name = "a\n\u{1B}[31mb.json"
      try Data("{\"a\": 1}".utf8).write(to: folder.appendingPathComponent(name))
      try Data().write(to: folder.appendingPathComponent("\u{1B}[2J.json"))
      for words in [
        ["schema", "infer", name], ["cost", "--language", "other", name],
        ["measure", "\u{1B}[2J.json"],
      ] {
        let outcome = try serbench(words, in: folder)
        #expect(
          !outcome.text.contains("\u{1B}") && !outcome.diagnostics.contains("\u{1B}"), "\(words)")
      }
      let shell = try Tool.run(
        "/bin/sh", ["-c", "\"$0\" measure \"$(printf 'bad\\377.json')\"", Serbench.executable.path])
      #expect(shell.status == 2)
      #expect(
        shell.diagnostics.contains("'bad\\xFF.json' is not UTF-8 text"), "\(shell.diagnostics)")
    }
  }

  @Test("What makes no sense ends with status 2, a reason and a way on, and prints no result")
  func usage() throws {
    let table: [([String], String)] = [
      (["frobnicate"], "there is no command 'frobnicate'"),
      (["rum"], "did you mean 'run'?"),
      (["schema"], "'schema' needs a second word; there is: schema infer, schema generate"),
      (
        ["cost", "--from", "avro", "--to", "avro", "a.json"],
        "a codec that is not today's, or what else changes: --to-compression"
      ),
      (["cost", "--from", "protobuf", "a.json"], "give a --to besides it"),
      (["cost", "--json", "-o", "x.html"], "with --json its name ends in .json"),
      (
        ["cost", "--compression", "gzip:5", "a.json"], "gzip is measured at its usual level (gzip)"
      ),
      (["cost", "--compression", "lzma", "a.json"], "the methods are gzip, zstd, brotli"),
      (["run", "--workloads", "x"], "did you mean --workload?"),
      (["run", "--workload", "api-responce"], "did you mean api-response?"),
      (["run", "--rounds", "0"], "--rounds cannot be '0': give an integer from 1 to 10000"),
      (["run", "--seconds", "nan"], "--seconds cannot be 'nan'"),
      (["run", "--quick=yes"], "--quick takes no value"),
      (["run", "--output"], "--output needs a value: FILE"),
      (["run", "--quick", "--quick"], "--quick is given twice"),
      (["run", "file"], "it takes no operand, but got 'file'"),
      (["run", "--compression", "zip"], "did you mean gzip?"),
      (["run", "--compression", "none,gzip"], "--compression cannot be 'none'"),
      (["measure"], "give a JSON file to measure"),
      (["report", "Results/reference.json", "-o"], "--output needs a value: FILE"),
      (["report", "Results/reference.json", "-x"], "there is no option -x"),
      (["assignment", "--reduction", "1.5"], "--reduction"),
      (["assignment", "--requests-per-second", "-1"], "--requests-per-second"),
      (["assignment", "--price-per-gb", "free"], "--price-per-gb"),
      (["assignment", "--payload-bytes", "0"], "--payload-bytes"),
      (["assignment", "--days", "inf"], "--days"),
    ]
    for (arguments, message) in table {
      let outcome = try Tool.run(Serbench.executable.path, arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.output.isEmpty, "\(arguments)")
      #expect(outcome.diagnostics.contains(message), "\(arguments): \(outcome.diagnostics)")
    }
  }

  @Test func aReportBecomesAPage() throws {
    try Tool.withTemporaryFolder { folder in
      let result = Tool.packageRoot.appendingPathComponent("Results/reference.json").path
      let outcome = try serbench("report", result, "-o", "page.html", in: folder)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.diagnostics)")
      let page = try String(
        contentsOf: folder.appendingPathComponent("page.html"), encoding: .utf8)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    }
  }

  @Test("Several results go on one page, if they are of the same data, and in no other form")
  func severalResults() throws {
    try Tool.withTemporaryFolder { folder in
      let result = Tool.packageRoot.appendingPathComponent("Results/reference.json")
      let text = try String(contentsOf: result, encoding: .utf8)
      let processor = text.replacing(#/"cpu_model" : "[^"]*"/#, with: "\"cpu_model\" : \"Abacus\"")
      let seed = text.replacing(#/"seed" : 2,/#, with: "\"seed\" : 22,")
      #expect(processor != text && seed != text)
      try Data(processor.utf8).write(to: folder.appendingPathComponent("machine.json"))
      try Data(seed.utf8).write(to: folder.appendingPathComponent("data.json"))
      let page = try serbench("report", result.path, "machine.json", "-o", "page.html", in: folder)
      #expect(page.status == 0, "\(page.diagnostics)")
      #expect(page.diagnostics.contains("warning: B: the processor differs: "))
      let html = try String(
        contentsOf: folder.appendingPathComponent("page.html"), encoding: .utf8)
      #expect(html.contains("<h2 class=\"result\">B: machine.json</h2>"))
      let refused = try serbench("report", result.path, "data.json", "-o", "no.html", in: folder)
      #expect(refused.status == 1)
      #expect(refused.diagnostics.contains("data.json cannot stand beside"))
      #expect(refused.diagnostics.contains("seed 22"))
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("no.html").path))
      let table = try serbench("report", result.path, "machine.json", in: folder)
      #expect(table.status == 2)
      #expect(table.diagnostics.contains("several results go only on a page"))
    }
  }

  @Test("The memory of one batch, in a process of its own, is a number of pages")
  func peakMemory() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/smaps_rollup") else { return }
    func bytes(_ words: String...) throws -> Int {
      let outcome = try Tool.run(Serbench.executable.path, ["peak-memory"] + words)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      return try #require(Int(outcome.text.dropLast()))
    }
    let whole = try bytes("iso-languages", "protobuf/swift", "codec", "decode")
    // 7,910 records of 64 bytes and more, and hardly anything else.
    #expect((500_000...3_000_000).contains(whole) && whole % 4096 == 0)
    #expect(try bytes("iso-languages", "protobuf/swift", "codec", "decode") == whole)
    #expect(try bytes("iso-languages", "protobuf/swift", "borrowed_decode", "decode") < 100_000)
    let unknown = try Tool.run(
      Serbench.executable.path, ["peak-memory", "a", "b", "codec", "decode"])
    #expect(unknown.status == 2)
  }

  @Test func theAssignmentComesOutToTheCent() throws {
    let given = try serbench("assignment")
    #expect(given.status == 0)
    #expect(given.text.contains("8 MB/s"))
    #expect(given.text.contains("28.8 GB"))
    #expect(given.text.contains("20,736 GB"))
    #expect(given.text.contains("$1,866.24"))
    #expect(given.text.contains("With the measured sizes of api-response"))
    #expect(given.text.contains("what becomes of the 40 %"))
    #expect(!given.text.contains("\u{1B}"), "colour belongs on a terminal")
    let json = try Tool.run(
      "python3", ["-c", "import json,sys; print(json.load(sys.stdin).keys())"],
      input: try serbench("assignment", "--json").output)
    #expect(json.status == 0, "\(json.diagnostics)")
  }

  @Test func aRunWritesADocumentAndAReport() throws {
    try Tool.withTemporaryFolder { folder in
      let outcome = try serbench(
        "run", "--workload", "session-claims", "--rounds", "3", "--seconds", "1", "--quick",
        "--output", "result.json", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.contains("session-claims"))
      #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let check = """
        import json
        d = json.load(open("result.json"))
        assert d["format"] == "serbench-result" and d["schema_version"] == 1
        assert d["is_complete"] is True
        print(len(d["measurements"]))
        """
      let python = try Tool.run("python3", ["-c", check], in: folder)
      #expect(python.status == 0, "\(python.diagnostics)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["result.json"])
    }
  }

  @Test("Several processes share the rounds of a run, and what they print is printed once")
  func aRunInSeveralProcesses() throws {
    try Tool.withTemporaryFolder { folder in
      let outcome = try serbench(
        "run", "--workload", "session-claims", "--rounds", "7", "--seconds", "1", "--quick",
        "--processes", "3", "--output", "result.json", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.split(separator: "\n").count { $0.contains("Reading the clock") } == 1)
      let check = """
        import json
        d = json.load(open("result.json"))
        assert d["is_complete"] is True
        rounds = d["rounds_by_process"]
        assert len(rounds) == 3 and sorted(rounds)[0] >= 1, rounds
        for m in d["measurements"]:
            for direction in ("encode", "decode"):
                if direction in m:
                    assert len(m[direction]["sample_nanoseconds"]) == sum(rounds)
        """
      let python = try Tool.run("python3", ["-c", check], in: folder)
      #expect(python.status == 0, "\(python.diagnostics)")
    }
  }

  @Test("A result that cannot be written is said before anything is measured")
  func unwritableResult() throws {
    for path in ["/nowhere/result.json", "/dev/full", "/"] {
      let outcome = try serbench("run", "--quick", "--output", path)
      #expect(outcome.status == 1, "\(path)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.diagnostics.contains(path), "\(outcome.diagnostics)")
    }
  }

  @Test func aFullDiskUnderStandardOutputIsAFailure() throws {
    let outcome = try Tool.run(
      "sh", ["-c", "'\(Serbench.executable.path)' assignment >/dev/full"])
    #expect(outcome.status == 1)
    #expect(outcome.diagnostics.contains("serbench"))
  }

  @Test func aUsersOwnFileIsMeasuredInEveryCodec() throws {
    try Tool.withTemporaryFolder { folder in
      let lines = """
        {"user": "ana", "age": 31, "tags": ["a", "b"], "home": {"city": "Oslo"}}
        {"user": "bo\\u0001", "age": null, "tags": []}
        """
      try Data(lines.utf8).write(to: folder.appendingPathComponent("users.jsonl"))
      let schema = try serbench("measure", "--schema", "users.jsonl", in: folder)
      #expect(schema.status == 0)
      #expect(schema.text.contains("optional uint32 age = 2"))
      let outcome = try serbench(
        "measure", "--quick", "--rounds", "3", "--seconds", "1", "users.jsonl", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.contains("protobuf"))
      // XML 1.0 has no U+0001.
      #expect(outcome.diagnostics.contains("xml/libxml2 is left out: user:"))
    }
  }

  @Test("A file that is no sample is refused with its name and, where there is one, the line")
  func unusableFiles() throws {
    try Tool.withTemporaryFolder { folder in
      let files: [(String, [UInt8], String)] = [
        ("empty.json", [], "empty.json: the file is empty"),
        ("broken.json", Array("{\"a\": 1,\n \"b\" 2}".utf8), "broken.json:2:"),
        ("latin1.json", Array("{\"a\": \"".utf8) + [0xE9] + Array("\"}".utf8), "UTF-8"),
        (
          "twice.json", Array("[{\"a\": 1},\n{\"a\": 1, \"a\": 2}]".utf8),
          "twice.json:2: document 2: $.a"
        ),
        ("deep.json", Array(String(repeating: "{\"a\":", count: 10_000).utf8), "nest deeper"),
        ("huge.json", Array("{\"a\": 123456789012345678901}".utf8), "whole number of 64 bits"),
        ("mark.json", [0xEF, 0xBB, 0xBF] + Array("{}".utf8), "byte order mark"),
        ("wide.json", [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], "UTF-16"),
      ]
      for (name, bytes, message) in files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        for command in [["measure", "--elements"], ["schema", "infer", "--elements"]] {
          let outcome = try Tool.run(Serbench.executable.path, command + [name], in: folder)
          #expect(outcome.status == 1, "\(name)")
          #expect(outcome.output.isEmpty)
          #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
        }
      }
      let missing = try serbench("measure", "missing.json", in: folder)
      #expect(missing.status == 1)
      #expect(missing.diagnostics.contains("missing.json: the file cannot be read"))
      let directory = try serbench("measure", "/", in: folder)
      #expect(directory.status == 1)
    }
  }

  @Test func aSchemaIsInferredAndWrittenInFourLanguages() throws {
    try Tool.withTemporaryFolder { folder in
      let lines = """
        {"first-name": "ana", "age": 31, "born": "1995-02-28"}
        {"first-name": "bo", "age": null, "born": "2001-11-05"}
        """
      try Data(lines.utf8).write(to: folder.appendingPathComponent("users.jsonl"))
      let report = try serbench("schema", "infer", "users.jsonl", in: folder)
      #expect(report.status == 0)
      #expect(report.text.hasPrefix("A schema for 2 documents.\n"))
      #expect(report.text.contains(/\$\.age +optional uint32 +1 of 2 +whole numbers.*else null/))
      #expect(report.text.contains("first_x2D_name = 1 [json_name = \"first-name\"]"))
      for (language, mark) in [
        ("proto", "message User {"), ("avsc", "\"name\": \"User\""),
        ("xsd", "<xs:complexType name=\"User\">"), ("swift", "public struct User"),
      ] {
        let printed = try serbench(
          "schema", "infer", "--emit", language, "--name", "User", "users.jsonl", in: folder)
        #expect(printed.status == 0, "\(printed.diagnostics)")
        #expect(printed.text.contains(mark), "\(printed.text)")
        let written = try serbench(
          "schema", "infer", "--emit", language, "--name", "User", "-o", "out", "users.jsonl",
          in: folder)
        #expect(written.text.hasSuffix("\nwrote out\n"))
        let file = folder.appendingPathComponent("out")
        #expect(try String(contentsOf: file, encoding: .utf8) == printed.text)
      }
      for words in [["--name", "a-b", "users.jsonl"], ["-o", "x", "users.jsonl"], []] {
        let refused = try Tool.run(
          Serbench.executable.path, ["schema", "infer"] + words, in: folder)
        #expect(refused.status == 2, "\(words)")
      }
    }
  }

  @Test func generatedSchemasAreUpToDate() throws {
    let outcome = try serbench(
      "schema", "generate", "--check", "--swift", "Benchmarks/Workloads/Records",
      "--drop-unknown-fields", in: Tool.packageRoot)
    #expect(outcome.status == 0, "run: make schemas\n\(outcome.diagnostics)")
  }

  @Test("The assignment becomes a page, data or a worksheet, and a worksheet holds no answer")
  func assignmentOutputs() throws {
    try Tool.withTemporaryFolder { folder in
      let page = try serbench("assignment", "-o", "page.html", in: folder)
      #expect(page.status == 0, "\(page.diagnostics)")
      #expect(page.text.replacing("\n", with: " ").contains("$1,866.24 in 30 days."))
      func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      }
      #expect(try file("page.html").contains(">$1,866.24</text>"))
      _ = try serbench("assignment", "-o", "data.json", in: folder)
      #expect(try file("data.json") == serbench("assignment", "--json").text)
      #expect(try serbench("assignment", "-o", "-", in: folder).text == serbench("assignment").text)
      let sheet = try serbench("assignment", "--worksheet", "-o", "sheet.html", in: folder)
      let texts = [
        sheet.text, try file("sheet.html"), try serbench("assignment", "--worksheet").text,
      ]
      for answer in [
        "8 MB/s", "28.8", "20,736", "1,866.24", "22,200", "1,516.24", "14.6 months", "48.9 %",
      ] {
        #expect(texts.allSatisfy { !$0.contains(answer) }, "\(answer)")
      }
      let both = try serbench("assignment", "--worksheet", "--json", in: folder)
      #expect(both.status == 2 && both.output.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    }
  }

  @Test("The open question's sizes are those of the reference run, and cost counts the same bytes")
  func theOpenQuestionIsMeasured() throws {
    let script = """
      import json, sys
      reference = json.load(open("Results/reference.json"))
      sizes = {}
      for b in reference["compression"]["bodies"]:
          if (b["workload"], b["size"]) == ("api-response", "one"):
              gzip, = [o for o in b["outcomes"] if (o["method"], o["level"]) == ("gzip", 6)]
              for codec in b["codecs"]:
                  sizes[codec] = (b["total_bytes"] / b["body_count"], gzip["total_bytes"] / b["body_count"])
      answers = {}
      for f in json.load(sys.stdin)["open_question"]["formats"]:
          codec = [c for c in sizes if c.startswith(f["format"].lower() + "/")][0]
          for a in f["answers"]:
              after, before = a["mean_bytes_after"], a["mean_bytes_before"]
              i = 1 if a.get("content_coding") else 0
              if "framing" not in a:
                  assert abs(before - sizes["json/foundation"][i]) < 1e-6, a
                  assert abs(after - sizes[codec][i]) < 1e-6, a
              answers[f["format"], a.get("framing"), i] = (before, after)
      print(len(answers), *["%.1f" % x for x in answers["Protobuf", "http/1.1", 1]])
      """
    let answers = try Tool.run(
      "/usr/bin/python3", ["-c", script], input: serbench("assignment", "--json").output,
      in: Tool.packageRoot)
    #expect(answers.status == 0, "\(answers.diagnostics)")
    #expect(answers.text == "18 930.7 836.6\n")
    let cost = try serbench(
      "cost", "--result", "Results/reference.json", "--workload", "api-response", "--compression",
      "gzip", "--framing", "http/1.1", in: Tool.packageRoot)
    #expect(cost.text.contains(#/response on the wire +930\.7 B +836\.6 B/#))
  }

  @Test("A file of another kind where a result is asked for ends with status 2, in every command")
  func otherFilesForResults() throws {
    try Tool.withTemporaryFolder { folder in
      try Data("{\"user\": \"ana\"}".utf8).write(to: folder.appendingPathComponent("p.json"))
      let reference = Tool.packageRoot.appendingPathComponent("Results/reference.json").path
      for words in [
        ["compare", reference, "p.json"], ["claims", "p.json"], ["report", "p.json"],
        ["cost", "--measure", "p.json"], ["cost", "--result", "p.json"],
        ["run", "--quick", "--baseline", "p.json"],
      ] {
        let outcome = try Tool.run(Serbench.executable.path, words, in: folder)
        #expect(outcome.status == 2, "\(words)")
        #expect(outcome.output.isEmpty)
        #expect(
          outcome.diagnostics.contains("p.json: this is a JSON payload"), "\(outcome.diagnostics)")
      }
    }
  }
}
