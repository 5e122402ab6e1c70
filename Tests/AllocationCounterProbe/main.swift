import CAllocationCounter
import Foundation

// Allocates known amounts in every way that is counted, and prints what was counted of each: calls and bytes.

func report(_ name: String, _ work: () -> Void) {
  let before = allocation_counter_read()
  work()
  let after = allocation_counter_read()
  print(name, after.allocations - before.allocations, after.bytes - before.bytes)
}

report("nothing") {}
report("malloc") { free(malloc(100)) }
report("calloc") { free(calloc(10, 12)) }
report("realloc") { free(realloc(malloc(100), 300)) }
report("posix_memalign") {
  var memory: UnsafeMutableRawPointer?
  guard posix_memalign(&memory, 64, 128) == 0 else { return }
  free(memory)
}
report("aligned_alloc") { free(aligned_alloc(64, 192)) }
report("a thousand") { for _ in 0..<1000 { free(malloc(8)) } }
// The C library allocates for its callers too: 5 letters and the null behind them.
report("strdup") { free(strdup("hello")) }
