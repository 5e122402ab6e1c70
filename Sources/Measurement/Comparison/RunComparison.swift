import Foundation

/// What changed from one run to another: every case that both measured, and what that comes to a codec.
///
/// Processor times are compared, in which the work of other programs is not counted.
///
/// Three kinds of noise lie between two runs, and each is met in its own way:
/// - *Within a run* the samples scatter. The interval of each ratio of medians is drawn by bootstrap (``MedianChange``),
///   and a change is called only where the undisturbed samples changed too (``MedianChange/quietRatio``).
/// - *Many comparisons* make a false call likely somewhere. The intervals are widened by their number
///   (``ComparisonRules/familyError``).
/// - *Between runs* the whole machine may be faster or slower, and memory lies elsewhere. The first is estimated by the
///   median change of all the *other* codecs, and a change that it may explain is not called; against the second
///   stands the band that counts as equal (``ComparisonRules/sameWithin``). Where a result comes from too few processes
///   to show what their places do, intervals are widened by it (``ProcessWidening``), and by how far the changes of all
///   other codecs lie apart, which nothing but places and disturbances explains.
///
/// So *slower* means: slower by more than the band, beyond what the samples' scatter and the drift of the machine
/// explain. It does not say why.
public struct RunComparison: Sendable {
  /// A case that both runs measured.
  public struct Case: Sendable, Hashable {
    /// What was measured.
    public let identity: BenchmarkSubject.Identity
    /// Encoding or decoding.
    public let direction: BenchmarkSubject.Direction
    /// The old median of the processor time, in nanoseconds an operation.
    public let baseNanoseconds: Double
    /// The new median of the processor time, in nanoseconds an operation.
    public let newNanoseconds: Double
    /// New in relation to old.
    public let change: MedianChange
    /// The interval of the ratio, widened for the number of comparisons; `nil` where samples are too few.
    public let interval: ConfidenceInterval?
    /// What it comes to.
    public let verdict: Verdict
    /// Whether it is slower by more than is accepted.
    public let isRegression: Bool
  }

  /// What the cases of a codec come to: the geometric mean of their changes.
  public struct CodecSummary: Sendable, Hashable {
    /// The codec.
    public let codec: ResultDocument.Codec
    /// Encoding or decoding.
    public let direction: BenchmarkSubject.Direction
    /// The geometric mean of the changes.
    public let change: MedianChange
    /// Its interval, widened for the number of codecs and directions.
    public let interval: ConfidenceInterval?
    /// What it comes to.
    public let verdict: Verdict
    /// Whether it is slower by more than is accepted.
    public let isRegression: Bool
    /// How many cases there are of each verdict.
    public let counts: [Verdict: Int]
  }

  /// An encoding that has another length than before.
  public struct SizeChange: Sendable, Hashable {
    /// What was measured.
    public let identity: BenchmarkSubject.Identity
    /// The old length, in bytes: the mean over the values.
    public let baseBytes: Double
    /// The new length.
    public let newBytes: Double
  }

  /// The rules that the verdicts follow.
  public let rules: ComparisonRules
  /// The cases that both runs measured, in the order of the new one.
  public let cases: [Case]
  /// What they come to a codec and direction, in the order of the new run.
  public let summaries: [CodecSummary]
  /// The encodings whose length changed.
  public let sizeChanges: [SizeChange]
  /// How many cases only one of the two runs measured.
  public let unmatchedCount: Int
  /// The median change over all codecs: how much of it the machine may be to blame for.
  public let drift: Double
  /// By how many processes too few the intervals are wider; `nil` where both results have enough of them.
  public let widening: ProcessWidening?
  /// What makes the two runs hard to compare, a sentence each.
  public let warnings: [String]

  /// Whether anything is slower by more than is accepted.
  public var hasRegression: Bool {
    cases.contains(where: \.isRegression) || summaries.contains(where: \.isRegression)
  }

