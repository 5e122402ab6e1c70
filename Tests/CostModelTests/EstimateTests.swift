import CostModel
import Randomness
import Testing

@Suite struct EstimateTests {
  private func estimate(_ text: String) throws -> Estimate {
    try CostParameter.switching(.developerDays).rule.estimate(of: text)
  }

  @Test func numbersAndRangesAreRead() throws {
    #expect(try estimate("20") == Estimate(20))
    let uniform = try estimate("10..40")
    #expect(uniform.low == 10 && uniform.likely == 25 && uniform.high == 40 && !uniform.hasMode)
    let triangular = try estimate("10..20..40")
    #expect(triangular.likely == 20 && triangular.hasMode && triangular.text == "10..20..40")
    #expect(try estimate("0.5..1.25").likely == Rational(decimal: "0.875"))
    #expect(try !estimate("7..7").isRange)
  }

  @Test(arguments: [
    ("40..10", "not in ascending order"), ("1..3..2", "not in ascending order"),
    ("1..2..3..4", "more than three parts"), ("1..", "'' is not a number"),
    ("..", "is not a number"), ("1...3", "'.3' is not written as a plain decimal number"),
    ("-1..2", "'-1' is negative"), ("ten", "'ten' is not a number"),
  ])
  func othersAreRefused(_ text: String, _ message: String) {
    #expect {
      try estimate(text)
    } throws: {
      "\($0)".contains(message)
    }
  }

  @Test func everyDefaultIsAnEstimateOfItsRule() throws {
    for parameter in CostParameter.allCases {
      let estimate = try parameter.rule.estimate(of: parameter.defaultText)
      #expect(CostInputs()[parameter] == estimate, "\(parameter.name)")
      // The likely values are the assignment's.
      #expect(estimate.likely == Rational(decimal: parameter.rule.defaultText), "\(parameter.name)")
    }
    #expect(Set(CostParameter.allCases.map(\.name)).count == CostParameter.allCases.count)
  }

  /// Mean and spread of 20,000 draws against the distributions' own: uniform (a + b) ÷ 2; triangular (a + m + b) ÷ 3 and
  /// variance (a² + m² + b² − am − ab − mb) ÷ 18.
  @Test func drawsHaveTheirDistribution() throws {
    var generator = SeededGenerator(seed: 3)
    let uniform = try estimate("10..40")
    let triangular = try estimate("10..20..40")
    let draws = (0..<20_000).map { _ in
      (uniform.draw(from: &generator), triangular.draw(from: &generator))
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    #expect(abs(mean(draws.map(\.0)) - 25) < 0.3)
    let second = draws.map(\.1)
    #expect(abs(mean(second) - 70.0 / 3) < 0.2)
    let variance = mean(second.map { ($0 - mean(second)) * ($0 - mean(second)) })
    #expect(abs(variance - (100 + 400 + 1_600 - 200 - 400 - 800) / 18.0) < 1)
    #expect(draws.allSatisfy { (10...40).contains($0.0) && (10...40).contains($0.1) })
    #expect(Estimate(7).draw(from: &generator) == 7)
  }
}

@Suite struct DailyProfileTests {
  @Test func thePeakIsTheBusiestHourOverTheMean() throws {
    #expect(try DailyProfile.flat.peak() == .init(factor: 1, span: .hour))
    #expect(try DailyProfile("flat") == .flat)
    // One hour of 3 and 23 of 1: 3 × 24 ÷ 26.
    let text = "3" + String(repeating: ",1", count: 23)
    #expect(try DailyProfile(text).peak().factor == Rational(36, over: 13))
    // Everything in one hour.
    let spike = "0.5" + String(repeating: ",0", count: 23)
    #expect(try DailyProfile(spike).peak() == .init(factor: 24, span: .hour))
    #expect(try DailyProfile(spike).hourlyFactors() == [24] + Array(repeating: 0, count: 23))
    #expect(try DailyProfile(peakFactor: 3).peak() == .init(factor: 3, span: .hour))
    #expect(try DailyProfile(peakFactor: 3).hourlyFactors() == nil)
  }

  @Test(
    "Processors are provisioned for a log's busiest minute, and for its busiest hour where that is greater"
  )
  func profilesOfLogs() throws {
    let twoAndAHalf = try Rational(5, over: 2)
    let hours = [twoAndAHalf] + Array(repeating: 1, count: 23)
    let log = DailyProfile(hourlyFactors: hours, busiestMinuteFactor: 4)
    #expect(try log.peak() == .init(factor: 4, span: .minute))
    // The hours are of the log's mean, which is not theirs: 2.5, and not 2.5 × 24 ÷ 25.5.
    #expect(try log.busiestHourFactor() == twoAndAHalf)
    #expect(try log.hourlyFactors() == hours && log.hourlyWeights == hours)
    #expect(try log.factor(ofBusiest: .minute) == 4)
    let cut = DailyProfile(hourlyFactors: hours, busiestMinuteFactor: 2)
    #expect(try cut.peak() == .init(factor: twoAndAHalf, span: .hour))
    let equal = DailyProfile(hourlyFactors: hours, busiestMinuteFactor: twoAndAHalf)
    #expect(try equal.peak().span == .minute)
    let short = DailyProfile(hourlyFactors: nil, busiestMinuteFactor: 4)
    #expect(try short.busiestHourFactor() == nil)
    #expect(try short.peak().span == .minute)
  }

  @Test(arguments: [
    ("", "it has 1 weight; give 24"), ("1,2,3", "it has 3 weights"),
    ("x" + String(repeating: ",1", count: 23), "the weight of hour 0 is 'x'"),
    ("1,-1" + String(repeating: ",1", count: 22), "the weight of hour 1 is '-1'"),
    ("0" + String(repeating: ",0", count: 23), "all weights are 0"),
  ])
  func othersAreRefused(_ text: String, _ message: String) {
    #expect {
      try DailyProfile(text)
    } throws: {
      "\($0)".contains(message)
    }
  }
}
