import Glibc

/// The clocks of the system that never run backwards; see clock_gettime(2).
public enum SystemClock: Sendable {
  /// The time that passes: `CLOCK_MONOTONIC`, whose rate is disciplined but never stepped.
  case monotonic
  /// The processor time that the calling thread has used, in user mode and in the kernel: `CLOCK_THREAD_CPUTIME_ID`.
  case threadCPU

  /// Nanoseconds since an arbitrary start.
  public var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(self == .monotonic ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
