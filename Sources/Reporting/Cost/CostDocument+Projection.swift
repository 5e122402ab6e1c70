import CostModel
import Foundation
import Framing

extension CostDocument {
  /// Lays a projection out; throws where a figure needs more digits than exact arithmetic has.
  public init(_ projection: CostProjection) throws(ArithmeticFailure) {
    let horizon = projection.scenario.horizon
    understood = try UnderstoodScenario(projection: projection).text()
    verdict = projection.verdict.rawValue
    verdictGrounds = Grounds(
      horizonYears: horizon.years,
      savedByCompressingDollarsPerMonth: projection.grounds.compressing?.saved.magnitude.decimal,
      savedByLibraryDollarsPerMonth: projection.grounds.library?.saved.magnitude.decimal,
      shareOfDrawsThatPayAtLeast: projection.grounds.shareThatPays.lowerBound,
      shareOfDrawsThatPayAtMost: projection.grounds.shareThatPays.upperBound,
      netDollarsPerMonthAtLeast: projection.grounds.netPerMonth.lowerBound.magnitude.decimal,
      netDollarsPerMonthAtMost: projection.grounds.netPerMonth.upperBound.magnitude.decimal,
      leastSavedDollarsPerYear: projection.grounds.dayRate.magnitude.decimal)
    answer = try CostAnswer(projection: projection).text()
    omissions = try projection.warnings()
    traffic = try Traffic(projection.scenario)
    inputs = CostParameter.allCases.map { parameter in
      let estimate = projection.scenario.inputs[parameter]
      return Input(
        option: "--\(parameter.name)", unit: parameter.rule.unit, low: estimate.low.decimal,
        likely: estimate.likely.decimal, high: estimate.high.decimal)
    }
    before = try Side(projection.old)
    after = try Side(projection.new)
    saved = Saved(
      shareOfBilledBytes: try projection.savedShare().magnitude.decimal,
      transferDollarsPerMonth: try projection.savedTransfer().magnitude.decimal,
      processingDollarsPerMonth: try projection.savedProcessing().magnitude.decimal,
      totalDollarsPerMonth: projection.plan.savedPerMonth.magnitude.decimal,
      totalDollarsInDays: try projection.inPeriod(projection.plan.savedPerMonth).magnitude.decimal)
    parts = try projection.parts.map(TrafficPartEntry.init)
    candidates = try projection.candidates.map { candidate throws(ArithmeticFailure) in
      try Candidate(
        candidate, keepsFormat: projection.keepsFormat(candidate), horizon: horizon)
    }
    let plan = projection.plan
    switchCosts = plan.costs.map(SwitchCostEntry.init)
    breakEven = Outcome(
      oneOffDollars: plan.oneOff.magnitude.decimal,
      savedDollarsPerMonth: plan.savedPerMonth.magnitude.decimal,
      runningDollarsPerMonth: plan.perMonth.magnitude.decimal,
      netDollarsPerMonth: plan.netPerMonth.magnitude.decimal,
      breakEvenMonths: horizon.months(to: plan.breakEven))
    draws = Draws(projection.draws, horizon: horizon)
    backTest = try projection.scenario.backTest.map(BackTestEntry.init)
    sensitivities = projection.sensitivities.map { SensitivityEntry($0, horizon: horizon) }
  }
}

extension CostDocument.Traffic {
  fileprivate init(_ scenario: CostScenario) throws(ArithmeticFailure) {
    let (mean, profile) = (scenario.inputs[.requestsPerSecond].likely, scenario.profile)
    func rate(_ factor: Rational?) throws(ArithmeticFailure) -> Decimal? {
      guard let factor else { return nil }
      return try (mean * factor).decimal
    }
    meanRequestsPerSecond = mean.decimal
    busiestHourRequestsPerSecond = try rate(profile.busiestHourFactor())
    busiestMinuteRequestsPerSecond = try rate(profile.busiestMinuteFactor)
    hourlyRequestsPerSecond = try profile.hourlyFactors()?.map { factor throws(ArithmeticFailure) in
      try (mean * factor).decimal
    }
    processorsAreForTheBusiest = try profile.peak().span.rawValue
  }
}

