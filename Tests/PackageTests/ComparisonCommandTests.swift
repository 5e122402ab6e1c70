import Foundation
import TestSupport
import Testing

/// Compares results as people do: two files, a table, an exit status.
@Suite struct ComparisonCommandTests {
  private let reference = Tool.packageRoot.appendingPathComponent("Results/reference.json")

  /// The reference run with something changed: Python code that works on the document `d`.
  private func changed(_ code: String, in folder: URL) throws -> String {
    let script = """
      import json
      d = json.load(open("\(reference.path)"))
      \(code)
      json.dump(d, open("changed.json", "w"))
      """
    let python = try Tool.run("python3", ["-c", script], in: folder)
    #expect(python.status == 0, "\(python.diagnostics)")
    return "changed.json"
  }

  private func compare(
    _ code: String, _ options: String...
  ) throws -> Tool.Outcome {
    try Tool.withTemporaryFolder { folder in
      let arguments = ["compare", reference.path, try changed(code, in: folder)] + options
      return try Tool.run(Serbench.executable.path, arguments, in: folder)
    }
  }

  private func slower(_ codec: String, by factor: Double) -> String {
    """
    for m in d["measurements"]:
        for k in ("encode", "decode"):
            if m["codec"] == "\(codec)" and k in m:
                for s in ("sample_nanoseconds", "sample_cpu_nanoseconds"):
                    m[k][s] = [int(x * \(factor)) for x in m[k][s]]
    """
  }

