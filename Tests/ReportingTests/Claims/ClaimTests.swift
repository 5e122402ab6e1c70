import Testing

@testable import Reporting

@Suite struct ClaimTests {
  private func claim(_ agreements: [Bool]) -> Claim {
    Claim(
      "It is so", measure: "times",
      findings: agreements.map { .init(subject: "a", figure: "2×", value: 2, agrees: $0) },
      dependingOn: "payload")
  }

  @Test("A verdict says whether a claim holds everywhere, nowhere, or on what it depends")
  func verdicts() {
    #expect(claim([true, true]).verdict == .holds)
    #expect(claim([false]).verdict == .doesNotHold)
    #expect(claim([]).verdict == .notMeasured)
    #expect(claim([true, false, false]).verdict == .depends)
    #expect(claim([true, false, false]).dependsOn == "on the payload: holds for 1 of 3")
    #expect(claim([true]).dependsOn.isEmpty && claim([false]).dependsOn.isEmpty)
  }

  @Test("Where the claim holds for some of the codecs only, the verdict names them")
  func dividedByGroup() {
    func dependence(_ findings: [(group: String?, agrees: Bool)]) -> String {
      Claim(
        "It is so", measure: "times",
        findings: findings.map {
          .init(subject: "a", figure: "2×", value: 2, agrees: $0.agrees, group: $0.group)
        }, dependingOn: "implementations"
      ).dependsOn
    }
    #expect(
      dependence([("a/c", true), ("a/swift", false), ("a/c", true)])
        == "on the implementations: holds with a/c, not with a/swift")
    #expect(
      dependence([("a/c", true), ("a/swift", false), ("a/c", false)])
        == "on the implementations: holds for 1 of 3")
    #expect(
      dependence([("a/c", true), (nil, false)]) == "on the implementations: holds for 1 of 2")
    #expect(dependence([("a/c", true), ("a/swift", true)]).isEmpty)
  }
}
