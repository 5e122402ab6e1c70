/// How much a thread has allocated on the heap.
///
/// The measurement cannot count allocations itself, since for that a program must be linked with another `malloc`. A
/// program that is hands over a function which reads its counters.
public struct AllocationCounts: Sendable, Hashable {
  /// Calls that returned memory.
  public let allocations: UInt64
  /// What those calls asked for, in bytes; freed memory is not taken off.
  public let bytes: UInt64

  /// States counts.
  public init(allocations: UInt64, bytes: UInt64) {
    self.allocations = allocations
    self.bytes = bytes
  }
}
