import Glibc

/// Work that Ctrl-C waits for.
enum DelayedSignals {
  /// Does something that is not to be left half done; signals that end programs (SIGHUP, SIGINT, SIGTERM) take effect
  /// afterwards. See pthread_sigmask(3).
  static func during<Result>(
    _ body: () throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    var delayed = sigset_t()
    var before = sigset_t()
    sigemptyset(&delayed)
    for signal in [SIGHUP, SIGINT, SIGTERM] { sigaddset(&delayed, signal) }
    pthread_sigmask(SIG_BLOCK, &delayed, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
