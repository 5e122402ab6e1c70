/// The claims as text.
public enum ClaimsReport {
  /// What cannot be said, then the claims with their verdicts and figures, in lines of 80 columns at most.
  public static func text(_ claims: Claims, style: TextStyle = .plain) -> String {
    let limits = claims.limits.map { Paragraph.wrapped($0) }.joined()
    return ([limits].filter { !$0.isEmpty } + claims.all.map { section($0, style) })
      .joined(separator: "\n")
  }

  private static func section(_ claim: Claim, _ style: TextStyle) -> String {
    let emphasis: TextStyle.Emphasis =
      switch claim.verdict {
      case .holds, .exceeds: .good
      case .fallsShort: .bad
      case .dependsOn, .cannotTell: .none
      }
    var text = Paragraph.wrapped(claim.statement, indent: "  ")
      .split(separator: "\n").map { style.apply(.strong, to: String($0)) + "\n" }.joined()
    text += Paragraph.wrapped(claim.sentence, indent: "  ")
      .replacing(
        claim.verdict.rawValue, with: style.apply(emphasis, to: claim.verdict.rawValue),
        maxReplacements: 1)
    guard !claim.findings.isEmpty else { return text }
    text += Paragraph.wrapped("\(claim.measure):", firstIndent: "  ", indent: "  ")
    var table = TextTable(columns: [.init("", .left), .init("", .right), .init("", .left)])
    for finding in claim.findings {
      table.append([
        .init(finding.subject), .init(finding.figure), .init(finding.outcome.rawValue),
      ])
    }
    return text + table.rendered(indent: 2, style: style)
  }
}

extension Claim {
  /// The verdict and what belongs to it: `depends on the payload: holds for 4 of 18, exceeds for 14 of 18`.
  var sentence: String {
    guard !detail.isEmpty else { return verdict.rawValue }
    return verdict == .cannotTell
      ? "\(verdict.rawValue): \(detail)" : "\(verdict.rawValue) \(detail)"
  }
}