  @Test func aRunComparedWithItselfHasNoRegression() throws {
    let outcome = try compare("pass", "--details")
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.text.contains("No case is, beyond doubt, more than 5 % slower."))
    #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!outcome.text.contains("\u{1B}"))
  }

  @Test("A codec made slower by a fifth ends with status 1, unless that much is accepted")
  func regression() throws {
    let caught = try compare(slower("protobuf/swift", by: 1.2))
    #expect(caught.status == 1)
    #expect(caught.text.contains(#/protobuf/swift +enc +\+20\.0 % .* slower !/#))
    #expect(caught.text.contains("slower (!)"))
    #expect(caught.diagnostics.contains("--max-regression"))
    #expect(caught.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let accepted = try compare(slower("protobuf/swift", by: 1.2), "--max-regression", "25%")
    #expect(accepted.status == 0)
    #expect(accepted.text.contains(#/protobuf/swift +enc +\+20\.0 % .* slower +\d/#))
  }

  @Test func oneHundredthIsNotCalled() throws {
    let outcome = try compare(slower("protobuf/swift", by: 1.01), "--max-regression", "0")
    #expect(outcome.status == 0, "\(outcome.text)")
  }

  @Test func otherDataAreRefusedAndOtherMachinesWarnedOf() throws {
    let seeds = try compare(#"d["workloads"][0]["seed"] = 99"#)
    #expect(seeds.status == 1)
    #expect(seeds.output.isEmpty)
    #expect(seeds.diagnostics.contains("user-profile was made from seed 1 in the base"))
    let machine = try compare(
      #"d["environment"]["cpu_model"] = "Other"; d["environment"]["swift_version"] = "9""#)
    #expect(machine.status == 0)
    #expect(machine.diagnostics.contains("warning: the processor differs: AMD EPYC, now Other"))
    #expect(machine.diagnostics.contains("warning: the Swift version differs"))
  }

  @Test("What makes no sense ends with status 2 and a reason")
  func usage() throws {
    let table: [([String], String)] = [
      (["compare", "one.json"], "give two results"),
      (["compare", "a", "b", "--max-regression", "much"], "--max-regression cannot be 'much'"),
      // 500 %, if it were taken as it is.
      (["compare", "a", "b", "--max-regression", "5"], "give 5% if that is meant"),
      (["compare", "a", "b", "--max-regression=-1%"], "--max-regression cannot be '-1%'"),
      (["run", "--max-regression", "5%"], "--max-regression needs a --baseline"),
      (["run", "--allow-one-process"], "--allow-one-process needs a --baseline"),
      (["run", "--slow-down", "protobuf/swift"], "--slow-down cannot be 'protobuf/swift'"),
      (["run", "--slow-down", "cobol=1%"], "--slow-down cannot be 'cobol=1%'"),
      (["self-check", "--seconds", "0"], "--seconds cannot be '0'"),
    ]
    for (arguments, message) in table {
      let outcome = try Tool.run(Serbench.executable.path, arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.diagnostics.contains(message), "\(arguments): \(outcome.diagnostics)")
    }
  }

  @Test("A baseline that cannot be read is said before anything is measured")
  func missingBaseline() throws {
    let outcome = try Tool.run(
      Serbench.executable.path, ["run", "--quick", "--baseline", "/nowhere.json"])
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.diagnostics.contains("cannot read /nowhere.json"))
  }

  /// The reference run as if one process had taken its first ten rounds.
  private let inOneProcess = """
    del d["rounds_by_process"]
    for m in d["measurements"]:
        for k in ("encode", "decode"):
            for s in ("sample_nanoseconds", "sample_cpu_nanoseconds", "sample_user_cpu_nanoseconds"):
                if k in m: m[k][s] = m[k][s][:10]
    """

  @Test("Results of one process are compared with wider intervals, which is said with the reason")
  func oneProcess() throws {
    let outcome = try compare(inOneProcess)
    #expect(outcome.status == 0, "\(outcome.text)")
    let text = outcome.text.replacing("\n", with: " ")
    #expect(
      text.contains(
        "Intervals are widened: the base was measured in 10 processes, the new run in 1 process."))
    #expect(text.contains(#/a slowdown below about \d+ % is not called/#))
    #expect(text.contains("measure both without --quick"))
    #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!(try compare("pass")).text.contains("Intervals are widened: the base"))
  }

  @Test("As a gate, results of one process are refused with what to do, unless that is allowed")
  func gate() throws {
    let refused = try compare(inOneProcess, "--max-regression", "5%")
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    for word in ["changed.json in 1", "--processes 10", "--allow-one-process"] {
      #expect(refused.diagnostics.contains(word), "\(refused.diagnostics)")
    }
    #expect(!refused.diagnostics.contains("reference.json in"))
    let allowed = try compare(inOneProcess, "--max-regression", "5%", "--allow-one-process")
    #expect(allowed.status == 0)
    let slow = try compare(
      inOneProcess + "\n" + slower("protobuf/swift", by: 1.5), "--max-regression", "5%",
      "--allow-one-process")
    #expect(slow.status == 1)
    #expect(slow.text.contains(#/protobuf/swift +enc +\+[45]\d\.\d % .* slower !/#))
    // Before anything is measured.
    let run = try Tool.run(
      Serbench.executable.path, ["run", "--quick", "--baseline", reference.path])
    #expect(run.status == 2)
    #expect(run.diagnostics.contains("this run in 1"), "\(run.diagnostics)")
    #expect(!run.diagnostics.contains("reference.json in"))
    // More processes than rounds are not started.
    let few = try Tool.run(
      Serbench.executable.path, ["run", "--rounds", "4", "--baseline", reference.path])
    #expect(few.status == 2 && few.diagnostics.contains("this run in 4"), "\(few.diagnostics)")
  }

  @Test func aResultComparedWithItselfIsSaid() throws {
    try Tool.withTemporaryFolder { folder in
      let link = folder.appendingPathComponent("link.json")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: reference)
      for other in [reference.path, link.path] {
        let outcome = try Tool.run(Serbench.executable.path, ["compare", reference.path, other])
        #expect(outcome.status == 0)
        #expect(outcome.diagnostics.contains("both results are the same file"))
      }
    }
  }

  @Test func aRunComparesItselfWithABaseline() throws {
    try Tool.withTemporaryFolder { folder in
      let run = [
        "run", "--workload", "session-claims", "--codec", "json/swift,protobuf/swift,avro/swift",
        "--quick", "--rounds", "8", "--seconds", "1",
      ]
      let base = try Tool.run(
        Serbench.executable.path, run + ["--output", "base.json"], in: folder)
      #expect(base.status == 0, "\(base.diagnostics)")
      // So great a slowdown is accepted and noticed on any machine.
      let new = try Tool.run(
        Serbench.executable.path,
        run + [
          "--baseline", "base.json", "--max-regression", "1000%", "--allow-one-process",
          "--slow-down", "avro/swift=900%", "--output", "new.json",
        ], in: folder)
      #expect(new.status == 0, "\(new.diagnostics)")
      #expect(new.text.contains("Change of the processor time an operation takes"))
      let document = try String(
        contentsOf: folder.appendingPathComponent("new.json"), encoding: .utf8)
      #expect(document.contains("slowed down on purpose by 900 %"))
    }
  }
}
