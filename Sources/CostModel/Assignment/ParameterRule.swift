/// What one number of a calculation means and which values it may have.
public struct ParameterRule: Hashable, Sendable {
  /// What the number stands for, in a few words, for a help page.
  public let meaning: String
  /// The unit that it is given in.
  public let unit: String
  /// The value that is taken where none is given, as one would write it.
  public let defaultText: String
  /// Whether zero is a value; below zero is never one.
  public let allowsZero: Bool
  /// The largest value. It keeps products far from overflow and catches a slip of the unit.
  public let maximum: Rational

  /// The range in words, for an error message.
  public var range: String {
    let most = maximum.decimalText().text
    return allowsZero ? "from 0 to \(most)" : "above 0 and at most \(most)"
  }

  /// The most digits after the point that a value may have.
  public static let maximumFractionDigits = 6

  /// The exact value of what somebody wrote, or why it is none.
  public func value(of text: String) throws(ParameterFailure) -> Rational {
    guard let value = Rational(decimal: text) else {
      throw failure(text, Self.problem(ofUnreadable: text))
    }
    if value < 0 { throw failure(text, .negative) }
    if value == 0, !allowsZero { throw failure(text, .zero) }
    if value > maximum { throw failure(text, .tooLarge) }
    if value.decimalText(fractionDigits: 0...Self.maximumFractionDigits).isRounded {
      throw failure(text, .tooPrecise)
    }
    return value
  }

  private func failure(_ text: String, _ problem: ParameterFailure.Problem) -> ParameterFailure {
    ParameterFailure(given: text, problem: problem, rule: self)
  }

  /// Tells a whole number beyond all ranges and other spellings (`1e9`, `10,000`, `.5`) from what is no number at all.
  private static func problem(ofUnreadable text: String) -> ParameterFailure.Problem {
    let digits = "0123456789".utf8
    guard text.utf8.contains(where: digits.contains),
      text.utf8.allSatisfy({ "0123456789+-.,_eE".utf8.contains($0) })
    else { return .notANumber }
    return text.utf8.allSatisfy(digits.contains) ? .tooLarge : .notPlainDecimal
  }
}

/// A number that makes no sense where it was given.
public struct ParameterFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Problem: Hashable, Sendable {
    case notANumber, notPlainDecimal, negative, zero, tooLarge, tooPrecise
  }

  /// What was given.
  public let given: String
  /// What is wrong with it.
  public let problem: Problem
  /// What would have been right.
  public let rule: ParameterRule

  /// What is wrong and what to give instead, without the parameter's name.
  public var description: String {
    "'\(given)' \(complaint); give a number \(rule.range) (\(rule.unit)), such as \(rule.defaultText)"
  }

  private var complaint: String {
    switch problem {
    case .notANumber: "is not a number"
    case .notPlainDecimal: "is not written as a plain decimal number"
    case .negative: "is negative"
    case .zero: "is zero"
    case .tooLarge: "is more than \(rule.maximum.decimalText().text)"
    case .tooPrecise:
      "has more than \(ParameterRule.maximumFractionDigits) digits after the point"
    }
  }
}
