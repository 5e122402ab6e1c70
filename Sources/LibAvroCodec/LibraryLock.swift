internal import Synchronization

/// Guards what libavro keeps for the whole process: its error text, and the random numbers of its file writer.
///
/// Only calls that may fail, or that draw sync markers, need it; a codec's reading and writing are prepared so that
/// libavro has nothing to complain about.
enum LibraryLock {
  private static let mutex = Mutex(())

  static func withLock<Result>(_ body: () -> Result) -> Result {
    // What `body` captures stays on this thread.
    nonisolated(unsafe) var result: Result?
    nonisolated(unsafe) let body = body
    mutex.withLock { _ in result = body() }
    return result!
  }
}
