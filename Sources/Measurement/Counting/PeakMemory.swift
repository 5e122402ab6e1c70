import SystemCalls

/// How much memory a piece of work holds at its most.
public enum PeakMemory {
  /// The most memory that the work held at once, in bytes: resident heap, stack and written data, beyond what the process
  /// held before.
  ///
  /// The work runs on a thread of its own, whose heap is empty, so that it cannot hide in memory which is free from
  /// before. In a process that gives nothing back to the system (`resident_heap_keep` in `CAllocationCounter`), what is
  /// resident when the work is done is the most that it held; in any other, what it gave back is missing. The figure is
  /// exact to the page (4 KiB on most machines), up to 64 MiB, where glibc's heap of a thread ends. It can be had once a
  /// process, since the next thread inherits the heap that this one has grown.
  ///
  /// - Parameter work: What is measured. What it does only once a process, such as loading a library, has been done.
  /// - Returns: `nil` where the system does not tell what is resident, or took some of it away for others.
  /// - Throws: What the work throws.
  public static func bytes(of work: () throws -> Void) throws -> Int? {
    try OwnThread.run {
      // Makes the thread's heap, and touches the stack as far as the reading below does.
      blackHole([UInt8](repeating: 0, count: ResidentMemory.anonymousBytes == nil ? 1 : 2))
      guard let before = ResidentMemory.anonymousBytes else { return nil }
      try work()
      guard let after = ResidentMemory.anonymousBytes, after >= before else { return nil }
      return after - before
    }
  }
}
