import CostModel
import Reporting
import Traffic

/// The options that say how many requests there are, and all other numbers of a projection.
struct TrafficOptions {
  static let declared = [
    Option(
      "peak-requests-per-second", "N",
      "Requests in the busiest hour, which processors are then provisioned for; give the mean (--requests-per-second) or the profile with it."
    ),
    Option("profile", "WEIGHTS", "The day's traffic: flat, or 24 hourly weights: 1,1,2,…"),
    Option("years", "N", "How far ahead the switch must have paid back: 5."),
  ]

  let arguments: Arguments
  let command: String

  private func refused(_ option: String, _ reason: Any) -> UsageError {
    UsageError("--\(option): \(reason)", command: command)
  }

  /// How far ahead the switch must have paid back.
  func horizon() throws(UsageError) -> Horizon {
    try arguments.integer("years", in: 1...100).map { Horizon(years: $0) } ?? .standard
  }

  /// The numbers, and how the requests of a day spread over its hours.
  ///
  /// A log says what no option does: its mean, and how many times that its hours and its busiest minute have.
  func inputs(
    log: AccessLog? = nil
  ) throws(UsageError) -> (inputs: CostInputs, profile: DailyProfile) {
    var inputs = CostInputs()
    for parameter in CostParameter.allCases {
      guard let text = arguments.text(parameter.name) else { continue }
      do throws(EstimateFailure) {
        try inputs.set(parameter, to: text)
      } catch {
        throw refused(parameter.name, error)
      }
    }
    let (peak, profile) = (try peak(), try profile())
    let load = RequestLoad(
      mean: arguments.has("requests-per-second")
        ? inputs[.requestsPerSecond] : log.map { Estimate($0.roundedMeanRate) },
      peak: peak, profile: peak == nil ? profile ?? log?.profile : profile)
    do throws(RequestLoadFailure) {
      let (mean, profile) = try load.resolved(orMean: inputs[.requestsPerSecond])
      inputs.set(.requestsPerSecond, to: mean)
      return (inputs, profile)
    } catch {
      throw refused("peak-requests-per-second", error)
    }
  }

  private func peak() throws(UsageError) -> Rational? {
    guard let text = arguments.text("peak-requests-per-second") else { return nil }
    do throws(ParameterFailure) {
      return try CostParameter.requestsPerSecond.rule.value(of: text)
    } catch {
      throw refused("peak-requests-per-second", error)
    }
  }

  private func profile() throws(UsageError) -> DailyProfile? {
    guard let text = arguments.text("profile") else { return nil }
    do throws(DailyProfileFailure) {
      return try DailyProfile(text)
    } catch {
      throw refused("profile", error)
    }
  }
}
