/// How text for people is decorated, not at all or as terminals do, and how much room it has.
public struct TextStyle: Sendable {
  /// Whether emphasis shows, by the control sequences of ECMA-48, section 8.3.117 (SGR).
  public let isColoured: Bool
  /// How many columns the terminal has, which tables fit themselves to; `nil` where there is none, and tables are as wide
  /// as their cells.
  public let columns: Int?

  /// Describes a style.
  public init(isColoured: Bool, columns: Int?) {
    self.isColoured = isColoured
    self.columns = columns
  }

  /// Plain text, for pipes, files and people who set `NO_COLOR`.
  public static let plain = TextStyle(isColoured: false, columns: nil)
  /// With colours, and as wide as it is.
  public static let ansi = TextStyle(isColoured: true, columns: nil)

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
    guard isColoured, let parameters = emphasis.parameters, !text.isEmpty else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }

  /// The style without a bound on its width.
  var unbounded: TextStyle { TextStyle(isColoured: isColoured, columns: nil) }
}
