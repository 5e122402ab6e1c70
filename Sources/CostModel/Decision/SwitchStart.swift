/// The state that a switch starts from: today's, or that after the cheaper step that comes first.
///
/// What is said of a switch after "compress first" is of compressed bodies, and after "change the library first" of the other
/// library: a saving that the step brings is not counted again.
public struct SwitchStart: Hashable, Sendable {
  /// What is sent before the switch.
  public let old: SideCost
  /// What is sent after it.
  public let new: SideCost
  /// The costs of the switch against what it saves.
  public let plan: SwitchPlan
  /// What else could be switched to, the cheapest first.
  public let candidates: [CostCandidate]
}

extension CostProjection {
  /// Where a switch starts if the verdict is followed.
  public func switchStart() throws(ArithmeticFailure) -> SwitchStart {
    switch verdict {
    case .compressFirst:
      if let step = compression {
        return SwitchStart(
          old: step.old, new: step.new, plan: step.plan, candidates: step.candidates)
      }
    case .changeLibraryFirst:
      if let library = try library()?.cost { return try start(from: library) }
    case .switchFormat, .doNotSwitch, .cannotTell: break
    }
    return SwitchStart(old: old, new: new, plan: plan, candidates: candidates)
  }

  private func start(from library: SideCost) throws(ArithmeticFailure) -> SwitchStart {
    let paid = try library.total()
    func plan(_ side: SideCost) throws(ArithmeticFailure) -> SwitchPlan {
      try SwitchPlan(costs: self.plan.costs, savedPerMonth: paid - side.total())
    }
    var others: [CostCandidate] = []
    for candidate in candidates {
      others.append(
        CostCandidate(
          cost: candidate.cost, plan: try plan(candidate.cost), keptParts: candidate.keptParts))
    }
    return SwitchStart(old: library, new: new, plan: try plan(new), candidates: others)
  }
}
