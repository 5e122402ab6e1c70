import Foundation
import TestSupport
import Testing

@testable import Measurement

/// Comparisons of results that one process each measured, of documents whose truth is known.
@Suite("Results of one process") struct OneProcessTests {
  /// What `serbench run --quick` does, with a few rounds less: all of them in one process, whose place shifts each case by some percent.
  private var quick: SeededRuns {
    var runs = SeededRuns()
    (runs.workloads, runs.rounds, runs.processes) = (["orders", "ticks"], 8, 1)
    (runs.noise, runs.placement) = (0.01, 0.03)
    return runs
  }

  /// How many of the comparisons of pairs of equal runs call something faster or slower, and how many calls there are.
  private func falseCalls(
    pairs: Int, placement: Double, rules: ComparisonRules = .standard
  ) throws -> (comparisons: Int, calls: Int, cases: Int) {
    var runs = quick
    runs.placement = placement
    var counts = (comparisons: 0, calls: 0, cases: 0)
    for pair in 0..<UInt64(pairs) {
      let comparison = try RunComparison(
        base: runs.document(seed: 2 * pair + 1), new: runs.document(seed: 2 * pair + 2),
        rules: rules)
      let calls = comparison.cases.count { $0.verdict == .faster || $0.verdict == .slower }
      let summaries = comparison.summaries.count {
        $0.verdict == .faster || $0.verdict == .slower
      }
      counts.comparisons += calls + summaries > 0 ? 1 : 0
      counts.calls += calls
      counts.cases += comparison.cases.count
    }
    return counts
  }

  @Test(
    "Of equal runs in differently placed processes, at most one comparison in a hundred calls anything",
    arguments: [0.02, 0.035])
  func equalRuns(_ placement: Double) throws {
    let pairs = 100
    let counts = try falseCalls(pairs: pairs, placement: placement)
    #expect(counts.comparisons <= pairs / 100)
  }

  @Test("Even where places do twice as much as the rules say, one call in a hundred is not reached")
  func greaterShifts() throws {
    let counts = try falseCalls(pairs: 50, placement: 0.07)
    #expect(counts.calls * 100 < counts.cases)
  }

  @Test("Without the widening, one comparison in five and more would call something")
  func notWidened() throws {
    var rules = ComparisonRules.standard
    rules.placementDeviation = 0
    let counts = try falseCalls(pairs: 20, placement: 0.035, rules: rules)
    #expect(counts.comparisons >= 4)
  }

  @Test func aThirdSlowerIsSeenAllTheSame() throws {
    var (seen, cases, slower) = (0, 0, 0)
    for seed in 1...10 as ClosedRange<UInt64> {
      let comparison = try RunComparison(
        base: quick.document(seed: seed),
        new: quick.document(seed: seed + 100, factors: ["protobuf/swift": 1.3]))
      let calls = comparison.summaries.filter { $0.verdict == .slower }
      #expect(calls.allSatisfy { $0.codec.name == "protobuf/swift" })
      if calls.count == 2, comparison.hasRegression { seen += 1 }
      let own = comparison.cases.filter { $0.identity.codec == "protobuf/swift" }
      cases += own.count
      slower += own.count { $0.verdict == .slower }
    }
    #expect(seen == 10)
    #expect(slower * 2 > cases)
  }

  @Test(
    "Results of several processes are not widened, and of two results only the one of few processes is"
  )
  func whatIsAdded() throws {
    func runs(_ processes: Int) -> ResultDocument {
      var runs = SeededRuns()
      (runs.processes, runs.rounds) = (processes, 20)
      return runs.document(seed: UInt64(processes))
    }
    let samples = [Double](repeating: 1, count: 20)
    func added(_ base: Int, _ new: Int) throws -> Double? {
      ProcessWidening(base: runs(base), new: runs(new), rules: .standard)?
        .variance(base: samples, new: samples)
    }
    let each = pow(ComparisonRules.standard.placementDeviation, 2)
    #expect(try added(10, 10) == nil)
    #expect(try added(5, 5) == nil)
    for (base, new, share) in [(1, 1, 2.0), (1, 10, 1), (10, 1, 1), (4, 10, 0.25), (2, 4, 0.75)] {
      let variance = try #require(try added(base, new))
      #expect(abs(variance - share * each) < 1e-12, "\(base), \(new)")
    }
    let comparison = try RunComparison(base: runs(10), new: runs(1))
    #expect(comparison.widening?.baseProcesses == 10 && comparison.widening?.newProcesses == 1)
    #expect(try RunComparison(base: runs(10), new: runs(5)).widening == nil)
  }

  @Test("What ten processes measured of a case counts where it is more than the rules say")
  func measuredSpread() throws {
    // Two of ten processes take half as long again: logarithms 0 and 0.405, without scatter within a process.
    let rounds = [Int](repeating: 2, count: 10)
    let times = rounds.indices.flatMap { [Double](repeating: $0 < 2 ? 150 : 100, count: 2) }
    let spread = try #require(ProcessSpread(times, resampling: Resampling(roundsByProcess: rounds)))
    // Ten values, two of them log 1.5: their variance is (10 ÷ 9) × 0.2 × 0.8 × (log 1.5)².
    #expect(abs(spread.variance - 10.0 / 9 * 0.16 * pow(log(1.5), 2)) < 1e-12)
    var base = ResultDocument.sample()
    base.roundsByProcess = rounds
    var new = base
    new.roundsByProcess = nil
    let widening = try #require(ProcessWidening(base: base, new: new, rules: .standard))
    #expect(abs(widening.variance(base: times, new: times) - spread.variance) < 1e-12)
  }

  @Test func aSpreadNeedsProcessesAndSamples() {
    let five = Resampling(roundsByProcess: [1, 1, 1, 1, 1])
    #expect(ProcessSpread([1, 2, 3, 4, 5], resampling: five) == nil)
    #expect(ProcessSpread([1, 2, 3, 4, 5, 6], resampling: .bySample) == nil)
    #expect(ProcessSpread([1, 2, 3, 4, 5, 0], resampling: five) == nil)
    // Scatter within processes is no spread between them.
    let rounds = Resampling(roundsByProcess: [2, 2, 2, 2, 2])
    let scattered = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2] as [Double]
    #expect(ProcessSpread(scattered, resampling: rounds)?.variance == 0)
  }

  @Test("The rules' figure is what the reference run measured")
  func source() throws {
    let file = ResultFile(
      path: Tool.packageRoot.appendingPathComponent("Results/reference.json").path)
    let document = try file.read()
    let resampling = Resampling(roundsByProcess: document.roundsByProcess)
    let deviations = document.measurements.flatMap { measurement in
      BenchmarkSubject.Direction.allCases.compactMap { direction -> Double? in
        guard let times = measurement[direction]?.cpuNanosecondsPerOperation else { return nil }
        return ProcessSpread(times, resampling: resampling)?.variance.squareRoot()
      }
    }.sorted()
    #expect(deviations.count == 342)
    #expect(quantile(0.95, of: deviations) < ComparisonRules.standard.placementDeviation)
    #expect(quantile(0.99, of: deviations) > ComparisonRules.standard.placementDeviation)
  }
}
