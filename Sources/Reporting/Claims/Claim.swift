/// Something that is often said of the formats, with what was measured of it and a verdict.
public struct Claim: Sendable, Hashable {
  /// What a measurement comes to against a claim.
  public enum Verdict: String, Sendable, Hashable {
    /// It is so in everything that was measured.
    case holds
    /// It is so in some of it; ``Claim/dependsOn`` says on what.
    case depends
    /// It is so in nothing that was measured.
    case doesNotHold = "does not hold"
    /// Nothing was measured that it could be held against.
    case notMeasured = "not measured"
  }

  /// One figure of those that a claim is held against.
  public struct Finding: Sendable, Hashable {
    /// What was compared: a pair of codecs, or a workload.
    public let subject: String
    /// The figure with its unit, and its interval where it has one.
    public let figure: String
    /// The figure as a number: a factor, or a share.
    public let value: Double
    /// Whether it is as the claim says.
    public let agrees: Bool
    /// What the claim may turn out to depend on: one of the two codecs; `nil` where it is not looked at.
    public let group: String?

    /// States a figure.
    init(subject: String, figure: String, value: Double, agrees: Bool, group: String? = nil) {
      self.subject = subject
      self.figure = figure
      self.value = value
      self.agrees = agrees
      self.group = group
    }
  }

  /// The claim in a sentence.
  public let statement: String
  /// What the figures are.
  public let measure: String
  /// The figures.
  public let findings: [Finding]
  /// What it depends on; empty unless it does.
  public let dependsOn: String

  /// Judges a claim by its findings.
  init(_ statement: String, measure: String, findings: [Finding], dependingOn what: String) {
    self.statement = statement
    self.measure = measure
    self.findings = findings
    let agreeing = findings.count(where: \.agrees)
    let isMixed = agreeing > 0 && agreeing < findings.count
    dependsOn =
      isMixed
      ? "on the \(what): \(Self.dividingGroups(findings) ?? "holds for \(agreeing) of \(findings.count)")"
      : ""
  }

  /// Which groups agree throughout and which never do; `nil` where a group is of two minds.
  private static func dividingGroups(_ findings: [Finding]) -> String? {
    var agreeing: [String] = []
    var others: [String] = []
    for finding in findings {
      guard let group = finding.group else { return nil }
      if finding.agrees {
        if !agreeing.contains(group) { agreeing.append(group) }
      } else if !others.contains(group) {
        others.append(group)
      }
    }
    guard !agreeing.contains(where: others.contains) else { return nil }
    return
      "holds with \(agreeing.joined(separator: ", ")), not with \(others.joined(separator: ", "))"
  }

  /// What the findings come to.
  public var verdict: Verdict {
    guard !findings.isEmpty else { return .notMeasured }
    if findings.allSatisfy(\.agrees) { return .holds }
    return findings.contains(where: \.agrees) ? .depends : .doesNotHold
  }
}
