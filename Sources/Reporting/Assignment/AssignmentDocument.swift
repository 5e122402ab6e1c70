import CostModel
import Foundation

/// The assignment as a JSON document: every figure with its unit in the key, every line of the work.
///
/// Keys are in snake case. Numbers are decimal, exact up to nine digits after the point. Whatever grows a document keeps
/// ``version``; whatever changes the meaning of a key raises it.
public struct AssignmentDocument: Encodable, Sendable {
  /// The version of this layout.
  public let version = 1
  let inputs: [String: Decimal]
  let bandwidth: Bandwidth
  let period: Period
  let readings: [Reading]
  let costs: [SwitchCostEntry]
  let breakEven: Outcome
  let measured: Measured?
  /// What compression and headers leave of the reduction; absent where nothing was measured.
  let openQuestion: Open?

  struct Step: Encodable {
    let label: String
    let formula: String
    let result: Decimal
    let unit: String
    let text: String
    let isExact: Bool
  }

  struct Bandwidth: Encodable {
    let savedBytesPerSecond: Decimal
    let savedGigabytesPerHour: Decimal
    let steps: [Step]
  }

  struct Period: Encodable {
    let days: Decimal
    let savedGigabytes: Decimal
    let savedDollars: Decimal
    let steps: [Step]
  }

  struct Reading: Encodable {
    let payloadBytes: Decimal
    let payloadUnit: String
    let billedUnit: String
    let savedBilledUnits: Decimal
    let savedDollars: Decimal
    let changePercent: Decimal
  }

  struct Outcome: Encodable {
    let oneOffDollars: Decimal
    let savedDollarsPerMonth: Decimal
    let runningDollarsPerMonth: Decimal
    let netDollarsPerMonth: Decimal
    let pays: Bool
    /// Absent where the switch never pays.
    let breakEvenMonths: Decimal?
    let steps: [Step]
  }

  struct Measured: Encodable {
    let workload: String
    let baselineCodec: String
    let baselineMeanBytes: Decimal
    let codecs: [Codec]
  }

  struct Codec: Encodable {
    let codec: String
    let meanBytes: Decimal
    let percentOfBaseline: Decimal
    let savedGigabytes: Decimal
    let savedDollars: Decimal
    let pays: Bool
    let breakEvenMonths: Decimal?
  }

  struct Open: Encodable {
    let workload: String
    let todaysFormat: String
    let formats: [OpenSide]
  }

  struct OpenSide: Encodable {
    let format: String
    let answers: [OpenAnswer]
  }

  struct OpenAnswer: Encodable {
    /// Absent where bodies are sent as they are.
    let contentCoding: String?
    /// Absent where only the body is counted.
    let framing: String?
    let meanBytesBefore: Decimal
    let meanBytesAfter: Decimal
    let reductionShare: Decimal
    let savedGigabytes: Decimal
    let savedDollars: Decimal
    let pays: Bool
    let breakEvenMonths: Decimal?
  }

  /// The document as JSON text with sorted keys, ended by a line feed.
  public func json() throws -> String { try DocumentJSON.text(self) }
}

// MARK: From the assignment

