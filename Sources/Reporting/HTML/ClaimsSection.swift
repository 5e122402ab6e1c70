import Measurement

/// What is often said of the formats, each with its verdict and the figures that it follows from.
struct ClaimsSection {
  let model: PageModel

  var html: String {
    let claims = Claims(model.document, bootstrap: model.bootstrap)
    let limits = claims.limits.map { "<p class=\"note\">\(Markup.escaped($0))</p>\n" }.joined()
    return """
      <section id="\(model.id("claims"))"><h2>Claims</h2>
      <p>What is often said of the formats, held against this run. A verdict follows the whole interval of each figure. \
      Open a claim for its figures.</p>
      \(limits)\(claims.all.map(item).joined())</section>

      """
  }

  private func item(_ claim: Claim) -> String {
    var table = PageTable(claim.measure, ["of", "measured", "against the claim"])
    for finding in claim.findings {
      table.append([
        .init(finding.subject), .init(finding.figure, finding.value),
        .init(finding.outcome.rawValue),
      ])
    }
    let summary =
      "\(Markup.escaped(claim.statement)) <b>\(Markup.escaped(claim.sentence))</b>"
    // Without a figure there is nothing to open.
    return claim.findings.isEmpty
      ? "<p class=\"claim\">\(summary)</p>\n" : table.folded(behind: summary, class: "claim")
  }
}
