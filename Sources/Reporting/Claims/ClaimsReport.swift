/// The claims as text.
public enum ClaimsReport {
  /// The claims with their verdicts and figures; lines of 80 columns at most.
  public static func text(_ claims: Claims, style: TextStyle = .plain) -> String {
    claims.all.map { section($0, style) }.joined(separator: "\n")
  }

  private static func section(_ claim: Claim, _ style: TextStyle) -> String {
    let emphasis: TextStyle.Emphasis =
      switch claim.verdict {
      case .holds: .good
      case .doesNotHold: .bad
      case .depends, .notMeasured: .none
      }
    var text = style.apply(.strong, to: claim.statement) + "\n"
    let dependence = claim.dependsOn.isEmpty ? "" : " \(claim.dependsOn)"
    text += style.apply(emphasis, to: claim.verdict.rawValue) + dependence + "\n"
    guard !claim.findings.isEmpty else { return text }
    text += "  \(claim.measure):\n"
    var table = TextTable(columns: [.init("", .left), .init("", .right), .init("", .left)])
    for finding in claim.findings {
      table.append([
        .init(finding.subject), .init(finding.figure), finding.agrees ? "yes" : "no",
      ])
    }
    return text + table.rendered(indent: 2, style: style)
  }
}
