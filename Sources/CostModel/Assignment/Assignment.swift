/// The course's assignment, computed: *10,000 requests/s of 2 KB as JSON; Protobuf saves 40 %; $0.09 per GB. What bandwidth
/// is saved in an hour, what money in a month of 30 days, and which other costs does the switch have?*
public struct Assignment: Hashable, Sendable {
  /// The numbers that it is computed from.
  public let inputs: AssignmentInputs
  /// The traffic and its price.
  public let scenario: TrafficScenario
  /// What the switch saves.
  public let saving: TrafficSaving
  /// The saving under each reading of the prefixes, the decimal one first.
  public let readings: [UnitReading]
  /// The other costs against the saving.
  public let plan: SwitchPlan
  /// The sizes that were measured, where there are any.
  public let measured: MeasuredPayloads?
  /// What those sizes save instead of the assumed reduction.
  public let measuredSavings: [MeasuredSaving]
  /// What compression and headers leave of it; `nil` where nothing was measured.
  public let openQuestion: OpenQuestion?

  /// Computes everything from the inputs, exactly, or throws where a figure has too many digits for that.
  public init(
    _ inputs: AssignmentInputs, measured: MeasuredPayloads? = nil
  ) throws(ArithmeticFailure) {
    self.inputs = inputs
    scenario = try inputs.scenario()
    saving = try scenario.saving()
    readings = try UnitReading.all(
      of: scenario, payloadIsInBytes: inputs.isGiven(.payloadBytes))
    plan = try SwitchPlan(costs: inputs.switchCosts(), savedPerMonth: saving.moneyPerMonth)
    self.measured = measured
    measuredSavings = try measured?.savings(in: scenario, costs: plan.costs) ?? []
    openQuestion =
      if let measured { try OpenQuestion(measured, in: scenario, costs: plan.costs) } else { nil }
  }
}
