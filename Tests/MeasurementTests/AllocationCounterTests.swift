import Foundation
import TestSupport
import Testing

@Suite("Allocation counter")
struct AllocationCounterTests {
  @Test("counts every call that returns memory, and the bytes it was asked for")
  func counts() throws {
    let outcome = try Tool.run(Probe.path, ["allocations"])
    #expect(outcome.status == 0)
    #expect(
      outcome.text == """
        nothing: 0, 0
        malloc: 1, 100
        calloc: 1, 120
        realloc: 2, 400
        posix_memalign: 1, 128
        aligned_alloc: 1, 192
        a thousand: 1000, 8000
        strdup: 1, 6

        """)
  }

  @Test("twenty bytes that claim a gigabyte make no decoder ask for a megabyte")
  func claims() throws {
    let outcome = try Tool.run(Probe.path, ["claims"])
    #expect(outcome.status == 0)
    let lines = outcome.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(
      lines.map { String($0[0]) } == [
        "protobuf/swift", "protobuf/protobuf-c", "avro/swift", "avro/libavro",
      ])
    for line in lines { #expect(try #require(UInt64(line[1])) < 1_000_000, "\(line)") }
  }
}

/// The executable that the tests run where they need a process of its own.
enum Probe {
  static let path = Tool.product("MeasurementProbe").path
}
