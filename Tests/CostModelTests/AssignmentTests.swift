import CostModel
import Testing

@Suite struct AssignmentTests {
  private func inputs(_ values: [AssignmentParameter: String]) throws -> AssignmentInputs {
    var inputs = AssignmentInputs()
    for (parameter, text) in values { try inputs.set(parameter, to: text) }
    return inputs
  }

  @Test func givenFiguresComeOutExactly() throws {
    let saving = try Assignment(AssignmentInputs()).saving
    #expect(saving.rate == ByteRate(magnitude: 8_000_000))
    #expect(try saving.perHour == ByteCount(Rational(288, over: 10), .gigabyte))
    #expect(try saving.inPeriod == ByteCount(20_736, .gigabyte))
    #expect(try saving.money == Money(magnitude: Rational(186_624, over: 100)))
    #expect(saving.moneyPerMonth == saving.money)
  }

  @Test func workIsShownLineByLine() throws {
    let assignment = try Assignment(AssignmentInputs())
    let steps = try assignment.bandwidthSteps() + assignment.periodSteps()
    #expect(
      steps.map { "\($0.formula) = \($0.result)" } == [
        "10,000 requests/s × 2 KB × 0.40 = 8 MB/s",
        "8 MB/s × 3,600 s = 28.8 GB",
        "28.8 GB × 24 h × 30 days = 20,736 GB",
        "20,736 GB × $0.09/GB = $1,866.24",
      ])
    #expect(steps.map(\.isExact) == [true, true, true, true])
  }

  @Test func aRoundedLineSaysSo() throws {
    let assignment = try Assignment(inputs([.payloadBytes: "0.333333"]))
    #expect(try assignment.bandwidthSteps().map(\.isExact) == [false, false])
  }

  @Test func prefixesHaveFourReadings() throws {
    let readings = try Assignment(AssignmentInputs()).readings
    #expect(readings.map(\.payloadUnit) == [.kilobyte, .kilobyte, .kibibyte, .kibibyte])
    #expect(readings.map(\.billedUnit) == [.gigabyte, .gibibyte, .gigabyte, .gibibyte])
    #expect(readings.map(\.payload) == [2_000, 2_000, 2_048, 2_048].map(ByteCount.bytes))
    #expect(
      readings.map { $0.saving.money.formatted().text }
        == ["$1,866.24", "$1,738.07", "$1,911.03", "$1,779.79"])
    #expect(
      try readings.map { try $0.change.formattedAsPercent(fractionDigits: 2, signed: true) }
        == ["0.00 %", "-6.87 %", "+2.40 %", "-4.63 %"])
    // 20,736 × 10⁹ ÷ 2³⁰, and 1.024 times as many for payloads of 2 KiB.
    let billed = try readings.map { reading in
      try reading.saving.inPeriod.formatted(in: reading.billedUnit, fractionDigits: 0...6).text
    }
    #expect(
      billed == [
        "20,736 GB", "19,311.904907 GiB", "21,233.664 GB", "19,775.390625 GiB",
      ])
  }

  @Test(arguments: [2, 3, 7, 1_000])
  func savingIsLinearInEveryFactor(_ factor: Int) throws {
    let base = try inputs([.reduction: "0.001"]).scenario()
    let expected = try base.saving().inPeriod * Rational(factor)
    var scenario = base
    scenario.rate = try base.rate * Rational(factor)
    #expect(try scenario.saving().inPeriod == expected)
    scenario = base
    scenario.payload = try base.payload * Rational(factor)
    #expect(try scenario.saving().inPeriod == expected)
    scenario = base
    scenario.reduction = try base.reduction * Rational(factor)
    #expect(try scenario.saving().inPeriod == expected)
    scenario = base
    scenario.period = try base.period * Rational(factor)
    #expect(try scenario.saving().inPeriod == expected)
  }

  @Test func otherPeriodsAreBroughtToAMonthOf30Days() throws {
    let assignment = try Assignment(inputs([.days: "15"]))
    #expect(assignment.saving.money.formatted().text == "$933.12")
    #expect(assignment.plan.savedPerMonth.formatted().text == "$1,866.24")
    let first = try #require(try assignment.breakEvenSteps().first)
    #expect(first.formula == "$933.12 × 30 ÷ 15 days")
    #expect(first.result.text == "$1,866.24")
  }

  @Test func measuredSizesTakeThePlaceOfTheAssumedReduction() throws {
    let measured = MeasuredPayloads(
      workload: "api-response",
      baseline: try PayloadSize(name: "json/foundation", totalBytes: 20_000, payloads: 10),
      alternatives: [
        try PayloadSize(name: "protobuf/swift", totalBytes: 12_000, payloads: 10),
        try PayloadSize(name: "xml/libxml2", totalBytes: 30_000, payloads: 10),
        try PayloadSize(name: "none", totalBytes: 20_000, payloads: 10),
      ])
    let assignment = try Assignment(AssignmentInputs(), measured: measured)
    let savings = assignment.measuredSavings
    #expect(savings[0].saving == assignment.saving)
    #expect(savings[0].breakEven == assignment.plan.breakEven)
    #expect(savings[0].shareOfBaseline == Share(magnitude: try Rational(3, over: 5)))
    #expect(savings[1].saving.money < .zero)
    #expect(savings[1].breakEven == .never)
    #expect(savings[2].saving.money == .zero)
  }

  @Test func noSizeOfNoPayloadIsRefused() {
    #expect(throws: ArithmeticFailure.divisionByZero) {
      try PayloadSize(name: "empty", totalBytes: 0, payloads: 0)
    }
  }

  @Test("A payload given in bytes has one meaning; only the bill's unit is open")
  func aPayloadInBytesIsReadInOneWay() throws {
    for (bytes, unit) in [("2048", ByteUnit.kilobyte), ("2000", .kilobyte), ("500", .byte)] {
      let readings = try Assignment(inputs([.payloadBytes: bytes])).readings
      #expect(readings.map(\.payloadUnit) == [unit, unit])
      #expect(readings.map(\.billedUnit) == [.gigabyte, .gibibyte])
      #expect(readings.map(\.payload) == [.bytes(Int(bytes) ?? 0), .bytes(Int(bytes) ?? 0)])
    }
  }

  @Test("A formula shows what earlier lines computed, or leaves it blank with its unit")
  func formulasWithBlanks() throws {
    let assignment = try Assignment(AssignmentInputs())
    let steps = try assignment.bandwidthSteps() + assignment.periodSteps()
    #expect(
      steps.map { "\($0.formula(.blank)) = \($0.result.text(.blank))" } == [
        "10,000 requests/s × 2 KB × 0.40 = _____ MB/s",
        "_____ MB/s × 3,600 s = _____ GB",
        "_____ GB × 24 h × 30 days = _____ GB",
        "_____ GB × $0.09/GB = $_____",
      ])
    #expect(steps.map { $0.operation() }.last == "× $0.09/GB")
    // Whether there is a month at all is an answer.
    for rate in ["1", "10000"] {
      let steps = try Assignment(inputs([.requestsPerSecond: rate])).breakEvenSteps(.blank)
      #expect(
        steps.map { "\($0.formula(.blank)) = \($0.result.text(.blank))" } == [
          "$_____ - $_____ = $_____", "$_____ ÷ $_____ = _____ months",
        ])
    }
  }
}
