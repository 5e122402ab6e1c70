import CostModel
import Testing

/// A mean, a peak and a profile, of which two determine the third.
@Suite struct RequestLoadTests {
  private static let standard = Estimate(10_000)

  private func resolved(
    mean: Rational? = nil, peak: Rational? = nil, profile: String? = nil
  ) throws -> (mean: Rational, factor: Rational) {
    let load = RequestLoad(
      mean: mean.map { Estimate($0) }, peak: peak, profile: try profile.map { try DailyProfile($0) }
    )
    let (estimate, profile) = try load.resolved(orMean: Self.standard)
    return (estimate.likely, try profile.peak().factor)
  }

  /// Three times the mean in one hour of 24: 69 = 23 × 3, and 24 × 9 ÷ (9 + 23 × 63 ÷ 23) = 3.
  private static let threefold = "9" + String(repeating: ",2.7391304348", count: 23)
  /// Twice the mean for half a day.
  private static let twofold =
    (Array(repeating: "2", count: 12) + Array(repeating: "0", count: 12)).joined(separator: ",")

  @Test func nothingSaidIsTheDefaultAllDay() throws {
    #expect(try resolved() == (10_000, 1))
    #expect(try resolved(mean: 7) == (7, 1))
    #expect(try resolved(mean: 7, profile: Self.twofold) == (7, 2))
  }

  @Test func twoDetermineTheThird() throws {
    #expect(try resolved(mean: 100, peak: 350) == (100, Rational(7, over: 2)))
    #expect(try resolved(peak: 350, profile: Self.twofold) == (175, 2))
    #expect(try resolved(mean: 100, peak: 100) == (100, 1))
    let three = try resolved(peak: 300, profile: Self.threefold)
    #expect(abs(Double(three.mean) - 100) < 1e-6)
  }

  @Test func threeMustAgreeToAThousandth() throws {
    #expect(try resolved(mean: 100, peak: 200, profile: Self.twofold) == (100, 2))
    #expect(try resolved(mean: 1_000, peak: 2_002, profile: Self.twofold) == (1_000, 2))
    #expect(throws: RequestLoadFailure.contradiction(2_000)) {
      try resolved(mean: 1_000, peak: 2_003, profile: Self.twofold)
    }
  }

  @Test func whatSaysTooLittleOrNothingIsRefused() throws {
    #expect(throws: RequestLoadFailure.peakAlone) { try resolved(peak: 5) }
    #expect(throws: RequestLoadFailure.peakBelowMean) { try resolved(mean: 6, peak: 5) }
    #expect("\(RequestLoadFailure.peakAlone)".contains("--requests-per-second"))
  }
}
