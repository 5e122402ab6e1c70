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
  private var course: RunCourse

  /// Prepares to show the progress of a run with a plan.
  init(_ plan: SamplingPlan) {
    course = RunCourse(
      elapsedSeconds: { ProgramStart.elapsedSeconds },
      samplingSeconds: { plan.seconds(from: ProgramStart.nanoseconds + UInt64($0 * 1e9)) })
  }

  /// Shows where a run is, at most ten times a second.
  func show(_ progress: BenchmarkProgress) {
    guard Console.showsProgress else { return }
    let now = ProcessInfo.processInfo.systemUptime
    guard now - lastUpdate >= Self.shortestPause else { return }
    lastUpdate = now
    let line = ProgressLine.text(progress, at: course.position(at: progress), width: Self.width)
    Console.note("\r\(Self.eraseToEnd)\(line)")
  }

  /// Clears the line.
  func clear() {
    if Console.showsProgress { Console.note("\r\(Self.eraseToEnd)") }
  }

  /// ECMA-48, section 8.3.41 (EL).
  private static let eraseToEnd = "\u{1B}[K"
}
