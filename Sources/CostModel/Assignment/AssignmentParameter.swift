/// The numbers that the assignment is computed from, spelled as a command line spells them.
public enum AssignmentParameter: String, CaseIterable, Sendable {
  case requestsPerSecond = "requests-per-second"
  case payloadBytes = "payload-bytes"
  case reduction
  case pricePerGB = "price-per-gb"
  case days

  case developerDays = "developer-days"
  case dayRate = "day-rate"
  case trainingDays = "training-days"
  case tooling
  case clients
  case daysPerClient = "days-per-client"
  case dualRunningMonths = "dual-running-months"
  case dualRunningPerMonth = "dual-running-per-month"
  case debuggingHoursPerMonth = "debugging-hours-per-month"
  case toolingPerMonth = "tooling-per-month"

  /// The figures that the assignment gives.
  public static let given: [AssignmentParameter] = [
    .requestsPerSecond, .payloadBytes, .reduction, .pricePerGB, .days,
  ]

  /// The assumptions about what a switch costs besides bandwidth.
  public static let assumed: [AssignmentParameter] = allCases.filter { !given.contains($0) }

  /// What the number means, its default and its range.
  ///
  /// The defaults of ``given`` are the assignment's own figures. Those of ``assumed`` are assumptions for one service of
  /// moderate size, there to be replaced.
  public var rule: ParameterRule {
    switch self {
    case .requestsPerSecond:
      .positive("requests that arrive", "requests/s", "10000", upTo: 1_000_000_000)
    case .payloadBytes:
      .positive("mean size of a payload as JSON", "bytes", "2000", upTo: 1_000_000_000)
    case .reduction:
      .positive("what the new format saves of the bytes", "parts of 1", "0.40", upTo: 1)
    case .pricePerGB:
      .positive("price of outgoing data", "dollars per GB", "0.09", upTo: 1_000)
    case .days:
      .positive("length of the billing period", "days", "30", upTo: 3_660)
    case .developerDays:
      .cost("work on the service itself", "days", "20", upTo: 100_000)
    case .dayRate:
      .cost("price of a developer's day", "dollars", "600", upTo: 100_000)
    case .trainingDays:
      .cost("learning the format, all people together", "days", "3", upTo: 100_000)
    case .tooling:
      .cost("setting up tools", "dollars", "2000", upTo: 100_000_000)
    case .clients:
      .cost("clients that must move", "clients", "5", upTo: 100_000)
    case .daysPerClient:
      .cost("work on each client", "days", "2", upTo: 10_000)
    case .dualRunningMonths:
      .cost("time in which both formats are served", "months", "2", upTo: 1_200)
    case .dualRunningPerMonth:
      .cost("price of serving both formats", "dollars per month", "200", upTo: 100_000_000)
    case .debuggingHoursPerMonth:
      .cost("extra time for looking into binary payloads", "hours per month", "4", upTo: 100_000)
    case .toolingPerMonth:
      .cost("running the tools", "dollars per month", "50", upTo: 100_000_000)
    }
  }
}

extension ParameterRule {
  fileprivate static func positive(
    _ meaning: String, _ unit: String, _ defaultText: String, upTo maximum: Rational
  ) -> ParameterRule {
    ParameterRule(
      meaning: meaning, unit: unit, defaultText: defaultText, allowsZero: false, maximum: maximum)
  }

  fileprivate static func cost(
    _ meaning: String, _ unit: String, _ defaultText: String, upTo maximum: Rational
  ) -> ParameterRule {
    ParameterRule(
      meaning: meaning, unit: unit, defaultText: defaultText, allowsZero: true, maximum: maximum)
  }
}
