import Foundation
import TestSupport
import Testing

/// What a terminal shows that has fewer columns than pages are made for.
@Suite struct TerminalTests {
  /// What a command prints on a terminal of so many columns, as script(1) makes one.
  private func lines(_ words: [String], columns: Int, in folder: URL) throws -> [String] {
    let command = ([Serbench.executable.path] + words).map { "'\($0)'" }.joined(separator: " ")
    let outcome = try Tool.run(
      "script", ["-qec", "stty cols \(columns); \(command)", "/dev/null"], in: folder,
      environment: ["NO_COLOR": "1"])
    #expect(outcome.status == 0, "\(words): \(outcome.text)")
    return outcome.text.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
  }

  @Test("Pages of help and tables fit a narrow terminal", arguments: [60, 40])
  func fits(_ columns: Int) throws {
    guard try Tool.run("sh", ["-c", "command -v script"]).status == 0 else { return }
    try Tool.withTemporaryFolder { folder in
      try EveryCommand.makeInputs(in: folder)
      let help = try EveryCommand.listed().map {
        $0.split(separator: " ").map(String.init) + ["--help"]
      }
      let others = [
        ["--help"], ["run", "--list"], ["report", "small.json", "--details"],
        ["claims", "small.json"],
        ["compare", "small.json", "small.json"], ["assignment"], ["cost", "--draws", "100"],
        ["schema", "infer", "users.jsonl"], ["corpus", "corpus"],
      ]
      for words in help + others {
        for line in try lines(words, columns: columns, in: folder)
        // A schema's text is for a compiler.
        where line.count > columns && !line.hasPrefix("//") {
          // A word that is longer than a line has one of its own.
          let isOneWord = line.split(separator: " ").count == 1
          #expect(isOneWord, "\(words): \(line)")
        }
      }
    }
  }
}
