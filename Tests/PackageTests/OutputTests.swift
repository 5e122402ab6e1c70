import Foundation
import TestSupport
import Testing

/// Where the output of every command goes, and what it says where that is impossible.
@Suite struct OutputTests {
  private func withInputs(_ body: (URL) throws -> Void) throws {
    try Tool.withTemporaryFolder { folder in
      try EveryCommand.makeInputs(in: folder)
      try body(folder)
    }
  }

  private func files(_ folder: URL) -> Set<String> {
    Set(FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
  }

  @Test func theTableHasEveryCommand() throws {
    #expect(try EveryCommand.listed().sorted() == EveryCommand.lines.map(\.name).sorted())
  }

  @Test("The version is printed, and is the last one that the list of changes describes")
  func version() throws {
    let outcome = try Tool.run(Serbench.executable.path, ["--version"])
    #expect(outcome.status == 0 && outcome.diagnostics.isEmpty)
    let changes = try String(
      contentsOf: Tool.packageRoot.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
    let heading = try #require(changes.split(separator: "\n").first { $0.hasPrefix("## ") })
    let version = try #require(heading.dropFirst(3).split(separator: ",").first)
    #expect(outcome.text == "serbench \(version)\n")
    #expect(try Tool.run(Serbench.executable.path, ["--version", "x"]).status == 2)
  }

  /// Runs a command whose standard output takes nothing. Threads that run tests block signals, and what they start
  /// inherits that.
  private static let broken = """
    import os, signal, subprocess, sys
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    reader, closed = os.pipe()
    os.close(reader)
    out = {"full": lambda: os.open("/dev/full", os.O_WRONLY), "pipe": lambda: closed}
    kind, words = sys.argv[1], sys.argv[2:]
    if kind == "closed":
        words = ["sh", "-c", 'exec "$0" "$@" >&-'] + words
    run = subprocess.run(words, stdout=out[kind]() if kind in out else None, stderr=subprocess.PIPE)
    sys.stderr.buffer.write(run.stderr)
    sys.exit(run.returncode if run.returncode >= 0 else 100 - run.returncode)
    """

  @Test(
    "Standard output that is full, closed, or a pipe without a reader is one sentence and status 1",
    arguments: EveryCommand.lines)
  func brokenStandardOutput(_ line: EveryCommand.Line) throws {
    let reasons = [
      "full": "no space is left on the device; free some, or write elsewhere",
      "pipe": "its reader has closed it", "closed": "it is not open for writing",
    ]
    for (kind, reason) in reasons {
      try withInputs { folder in
        let outcome = try Tool.run(
          "python3", ["-c", Self.broken, kind, Serbench.executable.path] + line.words, in: folder)
        #expect(outcome.status == 1, "\(line.name), \(kind): \(outcome.diagnostics)")
        let failures = outcome.diagnostics.split(separator: "\n").filter {
          $0.hasPrefix("serbench")
        }
        #expect(
          failures == ["serbench: cannot write standard output: \(reason)"],
          "\(line.name), \(kind): \(outcome.diagnostics)")
        #expect(!files(folder).contains { $0.contains("/.") || $0.hasPrefix(".") })
      }
    }
  }

  /// The commands with `--output` that are done soon.
  private static let withOutput = EveryCommand.lines.filter {
    ["run", "report", "measure", "cost", "convert", "schema infer"].contains($0.name)
  }

  @Test("The commands with --output are in the table")
  func tableOfOutputs() throws {
    let with = try EveryCommand.lines.filter { try EveryCommand.hasOutput($0.name) }.map(\.name)
    #expect(Set(with) == Set(Self.withOutput.map(\.name) + ["assignment", "compare-codecs"]))
  }

  @Test("-o - is standard output, and so is what its descriptor is called", arguments: withOutput)
  func standardOutput(_ line: EveryCommand.Line) throws {
    try withInputs { folder in
      let before = files(folder)
      let file = try Tool.run(
        Serbench.executable.path, line.words + ["-o", "result"], in: folder)
      #expect(file.status == 0, "\(file.diagnostics)")
      let written = try Data(contentsOf: folder.appendingPathComponent("result"))
      #expect(!written.isEmpty)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("result"))
      let isMeasured = ["run", "measure"].contains(line.name)
      for name in ["-", "/dev/stdout"] {
        let outcome = try Tool.run(Serbench.executable.path, line.words + ["-o", name], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        if isMeasured {
          let check = try Tool.run(
            "python3",
            ["-c", "import json, sys; assert json.load(sys.stdin)['format'] == 'serbench-result'"],
            input: outcome.output)
          #expect(check.status == 0, "\(line.name): \(outcome.text)")
        } else if name == "-" {
          #expect(outcome.output == written, "\(line.name)")
        } else {
          #expect(outcome.output.starts(with: written), "\(line.name)")
        }
      }
      let descriptor = try Tool.run(
        "sh",
        ["-c", "exec \"$0\" \"$@\" 3>three", Serbench.executable.path] + line.words
          + ["-o", "/dev/fd/3"], in: folder)
      #expect(descriptor.status == 0, "\(descriptor.diagnostics)")
      let three = try Data(contentsOf: folder.appendingPathComponent("three"))
      #expect(isMeasured ? three.starts(with: written.prefix(20)) : three == written)
      let null = try Tool.run(
        Serbench.executable.path, line.words + ["-o", "/dev/null"], in: folder)
      #expect(null.status == 0, "\(null.diagnostics)")
      #expect(files(folder) == before.union(["three"]), "\(line.name)")
    }
  }

  @Test("An output keeps its mode, and the link that leads to it", arguments: withOutput)
  func links(_ line: EveryCommand.Line) throws {
    try withInputs { folder in
      let manager = FileManager.default
      let target = folder.appendingPathComponent("target").path
      try Data("old".utf8).write(to: URL(fileURLWithPath: target))
      try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
      try manager.createSymbolicLink(
        atPath: folder.appendingPathComponent("link").path, withDestinationPath: "target")
      let outcome = try Tool.run(
        Serbench.executable.path, line.words + ["--output=link"], in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(
        try manager.destinationOfSymbolicLink(
          atPath: folder.appendingPathComponent("link").path) == "target")
      let mode = try manager.attributesOfItem(atPath: target)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o640)
      #expect(try Data(contentsOf: URL(fileURLWithPath: target)) != Data("old".utf8))
    }
  }

  @Test("An output that is full, or cannot be made, leaves nothing", arguments: withOutput)
  func unwritableOutput(_ line: EveryCommand.Line) throws {
    try withInputs { folder in
      let before = files(folder)
      for path in ["/dev/full", "missing/out", ".", "/dev/fd/87"] {
        let outcome = try Tool.run(Serbench.executable.path, line.words + ["-o", path], in: folder)
        #expect(outcome.status == 1, "\(path)")
        #expect(outcome.output.isEmpty, "\(path)")
        let sentences = outcome.diagnostics.split(separator: "\n")
        #expect(sentences.count == 1, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.hasPrefix("serbench: cannot write \(path): "))
      }
      #expect(files(folder) == before)
    }
  }

  @Test(
    "An output that is named after a format that is not written is refused, with those that are")
  func endings() throws {
    try withInputs { folder in
      for line in EveryCommand.lines where try EveryCommand.hasOutput(line.name) {
        for ending in ["pdf", "PDF", "xlsx", "yaml"] {
          let outcome = try Tool.run(
            Serbench.executable.path, line.words + ["-o", "out.\(ending)"], in: folder)
          #expect(outcome.status == 2 && outcome.output.isEmpty, "\(line.name)")
          #expect(
            outcome.diagnostics.contains(#/'out.\w+': serbench [a-z -]+ writes \.\w+/#),
            "\(outcome.diagnostics)")
        }
      }
      let contradictions = [
        ["report", "small.json", "--format", "csv", "-o", "out.html"],
        ["report", "small.json", "-o", "out.json"],
        ["convert", "--from", "json", "--to", "xml", "--proto", "user.proto", "-o", "u.json"],
        ["schema", "infer", "--emit", "proto", "-o", "out.avsc", "users.jsonl"],
        ["run", "-o", "page.html"], ["measure", "users.jsonl", "-o", "page.html"],
        ["run", "--baseline", "small.json", "-o", "-"],
      ]
      for words in contradictions {
        let outcome = try Tool.run(Serbench.executable.path, words, in: folder)
        #expect(outcome.status == 2, "\(words)")
        #expect(outcome.output.isEmpty)
      }
      for (name, start) in [
        ("out.md", "#"), ("out.csv", "workload,"), ("out.htm", "<!DOCTYPE"),
        ("out.HTML", "<!DOCTYPE"),
        ("out.bak", "20"),
      ] {
        let outcome = try Tool.run(
          Serbench.executable.path, ["report", "small.json", "-o", name], in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let text = try String(
          contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        #expect(text.hasPrefix(start), "\(text.prefix(40))")
      }
    }
  }

  @Test("A folder that takes no new file, and a file of another owner, are written in place")
  func inPlace() throws {
    // Only root can make files of two owners.
    guard getuid() == 0 else { return }
    try withInputs { folder in
      let script = """
        import os, subprocess, sys
        nobody, daemon = 65534, 1
        os.chmod(".", 0o755)
        for name, owner, mode, folder_mode in (("closed", nobody, 0o640, 0o555), ("other", daemon, 0o660, 0o777)):
            os.mkdir(name)
            open(name + "/file", "w").write("old " * 1000000)
            os.chown(name + "/file", owner, nobody)
            os.chmod(name + "/file", mode)
            os.chmod(name, folder_mode)
            before = os.stat(name + "/file")
            run = subprocess.run(sys.argv[1:] + ["-o", name + "/file"], stderr=subprocess.PIPE, text=True,
                                 user=nobody, group=nobody, extra_groups=[])
            assert run.returncode == 0, run.stderr
            assert f"note: {name}/file was overwritten in place" in run.stderr, run.stderr
            after = os.stat(name + "/file")
            assert (before.st_uid, before.st_gid, before.st_mode) == (after.st_uid, after.st_gid, after.st_mode)
            assert open(name + "/file").read().startswith("<") and os.listdir(name) == ["file"]
        run = subprocess.run(sys.argv[1:] + ["-o", "closed/new"], stderr=subprocess.PIPE, text=True,
                             user=nobody, group=nobody, extra_groups=[])
        assert run.returncode == 1 and run.stderr == "serbench: cannot write closed/new: Permission denied\\n"
        os.chmod("closed/file", 0o444)
        run = subprocess.run(sys.argv[1:] + ["-o", "closed/file"], stderr=subprocess.PIPE, text=True,
                             user=nobody, group=nobody, extra_groups=[])
        assert run.returncode == 1 and "Permission denied" in run.stderr, run.stderr
        """
      let line = try #require(EveryCommand.lines.first { $0.name == "convert" })
      let outcome = try Tool.run(
        "python3", ["-c", script, Serbench.executable.path] + line.words, in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
    }
  }
}
