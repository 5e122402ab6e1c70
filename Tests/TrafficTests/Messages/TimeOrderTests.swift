import Randomness
import TestSupport
import Testing

@testable import Traffic

/// The order in which exchanges started.
@Suite struct TimeOrderTests {
  @Test func elementsComeByTheirTime() {
    var order = TimeOrder<String>()
    var taken: [String] = []
    for (name, time) in [("c", 30), ("c2", nil), ("a", 10), ("a2", 10), ("b", 20)]
      as [(String, Int?)]
    {
      taken += order.add(name, startedAt: time, bytes: 1)
    }
    #expect(taken.isEmpty)
    // What has no time follows what came before it, and equal times keep their order.
    #expect(order.rest() == ["a", "a2", "b", "c", "c2"])
    #expect(order.rest().isEmpty)
  }

  @Test("Little is held, and an element that comes no later than half of that is in its place")
  func bounded() {
    var generator = SeededGenerator(seed: 1)
    var order = TimeOrder<Int>(mostBytes: 1_000)
    var (taken, most) = ([Int](), 0)
    for index in 0..<10_000 {
      // 10 B each, so that from 50 to 100 are held.
      let time = index + generator.integer(in: 0...40)
      taken += order.add(time, startedAt: time, bytes: 10)
      most = max(most, index + 1 - taken.count)
    }
    taken += order.rest()
    #expect(most <= 100)
    #expect(taken.count == 10_000)
    #expect(zip(taken, taken.dropFirst()).allSatisfy(<=))
  }

  @Test(
    arguments: [
      ("2009-07-24T19:20:30.45+01:00", 1_248_459_630_450_000),
      ("1970-01-01T00:00:00.000001Z", 1), ("1970-01-01T00:00:01Z", 1_000_000),
      ("1970-01-01T00:00:00.1234567Z", 123_456), ("2026-11-30", nil), ("", nil), ("noon", nil),
      ("1970-01-01T00:00:00.Z", 0),
    ] as [(String, Int?)])
  func aTimeIsReadToTheMicrosecond(_ text: String, _ microseconds: Int?) {
    #expect(HARTime.microseconds(text) == microseconds)
  }
}
