import CAllocationCounter
import Foundation
import Measurement

// What the tests need a process of its own for.
//
//     MeasurementProbe allocations    allocates known amounts and prints what was counted of each: calls, bytes
//     MeasurementProbe rewrite FILE   reads a result and writes it again, marked as incomplete

func report(_ name: String, _ work: () -> Void) {
  let before = allocation_counter_read()
  work()
  let after = allocation_counter_read()
  print("\(name): \(after.allocations - before.allocations), \(after.bytes - before.bytes)")
}

func reportAllocations() {
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
  // Five letters and the null behind them, allocated by the C library.
  // A static string, since passing any other one to C may itself allocate.
  let letters: StaticString = "hello"
  report("strdup") {
    letters.utf8Start.withMemoryRebound(to: CChar.self, capacity: 6) { free(strdup($0)) }
  }
}

switch CommandLine.arguments.dropFirst().first {
case "allocations":
  reportAllocations()
case "rewrite":
  let file = ResultFile(path: CommandLine.arguments[2])
  do {
    var document = try file.read()
    document.isComplete = false
    try file.write(document)
  } catch {
    print(error)
    exit(1)
  }
default:
  exit(2)
}
