import Testing

@testable import Measurement

@Suite("Benchmark")
struct BenchmarkTests {
  private final class Log {
    var time: UInt64 = 0
    var allocations: UInt64 = 0
    var entries: [String] = []
    var sampler: InterleavedSampler {
      InterleavedSampler(
        plan: SamplingPlan(
          rounds: 5, budgetSeconds: 100, targetSampleNanoseconds: 1_000_000, orderSeed: 1),
        clock: SamplingClock(wall: { self.time }, cpu: { self.time }, userCPU: { self.time }))
    }

    func subject(_ codec: String, decodes: Bool = true, fails: Bool = false) -> BenchmarkSubject {
      struct Broken: Error {}
      func passes(_ name: String, allocations: UInt64) -> BenchmarkSubject.Passes {
        { count in
          self.entries.append("\(codec) \(name)")
          self.time += UInt64(count) * 1_000_000
          self.allocations += UInt64(count) * allocations
        }
      }
      return BenchmarkSubject(
        identity: .init(workload: "w", size: "one", codec: codec), recordsPerOperation: 1,
        operationsPerPass: 4, encodedBytesPerPass: 10, encode: passes("encode", allocations: 6),
        decode: decodes ? passes("decode", allocations: 2) : nil,
        verifyRoundTrip: {
          self.entries.append("\(codec) verify")
          if fails { throw Broken() }
        })
    }
  }

  @Test("every round trip is verified before anything is run")
  func verifiedFirst() throws {
    let log = Log()
    let subjects = [log.subject("a"), log.subject("b", decodes: false)]
    let outcome = try Benchmark(subjects: subjects, sampler: log.sampler).run()
    #expect(log.entries.prefix(2) == ["a verify", "b verify"])
    #expect(outcome.isComplete)
    #expect(outcome.measurements.map(\.codec) == ["a", "b"])
    #expect(outcome.measurements[0].encode?.sampleNanoseconds.count == 5)
    #expect(outcome.measurements[0].decode?.sampleNanoseconds.count == 5)
    #expect(outcome.measurements[1].decode == nil)
    #expect(outcome.measurements[0].encodedBytesPerOperation == 2.5)
  }

  @Test("a failed round trip stops everything and names the subject")
  func failedRoundTrip() {
    let log = Log()
    let benchmark = Benchmark(
      subjects: [log.subject("a"), log.subject("b", fails: true)], sampler: log.sampler)
    let failure = #expect(throws: BenchmarkFailure.self) { try benchmark.run() }
    #expect(failure?.description == "round trip failed: w/one b: Broken()")
    #expect(log.entries == ["a verify", "b verify"])
  }

  @Test("allocations are counted an operation, outside of what is timed")
  func allocations() throws {
    let log = Log()
    let outcome = try Benchmark(
      subjects: [log.subject("a")], sampler: log.sampler,
      allocationCounts: {
        AllocationCounts(allocations: log.allocations, bytes: log.allocations * 16)
      }
    ).run()
    #expect(outcome.measurements[0].encode?.allocationsPerOperation == 1.5)
    #expect(outcome.measurements[0].encode?.allocatedBytesPerOperation == 24)
    #expect(outcome.measurements[0].decode?.allocationsPerOperation == 0.5)
  }

  @Test("without a counter no allocations are claimed")
  func uncounted() throws {
    let log = Log()
    let outcome = try Benchmark(subjects: [log.subject("a")], sampler: log.sampler).run()
    #expect(outcome.measurements[0].encode?.allocationsPerOperation == nil)
  }

  @Test("an interruption keeps what there is and says so")
  func interruption() throws {
    let log = Log()
    let outcome = try Benchmark(subjects: [log.subject("a")], sampler: log.sampler)
      .run(isInterrupted: { log.time > 20_000_000 })
    #expect(!outcome.isComplete)
    #expect(outcome.measurements[0].encode?.sampleNanoseconds.isEmpty == false)
    let atOnce = try Benchmark(subjects: [log.subject("a")], sampler: log.sampler)
      .run(isInterrupted: { true })
    #expect(atOnce.measurements.isEmpty && !atOnce.isComplete)
  }
}

@Suite("Instruction counter")
struct InstructionCounterTests {
  @Test("counts what runs, where the system lets it")
  func counts() {
    guard let counter = InstructionCounter(), let before = counter.read() else { return }
    blackHole((0..<1000).map { $0 * $0 })
    #expect(counter.read() ?? 0 >= before + 1000)
  }
}
