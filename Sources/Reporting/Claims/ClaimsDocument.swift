import Foundation

/// The claims as a JSON document: every verdict with the figures that it follows from.
///
/// Keys are in snake case. Whatever grows a document keeps ``version``; whatever changes the meaning of a key raises it.
public struct ClaimsDocument: Encodable, Sendable {
  /// The version of this layout.
  public let version = 1
  let limits: [String]
  let claims: [Entry]

  struct Entry: Encodable {
    let statement: String
    let verdict: String
    let detail: String
    let measure: String
    let findings: [Finding]
  }

  /// Absent are numbers without end: so many times as much as nothing.
  struct Finding: Encodable {
    let subject: String
    let outcome: String
    let value: Double?
    let low: Double?
    let high: Double?
    let text: String
  }

  /// Lays claims out.
  public init(_ claims: Claims) {
    func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    limits = claims.limits
    self.claims = claims.all.map { claim in
      Entry(
        statement: claim.statement, verdict: claim.verdict.rawValue, detail: claim.detail,
        measure: claim.measure,
        findings: claim.findings.map {
          Finding(
            subject: $0.subject, outcome: $0.outcome.rawValue, value: finite($0.value),
            low: finite($0.interval?.lower), high: finite($0.interval?.upper), text: $0.figure)
        })
    }
  }

  /// The document as JSON text with sorted keys, ended by a line feed.
  public func json() throws -> String { try DocumentJSON.text(self) }
}
