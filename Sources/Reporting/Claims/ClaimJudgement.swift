/// What the figures of a claim come to together, by the rule of ``Claim``.
struct ClaimJudgement {
  let findings: [Claim.Finding]
  let missing: [String]

  private var decided: [Claim.Finding] { findings.filter { $0.outcome != .cannotTell } }

  var verdict: Claim.Verdict {
    let outcomes = Set(decided.map(\.outcome))
    guard let outcome = outcomes.first else { return .cannotTell }
    if outcomes.count > 1 { return .dependsOn }
    if decided.count < findings.count { return .cannotTell }
    switch outcome {
    case .holds: return missing.isEmpty ? .holds : .cannotTell
    case .exceeds: return .exceeds
    case .fallsShort: return .fallsShort
    case .cannotTell: return .cannotTell
    }
  }

  /// What follows the verdict; empty where it needs no more words.
  var detail: String {
    switch verdict {
    case .holds, .exceeds, .fallsShort: ""
    case .dependsOn: dividedByGroup ?? counts
    case .cannotTell: doubt
    }
  }

  /// `holds for 4 of 18, exceeds for 14`
  private var counts: String {
    Claim.Outcome.allCases.compactMap { outcome in
      let count = findings.count { $0.outcome == outcome }
      return count > 0 ? "\(outcome.rawValue) for \(count)" : nil
    }.joined(separator: ", ") + " of \(findings.count)"
  }

  /// `holds with avro/libavro, falls short with avro/swift`; `nil` where a group is of two minds, or undecided.
  private var dividedByGroup: String? {
    var outcomes: [(group: String, outcome: Claim.Outcome)] = []
    for finding in findings {
      guard let group = finding.group, finding.outcome != .cannotTell else { return nil }
      if let known = outcomes.first(where: { $0.group == group }) {
        guard known.outcome == finding.outcome else { return nil }
      } else {
        outcomes.append((group, finding.outcome))
      }
    }
    return Claim.Outcome.allCases.compactMap { outcome in
      let groups = outcomes.filter { $0.outcome == outcome }.map(\.group)
      return groups.isEmpty ? nil : "\(outcome.rawValue) with \(groups.joined(separator: ", "))"
    }.joined(separator: ", ")
  }

  /// Why it cannot be said.
  private var doubt: String {
    let absent =
      missing.isEmpty
      ? "" : "\(listed(missing)) \(missing.count == 1 ? "was" : "were") not measured"
    if findings.isEmpty { return absent.isEmpty ? "nothing was measured of it" : absent }
    let undecided = findings.filter { $0.outcome == .cannotTell }
    guard !undecided.isEmpty else { return "\(counts), but \(absent)" }
    let reason =
      undecided.contains { $0.interval == nil }
      ? "too few rounds were measured for an interval"
      : undecided.count == 1
        ? "its interval contains a bound of the claim"
        : "their intervals contain a bound of the claim"
    return decided.isEmpty ? reason : "\(counts): \(reason)"
  }

  /// `json, xml and avro`
  private func listed(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
