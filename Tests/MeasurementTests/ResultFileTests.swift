import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Measurement

@Suite("Result file")
struct ResultFileTests {
  @Test("what is written is read back, and nothing else is left in the folder")
  func roundTrip() throws {
    try Tool.withTemporaryFolder { folder in
      let file = ResultFile(path: folder.appendingPathComponent("result.json").path)
      try file.write(.sample())
      try file.write(.sample())
      #expect(try file.read() == .sample())
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["result.json"])
    }
  }

  @Test("where there is no room, a message says so and the old file is whole")
  func noRoom() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("result.json").path
      try ResultFile(path: path).write(.sample())
      // No file may grow beyond a block, as on a disk that is full.
      let outcome = try Tool.run(
        "sh", ["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" rewrite \"$1\"", Probe.path, path])
      #expect(outcome.status == 1)
      #expect(outcome.text == "cannot write \(path): File too large\n")
      #expect(try ResultFile(path: path).read() == .sample())
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["result.json"])
    }
  }

  @Test("of two that write at once one wins whole, and who reads meanwhile finds a whole file")
  func twoWriters() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("result.json").path
      var long = ResultDocument.sample()
      long.startedAt = "2027-01-31T12:00:00Z"
      long.measurements[0].encode?.sampleNanoseconds = Array(repeating: 7, count: 5000)
      long.measurements[0].encode?.sampleCPUNanoseconds = Array(repeating: 7, count: 5000)
      long.measurements[0].encode?.sampleUserCPUNanoseconds = nil
      let documents = [ResultDocument.sample(), long]
      try ResultFile(path: path).write(documents[0])
      let outcomes = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 60) { turn in
        do {
          let file = ResultFile(path: path)
          if turn % 3 == 2 {
            let found = try file.read()
            if !documents.contains(found) { outcomes.withLock { $0.append("read a mixture") } }
          } else {
            try file.write(documents[turn % 3])
          }
        } catch {
          outcomes.withLock { $0.append("\(error)") }
        }
      }
      #expect(outcomes.withLock(\.self) == [])
      #expect(documents.contains(try ResultFile(path: path).read()))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["result.json"])
    }
  }

  @Test("where there is room, the same program replaces the file")
  func room() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("result.json").path
      try ResultFile(path: path).write(.sample())
      #expect(try Tool.run(Probe.path, ["rewrite", path]).status == 0)
      #expect(try ResultFile(path: path).read().isComplete == false)
    }
  }

  @Test("a path that cannot be written is refused before anything is measured")
  func unwritable() throws {
    try Tool.withTemporaryFolder { folder in
      let missing = folder.appendingPathComponent("no/result.json").path
      for (path, reason) in [
        (missing, "No such file or directory"), (folder.path, "it is a folder"),
      ] {
        let file = ResultFile(path: path)
        let early = #expect(throws: ResultFailure.self) { try file.checkWritable() }
        let late = #expect(throws: ResultFailure.self) { try file.write(.sample()) }
        #expect(early?.description == "cannot write \(path): \(reason)")
        #expect(late == early)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test("a file that is missing, empty or damaged is named")
  func unreadable() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("result.json").path
      func message() -> String? {
        #expect(throws: ResultFailure.self) { try ResultFile(path: path).read() }?.description
      }
      #expect(message() == "cannot read \(path): No such file or directory")
      try Data().write(to: URL(fileURLWithPath: path))
      #expect(message() == "\(path) is empty")
      try Data("[1, 2]".utf8).write(to: URL(fileURLWithPath: path))
      #expect(
        message()?.hasPrefix("\(path): this is JSON, but not a result of serbench run") == true)
    }
  }

  @Test("a file that another command reads is recognised, with what to do")
  func otherFiles() throws {
    let logLine =
      #"192.0.2.1 - - [31/Jan/2026:12:00:00 +0000] "GET /a?b=1 HTTP/1.1" 200 12 "-" "agent/1""#
    let files: [(String, String)] = [
      (#"{"log": {"version": "1.2", "entries": [{"request": {}}]}}"#, "HAR capture"),
      (#"{"user": "ana", "age": 31}"#, "JSON payload"),
      (#"[{"user": "ana"}, {"user": "bo"}]"#, "JSON payload"),
      ("{\"user\": \"ana\"}\n{\"user\": \"bo\"}\n", "JSON payload"),
      (#"{"version": 1, "bandwidth": {}, "period": {}, "readings": []}"#, "serbench assignment"),
      (#"{"version": 1, "break_even": {}, "switch_costs": []}"#, "serbench cost"),
      (#"{"version": 1, "claims": [], "limits": []}"#, "serbench claims"),
      (#"{"type": "record", "name": "R", "fields": []}"#, "--avsc"),
      ("<!DOCTYPE html>\n<html></html>", "page of HTML"),
      ("// A schema.\nsyntax = \"proto3\";\nmessage M {}\n", "--proto"),
      ("Obj\u{1}\u{4}", "convert --from avro-container"), (logLine + "\n" + logLine, "access log"),
    ]
    try Tool.withTemporaryFolder { folder in
      let file = ResultFile(path: folder.appendingPathComponent("f").path)
      func failure(_ bytes: Data) throws -> ResultFailure? {
        try bytes.write(to: URL(fileURLWithPath: file.path))
        return #expect(throws: ResultFailure.self) { try file.read() }
      }
      for (text, words) in files {
        let failure = try failure(Data(text.utf8))
        #expect(failure?.isOtherFile == true, "\(text)")
        #expect(failure?.description.hasPrefix("\(file.path): this is ") == true)
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
      }
      #expect(try failure(Data([0x1F, 0x8B, 8, 0]))?.description.contains("gzip") == true)
      // What is not known, and a result in part, is not guessed at.
      for text in ["", "{}", "[]", "[1]", "3", "hello", "{\"schema_version\": 1}", "\u{FFFE}"] {
        #expect(try failure(Data(text.utf8))?.isOtherFile == false, "\(text)")
      }
    }
  }

  @Test("others may read the file as far as the umask lets them")
  func permissions() throws {
    try Tool.withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("result.json").path
      try ResultFile(path: path).write(.sample())
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o600 == 0o600 && mode & 0o111 == 0)
    }
  }
}
