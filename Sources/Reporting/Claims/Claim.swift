public import Measurement

/// Something that is often said of the formats, with what was measured of it and a verdict.
///
/// Each figure is judged by the whole of its interval (``Outcome``). What the figures come to together:
///
/// 1. Without a figure: *cannot tell*, and the format that is missing.
/// 2. Where two figures are decided otherwise: *depends on* the payload, or on the implementations.
/// 3. Where a figure is undecided: *cannot tell*, though the others may agree.
/// 4. Where all hold, but the claim speaks of a format that was not measured: *cannot tell*.
/// 5. Else what all figures say: *holds*, *exceeds* or *falls short*.
public struct Claim: Sendable, Hashable {
  /// What one figure comes to against what is claimed of it.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Its whole interval is as claimed.
    case holds
    /// Its whole interval is beyond what is claimed: better than claimed.
    case exceeds
    /// Its whole interval is on the other side: less than claimed.
    case fallsShort = "falls short"
    /// Its interval lies across a bound of the claim, or it has none.
    case cannotTell = "cannot tell"
  }

  /// What a measurement comes to against a claim.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Every figure is as claimed.
    case holds
    /// Every figure is better than claimed.
    case exceeds
    /// Every figure is less than claimed.
    case fallsShort = "falls short"
    /// It cannot be said; ``Claim/detail`` says why.
    case cannotTell = "cannot tell"
    /// Some figures are as claimed and others are not; ``Claim/detail`` says what that depends on.
    case dependsOn = "depends on"
  }

  /// One figure of those that a claim is held against.
  public struct Finding: Sendable, Hashable {
    /// What was compared: a pair of codecs, or a workload.
    public let subject: String
    /// The figure with its unit, and its interval where it has one.
    public let figure: String
    /// The figure as a number: a factor, or a share.
    public let value: Double
    /// Where the figure lies; a point where it was counted, and `nil` where there are too few samples to say.
    public let interval: ConfidenceInterval?
    /// What it comes to.
    public let outcome: Outcome
    /// What the claim may turn out to depend on: one of the two codecs; `nil` where it is not looked at.
    public let group: String?

    /// States a figure that was sampled.
    init(
      subject: String, figure: String, value: Double, interval: ConfidenceInterval?,
      claimed: ClaimedRange, group: String? = nil
    ) {
      self.subject = subject
      self.figure = figure
      self.value = value
      self.interval = interval
      self.group = group
      outcome = claimed.outcome(interval)
    }

    /// States a figure that was counted, which is exact.
    init(
      subject: String, figure: String, counted value: Double, claimed: ClaimedRange,
      group: String? = nil
    ) {
      self.init(
        subject: subject, figure: figure, value: value,
        interval: ConfidenceInterval(lower: value, upper: value), claimed: claimed, group: group)
    }
  }

  /// What a claim speaks of, and may turn out to depend on.
  enum Subject: String {
    case payload, implementations
  }

  /// The claim in a sentence.
  public let statement: String
  /// What the figures are.
  public let measure: String
  /// The figures.
  public let findings: [Finding]
  /// What they come to.
  public let verdict: Verdict
  /// What the verdict is of, why there is none, or what it depends on: `the payload: holds for 4 of 18, …`. It follows the
  /// verdict in a sentence, and may be empty.
  public let detail: String

  /// Judges a claim by its findings.
  ///
  /// - Parameters:
  ///   - statement: The claim in a sentence.
  ///   - measure: What the figures are.
  ///   - findings: The figures.
  ///   - subject: What it may depend on.
  ///   - missing: The formats that it speaks of and that were not measured.
  ///   - onlyWorkload: The workload that was measured, where there is no other.
  init(
    _ statement: String, measure: String, findings: [Finding], dependingOn subject: Subject,
    missing: [String] = [], onlyWorkload: String? = nil
  ) {
    self.statement = statement
    self.measure = measure
    self.findings = findings
    let judgement = ClaimJudgement(findings: findings, missing: missing)
    verdict = judgement.verdict
    detail =
      switch verdict {
      case .dependsOn: "the \(subject.rawValue): \(judgement.detail)"
      case .cannotTell: judgement.detail
      case .holds, .exceeds, .fallsShort:
        onlyWorkload.map { "for \($0); one workload cannot say what other payloads do" } ?? ""
      }
  }
}
