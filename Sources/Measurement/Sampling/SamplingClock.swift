import CThreadCounters
import Foundation

/// What samples are taken with: the time that passes, and the processor time that this thread uses of it.
public struct SamplingClock {
  /// Nanoseconds since an arbitrary start; never runs backwards.
  public let wall: () -> UInt64
  /// How long the calling thread has been executing its own code, in nanoseconds; the kernel's work for it left out.
  public let userCPU: () -> UInt64

  /// Makes a clock of two functions.
  public init(wall: @escaping () -> UInt64, userCPU: @escaping () -> UInt64) {
    self.wall = wall
    self.userCPU = userCPU
  }

  /// The system's clocks.
  ///
  /// Wall time is `CLOCK_MONOTONIC` (POSIX `clock_gettime`), whose rate is disciplined but never stepped. User time is
  /// that of getrusage(2) for `RUSAGE_THREAD`; it has a resolution of a microsecond, and the kernel splits user from
  /// system time by what it finds at its ticks.
  public static var system: SamplingClock {
    SamplingClock(
      wall: {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
      },
      userCPU: { thread_user_nanoseconds() })
  }

  /// What it takes to read the wall clock twice, in nanoseconds: the median of many pairs.
  ///
  /// Every sample is too long by this much, spread over its operations.
  public func wallOverhead(pairs: Int = 1001) -> Double {
    let distances = (0..<pairs).map { _ in
      let start = wall()
      return Double(wall() - start)
    }
    return quantile(0.5, of: distances.sorted())
  }
}
