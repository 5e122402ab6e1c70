import Foundation
import Reporting
import SystemCalls

/// Where the executable writes: results on standard output, everything else on standard error.
enum Console {
  /// Whether standard error is a terminal, where progress may be shown.
  static let showsProgress = Terminal.error.isThere

  /// Colour where standard output is a terminal and `NO_COLOR` is not set (https://no-color.org).
  static let outputStyle: TextStyle = {
    let environment = ProcessInfo.processInfo.environment
    let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"] == "dumb"
    return Terminal.output.isThere && !refuses && !isDumb ? .ansi : .plain
  }()

  /// How many columns text on standard output may have: as many as its terminal, and 80 where there is none.
  static let outputWidth = Terminal.output.columns ?? RunReport.narrowest

  /// Writes to standard output; throws where it cannot, as on a full disk.
  static func write(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Writes to a file, whole or not at all, or to standard output where none is named.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else { return try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
    do throws(SystemFailure) {
      try WholeFile(path: path).write(bytes)
    } catch {
      throw Unwritable(path: path, reason: error.description)
    }
  }

  private struct Unwritable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "cannot write \(path): \(reason)" }
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
