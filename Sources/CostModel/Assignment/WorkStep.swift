/// One line of a calculation: what is computed, the formula with its numbers put in, and the result.
public struct WorkStep: Hashable, Sendable {
  /// A piece of a formula.
  public enum Term: Hashable, Sendable {
    /// Figures that are given, with their units and operators: `× 3,600 s`. The text may show fewer digits than they have.
    case given(String, isRounded: Bool = false)
    /// A figure that an earlier line computed.
    case computed(FormattedQuantity)

    /// The piece as it is shown.
    public func text(_ results: ShownResults = .shown) -> String {
      switch self {
      case .given(let text, _): text
      case .computed(let figure): figure.text(results)
      }
    }

    fileprivate var isRounded: Bool {
      switch self {
      case .given(_, let isRounded): isRounded
      case .computed(let figure): figure.isRounded
      }
    }
  }

  /// What the line computes.
  public let label: String
  /// What the formula begins with.
  public let start: Term
  /// What is done with it.
  public let rest: [Term]
  /// The exact result and how it is shown.
  public let result: FormattedQuantity
  /// Whether the line holds exactly as shown, with no digit of it rounded away.
  public let isExact: Bool

  init(_ label: String, _ start: Term, _ rest: Term..., gives result: FormattedQuantity) {
    self.label = label
    self.start = start
    self.rest = rest
    self.result = result
    isExact = ([start] + rest).allSatisfy { !$0.isRounded } && !result.isRounded
  }

  /// The formula, its numbers and units put in: `8 MB/s × 3,600 s`.
  public var formula: String { formula() }

  /// The formula, with what earlier lines computed shown or left blank.
  public func formula(_ results: ShownResults = .shown) -> String {
    "\(start.text(results)) \(operation(results))"
  }

  /// What the formula does with its start: `× 3,600 s`.
  public func operation(_ results: ShownResults = .shown) -> String {
    rest.map { $0.text(results) }.joined(separator: " ")
  }
}

/// Whether computed figures are shown, or left for a learner to fill in.
public enum ShownResults: Hashable, Sendable {
  case shown, blank

  /// The blank that replaces a figure.
  public static let blankText = "_____"

  /// A text that shows a result, or a blank.
  public func text(_ result: @autoclosure () -> String, unit: String = "") -> String {
    guard self == .blank else { return result() }
    if unit == "$" { return "$\(Self.blankText)" }
    return unit.isEmpty ? Self.blankText : "\(Self.blankText) \(unit)"
  }
}

extension FormattedQuantity {
  /// The figure, or a blank with its unit: `_____ GB`, `$_____`.
  public func text(_ results: ShownResults) -> String { results.text(text, unit: unit) }
}
