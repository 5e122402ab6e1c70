import Foundation
import TestSupport
import Testing

/// Holds the README to what the tool prints.
@Suite struct ReadmeTests {
  /// The commands that the README shows with output, and what it shows.
  private func shownOutputs() throws -> [(command: [String], output: String)] {
    let readme = try String(
      contentsOf: Tool.packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
    return readme.matches(of: #/```console\n\$ serbench ([^\n]+)\n([\s\S]*?)```/#).compactMap {
      let output = String($0.2)
      return output.isEmpty ? nil : ($0.1.split(separator: " ").map(String.init), output)
    }
  }

  @Test func whatTheReadmeShowsIsWhatTheToolPrints() throws {
    let shown = try shownOutputs()
    #expect(shown.count >= 3)
    for (command, output) in shown {
      let outcome = try Tool.run(Serbench.executable.path, command, in: Tool.packageRoot)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text == output, "serbench \(command.joined(separator: " "))")
    }
  }
}
