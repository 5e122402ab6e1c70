import Testing

@testable import Measurement

@Suite("Summary")
struct SummaryTests {
  // Python: statistics.median, statistics.quantiles(…, method="inclusive"), and the median of abs(x - median).
  static let samples = [12.0, 7.5, 9.25, 31.0, 8.0, 8.5, 7.75, 10.0, 9.0, 8.25, 7.0]

  @Test("agrees with Python's statistics")
  func python() throws {
    let summary = try #require(Summary(samples: Self.samples))
    #expect(summary.count == 11)
    #expect(summary.minimum == 7)
    #expect(summary.maximum == 31)
    #expect(summary.median == 8.5)
    #expect(summary.medianAbsoluteDeviation == 0.75)
    #expect(summary.p90 == 12)
    #expect(abs(summary.p99 - 29.1) < 1e-12)
    #expect(abs(summary.relativeDeviation - 0.75 / 8.5) < 1e-15)
  }

  @Test("of an even number of samples the median lies between the middle two")
  func even() {
    #expect(Summary(samples: [4, 1, 3, 2])?.median == 2.5)
    #expect(Summary(samples: [4, 1, 3, 2])?.medianAbsoluteDeviation == 1)
  }

  @Test("a single sample is all of its own figures")
  func single() throws {
    let summary = try #require(Summary(samples: [5]))
    #expect(summary.median == 5 && summary.p90 == 5 && summary.p99 == 5)
    #expect(summary.medianAbsoluteDeviation == 0 && summary.outliers.count == 0)
  }

  @Test("there is none of no samples, or of one that is not finite")
  func refused() {
    #expect(Summary(samples: []) == nil)
    #expect(Summary(samples: [1, .nan]) == nil)
    #expect(Summary(samples: [1, .infinity]) == nil)
  }

  @Test("outliers are counted by Tukey's fences and stay in the figures")
  func outliers() throws {
    // Quartiles 10 and 14: inner fences at 4 and 20, outer ones at -2 and 26.
    let samples = [-3, 3, 10, 10, 10, 12, 12, 14, 14, 14, 21, 27, 100.0]
    let summary = try #require(Summary(samples: samples))
    #expect(summary.outliers.lowSevere == 1)
    #expect(summary.outliers.lowMild == 1)
    #expect(summary.outliers.highMild == 1)
    #expect(summary.outliers.highSevere == 2)
    #expect(summary.outliers.count == 5)
    #expect(summary.count == 13 && summary.maximum == 100)
  }

  @Test("a sample on a fence is no outlier")
  func fence() throws {
    let samples = [4, 10, 10, 10, 12, 14, 14, 14, 20.0]
    #expect(try #require(Summary(samples: samples)).outliers.count == 0)
  }
}
