import Foundation

/// The clock that samples are taken with.
public enum MonotonicClock {
  /// Nanoseconds since an arbitrary start; never runs backwards, whatever happens to the calendar.
  ///
  /// Reads `CLOCK_MONOTONIC` (POSIX `clock_gettime`), whose rate is disciplined but never stepped.
  public static func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
