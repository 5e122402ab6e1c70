import Foundation
import Measurement
import Reporting
import SystemCalls

/// Shows progress on one line of a terminal; shows nothing where standard error is none.
final class ProgressDisplay {
  private static let shortestPause = 0.1
  /// One column less than the terminal has: a line that fills it is broken, and cannot be erased.
  private static let width = min(Terminal.error.columns ?? 80, 80) - 1
  private var lastUpdate = -Double.infinity

  /// Shows where a run is, at most ten times a second.
  func show(_ progress: BenchmarkProgress) {
    guard Console.showsProgress else { return }
    let now = ProcessInfo.processInfo.systemUptime
    guard now - lastUpdate >= Self.shortestPause else { return }
    lastUpdate = now
    Console.note("\r\(Self.eraseToEnd)\(ProgressLine.text(progress, width: Self.width))")
  }

  /// Clears the line.
  func clear() {
    if Console.showsProgress { Console.note("\r\(Self.eraseToEnd)") }
  }

  /// ECMA-48, section 8.3.41 (EL).
  private static let eraseToEnd = "\u{1B}[K"
}