  /// Compares two runs.
  ///
  /// - Throws: ``ComparisonFailure`` where they have no case in common or measured different data.
  public init(
    base: ResultDocument, new: ResultDocument, rules: ComparisonRules = .standard
  ) throws(ComparisonFailure) {
    try Self.checkSameData(base, new)
    let widening = ProcessWidening(base: base, new: new, rules: rules)
    let matched = MatchedCase.all(base, new, widening: widening, seed: rules.seed)
    guard !matched.isEmpty else { throw .nothingInCommon }
    let confidence = rules.confidence(comparisons: matched.count)
    let drifts = DriftByCodec(matched)
    let cases = matched.map { item in
      let scatter = widening == nil ? 0 : drifts.scatterWithout(item.identity.codec)
      let change = item.change.widened(toError: scatter)
      let interval = change.interval(confidence: confidence)
      let drift = drifts.without(item.identity.codec)
      let verdict = rules.verdict(change, interval, drift: drift)
      return Case(
        identity: item.identity, direction: item.direction,
        baseNanoseconds: item.baseNanoseconds, newNanoseconds: item.newNanoseconds,
        change: change, interval: interval,
        verdict: verdict, isRegression: rules.isRegression(verdict, interval, drift: drift))
    }
    self.rules = rules
    self.cases = cases
    summaries = Self.summaries(of: cases, codecs: new.codecs, rules: rules, drifts: drifts)
    sizeChanges = Self.sizeChanges(base, new)
    unmatchedCount =
      MatchedCase.count(in: base) + MatchedCase.count(in: new) - 2 * matched.count
    drift = drifts.overall
    self.widening = widening
    warnings = ComparisonWarnings.of(base, new)
  }

  /// The slowdown, as a fraction, from which on half of the cases would be called slower; `nil` where no case has an interval.
  public var leastCalled: Double? {
    let reaches = cases.compactMap { item in item.interval.map { $0.upper / item.change.ratio } }
    guard !reaches.isEmpty else { return nil }
    return quantile(0.5, of: reaches.sorted()) * (1 + rules.sameWithin) - 1
  }

  private static func checkSameData(
    _ base: ResultDocument, _ new: ResultDocument
  ) throws(ComparisonFailure) {
    for workload in new.workloads {
      guard let old = base.workloads.first(where: { $0.name == workload.name }) else { continue }
      if old.seed != workload.seed {
        throw .differentSeeds(workload: workload.name, base: old.seed, new: workload.seed)
      }
    }
    for measurement in new.measurements {
      guard let old = base.measurements.first(where: { $0.identity == measurement.identity })
      else { continue }
      if old.recordsPerOperation != measurement.recordsPerOperation
        || old.operationsPerPass != measurement.operationsPerPass
      {
        throw .differentRecords(measurement.identity)
      }
    }
  }

  private static func summaries(
    of cases: [Case], codecs: [ResultDocument.Codec], rules: ComparisonRules, drifts: DriftByCodec
  ) -> [CodecSummary] {
    let groups = codecs.flatMap { codec in
      BenchmarkSubject.Direction.allCases.map { direction in
        (
          codec: codec, direction: direction,
          cases: cases.filter {
            $0.identity.codec == codec.name && $0.identity.kind == codec.kind
              && $0.direction == direction
          }
        )
      }
    }.filter { !$0.cases.isEmpty }
    let confidence = rules.confidence(comparisons: groups.count)
    return groups.compactMap { group in
      guard let change = MedianChange(geometricMeanOf: group.cases.map(\.change)) else {
        return nil
      }
      let interval = change.interval(confidence: confidence)
      let drift = drifts.without(group.codec.name)
      let verdict = rules.verdict(change, interval, drift: drift)
      return CodecSummary(
        codec: group.codec, direction: group.direction, change: change, interval: interval,
        verdict: verdict, isRegression: rules.isRegression(verdict, interval, drift: drift),
        counts: group.cases.reduce(into: [:]) { $0[$1.verdict, default: 0] += 1 })
    }
  }

  private static func sizeChanges(_ base: ResultDocument, _ new: ResultDocument) -> [SizeChange] {
    new.measurements.compactMap { measurement in
      guard let old = base.measurements.first(where: { $0.identity == measurement.identity }),
        old.encodedBytesPerOperation != measurement.encodedBytesPerOperation
      else { return nil }
      return SizeChange(
        identity: measurement.identity, baseBytes: old.encodedBytesPerOperation,
        newBytes: measurement.encodedBytesPerOperation)
    }
  }
}
