import Foundation
import SystemCalls

/// When the program began, or the one that has started this one for a part of its work.
enum ProgramStart {
  /// Tells a process of the same work when it began.
  static let variable = "SERBENCH_STARTED_AT"

  /// A reading of the monotonic clock, in nanoseconds.
  static let nanoseconds: UInt64 =
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
    ?? SystemClock.monotonic.nanoseconds

  /// How long ago that is, in seconds.
  static var elapsedSeconds: Double {
    Double(SystemClock.monotonic.nanoseconds - min(nanoseconds, SystemClock.monotonic.nanoseconds))
      / 1e9
  }
}