extension CostDocument.Side {
  fileprivate init(_ cost: SideCost) throws(ArithmeticFailure) {
    name = cost.side.name
    responseBodyBytes = cost.responseBody.magnitude.decimal
    responseWireBytes = cost.bytesOut.magnitude.decimal
    responseBytesByLayer = cost.out.byName
    requestBodyBytes = cost.requestBody.magnitude.decimal
    requestWireBytes = cost.bytesIn.magnitude.decimal
    requestBytesByLayer = cost.received.byName
    sentOutBytesPerMonth = cost.monthlyOut.magnitude.decimal
    sentInBytesPerMonth = cost.monthlyIn.magnitude.decimal
    processorMicrosecondsPerExchange = try (cost.processorTime.magnitude * 1_000_000).decimal
    vcpus = cost.cores.decimal
    bills = cost.bills.map(CostDocument.Bill.init)
    billsBeside = cost.billsBeside.map(CostDocument.Bill.init)
    transferDollarsPerMonth = cost.transfer.magnitude.decimal
    processingDollarsPerMonth = cost.processing.magnitude.decimal
    totalDollarsPerMonth = try cost.total().magnitude.decimal
  }
}

extension CostDocument.Candidate {
  fileprivate init(
    _ candidate: CostCandidate, keepsFormat: Bool, horizon: Horizon
  ) throws(ArithmeticFailure) {
    codec = candidate.cost.side.codec
    cost = try CostDocument.Side(candidate.cost)
    self.keepsFormat = keepsFormat
    breakEvenMonths = keepsFormat ? nil : horizon.months(to: candidate.plan.breakEven)
    keptParts = candidate.keptParts
  }
}

extension CostDocument.Bill {
  fileprivate init(_ bill: TariffBill) {
    tariff = bill.tariff.name
    source = bill.tariff.source
    date = bill.tariff.date
    billedUnit = bill.tariff.unit.symbol
    billedBytes = bill.bytes.magnitude.decimal
    amountDollars = bill.amount.magnitude.decimal
  }
}

extension CostDocument.Draws {
  fileprivate init(_ draws: CostDraws, horizon: Horizon) {
    count = draws.count
    seed = draws.seed
    shareThatPaysWithinHorizon = draws.shareThatPays(within: horizon.months)
    breakEvenMonths = CostDocument.Percentiles(
      CostDocument.Percentiles.fractions.map { fraction in
        let months = draws.breakEvenMonths(fraction)
        return horizon.reaches(months) ? months : .infinity
      })
    balanceDollars = [12, 36, 60].map { months in
      CostDocument.Balance(
        afterMonths: months,
        dollars: CostDocument.Percentiles(
          draws.balance(after: Double(months), CostDocument.Percentiles.fractions)))
    }
  }
}

extension CostDocument.Percentiles {
  fileprivate static let fractions = [0.1, 0.5, 0.9]

  /// The values of the ``fractions``; what is infinite is not reached.
  fileprivate init(_ values: [Double]) {
    let finite = values.map { $0.isFinite ? $0 : nil }
    (p10, p50, p90) = (finite[0], finite[1], finite[2])
  }
}

extension CostDocument.SensitivityEntry {
  fileprivate init(_ sensitivity: Sensitivity, horizon: Horizon) {
    option = "--\(sensitivity.parameter.name)"
    isRange = sensitivity.isRange
    values = [sensitivity.values.lowerBound, sensitivity.values.upperBound]
    let outcomes = [sensitivity.low, sensitivity.high]
    breakEvenMonths = outcomes.map {
      horizon.reaches($0.breakEvenMonths) ? $0.breakEvenMonths : nil
    }
    balanceDollars = outcomes.map(\.balance)
  }
}

extension LayeredBytes {
  /// The bytes of each layer by its name; layers without bytes are left out.
  fileprivate var byName: [String: Decimal] {
    var named: [String: Decimal] = [:]
    for layer in WirePart.Layer.allCases where self[layer] > .zero {
      named[layer.rawValue] = self[layer].magnitude.decimal
    }
    return named
  }
}

extension Horizon {
  /// The months of a break-even; absent where it is later.
  fileprivate func months(to breakEven: BreakEven) -> Decimal? {
    reaches(breakEven) ? breakEven.months?.decimal : nil
  }
}
