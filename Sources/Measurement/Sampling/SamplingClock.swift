import SystemCalls

/// What samples are taken with: the time that passes, and the processor time that this thread uses of it.
public struct SamplingClock {
  /// Nanoseconds since an arbitrary start; never runs backwards.
  public let wall: () -> UInt64
  /// How long the calling thread has kept a processor busy, in user mode and in the kernel, in nanoseconds.
  public let cpu: () -> UInt64
  /// How much of ``cpu`` was in user mode, in nanoseconds.
  ///
  /// Many kernels tell user from system time by ticks of some milliseconds. A sample without a tick in the kernel is exact
  /// to the microsecond; one with such a tick, or right behind one, is not, so only the median of many means something.
  public let userCPU: () -> UInt64

  /// Makes a clock of functions.
  public init(
    wall: @escaping () -> UInt64, cpu: @escaping () -> UInt64, userCPU: @escaping () -> UInt64
  ) {
    self.wall = wall
    self.cpu = cpu
    self.userCPU = userCPU
  }

  /// The system's clocks.
  public static var system: SamplingClock {
    SamplingClock(
      wall: { SystemClock.monotonic.nanoseconds },
      cpu: { SystemClock.threadCPU.nanoseconds },
      userCPU: { SystemClock.threadUserCPU.nanoseconds })
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
