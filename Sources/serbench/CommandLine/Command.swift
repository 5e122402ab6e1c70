/// A command of the executable: what it is called, what it takes, and what it does.
///
/// A command has no logic of its own: it reads its arguments, calls the libraries, and writes what they return.
protocol Command {
  /// One word or two: `run`, `schema generate`.
  static var name: String { get }
  /// What it does, in a line.
  static var summary: String { get }
  /// What it does, in a paragraph; shown by `--help`.
  static var discussion: String { get }
  /// What stands behind the options: `FILE…`; empty when nothing may.
  static var operands: String { get }
  /// The options, in the order of the help.
  static var options: [Option] { get }
  /// A command line that does something useful, and what it does.
  static var examples: [Example] { get }

  /// Does it; throws ``UsageError`` where the arguments make no sense, anything else where it fails.
  static func run(_ arguments: Arguments) throws
}

extension Command {
  static var operands: String { "" }
}

/// An option of a command.
struct Option {
  /// The name behind the two dashes.
  let name: String
  /// The letter that stands for the name behind a single dash; `nil` where there is none.
  let letter: Character?
  /// What its value is, in capitals; `nil` for an option without a value.
  let value: String?
  /// What it does, with its default.
  let help: String
  /// Whether it may be given several times.
  let repeats: Bool

  /// Describes an option.
  init(
    _ name: String, _ value: String? = nil, letter: Character? = nil, repeats: Bool = false,
    _ help: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.help = help
    self.repeats = repeats
  }
}

/// A command line to start from.
struct Example {
  /// What is typed.
  let line: String
  /// What it does.
  let effect: String

  /// Pairs a command line with what it does.
  init(_ line: String, _ effect: String) {
    self.line = line
    self.effect = effect
  }
}

/// The command line makes no sense: what is wrong with it and what would be right. Ends with status 2.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, command: String = "") {
    let hint = command.isEmpty ? "" : "\nSee: serbench \(command) --help"
    description = "serbench\(command.isEmpty ? "" : " " + command): \(message)\(hint)"
  }
}
