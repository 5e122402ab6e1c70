import Foundation

/// The words after a command, taken apart by the options it declares.
///
/// `--name value` and `--name=value` mean the same; `--` ends the options. The next word is not a value where it begins
/// with two dashes or is a declared letter such as `-o`, so that a forgotten value does not hide an option; a value that
/// does begin so is given as `--name=--value`. An option that does not repeat is given once; no value and no operand is
/// empty, as that of an unset variable of the shell would be.
struct Arguments {
  /// The words that are no options.
  let operands: [String]
  private let command: any Command.Type
  private let given: [String: [String]]

  /// Whether help is asked for, which goes before every mistake in the rest.
  static func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  /// Takes the words apart.
  init(_ words: [String], of command: any Command.Type) throws(UsageError) {
    self.command = command
    var operands: [String] = []
    var given: [String: [String]] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = try Self.option(String(parts[0]), of: command)
      var value = parts.count == 2 ? String(parts[1]) : nil
      if let placeholder = option.value {
        if value == nil { value = try Self.value(of: option, from: &rest, of: command) }
        guard value?.isEmpty == false else {
          throw UsageError(
            "--\(option.name) needs a value that is not empty: \(placeholder)",
            command: command.name)
        }
      } else if value != nil {
        throw UsageError("--\(option.name) takes no value", command: command.name)
      }
      try Self.checkEnding(value, of: option, of: command)
      if !option.repeats, given[option.name] != nil {
        throw UsageError("--\(option.name) is given twice", command: command.name)
      }
      given[option.name, default: []].append(value ?? "")
    }
    if command.operands.isEmpty, let extra = operands.first {
      throw UsageError("it takes no operand, but got '\(extra)'", command: command.name)
    }
    if operands.contains("") {
      throw UsageError(
        "an operand is empty; give \(command.operands), or see whether a variable is not set",
        command: command.name)
    }
    self.operands = operands
    self.given = given
  }

  private static func option(
    _ word: String, of command: any Command.Type
  ) throws(UsageError) -> Option {
    if let option = command.options.first(where: {
      word == "--\($0.name)" || word == $0.short.map { "-\($0)" }
    }) {
      return option
    }
    let question = Spelling.question(
      String(word.drop { $0 == "-" }), among: command.options.map(\.name)
    ) { "--\($0)" }
    throw UsageError("there is no option \(word)\(question)", command: command.name)
  }

  /// The next word as an option's value.
  private static func value(
    of option: Option, from rest: inout ArraySlice<String>, of command: any Command.Type
  ) throws(UsageError) -> String {
    let placeholder = option.value ?? ""
    guard let word = rest.popFirst() else {
      throw UsageError("--\(option.name) needs a value: \(placeholder)", command: command.name)
    }
    let isLetter = command.options.contains { $0.short.map { "-\($0)" } == word }
    guard !word.hasPrefix("--"), !isLetter else {
      throw UsageError(
        """
        --\(option.name) needs a value: \(placeholder); '\(word)' looks like an option. If it is the value, \
        write --\(option.name)=\(word)
        """, command: command.name)
    }
    return word
  }

  /// Throws where a name says another format than the command writes.
  private static func checkEnding(
    _ path: String?, of option: Option, of command: any Command.Type
  ) throws(UsageError) {
    guard let path, let endings = option.endings, let ending = FileEnding.of(path),
      !endings.contains(ending)
    else { return }
    throw UsageError(
      "--\(option.name) cannot be '\(path)': serbench \(command.name) writes "
        + "\(FileEnding.list(endings)), and no .\(ending)", command: command.name)
  }

  /// Throws where the name of the output says another format than other options do.
  ///
  /// - Parameter cause: the option that decides, as it is given.
  func checkEnding(of cause: String, among endings: [String]) throws(UsageError) {
    guard let path = outputFile, let ending = FileEnding.of(path), !endings.contains(ending) else {
      return
    }
    throw UsageError(
      "--output cannot be '\(path)': with \(cause) its name ends in \(FileEnding.list(endings))",
      command: command.name)
  }

  // MARK: Values

  /// Whether an option is given.
  func has(_ name: String) -> Bool { !values(name).isEmpty }

  /// The value of an option; the last one if it repeats.
  func text(_ name: String) -> String? { values(name).last }

  /// The file that `--output` names; `nil` for standard output, which `-` means too.
  var outputFile: String? { text("output").flatMap { $0 == "-" ? nil : $0 } }

  /// All values of an option that repeats.
  func values(_ name: String) -> [String] {
    precondition(command.options.contains { $0.name == name }, "--\(name) is not declared")
    return given[name] ?? []
  }

  /// The value of an option as an integer of a range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = text(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw refusal(name, text, "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The value of an option as a number that `isValid` accepts; `expected` says which those are.
  func number(
    _ name: String, _ expected: String, where isValid: (Double) -> Bool
  ) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Double(text), number.isFinite, isValid(number) else {
      throw refusal(name, text, expected)
    }
    return number
  }

  /// The value of an option as a fraction: `5%` and `0.05` are the same. A number above 1 needs its percent sign, which is
  /// mostly what was forgotten.
  func fraction(_ name: String, upTo most: Double) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
    if let number = Double(text), number > 1, number <= most * 100 {
      throw refusal(name, text, "\(text)% if that is meant, or a share such as 0.05")
    }
    guard let fraction = Self.fraction(text), (0...most).contains(fraction) else {
      throw refusal(name, text, "a share such as 5% or 0.05, up to \(Int(most * 100))%")
    }
    return fraction
  }

  /// Reads `5%` or `0.05`.
  static func fraction(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text), number.isFinite else {
      return nil
    }
    return isPercent ? number / 100 : number
  }

  /// The values of an option, separated by commas, each one of a list; what is given twice counts once.
  func choices(_ name: String, among allowed: [String]) throws(UsageError) -> [String] {
    var choices: [String] = []
    for text in values(name) {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let value = part.trimmingCharacters(in: .whitespaces)
        try check(value, of: name, among: allowed)
        if !choices.contains(value) { choices.append(value) }
      }
    }
    return choices
  }

  /// The value of an option that is one of a list.
  func choice(_ name: String, among allowed: [String]) throws(UsageError) -> String? {
    guard let value = text(name) else { return nil }
    try check(value, of: name, among: allowed)
    return value
  }

  private func check(
    _ value: String, of name: String, among allowed: [String]
  ) throws(UsageError) {
    guard !allowed.contains(value) else { return }
    // Codecs that are measured in several ways have one name.
    let names = allowed.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let question = Spelling.question(value, among: names)
    throw refusal(name, value, "one of \(names.joined(separator: ", "))\(question)")
  }

  /// Throws where options are given that would have no effect.
  ///
  /// - Parameters:
  ///   - names: the options.
  ///   - isUsed: whether they have an effect with all else that is given.
  ///   - use: what they are about, and what to give with them: `belongs to --proto, which is not given`.
  func check(_ names: [String], _ isUsed: Bool, _ use: String) throws(UsageError) {
    guard !isUsed, let option = names.first(where: has) else { return }
    throw UsageError("--\(option) \(use)", command: command.name)
  }

  /// The complaint about a value that an option cannot have.
  func refusal(_ name: String, _ value: String, _ expected: String) -> UsageError {
    UsageError("--\(name) cannot be '\(value)': give \(expected)", command: command.name)
  }
}
