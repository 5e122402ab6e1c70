/// What a month costs when bodies are compressed that are not compressed today.
public struct CompressionStep: Hashable, Sendable {
  /// The content coding: `gzip`.
  public let coding: String
  /// Today's format, compressed.
  public let old: SideCost
  /// The new format, compressed too.
  public let new: SideCost

  /// What compressing today's format saves in a month.
  public func saved(from today: SideCost) throws(ArithmeticFailure) -> Money {
    try today.total() - old.total()
  }

  /// The costs of the switch against what it saves once bodies are compressed.
  public let plan: SwitchPlan
  /// What else could be switched to once bodies are compressed, the cheapest first.
  public let candidates: [CostCandidate]
}
