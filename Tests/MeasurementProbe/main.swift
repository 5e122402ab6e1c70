import CAllocationCounter
import Foundation
import Measurement
import SerializationCodecs

// What the tests need a process of its own for.
//
//     MeasurementProbe allocations    allocates known amounts and prints what was counted of each: calls, bytes
//     MeasurementProbe claims         decodes 20 bytes that claim a gigabyte and prints what each decoder asked for
//     MeasurementProbe memory WORK    uses a known amount of memory and prints what was measured of it, in bytes
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

/// Decodes a length, or a count, of 2³⁰ with hardly anything behind it.
func reportClaims() {
  let schema = RecordSchema(
    "Claim",
    [
      FieldSchema(1, "text", .string), FieldSchema(2, "blob", .bytes),
      FieldSchema(3, "texts", .string, .repeated), FieldSchema(4, "reals", .double, .repeated),
      FieldSchema(5, "labels", .string, .map),
    ])
  let rest = [UInt8](repeating: 0, count: 13)
  let protobuf = (1...5).map { [UInt8($0 << 3 | 2), 0x80, 0x80, 0x80, 0x80, 0x04] + rest }
  let avro = (0..<5).map { fields in
    [UInt8](repeating: 0, count: fields) + [0x80, 0x80, 0x80, 0x80, 0x08] + rest
  }
  func report<RecordCodec: Codec>(_ codec: RecordCodec, _ inputs: [[UInt8]]) {
    let asked = inputs.map { input in
      let before = allocation_counter_read()
      let record = try? codec.decode(input)
      let bytes = allocation_counter_read().bytes - before.bytes
      return record == nil ? bytes : .max
    }
    print("\(codec.identity) \(asked.max() ?? 0)")
  }
  report(ProtobufCodec<DynamicRecord>(schema: schema), protobuf)
  report(ProtobufCCodec<DynamicRecord>(schema: schema), protobuf)
  report(AvroCodec<DynamicRecord>(schema: schema), avro)
  report(LibAvroCodec<DynamicRecord>(schema: schema), avro)
}

/// Prints how much memory a kind of work holds at its most.
func reportMemory(_ work: String) throws {
  func use(_ bytes: Int, andThen next: () -> Void = {}) {
    let memory = malloc(bytes)!
    memset(memory, 1, bytes)
    blackHole(memory)
    next()
    free(memory)
  }
  resident_heap_keep()
  let peak = try PeakMemory.bytes(of: {
    switch work {
    case "nothing": break
    case "a megabyte": use(1 << 20)
    case "a megabyte twice": for _ in 0..<2 { use(1 << 20) }
    case "two megabytes at once": use(1 << 20) { use(1 << 20) }
    case "ten of ten megabytes": for _ in 0..<10 { use(10 << 20) }
    default: exit(2)
    }
  })
  print(peak.map { "\($0)" } ?? "unknown")
}

switch CommandLine.arguments.dropFirst().first {
case "allocations":
  reportAllocations()
case "claims":
  reportClaims()
case "memory":
  try reportMemory(CommandLine.arguments[2])
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
