import Reporting

/// What `--help` prints.
enum Help {
  /// Lines of more than 80 columns are hard to read.
  private static let width = min(80, Console.outputWidth)

  /// The help of the executable: what it is for, and its commands.
  static func overview(of commands: [any Command.Type]) -> String {
    var table = TextTable(columns: [.init("", .left), .init("", .left)])
    for command in commands {
      table.append([.init(command.name, .strong), .init(command.summary)])
    }
    return """
      serbench measures serialization formats and what they cost: bytes, time, memory, money.

      Usage: serbench COMMAND [OPTIONS]

      Commands:
      \(table.rendered(indent: 2, style: Console.outputStyle))
      More about one: serbench COMMAND --help
      Start with:     serbench run --quick
      Version:        serbench --version

      """
  }

  /// The help of a command.
  static func page(for command: any Command.Type) -> String {
    var usage = "Usage: serbench \(command.name)"
    if !command.options.isEmpty { usage += " [OPTIONS]" }
    if !command.operands.isEmpty { usage += " \(command.operands)" }
    var text = wrapped(command.discussion, to: width).joined(separator: "\n") + "\n\n\(usage)\n"
    if !command.options.isEmpty {
      let names = command.options.map {
        ($0.short.map { "-\($0), " } ?? "") + "--\($0.name)" + ($0.value.map { " \($0)" } ?? "")
      }
      // What is left of a line behind the longest name, the margin and the gap between them.
      let rest = max(width - (names.map(\.displayWidth).max() ?? 0) - 4, 16)
      var table = TextTable(columns: [.init("", .left), .init("", .left)])
      for (name, option) in zip(names, command.options) {
        let lines = wrapped(option.help, to: rest)
        table.append([.init(name, .strong), .init(lines[0])])
        for line in lines.dropFirst() { table.append(["", .init(line)]) }
      }
      text += "\nOptions:\n\(table.rendered(indent: 2, style: Console.outputStyle))"
    }
    text += "\nExamples:\n"
    for example in command.examples {
      text += "  \(example.line)\n      \(example.effect)\n"
    }
    return text
  }

  /// Lines of at most `width` characters, broken between words.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let line = lines[lines.count - 1]
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
      }
    }
    return lines
  }
}
