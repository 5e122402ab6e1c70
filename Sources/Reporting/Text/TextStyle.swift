/// How text for people is decorated: not at all, or as terminals do.
public enum TextStyle: Sendable {
  /// Plain text, for pipes, files and people who set `NO_COLOR`.
  case plain
  /// With the control sequences of ECMA-48, section 8.3.117 (SGR).
  case ansi

  /// What a piece of text is to stand out as. Never the only sign of what it says.
  public enum Emphasis: Sendable {
    /// As the text around it.
    case none
    /// A heading or a name.
    case strong
    /// The best of several.
    case good
    /// The worst of several.
    case bad
    /// Less important than the text around it.
    case faint

    fileprivate var parameters: String? {
      switch self {
      case .none: nil
      case .strong: "1"
      case .good: "32"
      case .bad: "31"
      case .faint: "2"
      }
    }
  }

  /// The text with its emphasis.
  public func apply(_ emphasis: Emphasis, to text: String) -> String {
    guard self == .ansi, let parameters = emphasis.parameters, !text.isEmpty else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
