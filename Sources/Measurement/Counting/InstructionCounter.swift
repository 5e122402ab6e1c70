import CInstructionCounter
import Foundation

/// Counts the instructions that the calling thread executes outside of the kernel.
///
/// Unlike time, the count hardly depends on what else the machine does.
///
/// Source: perf_event_open(2), `PERF_COUNT_HW_INSTRUCTIONS`.
public final class InstructionCounter {
  private let descriptor: Int32

  /// Starts to count for the calling thread; `nil` where the system has no counter or does not allow it.
  public init?() {
    descriptor = instruction_counter_open()
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// How many instructions the thread has executed since the counter was made; `nil` if it cannot be read.
  public func read() -> Int64? {
    let count = instruction_counter_read(descriptor)
    return count < 0 ? nil : count
  }
}
