/// Verifies subjects and times them.
public struct Benchmark {
  /// What was measured of one subject.
  public struct Measurement {
    /// The subject.
    public let subject: BenchmarkSubject
    /// The samples of encoding.
    public let encode: SampleSeries
    /// The samples of decoding.
    public let decode: SampleSeries
  }

  private let subjects: [BenchmarkSubject]
  private let sampler: InterleavedSampler

  /// Prepares a benchmark.
  public init(subjects: [BenchmarkSubject], sampler: InterleavedSampler) {
    self.subjects = subjects
    self.sampler = sampler
  }

  /// Verifies every subject's round trip and then samples all of them, both directions, interleaved.
  ///
  /// - Parameter progress: Called before each sample, outside of what is timed.
  /// - Returns: One measurement a subject, in the order of the subjects.
  public func run(
    progress: (SamplingProgress) -> Void = { _ in }
  ) throws(BenchmarkFailure) -> [Measurement] {
    for subject in subjects {
      do {
        try subject.verifyRoundTrip()
      } catch {
        throw .roundTrip(subject: subject.id, underlying: error)
      }
    }
    let cases = subjects.flatMap {
      [
        SampledCase(id: "\($0.id) encode", run: $0.encode),
        SampledCase(id: "\($0.id) decode", run: $0.decode),
      ]
    }
    let series: [SampleSeries]
    do throws(SamplingFailure) {
      series = try sampler.sample(cases, progress: progress)
    } catch {
      throw .sampling(error)
    }
    return subjects.indices.map {
      Measurement(subject: subjects[$0], encode: series[2 * $0], decode: series[2 * $0 + 1])
    }
  }
}
