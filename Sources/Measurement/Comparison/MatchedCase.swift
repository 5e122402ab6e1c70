/// A case that two runs have in common, before there is a verdict on it.
struct MatchedCase {
  let identity: BenchmarkSubject.Identity
  let direction: BenchmarkSubject.Direction
  let baseNanoseconds: Double
  let newNanoseconds: Double
  let change: MedianChange

  /// The cases that both runs have samples of, in the order of the new one.
  static func all(
    _ base: ResultDocument, _ new: ResultDocument, widening: ProcessWidening?, seed: UInt64
  ) -> [MatchedCase] {
    let old = Dictionary(
      base.measurements.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let resampling = (
      Resampling(roundsByProcess: base.roundsByProcess),
      Resampling(roundsByProcess: new.roundsByProcess)
    )
    return new.measurements.flatMap { measurement in
      BenchmarkSubject.Direction.allCases.compactMap { direction in
        guard let oldOperation = old[measurement.identity]?[direction],
          let newOperation = measurement[direction],
          case let (base, new) = comparedTimes(oldOperation, newOperation),
          let change = MedianChange(
            base: base, new: new, resampling: resampling,
            placementVariance: widening?.variance(base: base, new: new) ?? 0, seed: seed)
        else { return nil }
        return MatchedCase(
          identity: measurement.identity, direction: direction,
          baseNanoseconds: quantile(0.5, of: base.sorted()),
          newNanoseconds: quantile(0.5, of: new.sorted()), change: change)
      }
    }
  }

  /// What is compared: processor time, or wall time where a clock was too coarse to see the former.
  ///
  /// Codecs compute and never wait, and what other programs take of the processor is not in the processor time.
  private static func comparedTimes(
    _ base: ResultDocument.Operation, _ new: ResultDocument.Operation
  ) -> (base: [Double], new: [Double]) {
    let isSeen = (base.sampleCPUNanoseconds + new.sampleCPUNanoseconds).allSatisfy { $0 > 0 }
    return isSeen
      ? (base.cpuNanosecondsPerOperation, new.cpuNanosecondsPerOperation)
      : (base.nanosecondsPerOperation, new.nanosecondsPerOperation)
  }

  /// How many cases of a run have samples.
  static func count(in document: ResultDocument) -> Int {
    document.measurements.reduce(0) { count, measurement in
      count
        + BenchmarkSubject.Direction.allCases.count {
          measurement[$0]?.sampleNanoseconds.isEmpty == false
        }
    }
  }
}
