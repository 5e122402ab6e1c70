import Foundation
import Measurement
import SystemCalls

/// The command line: picks the command, and turns what it throws into a message and an exit status.
@main
enum Serbench {
  /// The commands, in the order of the help.
  static var commands: [any Command.Type] {
    [
      RunCommand.self, ReportCommand.self, CompareCommand.self, SelfCheckCommand.self,
      ClaimsCommand.self, CompareCodecsCommand.self, MeasureCommand.self,
      AssignmentCommand.self, CostCommand.self, TrafficCommand.self, SessionsCommand.self,
      ConvertCommand.self, SchemaInferCommand.self,
      SchemaGenerateCommand.self, SchemaConvertCommand.self, CorpusCommand.self,
    ]
  }

  /// Commands for serbench itself, which runs them in processes of their own; the list in the help is without them.
  private static var innerCommands: [any Command.Type] { [PeakMemoryCommand.self] }

  /// 0: done. 1: it failed. 2: the command line makes no sense.
  static func main() {
    _ = ProgramStart.nanoseconds
    StandardStreams.prepare()
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let error as UsageError {
      Console.complain(error.description)
      exit(2)
    } catch let error as ResultFailure where error.isOtherFile {
      Console.complain("serbench: \(error)")
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
    if let word = ProgramArguments.firstThatIsNoText {
      throw UsageError(
        "'\(word)' is not UTF-8 text. Rename the file, or give it on standard input, with - in place of its name"
      )
    }
    if words.isEmpty || ["help", "--help", "-h"].contains(words[0]) {
      return try help(on: words.dropFirst().joined(separator: " "))
    }
    if words[0] == "--version" {
      guard words.count == 1 else { throw UsageError("--version takes nothing after it") }
      return try Console.show("serbench \(Version.current)\n")
    }
    // The longest name that the words begin with, since `schema generate` is a name.
    let matches = (commands + innerCommands).filter {
      words.starts(with: $0.name.split(separator: " ").map(String.init))
    }
    guard let command = matches.max(by: { $0.name.count < $1.name.count }) else {
      if !group(words[0]).isEmpty, Arguments.asksForHelp(words) { return try help(on: words[0]) }
      throw unknownCommand(words)
    }
    let rest = Array(words.dropFirst(command.name.split(separator: " ").count))
    if Arguments.asksForHelp(rest) { return try Console.show(Help.page(for: command)) }
    try command.run(try Arguments(rest, of: command))
  }

  /// Prints the help of a command, of those that share a first word, or of all.
  private static func help(on name: String) throws {
    if let command = commands.first(where: { $0.name == name }) {
      return try Console.show(Help.page(for: command))
    }
    let listed = name.isEmpty ? commands : group(name)
    guard !listed.isEmpty else { throw unknownCommand(name.split(separator: " ").map(String.init)) }
    try Console.show(Help.overview(of: listed))
  }

  /// The commands of two words that begin with a word.
  private static func group(_ word: String) -> [any Command.Type] {
    commands.filter { $0.name.hasPrefix(word + " ") }
  }

  private static func unknownCommand(_ words: [String]) -> UsageError {
    let first = words[0]
    let group = group(first).map { $0.name }
    if !group.isEmpty, words.count == 1 || words[1].hasPrefix("-") {
      return UsageError(
        """
        '\(first)' needs a second word; there is: \(group.joined(separator: ", ")). \
        See: serbench \(first) --help
        """)
    }
    let name = group.isEmpty ? first : "\(first) \(words[1])"
    let question = Spelling.question(name, among: commands.map { $0.name }) { "'\($0)'" }
    let end = question.isEmpty ? "." : ""
    return UsageError(
      "there is no command '\(name)'\(question)\(end) See the list: serbench --help")
  }
}
