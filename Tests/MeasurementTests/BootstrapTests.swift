import Randomness
import Testing

@testable import Measurement

@Suite("Bootstrap")
struct BootstrapTests {
  @Test("an interval of 95 % covers the true median about that often")
  func coverage() {
    var generator = SeededGenerator(seed: 11)
    let experiments = 400
    var covered = 0
    for experiment in 0..<experiments {
      // Times with a long tail: 100 and the square of a uniform number, whose median is 100 + 0.25 · 40.
      let samples = (0..<25).map { _ in
        let unit = generator.unit()
        return 100 + 40 * unit * unit
      }
      let bootstrap = Bootstrap(resamples: 300, confidence: 0.95, seed: UInt64(experiment))
      if let interval = bootstrap.interval(ofMedianOf: samples), interval.contains(110) {
        covered += 1
      }
    }
    // Of 400, 380 are meant; three standard deviations of the binomial are 13, and the percentile interval of a median
    // is known to cover a little less than it is meant to.
    #expect((360...395).contains(covered))
  }

  @Test("the same samples and seed give the same interval, another seed another one")
  func seeded() throws {
    let samples = (0..<40).map { Double($0 * $0 % 37) }
    func interval(_ seed: UInt64) -> ConfidenceInterval? {
      Bootstrap(resamples: 50, confidence: 0.9, seed: seed).interval(ofMedianOf: samples)
    }
    #expect(interval(1) == interval(1))
    #expect(interval(1) != interval(2))
  }

  @Test("the interval lies within the samples, and is a point where all are equal")
  func bounds() throws {
    let interval = try #require(Bootstrap.standard.interval(ofMedianOf: [3, 1, 2]))
    #expect(interval.lower >= 1 && interval.upper <= 3 && interval.width > 0)
    #expect(
      Bootstrap.standard.interval(ofMedianOf: [7, 7, 7, 7])
        == ConfidenceInterval(lower: 7, upper: 7))
  }

  @Test(
    "the median of a resample is that of the samples drawn, as sorting finds it", arguments: [4, 5])
  func resampledMedian(count: Int) {
    var generator = SeededGenerator(seed: 3)
    let samples = (0..<count).map { _ in generator.unit() }
    // One resample, replayed with the same generator.
    let bootstrap = Bootstrap(resamples: 1, confidence: 0.5, seed: 99)
    var replay = SeededGenerator(seed: 99)
    let drawn = (0..<count).map { _ in samples[replay.integer(in: 0...(count - 1))] }.sorted()
    let median = (drawn[(count - 1) / 2] + drawn[count / 2]) / 2
    let interval = bootstrap.interval(ofMedianOf: samples)
    #expect(interval == ConfidenceInterval(lower: median, upper: median))
  }

  @Test("too few samples give no interval")
  func tooFew() {
    #expect(Bootstrap.standard.interval(ofMedianOf: [1, 2]) == nil)
    #expect(Bootstrap.standard.interval(ofMedianOf: []) == nil)
  }
}

@Suite("Paired ratio")
struct PairedRatioTests {
  @Test("what disturbs both cases of a round leaves their ratio alone")
  func disturbance() throws {
    let slowness = [1, 9, 1.5, 4, 1, 2.5, 30, 1]
    let ratio = try #require(
      PairedRatio(baseline: slowness.map { 40 * $0 }, candidate: slowness.map { 10 * $0 }))
    #expect(ratio.value == 4)
    let interval = try #require(ratio.interval)
    #expect(interval == ConfidenceInterval(lower: 4, upper: 4))
    #expect(ratio.isDecided)
  }

  @Test("is the geometric mean of the ratios of all pairs")
  func geometricMean() throws {
    let ratio = try #require(
      PairedRatio(geometricMeanOf: [
        (baseline: [2, 2, 2], candidate: [1, 1, 1]), (baseline: [8, 8, 8], candidate: [1, 1, 1]),
      ]))
    #expect(abs(ratio.value - 4) < 1e-12)
  }

  @Test("rounds that one of the two lacks are left out")
  func lengths() throws {
    let ratio = try #require(PairedRatio(baseline: [6, 6, 6, 1], candidate: [3, 3, 3]))
    #expect(ratio.value == 2)
  }

  @Test("an interval around 1 decides nothing")
  func undecided() throws {
    let ratio = try #require(
      PairedRatio(baseline: [1, 2, 1, 2, 1, 2], candidate: [2, 1, 2, 1, 2, 1]))
    #expect(!ratio.isDecided)
  }

  @Test("there is none without a common round or with a time of zero")
  func refused() {
    #expect(PairedRatio(baseline: [], candidate: [1]) == nil)
    #expect(PairedRatio(baseline: [1, 1, 1], candidate: [1, 0, 1]) == nil)
    #expect(PairedRatio(geometricMeanOf: []) == nil)
  }
}
