import Foundation
import TestSupport
import Testing

/// Tells a run to stop, and looks at what it leaves.
@Suite struct InterruptionTests {
  /// Starts a command, sends it a signal after some seconds, and prints how it ended.
  private static let stop = """
    import signal, subprocess, sys, time
    # Threads that run tests block signals, and what they start inherits that.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    run = subprocess.Popen(sys.argv[3:])
    try:
        time.sleep(float(sys.argv[1]))
        run.send_signal(getattr(signal, sys.argv[2]))
        status = run.wait(60)
        sys.exit(status if status >= 0 else 128 - status)
    finally:
        run.kill()
    """

  private func interrupted(
    after seconds: Double, by signal: String, in folder: URL, _ options: String...
  ) throws -> Tool.Outcome {
    try Tool.run(
      "python3",
      [
        "-c", Self.stop, "\(seconds)", signal, Serbench.executable.path, "run", "--workload",
        "session-claims", "--codec", "avro/swift", "--seconds", "600", "--rounds", "10000",
      ] + options,
      in: folder)
  }

  @Test(
    "A complete result is as it was, however early or late the run that would replace it ends",
    arguments: ["SIGINT", "SIGTERM"])
  func aCompleteResultStays(_ signal: String) throws {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("r.json")
      let old = try Data(contentsOf: URL(fileURLWithPath: EveryCommand.reference))
      try old.write(to: file)
      for seconds in [0, 0.3, 1, 4] {
        let outcome = try interrupted(
          after: seconds, by: signal, in: folder, "--processes", "3", "-o", "r.json")
        #expect(try Data(contentsOf: file) == old)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let kept = names.contains("r.incomplete.json")
        #expect(names.count == (kept ? 2 : 1))
        // Before it listens, the signal ends it as it ends every program.
        guard outcome.status != (signal == "SIGINT" ? 130 : 143) else {
          #expect(outcome.diagnostics.isEmpty && outcome.output.isEmpty && !kept)
          continue
        }
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics.hasSuffix(
            kept
              ? "serbench: interrupted; what was measured so far is in r.incomplete.json, marked as incomplete; r.json is as it was\n"
              : "serbench: interrupted before anything was timed; r.json is as it was\n"))
        #expect(outcome.output.isEmpty == !kept)
        if kept {
          try FileManager.default.removeItem(
            at: folder.appendingPathComponent("r.incomplete.json"))
        }
      }
    }
  }

  @Test(
    "What is not a complete result is replaced by what was measured: nothing, or an incomplete one")
  func anIncompleteResultIsReplaced() throws {
    try Tool.withTemporaryFolder { folder in
      for _ in 0..<2 {
        let outcome = try interrupted(
          after: 4, by: "SIGINT", in: folder, "--processes", "1", "-o", "r.json")
        #expect(outcome.status == 1)
        #expect(
          outcome.diagnostics
            == "serbench: interrupted; what was measured so far is in r.json, marked as incomplete\n"
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.json"])
      }
      // Another file by mistake.
      try Data("my notes".utf8).write(to: folder.appendingPathComponent("notes"))
      let outcome = try interrupted(
        after: 4, by: "SIGINT", in: folder, "--processes", "1", "-o", "notes")
      #expect(outcome.diagnostics.contains("is in notes.incomplete.json"))
      #expect(
        try Data(contentsOf: folder.appendingPathComponent("notes")) == Data("my notes".utf8))
    }
  }
}
