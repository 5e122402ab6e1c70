/// A case that two runs have in common, before there is a verdict on it.
struct MatchedCase {
  let identity: BenchmarkSubject.Identity
  let direction: BenchmarkSubject.Direction
  let baseNanoseconds: Double
  let newNanoseconds: Double
  let change: MedianChange

  /// The cases that both runs have samples of, in the order of the new one.
  static func all(_ base: ResultDocument, _ new: ResultDocument, seed: UInt64) -> [MatchedCase] {
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
            base: base, new: new, resampling: resampling, seed: seed)
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

/// How much faster or slower the machine seems to have become between two runs.
///
/// Estimated for each codec by the median change of the cases of all others, so that a codec's own change does not
/// hide itself. A median, since one changed codec among many does not move it.
struct DriftByCodec {
  /// With fewer other codecs than this, a change of one of them would pass as drift; none is assumed then.
  static let fewestOthers = 2

  private let driftByCodec: [String: Double]
  /// The median change of all cases.
  let overall: Double

  init(_ cases: [MatchedCase]) {
    let byCodec = Dictionary(grouping: cases, by: \.identity.codec).mapValues {
      $0.map(\.change.ratio)
    }
    driftByCodec = byCodec.keys.reduce(into: [:]) { drifts, codec in
      let others = byCodec.filter { $0.key != codec }
      drifts[codec] =
        others.count < Self.fewestOthers
        ? 1 : quantile(0.5, of: others.values.joined().sorted())
    }
    overall = quantile(0.5, of: cases.map(\.change.ratio).sorted())
  }

  /// The drift that the cases of other codecs show; 1 where they are too few to tell.
  func without(_ codec: String) -> Double { driftByCodec[codec] ?? 1 }
}
