import Glibc

/// The terminal at the other end of an output, if there is one.
public enum Terminal: Int32, Sendable {
  /// Of standard output.
  case output = 1
  /// Of standard error.
  case error = 2

  /// Whether the output goes to a terminal.
  public var isThere: Bool { isatty(rawValue) == 1 }
}
