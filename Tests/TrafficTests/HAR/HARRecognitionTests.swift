import Foundation
import TestSupport
import Testing
import Traffic

/// Which files are HAR files, whatever they are called.
@Suite struct HARRecognitionTests {
  private func isHAR(_ text: String) throws -> Bool {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appending(path: "some.json")
      try Data(text.utf8).write(to: file)
      return HARFile.isHAR(at: file.path)
    }
  }

  @Test(arguments: [
    #"{"log":{"entries":[]}}"#, " \n{ \"log\" : {\"version\":\"1.2\",\"creator\":{}, ",
    #"{"comment":[1],"log":{"pages":[{}],"version":"1.1"}}"#, "\u{FEFF}{\"log\":{\"entries\":[",
  ]) func aHARFileIsOneByItsContent(_ text: String) throws {
    #expect(try isHAR(text))
  }

  @Test(arguments: [
    "", "{}", "[]", #"[{"log":{"entries":[]}}]"#, #"{"log":[{"entries":[]}]}"#,
    #"{"log":{"version":"1.2"}}"#, #"{"log":{"version":"7","creator":"x"}}"#,
    #"{"log":{"entries":{}}}"#, #"{"entries":[]}"#, #"{"log":{"pages":[],"level":"info"}}"#,
    "{\"log\"",
  ]) func otherJSONIsNot(_ text: String) throws {
    #expect(try !isHAR(text))
  }

  @Test(
    "What a name calls a HAR file is read as one, and refused where it is none",
    arguments: [
      "{}", #"{"a":1}"#, #"{"log":[]}"#, #"{"log":{"version":"1.2"}}"#, "", "[1]", "x",
    ])
  func named(_ text: String) throws {
    try Tool.withTemporaryFolder { folder in
      for name in ["in.har", "in.HAR"] {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        #expect(HARFile.isHAR(at: file.path))
        #expect(throws: HARFailure.self) { try HARFile(path: file.path).forEach { _ in } }
      }
    }
  }

  @Test func whatCannotBeReadIsNot() {
    #expect(!HARFile.isHAR(at: "/nonexistent"))
    #expect(!HARFile.isHAR(at: "/"))
  }
}
