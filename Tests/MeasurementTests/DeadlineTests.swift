import Measurement
import Testing

@Suite struct DeadlineTests {
  private func plan(_ deadline: UInt64?) -> SamplingPlan {
    SamplingPlan(
      rounds: 10, budgetSeconds: 15, targetSampleNanoseconds: 1e6, orderSeed: 1,
      deadline: deadline)
  }

  @Test("The budget is what is left until the deadline, and never nothing")
  func budget() {
    #expect(plan(nil).seconds(from: 5_000_000_000) == 15)
    #expect(plan(13_000_000_000).seconds(from: 5_000_000_000) == 8)
    #expect(plan(100_000_000_000).seconds(from: 5_000_000_000) == 15)
    #expect(plan(13_000_000_000).seconds(from: 14_000_000_000) == 0.5)
  }

  @Test("A measurement that begins late takes fewer rounds, and a few in any case")
  func rounds() throws {
    // Each reading of the clock is 20 ms after the one before: a sample takes 20 ms.
    func rounds(_ deadline: UInt64?) throws -> Int {
      final class Time { var now: UInt64 = 10_000_000_000 }
      let time = Time()
      let read = {
        time.now += 20_000_000
        return time.now
      }
      let clock = SamplingClock(wall: read, cpu: { 0 }, userCPU: { 0 })
      let sampler = InterleavedSampler(plan: plan(deadline), clock: clock)
      let outcome = try sampler.sample([SampledCase(id: "a") { _ in }])
      return outcome.series[0].nanoseconds.count
    }
    #expect(try rounds(nil) == 10)
    #expect(try rounds(100_000_000_000) == 10)
    #expect(try rounds(9_000_000_000) == 3)
  }
}
