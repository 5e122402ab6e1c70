import CostModel
import Foundation
import Framing

/// A projection of costs as a JSON document: every figure with its unit in the key.
///
/// Keys are in snake case. Numbers are decimal: exact up to nine digits after the point, but for what random draws and
/// moved inputs come to, which is floating. Whatever grows a document keeps ``version``; whatever changes the meaning of a key
/// raises it.
public struct CostDocument: Encodable, Sendable {
  /// The version of this layout.
  public let version = 1
  let answer: String
  let omissions: [String]
  let inputs: [Input]
  let before: Side
  let after: Side
  let saved: Saved
  /// Every codec that was measured, the cheapest first; empty for plain numbers.
  let candidates: [Candidate]
  let switchCosts: [SwitchCostEntry]
  let breakEven: Outcome
  let draws: Draws
  let sensitivities: [SensitivityEntry]

  struct Input: Encodable {
    let option: String
    let unit: String
    let low: Decimal
    let likely: Decimal
    let high: Decimal
  }

  struct Side: Encodable {
    let name: String
    let responseBodyBytes: Decimal
    let responseWireBytes: Decimal
    let responseParts: [Part]
    let requestBodyBytes: Decimal
    let requestWireBytes: Decimal
    let requestParts: [Part]
    let sentOutBytesPerMonth: Decimal
    let sentInBytesPerMonth: Decimal
    let processorMicrosecondsPerExchange: Decimal
    let vcpus: Decimal
    let bills: [Bill]
    let billsBeside: [Bill]
    let transferDollarsPerMonth: Decimal
    let processingDollarsPerMonth: Decimal
    let totalDollarsPerMonth: Decimal
  }

  struct Candidate: Encodable {
    let codec: String?
    let cost: Side
    /// Whether it is another library for today's format, which no client notices.
    let keepsFormat: Bool
    /// Absent where the switch never pays, and for another library.
    let breakEvenMonths: Decimal?
  }

  struct Part: Encodable {
    let layer: String
    let label: String
    let bytes: Int
    let formula: String
    let source: String
  }

  struct Bill: Encodable {
    let tariff: String
    let source: String
    let date: String
    let billedUnit: String
    let billedBytes: Decimal
    let amountDollars: Decimal
  }

  struct Saved: Encodable {
    let shareOfBilledBytes: Decimal
    let transferDollarsPerMonth: Decimal
    let processingDollarsPerMonth: Decimal
    let totalDollarsPerMonth: Decimal
  }

  struct Outcome: Encodable {
    let oneOffDollars: Decimal
    let savedDollarsPerMonth: Decimal
    let runningDollarsPerMonth: Decimal
    let netDollarsPerMonth: Decimal
    /// Absent where the switch never pays.
    let breakEvenMonths: Decimal?
  }

  struct Draws: Encodable {
    let count: Int
    let seed: UInt64
    let shareThatNeverPays: Double
    let breakEvenMonths: Percentiles
    let balanceDollars: [Balance]
  }

  /// Absent are months that never come.
  struct Percentiles: Encodable {
    let p10: Double?
    let p50: Double?
    let p90: Double?
  }

  struct Balance: Encodable {
    let afterMonths: Int
    let dollars: Percentiles
  }

  struct SensitivityEntry: Encodable {
    let option: String
    let isRange: Bool
    let values: [Double]
    /// `null` where the switch never pays.
    let breakEvenMonths: [Double?]
    let balanceDollars: [Double]
  }

  /// The document as JSON text with sorted keys, ended by a line feed.
  public func json() throws -> String { try DocumentJSON.text(self) }
}

// MARK: From the projection

extension CostDocument {
  /// Lays a projection out; throws where a figure needs more digits than exact arithmetic has.
  public init(_ projection: CostProjection) throws(ArithmeticFailure) {
    answer = try CostAnswer(projection: projection).text()
    omissions = projection.omissions
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
      totalDollarsPerMonth: projection.plan.savedPerMonth.magnitude.decimal)
    candidates = try projection.candidates.map { candidate throws(ArithmeticFailure) in
      try Candidate(candidate, keepsFormat: projection.keepsFormat(candidate))
    }
    let plan = projection.plan
    switchCosts = plan.costs.map(SwitchCostEntry.init)
    breakEven = Outcome(
      oneOffDollars: plan.oneOff.magnitude.decimal,
      savedDollarsPerMonth: plan.savedPerMonth.magnitude.decimal,
      runningDollarsPerMonth: plan.perMonth.magnitude.decimal,
      netDollarsPerMonth: plan.netPerMonth.magnitude.decimal,
      breakEvenMonths: plan.breakEven.months?.decimal)
    draws = Draws(projection.draws)
    sensitivities = projection.sensitivities.map(SensitivityEntry.init)
  }
}

extension CostDocument.Side {
  fileprivate init(_ cost: SideCost) throws(ArithmeticFailure) {
    name = cost.side.name
    responseBodyBytes = cost.responseBody.magnitude.decimal
    responseWireBytes = cost.bytesOut.magnitude.decimal
    responseParts = cost.wire.response.map(CostDocument.Part.init)
    requestBodyBytes = cost.requestBody.magnitude.decimal
    requestWireBytes = cost.bytesIn.magnitude.decimal
    requestParts = cost.wire.request.map(CostDocument.Part.init)
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
    _ candidate: CostCandidate, keepsFormat: Bool
  ) throws(ArithmeticFailure) {
    codec = candidate.cost.side.codec
    cost = try CostDocument.Side(candidate.cost)
    self.keepsFormat = keepsFormat
    breakEvenMonths = keepsFormat ? nil : candidate.plan.breakEven.months?.decimal
  }
}

extension CostDocument.Part {
  fileprivate init(_ part: WirePart) {
    layer = part.layer.rawValue
    label = part.label
    bytes = part.bytes
    formula = part.formula
    source = part.source
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
  fileprivate init(_ draws: CostDraws) {
    count = draws.count
    seed = draws.seed
    shareThatNeverPays = draws.shareThatNeverPays
    breakEvenMonths = CostDocument.Percentiles(
      CostDocument.Percentiles.fractions.map(draws.breakEvenMonths))
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

  /// The values of the ``fractions``; what is infinite is never reached.
  fileprivate init(_ values: [Double]) {
    let finite = values.map { $0.isFinite ? $0 : nil }
    (p10, p50, p90) = (finite[0], finite[1], finite[2])
  }
}

extension CostDocument.SensitivityEntry {
  fileprivate init(_ sensitivity: Sensitivity) {
    option = "--\(sensitivity.parameter.name)"
    isRange = sensitivity.isRange
    values = [sensitivity.values.lowerBound, sensitivity.values.upperBound]
    let outcomes = [sensitivity.low, sensitivity.high]
    breakEvenMonths = outcomes.map { $0.breakEvenMonths.isFinite ? $0.breakEvenMonths : nil }
    balanceDollars = outcomes.map(\.balance)
  }
}
