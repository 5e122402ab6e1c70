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
  /// The letter that means the same behind one dash, if there is one.
  let short: Character?
  /// What its value is, in capitals; `nil` for an option without a value.
  let value: String?
  /// What it does, with its default.
  let help: String
  /// Whether it may be given several times.
  let repeats: Bool
  /// The endings of file names that its value may have, of those that name a format; `nil` where it names no output.
  let endings: [String]?

  /// Describes an option.
  init(
    _ name: String, _ value: String? = nil, short: Character? = nil, repeats: Bool = false,
    _ help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
    self.repeats = repeats
    endings = nil
  }

  private init(output help: String, endings: [String]) {
    (name, short, value, self.help, repeats) = ("output", "o", "FILE", help, false)
    self.endings = endings
  }

  /// The option for where the output goes, which is the same in every command: a file, or standard output for `-`. A name
  /// that ends like another format than these is refused: nothing is to be what its name does not say.
  static func output(_ help: String, endings: [String]) -> Option {
    Option(output: help, endings: endings)
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
