import CostModel
import Foundation

/// A projection of costs as a JSON document: every figure with its unit in the key.
///
/// Keys are in snake case. Numbers are decimal: exact up to nine digits after the point, but for what random draws and
/// moved inputs come to, which is floating. Whatever grows a document keeps ``version``; whatever changes the meaning of a key
/// raises it.
public struct CostDocument: Encodable, Sendable {
  /// The version of this layout.
  public let version = 2
  /// What the figures are about, in a sentence.
  let understood: String
  /// What to do: `switch`, `do not switch`, `compress first`, `change the library first`, `cannot tell`.
  let verdict: String
  let verdictGrounds: Grounds
  /// The verdict in sentences, and what else was measured.
  let answer: String
  let omissions: [String]
  let traffic: Traffic
  let inputs: [Input]
  let before: Side
  let after: Side
  let saved: Saved
  /// What each kind of request has to do with it; one for a payload.
  let parts: [TrafficPartEntry]
  /// Every codec that was measured, the cheapest first; empty for plain numbers.
  let candidates: [Candidate]
  let switchCosts: [SwitchCostEntry]
  let breakEven: Outcome
  let draws: Draws
  /// Absent without an access log.
  let backTest: BackTestEntry?
  let sensitivities: [SensitivityEntry]

  /// What the verdict is decided by.
  struct Grounds: Encodable {
    let horizonYears: Int
    /// Absent where bodies are compressed, or where it is not known.
    let savedByCompressingDollarsPerMonth: Decimal?
    /// Absent where there is no other library for today's format.
    let savedByLibraryDollarsPerMonth: Decimal?
    /// With measured times at the worse end of their intervals.
    let shareOfDrawsThatPayAtLeast: Double
    /// With measured times at the better end of their intervals.
    let shareOfDrawsThatPayAtMost: Double
    /// What the switch saves after its running costs, with measured times at the worse end of their intervals.
    let netDollarsPerMonthAtLeast: Decimal
    /// With measured times at the better end of their intervals.
    let netDollarsPerMonthAtMost: Decimal
    /// What a change must save in a year to be recommended: the price of a day of an engineer's work.
    let leastSavedDollarsPerYear: Decimal
  }

  /// How many requests arrive, at the likely mean.
  struct Traffic: Encodable {
    let meanRequestsPerSecond: Decimal
    /// Absent where it is not known.
    let busiestHourRequestsPerSecond: Decimal?
    /// Absent without an access log.
    let busiestMinuteRequestsPerSecond: Decimal?
    /// From midnight on; absent where only the peak is known.
    let hourlyRequestsPerSecond: [Decimal]?
    /// What processors are provisioned for: `hour`, the busiest one, or `minute`.
    let processorsAreForTheBusiest: String
  }

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
    let responseBytesByLayer: [String: Decimal]
    let requestBodyBytes: Decimal
    let requestWireBytes: Decimal
    let requestBytesByLayer: [String: Decimal]
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
    /// Absent where the switch does not pay back within the horizon, and for another library.
    let breakEvenMonths: Decimal?
    /// The kinds of requests that cannot be sent in it, and keep what they send today.
    let keptParts: [String]
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
    /// The same for the days of `--days`.
    let totalDollarsInDays: Decimal
  }

  struct Outcome: Encodable {
    let oneOffDollars: Decimal
    let savedDollarsPerMonth: Decimal
    let runningDollarsPerMonth: Decimal
    let netDollarsPerMonth: Decimal
    /// Absent where the switch does not pay back within the horizon.
    let breakEvenMonths: Decimal?
  }

  struct Draws: Encodable {
    let count: Int
    let seed: UInt64
    let shareThatPaysWithinHorizon: Double
    let breakEvenMonths: Percentiles
    let balanceDollars: [Balance]
  }

  /// Absent are months that do not come within the horizon.
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
    /// `null` where the switch does not pay back within the horizon.
    let breakEvenMonths: [Double?]
    let balanceDollars: [Double]
  }

  /// The document as JSON text with sorted keys, ended by a line feed.
  public func json() throws -> String { try DocumentJSON.text(self) }
}
