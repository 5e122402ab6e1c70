import Foundation
import Reporting

/// Where the executable writes: results on standard output, everything else on standard error.
enum Console {
  /// Whether standard error is a terminal, where progress may be shown.
  static let showsProgress = isatty(STDERR_FILENO) == 1

  /// How many characters fit on a line of standard output; 80 where it is no terminal.
  static var outputWidth: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 80 }
    return Int(size.ws_col)
  }

  /// Colour where standard output is a terminal and `NO_COLOR` is not set (https://no-color.org).
  static let outputStyle: TextStyle = {
    let environment = ProcessInfo.processInfo.environment
    let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"] == "dumb"
    return isatty(STDOUT_FILENO) == 1 && !refuses && !isDumb ? .ansi : .plain
  }()

  /// Writes to standard output; throws where it cannot, as on a full disk.
  static func write(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Writes a line to standard error.
  static func complain(_ message: String) {
    note(message + "\n")
  }

  /// Writes to standard error as it is; there is nowhere to report a failure to.
  static func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
