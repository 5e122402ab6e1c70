import Foundation
import TestSupport
import Testing

/// Files that commands read: none twice, and `-` for standard input.
@Suite struct InputFileTests {
  private static let reference = Tool.packageRoot.appendingPathComponent("Results/reference.json")

  private func serbench(_ arguments: [String], in folder: URL) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test(
    "What would count twice is refused, by whatever path",
    arguments: [
      (["report", "a.json", "a.json", "-o", "x.html"], "a.json is given twice; give it once"),
      (["report", "a.json", "./a.json", "-o", "x.html"], "./a.json is the same file as a.json"),
      (["report", "a.json", "link.json", "-o", "x.html"], "link.json is the same file as a.json"),
      (["measure", "--quick", "a.json", "a.json"], "a.json is given twice"),
      (["measure", "--quick", "-", "-"], "standard input is given twice"),
      (["cost", "a.json", "link.json"], "link.json is the same file as a.json"),
      (["schema", "infer", "a.json", "a.json"], "a.json is given twice"),
      (["traffic", "a.json", "a.json"], "a.json is given twice"),
      (
        ["cost", "--access-log", "a.json", "--access-log", "a.json", "b.json"],
        "a.json is given twice"
      ),
      (["compare", "-", "-"], "standard input is given twice"),
      (
        ["cost", "--prices", "aws-internet", "--prices", "aws-internet"],
        "--prices: 'aws-internet' is given twice; several add up, so give it once"
      ),
      (
        ["cost", "--prices", "own.prices", "--prices", "./own.prices"],
        "--prices: './own.prices' is the same table as 'own.prices'"
      ),
    ])
  func twice(_ arguments: [String], _ complaint: String) throws {
    try Tool.withTemporaryFolder { folder in
      for name in ["a.json", "b.json"] {
        try Data("{}".utf8).write(to: folder.appendingPathComponent(name))
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("link.json"),
        withDestinationURL: folder.appendingPathComponent("a.json"))
      try FileManager.default.copyItem(
        at: Tool.packageRoot.appendingPathComponent(
          "Sources/CostModel/Prices/google-premium.prices"),
        to: folder.appendingPathComponent("own.prices"))
      let outcome = try serbench(arguments, in: folder)
      #expect(outcome.status == 2 && outcome.text.isEmpty, "\(outcome.text)")
      let words = outcome.diagnostics.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(complaint), "\(words)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("x.html").path))
    }
  }

  @Test(
    "A result comes through a pipe as it comes from a file",
    arguments: [
      ["report", "--format", "csv"], ["claims"], ["compare", "r.json"],
      ["cost", "--draws", "10", "--workload", "payment", "--result"],
    ])
  func standardInput(_ arguments: [String]) throws {
    try Tool.withTemporaryFolder { folder in
      try FileManager.default.copyItem(
        at: Self.reference, to: folder.appendingPathComponent("r.json"))
      try FileManager.default.copyItem(
        at: Self.reference, to: folder.appendingPathComponent("other.json"))
      let expected = try serbench(arguments + ["other.json"], in: folder)
      #expect(expected.status == 0 && !expected.text.isEmpty, "\(expected.diagnostics)")
      let words = ([Serbench.executable.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
      for operand in ["-", "/dev/stdin"] {
        let piped = try Tool.run("sh", ["-c", "cat other.json | \(words) \(operand)"], in: folder)
        #expect(piped.status == 0, "\(piped.diagnostics)")
        #expect(piped.text == expected.text)
      }
    }
  }
}
