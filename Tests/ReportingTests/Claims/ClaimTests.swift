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
}
