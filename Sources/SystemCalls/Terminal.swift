import Glibc

/// The terminal at the other end of an output, if there is one.
public enum Terminal: Int32, Sendable {
  /// Of standard output.
  case output = 1
  /// Of standard error.
  case error = 2

  /// Whether the output goes to a terminal.
  public var isThere: Bool { isatty(rawValue) == 1 }

  /// How many columns it has; `nil` where there is no terminal, or it does not tell. See ioctl_tty(2), `TIOCGWINSZ`.
  public var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