extension AssignmentDocument {
  /// Lays an assignment out; throws where a figure needs more digits than exact arithmetic has.
  public init(_ assignment: Assignment) throws(ArithmeticFailure) {
    let saving = assignment.saving
    let plan = assignment.plan
    inputs = Dictionary(
      uniqueKeysWithValues: AssignmentParameter.allCases.map {
        ($0.documentKey, assignment.inputs[$0].decimal)
      })
    bandwidth = Bandwidth(
      savedBytesPerSecond: saving.rate.magnitude.decimal,
      savedGigabytesPerHour: try saving.perHour.count(in: .gigabyte).decimal,
      steps: try assignment.bandwidthSteps().map(Step.init))
    period = Period(
      days: assignment.inputs[.days].decimal,
      savedGigabytes: try saving.inPeriod.count(in: .gigabyte).decimal,
      savedDollars: saving.money.magnitude.decimal,
      steps: try assignment.periodSteps().map(Step.init))
    var readings: [Reading] = []
    for reading in assignment.readings { readings.append(try Reading(reading)) }
    self.readings = readings
    costs = plan.costs.map(SwitchCostEntry.init)
    breakEven = Outcome(
      oneOffDollars: plan.oneOff.magnitude.decimal,
      savedDollarsPerMonth: plan.savedPerMonth.magnitude.decimal,
      runningDollarsPerMonth: plan.perMonth.magnitude.decimal,
      netDollarsPerMonth: plan.netPerMonth.magnitude.decimal,
      pays: plan.breakEven != .never, breakEvenMonths: plan.breakEven.months?.decimal,
      steps: try assignment.breakEvenSteps().map(Step.init))
    var codecs: [Codec] = []
    for each in assignment.measuredSavings { codecs.append(try Codec(each)) }
    measured = assignment.measured.map {
      Measured(
        workload: $0.workload, baselineCodec: $0.baseline.name,
        baselineMeanBytes: $0.baseline.mean.magnitude.decimal, codecs: codecs)
    }
    openQuestion =
      if let question = assignment.openQuestion, let workload = assignment.measured?.workload {
        try Open(question, workload: workload)
      } else {
        nil
      }
  }
}

extension AssignmentDocument.Step {
  fileprivate init(_ step: WorkStep) {
    label = step.label
    formula = step.formula
    result = step.result.value.decimal
    unit = step.result.unit
    text = step.result.text
    isExact = step.isExact
  }
}

extension AssignmentDocument.Reading {
  fileprivate init(_ reading: UnitReading) throws(ArithmeticFailure) {
    payloadBytes = reading.payload.magnitude.decimal
    payloadUnit = reading.payloadUnit.symbol
    billedUnit = reading.billedUnit.symbol
    savedBilledUnits = try reading.saving.inPeriod.count(in: reading.billedUnit).decimal
    savedDollars = reading.saving.money.magnitude.decimal
    changePercent = try (reading.change.magnitude * 100).decimal
  }
}

extension AssignmentDocument.Codec {
  fileprivate init(_ measured: MeasuredSaving) throws(ArithmeticFailure) {
    codec = measured.size.name
    meanBytes = measured.size.mean.magnitude.decimal
    percentOfBaseline = try (measured.shareOfBaseline.magnitude * 100).decimal
    savedGigabytes = try measured.saving.inPeriod.count(in: .gigabyte).decimal
    savedDollars = measured.saving.money.magnitude.decimal
    pays = measured.breakEven != .never
    breakEvenMonths = measured.breakEven.months?.decimal
  }
}

extension AssignmentDocument.Open {
  fileprivate init(_ question: OpenQuestion, workload: String) throws(ArithmeticFailure) {
    self.workload = workload
    todaysFormat = question.today.name
    formats = try question.sides.map { side throws(ArithmeticFailure) in
      AssignmentDocument.OpenSide(
        format: side.format.name,
        answers: try side.answers.map { answer throws(ArithmeticFailure) in
          try AssignmentDocument.OpenAnswer(answer)
        })
    }
  }
}

extension AssignmentDocument.OpenAnswer {
  fileprivate init(_ answer: OpenQuestion.Answer) throws(ArithmeticFailure) {
    contentCoding = answer.sending.contentCoding
    framing = answer.sending.framing?.rawValue
    meanBytesBefore = answer.before.magnitude.decimal
    meanBytesAfter = answer.after.magnitude.decimal
    reductionShare = answer.reduction.magnitude.decimal
    savedGigabytes = try answer.saving.inPeriod.count(in: .gigabyte).decimal
    savedDollars = answer.saving.money.magnitude.decimal
    pays = answer.breakEven != .never
    breakEvenMonths = answer.breakEven.months?.decimal
  }
}

extension AssignmentParameter {
  /// The parameter's key in the document, with its unit.
  fileprivate var documentKey: String {
    switch self {
    case .reduction: "reduction_share"
    case .pricePerGB: "price_dollars_per_gigabyte"
    case .dayRate: "day_rate_dollars"
    case .tooling: "tooling_dollars"
    case .dualRunningPerMonth: "dual_running_dollars_per_month"
    case .toolingPerMonth: "tooling_dollars_per_month"
    default: rawValue.replacing("-", with: "_")
    }
  }
}
