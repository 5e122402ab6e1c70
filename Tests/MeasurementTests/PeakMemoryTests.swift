import Foundation
import Measurement
import TestSupport
import Testing

@Suite("Peak memory")
struct PeakMemoryTests {
  /// What was measured of a kind of work, in bytes; `nil` on a system that does not tell what is resident.
  private func bytes(of work: String) throws -> Int? {
    let outcome = try Tool.run(Probe.path, ["memory", work])
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    let text = outcome.text.trimmingCharacters(in: .newlines)
    if text == "unknown" {
      #expect(!FileManager.default.fileExists(atPath: "/proc/self/smaps_rollup"))
      return nil
    }
    let bytes: Int = try #require(Int(text))
    return bytes
  }

  @Test(
    "is what was held at once, exact to a few pages, however small and in whatever order",
    arguments: [
      ("nothing", 0), ("a megabyte", 1 << 20), ("a megabyte twice", 1 << 20),
      ("two megabytes at once", 2 << 20), ("ten of ten megabytes", 10 << 20),
    ])
  func heldAtOnce(work: String, expected: Int) throws {
    guard let bytes = try bytes(of: work) else { return }
    #expect((expected...(expected + 32_768)).contains(bytes))
  }

  @Test("what the work throws comes through")
  func failure() {
    struct Broken: Error {}
    #expect(throws: Broken.self) { try PeakMemory.bytes(of: { throw Broken() }) }
  }
}
