/// What a format costs that could be sent instead of today's, and when the switch to it pays.
public struct CostCandidate: Hashable, Sendable {
  /// A month of it.
  public let cost: SideCost
  /// The costs of the switch against the saving of a month, at the likely values.
  public let plan: SwitchPlan
  /// The parts of the mix that cannot be sent in it, and keep what they send today.
  public let keptParts: [String]
}
