import Foundation
import Reporting
import SystemCalls

/// Where the executable writes: results on standard output, everything else on standard error.
enum Console {
  /// Whether standard error is a terminal, where progress may be shown.
  static let showsProgress = Terminal.error.isThere

  /// As wide as its terminal, and with colour where standard output is a terminal and `NO_COLOR` is not set (https://no-color.org).
  static let outputStyle: TextStyle = {
    let environment = ProcessInfo.processInfo.environment
    let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"] == "dumb"
    return TextStyle(
      isColoured: Terminal.output.isThere && !refuses && !isDumb, columns: Terminal.output.columns)
  }()

  /// How many columns text on standard output may have: as many as its terminal, and 80 where there is none.
  static let outputWidth = Terminal.output.columns ?? RunReport.narrowest

  /// Writes to standard output; throws where it cannot, as on a full disk.
  static func write(_ text: String) throws {
    try write(Array(text.utf8), to: nil)
  }

  /// Writes text for people to standard output, its lines broken where the terminal is narrow. Not for data.
  static func show(_ text: String) throws {
    try write(FittedText.fitted(text, columns: Terminal.output.columns))
  }

  /// Writes to a file, whole or not at all, or to standard output where none is named.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    do throws(SystemFailure) {
      guard let path else { return try StandardStreams.write(bytes) }
      note(try WholeFile(path: path).write(bytes), of: path)
    } catch {
      throw Unwritable(path: path ?? "standard output", reason: error.description)
    }
  }

  /// Throws where a file, or standard output where none is named, takes nothing, before much work is done for it.
  static func checkWritable(_ path: String? = nil) throws {
    do throws(SystemFailure) {
      guard let path else { return try StandardStreams.checkOutput() }
      try WholeFile(path: path).checkWritable()
    } catch {
      throw Unwritable(path: path ?? "standard output", reason: error.description)
    }
  }

  /// Says so where a file was not replaced whole.
  static func note(_ manner: WholeFile.Manner, of path: String) {
    guard case .inPlace(let reason) = manner else { return }
    complain(
      "note: \(path) was overwritten in place, not replaced as a whole: \(reason)")
  }

  private struct Unwritable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "cannot write \(path): \(reason)" }
  }

  /// Writes a line to standard error.
  static func complain(_ message: String) {
    let shown = message.withoutControls(except: "\n")
    note(FittedText.fitted(shown, columns: Terminal.error.columns) + "\n")
  }

  /// Writes to standard error as it is; there is nowhere to report a failure to.
  static func note(_ text: String) {
    StandardStreams.note(Array(text.utf8))
  }
}
