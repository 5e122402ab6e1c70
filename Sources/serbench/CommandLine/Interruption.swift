import Foundation
import Synchronization

/// Whether somebody has asked the program to stop, by Ctrl-C or by SIGTERM.
///
/// The first request is only noted, so that what was measured can still be kept; the second ends the program.
enum Interruption {
  private static let isNoted = Atomic(false)

  /// Whether a request was noted.
  static var isRequested: Bool { isNoted.load(ordering: .relaxed) }

  /// Starts to note requests instead of ending at the first one.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        // Both calls are allowed in a signal handler; see signal-safety(7).
        Interruption.isNoted.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
