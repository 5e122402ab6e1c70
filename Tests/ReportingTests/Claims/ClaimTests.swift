import Measurement
import Testing

@testable import Reporting

@Suite struct ClaimTests {
  private func outcome(
    _ lower: Double, _ upper: Double, _ claimed: ClaimedRange
  ) -> Claim.Outcome {
    claimed.outcome(ConfidenceInterval(lower: lower, upper: upper))
  }

  @Test("A range is judged by the whole interval, its bounds included")
  func range() {
    let claimed = ClaimedRange.between(3, 7)
    for (lower, upper, expected) in [
      (3, 7, .holds), (4, 5, .holds), (7.01, 9, .exceeds), (1, 2.99, .fallsShort),
      (6.9, 7.1, .cannotTell), (2.9, 3.1, .cannotTell), (1, 9, .cannotTell),
      // An end on a bound is in the range, so that the rest decides.
      (7, 9, .cannotTell), (1, 3, .cannotTell), (3, 3, .holds), (7, 7, .holds),
    ] as [(Double, Double, Claim.Outcome)] {
      #expect(outcome(lower, upper, claimed) == expected, "\(lower) to \(upper)")
    }
    #expect(claimed.outcome(nil) == .cannotTell)
  }

  @Test("More than a bound, or less, is judged the same way; the bound itself falls short")
  func oneSided() {
    for (lower, upper, above, below) in [
      (1.1, 1.2, .holds, .fallsShort), (0.8, 0.9, .fallsShort, .holds),
      (0.9, 1.1, .cannotTell, .cannotTell), (1, 1, .fallsShort, .fallsShort),
      (1, 1.2, .cannotTell, .fallsShort), (0.9, 1, .fallsShort, .cannotTell),
      (.infinity, .infinity, .holds, .fallsShort),
    ] as [(Double, Double, Claim.Outcome, Claim.Outcome)] {
      #expect(outcome(lower, upper, .above(1)) == above, "\(lower) to \(upper) above")
      #expect(outcome(lower, upper, .below(1)) == below, "\(lower) to \(upper) below")
    }
    #expect(ClaimedRange.above(1).outcome(nil) == .cannotTell)
    #expect(ClaimedRange.below(1).outcome(nil) == .cannotTell)
  }

  // MARK: Several figures

  /// A claim of 3 to 7 whose figures are these intervals.
  private func claim(
    _ intervals: [ClosedRange<Double>?], groups: [String?] = [], missing: [String] = [],
    onlyWorkload: String? = nil
  ) -> Claim {
    Claim(
      "It is so", measure: "times",
      findings: intervals.enumerated().map { index, interval in
        .init(
          subject: "a", figure: "2×",
          value: interval.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 5,
          interval: interval.map { .init(lower: $0.lowerBound, upper: $0.upperBound) },
          claimed: .between(3, 7), group: groups.isEmpty ? nil : groups[index])
      }, dependingOn: .payload, missing: missing, onlyWorkload: onlyWorkload)
  }

  @Test(
    "Figures that all say the same are the verdict; better than claimed is not less than claimed")
  func agreement() {
    #expect(claim([4...5, 3...7]).sentence == "holds")
    #expect(claim([8...9, 20...21]).sentence == "exceeds")
    #expect(claim([1...2]).sentence == "falls short")
  }

  @Test("Figures that are decided otherwise depend on something, whatever the others are")
  func dependence() {
    #expect(
      claim([4...5, 8...9, 1...2, nil]).sentence
        == "depends on the payload: holds for 1, exceeds for 1, falls short for 1, cannot tell for 1 of 4"
    )
    #expect(
      claim([8...9, 1...2, 8...9], groups: ["a/c", "a/swift", "a/c"]).sentence
        == "depends on the payload: exceeds with a/c, falls short with a/swift")
    // A group of two minds, or without a name, explains nothing.
    #expect(
      claim([8...9, 1...2, 4...5], groups: ["a/c", "a/swift", "a/c"]).sentence
        == "depends on the payload: holds for 1, exceeds for 1, falls short for 1 of 3")
    #expect(
      claim([8...9, 1...2], groups: ["a/c", nil]).sentence
        == "depends on the payload: exceeds for 1, falls short for 1 of 2")
  }

  @Test("A figure across a bound, or without an interval, leaves the verdict open and says why")
  func doubt() {
    #expect(
      claim([4...5, 6...8]).sentence
        == "cannot tell: holds for 1, cannot tell for 1 of 2: its interval contains a bound of the claim"
    )
    #expect(claim([6...8]).sentence == "cannot tell: its interval contains a bound of the claim")
    #expect(claim([nil]).sentence == "cannot tell: too few rounds were measured for an interval")
    // The point is 5, in the middle of the claim, and decides nothing.
    #expect(claim([1...9]).verdict == .cannotTell)
  }

  @Test("What was not measured is named, and one workload speaks for itself alone")
  func missing() {
    #expect(claim([], missing: ["protobuf"]).sentence == "cannot tell: protobuf was not measured")
    #expect(
      claim([4...5], missing: ["xml"]).sentence
        == "cannot tell: holds for 1 of 1, but xml was not measured")
    // Who is beaten by one rival is beaten, whatever the others are.
    #expect(claim([1...2], missing: ["xml"]).verdict == .fallsShort)
    #expect(
      claim([4...5], onlyWorkload: "orders").sentence
        == "holds for orders; one workload cannot say what other payloads do")
  }
}
