import Measurement

/// What is often said of the formats, each with its verdict and the figures behind it.
struct ClaimsSection {
  let model: PageModel

  var html: String {
    let claims = Claims(model.document, bootstrap: model.bootstrap).all.filter {
      $0.verdict != .notMeasured
    }
    guard !claims.isEmpty else { return "" }
    return """
      <section id="\(model.id("claims"))"><h2>Claims</h2>
      <p>What is often said of the formats, held against this run. Open one for its figures.</p>
      \(claims.map(item).joined())</section>

      """
  }

  private func item(_ claim: Claim) -> String {
    var table = PageTable(claim.measure, ["of", "measured", "as claimed"])
    for finding in claim.findings {
      table.append([
        .init(finding.subject), .init(finding.figure, finding.value),
        .init(finding.agrees ? "yes" : "no"),
      ])
    }
    let verdict = Markup.escaped(
      claim.dependsOn.isEmpty
        ? claim.verdict.rawValue : "\(claim.verdict.rawValue) \(claim.dependsOn)")
    return table.folded(
      behind: "\(Markup.escaped(claim.statement)) <b>\(verdict)</b>", class: "claim")
  }
}
