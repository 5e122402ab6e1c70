/// The A/A check: the same codecs measured twice side by side, under two names, and compared as two runs would be.
///
/// Whatever differs there differs by chance. So the share of cases that are called faster or slower is how often the
/// verdicts of ``RunComparison`` are wrong where nothing changed. The two copies share each round and each process, so that
/// what moves between two runs (``ComparisonRules/sameWithin``, ``ComparisonRules/placementDeviation``) is not in it.
public struct SelfCheck: Sendable {
  /// What stands behind the name of a second copy.
  static let suffix = " (again)"
  /// The most that may be called different, as a fraction.
  public static let acceptedShare = 0.01
  /// Fewer comparisons than this show nothing of a share of a hundredth.
  public static let fewestComparisons = 500

  /// How many cases were compared.
  public private(set) var comparisons = 0
  /// How many of them came to each verdict.
  public private(set) var counts: [Verdict: Int] = [:]
  /// The cases that were called faster or slower.
  public private(set) var falseCalls: [RunComparison.Case] = []
  /// How many paired ratios have an interval of 95 % without 1 in it, without correction or band.
  public private(set) var pairedWithoutOne = 0

  /// Starts without comparisons.
  public init() {}

  /// The subjects, each followed by a second copy; both copies need memory of their own, hence two lists.
  public static func doubled(
    _ first: [BenchmarkSubject], _ second: [BenchmarkSubject]
  ) -> [BenchmarkSubject] {
    zip(first, second).flatMap { [$0, $1.renamed(codec: $1.identity.codec + suffix)] }
  }

  /// Compares the two halves of a run whose subjects were ``doubled(_:_:)``, and counts the verdicts.
  public mutating func count(
    _ document: ResultDocument, rules: ComparisonRules = .standard
  ) throws(ComparisonFailure) {
    var (base, new) = (document, document)
    base.measurements.removeAll { $0.codec.hasSuffix(Self.suffix) }
    new.measurements = document.measurements.filter { $0.codec.hasSuffix(Self.suffix) }.map {
      var measurement = $0
      measurement.codec.removeLast(Self.suffix.count)
      return measurement
    }
    var rules = rules
    rules.placementDeviation = 0
    let comparison = try RunComparison(base: base, new: new, rules: rules)
    comparisons += comparison.cases.count
    for item in comparison.cases { counts[item.verdict, default: 0] += 1 }
    falseCalls += comparison.cases.filter { $0.verdict == .faster || $0.verdict == .slower }
    for (old, now) in zip(base.measurements, new.measurements) {
      for direction in BenchmarkSubject.Direction.allCases {
        guard let old = old[direction], let now = now[direction] else { continue }
        let ratio = PairedRatio(
          baseline: old.nanosecondsPerOperation, candidate: now.nanosecondsPerOperation,
          bootstrap: .standard.of(document))
        if ratio?.isDecided == true { pairedWithoutOne += 1 }
      }
    }
  }

  /// The share of cases that were called different though they are the same, from 0 to 1.
  public var falseShare: Double {
    comparisons == 0 ? 0 : Double(falseCalls.count) / Double(comparisons)
  }

  /// Whether there were enough comparisons, and few enough false calls among them.
  public var isPassed: Bool {
    comparisons >= Self.fewestComparisons && falseShare < Self.acceptedShare
  }
}
