/// When two runs count as different.
public struct ComparisonRules: Sendable, Hashable {
  /// The change up to which two times count as the same, as a fraction.
  ///
  /// Two runs of one executable differ by more than their samples show: memory lies elsewhere, the processor runs at
  /// another speed. No interval drawn from the samples of a run contains that. Of 324 processor times, measured twice with
  /// one executable on a virtual machine with other work, 26 differed by more than 3 % and 11 by more than 5 %.
  public var sameWithin: Double
  /// How likely a false call is among *all* comparisons together, as far as the samples can tell; from 0 to 1.
  public var familyError: Double
  /// The slowdown that is not accepted, as a fraction.
  public var maximumRegression: Double
  /// How much the place of a process's code and memory moves its times: the standard deviation, from process to process,
  /// of the natural logarithm of a case's time.
  ///
  /// Intervals of results that come from too few processes to show it are widened by it (``ProcessWidening``); 0 leaves them as they
  /// are. *Measured* by the reference run (`Results/reference.json`, ten processes, linked statically): 0.013 in the
  /// median case and below 0.035 in 334 of 342. Twice as much in every case would still call fewer than one in a hundred.
  public var placementDeviation: Double
  /// Where random numbers start.
  public var seed: UInt64

  /// What the command uses unless told otherwise.
  public static let standard = ComparisonRules(
    sameWithin: 0.05, familyError: 0.01, maximumRegression: 0.05, placementDeviation: 0.035,
    seed: 1)

  /// States rules.
  public init(
    sameWithin: Double, familyError: Double, maximumRegression: Double, placementDeviation: Double,
    seed: UInt64
  ) {
    precondition(sameWithin >= 0 && familyError > 0 && familyError < 1 && maximumRegression >= 0)
    precondition(placementDeviation >= 0)
    self.sameWithin = sameWithin
    self.familyError = familyError
    self.maximumRegression = maximumRegression
    self.placementDeviation = placementDeviation
    self.seed = seed
  }

  /// The confidence of each interval where so many are drawn, so that ``familyError`` holds for all of them together.
  ///
  /// Source: Bonferroni's inequality, as in Dunn, "Multiple Comparisons Among Means" (Journal of the American
  /// Statistical Association, 1961).
  func confidence(comparisons: Int) -> Double { 1 - familyError / Double(max(1, comparisons)) }

  /// What a change comes to, given its interval and the drift that all other codecs show.
  ///
  /// Both the change as measured and the change without drift must leave the band on the same side, and the undisturbed
  /// samples must leave it too. Each of these can only take a verdict back, never make one.
  func verdict(
    _ change: MedianChange, _ interval: ConfidenceInterval?, drift: Double
  ) -> Verdict {
    guard let interval else { return .cannotTell }
    let verdicts = [1, drift].map { factor in
      position(
        lower: interval.lower / factor, upper: interval.upper / factor,
        quiet: change.quietRatio / factor)
    }
    return verdicts[0] == verdicts[1] ? verdicts[0] : .cannotTell
  }

  /// Where an interval lies around the band that counts as equal.
  ///
  /// Source: the confidence-interval form of equivalence testing, Schuirmann, "A comparison of the two one-sided tests
  /// procedure and the power approach for assessing the equivalence of average bioavailability" (Journal of
  /// Pharmacokinetics and Biopharmaceutics, 1987).
  private func position(lower: Double, upper: Double, quiet: Double) -> Verdict {
    let band = 1 + sameWithin
    if lower > band, quiet > band { return .slower }
    if upper < 1 / band, quiet < 1 / band { return .faster }
    return lower >= 1 / band && upper <= band ? .same : .cannotTell
  }

  /// Whether a slowdown is, without doubt, greater than is accepted, whatever drift explains of it.
  func isRegression(
    _ verdict: Verdict, _ interval: ConfidenceInterval?, drift: Double
  ) -> Bool {
    guard verdict == .slower, let interval else { return false }
    return interval.lower / max(drift, 1) > 1 + maximumRegression
  }
}
