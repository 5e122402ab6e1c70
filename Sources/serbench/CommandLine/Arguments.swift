import Foundation

/// The words behind a command, taken apart by the options it declares.
///
/// `--name value` and `--name=value` mean the same; `--` ends the options.
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
        value = value ?? rest.popFirst()
        guard value != nil else {
          throw UsageError("--\(option.name) needs a value: \(placeholder)", command: command.name)
        }
      } else if value != nil {
        throw UsageError("--\(option.name) takes no value", command: command.name)
      }
      if !option.repeats, given[option.name] != nil {
        throw UsageError("--\(option.name) is given twice", command: command.name)
      }
      given[option.name, default: []].append(value ?? "")
    }
    if command.operands.isEmpty, let extra = operands.first {
      throw UsageError("it takes no operand, but got '\(extra)'", command: command.name)
    }
    self.operands = operands
    self.given = given
  }

  private static func option(
    _ word: String, of command: any Command.Type
  ) throws(UsageError) -> Option {
    let name = String(word.dropFirst(2))
    if let option = command.options.first(where: {
      word == "--\($0.name)" || word == $0.short.map { "-\($0)" }
    }) {
      return option
    }
    let suggestion = Spelling.nearest(to: name, among: command.options.map(\.name)).map {
      "; did you mean --\($0)?"
    }
    throw UsageError("there is no option \(word)\(suggestion ?? "")", command: command.name)
  }

  // MARK: Values

  /// Whether an option is given.
  func has(_ name: String) -> Bool { !values(name).isEmpty }

  /// The value of an option; the last one if it repeats.
  func text(_ name: String) -> String? { values(name).last }

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

  /// The value of an option as a fraction: `5%` and `0.05` are the same.
  func fraction(_ name: String, upTo most: Double) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
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

  /// The values of an option, each one of a list.
  func choices(_ name: String, among allowed: [String]) throws(UsageError) -> [String] {
    let values = values(name).flatMap { $0.split(separator: ",").map(String.init) }
    for value in values where !allowed.contains(value) {
      let suggestion = Spelling.nearest(to: value, among: allowed).map { "; did you mean \($0)?" }
      throw refusal(name, value, "one of \(allowed.joined(separator: ", "))\(suggestion ?? "")")
    }
    return values
  }

  /// The complaint about a value that an option cannot have.
  func refusal(_ name: String, _ value: String, _ expected: String) -> UsageError {
    UsageError("--\(name) cannot be '\(value)': give \(expected)", command: command.name)
  }
}
