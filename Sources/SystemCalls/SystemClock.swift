import Glibc

/// The clocks of the system that never run backwards; see clock_gettime(2) and getrusage(2).
public enum SystemClock: Sendable {
  /// The time that passes: `CLOCK_MONOTONIC`, whose rate is disciplined but never stepped.
  case monotonic
  /// The processor time that the calling thread has used, in user mode and in the kernel: `CLOCK_THREAD_CPUTIME_ID`.
  case threadCPU
  /// The processor time that the calling thread has used in user mode alone: getrusage(2) of `RUSAGE_THREAD`.
  case threadUserCPU

  /// Nanoseconds since an arbitrary start.
  public var nanoseconds: UInt64 {
    if self == .threadUserCPU {
      var usage = rusage()
      getrusage(Self.callingThread, &usage)
      return UInt64(usage.ru_utime.tv_sec) * 1_000_000_000 + UInt64(usage.ru_utime.tv_usec) * 1000
    }
    var time = timespec()
    clock_gettime(self == .monotonic ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// `RUSAGE_THREAD`, which Glibc declares for GNU's dialect of C alone; see getrusage(2).
  private static let callingThread = __rusage_who_t(1)
}
