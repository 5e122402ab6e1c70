import Foundation
import SystemCalls

/// The command line: picks the command, and turns what it throws into a message and an exit status.
@main
enum Serbench {
  /// The commands, in the order of the help.
  static var commands: [any Command.Type] {
    [
      RunCommand.self, ReportCommand.self, CompareCommand.self, SelfCheckCommand.self,
      ClaimsCommand.self, CompareCodecsCommand.self, MeasureCommand.self,
      AssignmentCommand.self, CostCommand.self, ConvertCommand.self, SchemaInferCommand.self,
      SchemaGenerateCommand.self, SchemaConvertCommand.self, CorpusCommand.self,
    ]
  }

  /// Commands for serbench itself, which runs them in processes of their own; the list in the help is without them.
  private static var innerCommands: [any Command.Type] { [PeakMemoryCommand.self] }

  /// 0: done. 1: it failed. 2: the command line makes no sense.
  static func main() {
    StandardStreams.prepare()
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let error as UsageError {
      Console.complain(error.description)
      exit(2)
    } catch let error as CocoaError {
      // Printed as it is, it is a dictionary.
      Console.complain("serbench: \(error.localizedDescription)")
      exit(1)
    } catch {
      Console.complain("serbench: \(error)")
      exit(1)
    }
  }

  private static func run(_ words: [String]) throws {
    if words.isEmpty || ["help", "--help", "-h"].contains(words[0]) {
      let name = words.dropFirst().joined(separator: " ")
      guard let command = commands.first(where: { $0.name == name }) else {
        if !name.isEmpty { throw unknownCommand(name) }
        return try Console.write(Help.overview(of: commands))
      }
      return try Console.write(Help.page(for: command))
    }
    // The longest name that the words begin with, since `schema generate` is a name.
    let matches = (commands + innerCommands).filter {
      words.starts(with: $0.name.split(separator: " ").map(String.init))
    }
    guard let command = matches.max(by: { $0.name.count < $1.name.count }) else {
      throw unknownCommand(words[0])
    }
    let rest = Array(words.dropFirst(command.name.split(separator: " ").count))
    if Arguments.asksForHelp(rest) { return try Console.write(Help.page(for: command)) }
    try command.run(try Arguments(rest, of: command))
  }

  private static func unknownCommand(_ name: String) -> UsageError {
    let group = commands.map { $0.name }.filter { $0.hasPrefix(name + " ") }
    if !group.isEmpty {
      return UsageError("'\(name)' needs a second word; there is: \(group.joined(separator: ", "))")
    }
    let suggestion = Spelling.nearest(to: name, among: commands.map { $0.name }).map {
      "; did you mean '\($0)'?"
    }
    return UsageError(
      "there is no command '\(name)'\(suggestion ?? ""). See the list: serbench --help")
  }
}
