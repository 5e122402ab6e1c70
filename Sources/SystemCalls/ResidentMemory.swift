import Glibc

/// The memory of this process that the system keeps in RAM for it.
public enum ResidentMemory {
  /// The heap, the stacks and data that was written, in bytes; `nil` where the system does not tell. Pages of files,
  /// such as code, are not in it.
  ///
  /// Exact to the page: the sums of `/proc/self/smaps_rollup` are taken from the page tables, whereas the counters
  /// behind `VmRSS`, `VmHWM` and getrusage(2) lag behind by up to 64 pages for each processor. Reading allocates
  /// nothing. Source: proc(5).
  public static var anonymousBytes: Int? {
    let descriptor = open("/proc/self/smaps_rollup", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // As much as Swift surely puts on the stack; the line stands in the first half of it.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { text -> Int? in
      let count = read(descriptor, text.baseAddress, text.count - 1)
      guard count > 0, let start = text.baseAddress else { return nil }
      start[count] = 0
      let key: StaticString = "\nAnonymous:"
      let line = key.utf8Start.withMemoryRebound(to: CChar.self, capacity: key.utf8CodeUnitCount) {
        strstr(start, $0)
      }
      guard let line else { return nil }
      return strtol(line + key.utf8CodeUnitCount, nil, 10) * 1024
    }
  }
}
