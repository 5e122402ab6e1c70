import Foundation
import TestSupport
import Testing

/// How command lines are read, and what is said of those that make no sense.
@Suite struct ArgumentTests {
  private func serbench(_ words: [String], in folder: URL? = nil) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, words, in: folder)
  }

  /// A command line that ends with status 2, a message and a way on, and without output.
  private func expectRefused(_ words: [String], _ message: String) throws {
    let outcome = try serbench(words)
    #expect(outcome.status == 2, "\(words)")
    #expect(outcome.output.isEmpty, "\(words)")
    #expect(outcome.diagnostics.contains(message), "\(words): \(outcome.diagnostics)")
    #expect(!outcome.diagnostics.contains("?."), "a question ends with its mark")
    #expect(outcome.diagnostics.contains("--help"), "\(words): \(outcome.diagnostics)")
  }

  @Test("Each command has a page with an example, under each way to ask for it, and ends with 0")
  func help() throws {
    let overview = try serbench([])
    let names = try EveryCommand.listed()
    #expect(names.count >= 14)
    for words in [["--help"], ["-h"], ["help"]] {
      let outcome = try serbench(words)
      #expect(outcome.status == 0 && outcome.diagnostics.isEmpty)
      #expect(outcome.output == overview.output)
    }
    for name in names {
      let words = name.split(separator: " ").map(String.init)
      let page = try serbench(words + ["--help"])
      #expect(page.status == 0 && page.diagnostics.isEmpty)
      #expect(page.text.contains("\nUsage: serbench \(name)"))
      #expect(page.text.contains("\nExamples:\n  serbench \(name)"), "\(page.text)")
      #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(page.text)")
      // Asking for help goes before every mistake.
      for others in [words + ["-h"], ["help"] + words, ["--help"] + words, words + ["--no", "-h"]] {
        let same = try serbench(others)
        #expect(same.status == 0 && same.output == page.output, "\(others)")
      }
    }
    for words in [["schema", "--help"], ["help", "schema"]] {
      let group = try serbench(words)
      #expect(group.status == 0)
      #expect(group.text.contains("  schema convert  ") && !group.text.contains("  run  "))
    }
  }

  @Test func unknownCommandsHintAtNearOnes() throws {
    let table = [
      (["rum"], "there is no command 'rum'; did you mean 'run'? See the list"),
      (["meas"], "did you mean 'measure'?"),
      (["comp"], "did you mean 'compare' or 'compare-codecs'?"),
      (["RUN"], "did you mean 'run'?"),
      (["frobnicate"], "there is no command 'frobnicate'. See the list"),
      (["schema", "infr"], "there is no command 'schema infr'; did you mean 'schema infer'?"),
      (
        ["schema"],
        "'schema' needs a second word; there is: schema infer, schema generate, schema convert. See: serbench schema --help"
      ),
      (["help", "rum"], "did you mean 'run'?"),
    ]
    for (words, message) in table { try expectRefused(words, message) }
  }

  @Test func unknownOptionsAndChoicesHintAtNearOnes() throws {
    let result = EveryCommand.reference
    let table = [
      (["assignment", "--requests", "5"], "did you mean --requests-per-second?"),
      (["cost", "--payload", "5"], "did you mean --payload-bytes?"),
      (["cost", "--price", "5"], "did you mean --prices or --price-per-gb?"),
      (["run", "--workloads", "x"], "did you mean --workload?"),
      (["run", "--output-file", "x"], "did you mean --output?"),
      (["run", "-output", "x"], "did you mean --output?"),
      (["run", "--Quick"], "did you mean --quick?"),
      (["run", "--zzz"], "there is no option --zzz\n"),
      (["run", "--codec", "protobuf"], "did you mean protobuf/swift or protobuf/protobuf-c?"),
      (["run", "--codec", "Avro"], "did you mean avro/swift or avro/libavro?"),
      (["run", "--workload", "api-responce"], "did you mean api-response?"),
      (["report", result, "--format", "mark"], "did you mean markdown?"),
      (["convert", "--from", "jsn", "--to", "xml"], "did you mean json?"),
    ]
    for (words, message) in table { try expectRefused(words, message) }
  }

  @Test("A forgotten, empty or doubled value is said, and is never another option")
  func values() throws {
    let table = [
      (
        ["run", "--output", "--quick"],
        "'--quick' looks like an option. If it is the value, write --output=--quick"
      ),
      (
        ["report", "r.json", "--format", "-o", "x"],
        "--format needs a value: FORMAT; '-o' looks like"
      ),
      (["run", "--seconds", "--"], "--seconds needs a value: S; '--' looks like"),
      (["run", "--output"], "--output needs a value: FILE"),
      (["run", "--output="], "--output needs a value that is not empty: FILE"),
      (["run", "--codec", ""], "--codec needs a value that is not empty: NAME"),
      (["run", "--codec", "json/swift,,avro/swift"], "--codec cannot be ''"),
      (["run", "--quick=yes"], "--quick takes no value"),
      (["run", "--seconds", "1", "--seconds", "2"], "--seconds is given twice"),
      (["run", "--quick", "--quick"], "--quick is given twice"),
      (["convert", "--from", "json,avro", "--to", "xml"], "--from cannot be 'json,avro'"),
      (["assignment", "--requests-per-second", "-1"], "--requests-per-second"),
      (["report", ""], "an operand is empty; give RESULT…"),
      (["run", ""], "it takes no operand, but got ''"),
      (
        ["run", "--slow-down", "avro/swift=1%", "--slow-down", "avro/swift=2%"],
        "--slow-down cannot be 'avro/swift=2%': give each codec once"
      ),
    ]
    for (words, message) in table { try expectRefused(words, message) }
  }

  @Test func namesThatBeginWithDashesAreFiles() throws {
    try Tool.withTemporaryFolder { folder in
      try EveryCommand.makeInputs(in: folder)
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent("users.jsonl"),
        to: folder.appendingPathComponent("--users.jsonl"))
      let outcome = try serbench(
        ["schema", "infer", "--emit=proto", "--output=--out.proto", "--", "--users.jsonl"],
        in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.hasSuffix("\nwrote --out.proto\n"))
      #expect(
        FileManager.default.fileExists(
          atPath: folder.appendingPathComponent("--out.proto").path))
    }
  }

  @Test("A codec or workload that is given twice is measured once")
  func doubledChoices() throws {
    try Tool.withTemporaryFolder { folder in
      try EveryCommand.makeInputs(in: folder)
      let quick = [
        "--quick", "--rounds", "2", "--seconds", "1", "--compression", "gzip,gzip", "-o", "r.json",
      ]
      for words in [
        [
          "run", "--workload", "session-claims", "--workload", "session-claims,session-claims",
          "--codec",
          "avro/swift, avro/swift", "--codec", "avro/swift",
        ],
        ["measure", "--codec", "avro/swift", "--codec", "avro/swift", "users.jsonl"],
      ] {
        let outcome = try serbench(words + quick, in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let check = """
          import json
          d = json.load(open("r.json"))
          names = lambda items, *keys: [tuple(i[k] for k in keys) for i in items]
          for items in (names(d["measurements"], "workload", "size", "codec", "kind"),
                        names(d["codecs"], "name", "kind"), names(d["workloads"], "name"),
                        names(d["compression"]["settings"], "method", "level")):
              assert items and len(items) == len(set(items)), items
          """
        let python = try Tool.run("python3", ["-c", check], in: folder)
        #expect(python.status == 0, "\(python.diagnostics)")
      }
    }
  }
}
