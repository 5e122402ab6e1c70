/// The numbers that a projection of costs is computed from, spelled as a command line spells them.
public enum CostParameter: Hashable, Sendable, CaseIterable {
  /// Requests that arrive a second, as a mean over the day.
  case requestsPerSecond
  /// The length of the period that traffic and its bill are stated for, in days.
  case days
  /// The body of a response today, where it is not measured.
  case payloadBytes
  /// The body of a request today, where it is not measured.
  case requestBytes
  /// What the new format saves of both bodies, where they are not measured.
  case reduction
  /// Processor time that a request takes for encoding and decoding today, where it is not measured.
  case cpuMicroseconds
  /// The same in the new format.
  case newCPUMicroseconds
  /// The price of a virtual processor for an hour.
  case vCPUHour
  /// The part of each processor that may be busy in the busiest hour.
  case utilization
  /// What a switch costs besides.
  case switching(AssignmentParameter)

  public static let allCases: [CostParameter] =
    [
      .requestsPerSecond, .days, .payloadBytes, .requestBytes, .reduction, .cpuMicroseconds,
      .newCPUMicroseconds, .vCPUHour, .utilization,
    ] + AssignmentParameter.assumed.map(CostParameter.switching)

  /// The name on a command line.
  public var name: String {
    switch self {
    case .requestsPerSecond: "requests-per-second"
    case .days: "days"
    case .payloadBytes: "payload-bytes"
    case .requestBytes: "request-bytes"
    case .reduction: "reduction"
    case .cpuMicroseconds: "cpu-us"
    case .newCPUMicroseconds: "new-cpu-us"
    case .vCPUHour: "vcpu-hour"
    case .utilization: "utilization"
    case .switching(let parameter): parameter.rawValue
    }
  }

  /// Whether the saving depends on it; the costs of the switch do not.
  package var movesSaving: Bool {
    if case .switching = self { false } else { true }
  }

  /// What the number means, its default and its range.
  public var rule: ParameterRule {
    switch self {
    case .requestsPerSecond:
      AssignmentParameter.requestsPerSecond.rule.with(
        meaning: "requests that arrive, on average over the day")
    case .days:
      AssignmentParameter.days.rule.with(meaning: "a period that the month is stated for too")
    case .payloadBytes: AssignmentParameter.payloadBytes.rule.with(meaning: "body of a response")
    case .requestBytes:
      ParameterRule(
        meaning: "body of a request", unit: "bytes", defaultText: "0", allowsZero: true,
        maximum: 1_000_000_000)
    case .reduction: AssignmentParameter.reduction.rule
    case .cpuMicroseconds:
      ParameterRule(
        meaning: "processor time of a request for (de)coding today", unit: "µs", defaultText: "0",
        allowsZero: true, maximum: 60_000_000)
    case .newCPUMicroseconds:
      ParameterRule(
        meaning: "the same in the new format", unit: "µs", defaultText: "0", allowsZero: true,
        maximum: 60_000_000)
    case .vCPUHour:
      ParameterRule(
        meaning: "price of a vCPU for an hour", unit: "dollars", defaultText: "0.04",
        allowsZero: true, maximum: 1_000)
    case .utilization:
      ParameterRule(
        meaning: "part of a vCPU that is busy at the peak", unit: "parts of 1",
        defaultText: "0.60", allowsZero: false, maximum: 1)
    case .switching(let parameter): parameter.rule
    }
  }

  /// What is taken where nothing is given, as one would write it.
  ///
  /// The likeliest values of the costs of a switch are those of the assignment; nobody knows them better than to a factor
  /// of two before the work is done, and the ranges say so.
  public var defaultText: String {
    guard case .switching(let parameter) = self else { return rule.defaultText }
    return switch parameter {
    case .developerDays: "10..20..40"
    case .trainingDays: "1..3..6"
    case .daysPerClient: "1..2..4"
    case .tooling: "1000..2000..4000"
    case .dualRunningMonths: "1..2..4"
    case .debuggingHoursPerMonth: "2..4..8"
    case .toolingPerMonth: "25..50..100"
    default: rule.defaultText
    }
  }
}

extension ParameterRule {
  fileprivate func with(meaning: String) -> ParameterRule {
    ParameterRule(
      meaning: meaning, unit: unit, defaultText: defaultText, allowsZero: allowsZero,
      maximum: maximum)
  }
}
