/// The means that a month is calculated from, so that a page can calculate it again with other inputs.
package struct ScenarioMeans: Hashable, Sendable {
  /// Today's side.
  package let old: Named
  /// The new format.
  package let new: Named
  /// Every format that could be sent instead, in the order in which they were measured.
  package let candidates: [Named]

  /// A format and the means of what is sent in it.
  package struct Named: Hashable, Sendable {
    /// The format, as the first part of the mix that changes has it.
    package let side: FormatSide
    /// The means over the parts of the mix.
    package let means: MixedSide
  }
}

extension CostScenario {
  /// The means of both sides and of all candidates, at the likely values of the inputs.
  package func means() throws(ArithmeticFailure) -> ScenarioMeans {
    let values = inputs.likely
    func named(_ mix: TrafficMix, _ side: Side) throws(ArithmeticFailure) -> ScenarioMeans.Named {
      ScenarioMeans.Named(
        side: side == .old ? mix.named.old : mix.named.new,
        means: try MixedSide(mix, side, values: values))
    }
    return try ScenarioMeans(
      old: named(mix, .old), new: named(mix, .new),
      candidates: mix.candidateKeys.map { key throws(ArithmeticFailure) in
        try named(mix.switching(to: key).mix, .new)
      })
  }
}
