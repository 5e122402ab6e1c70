/// What to do, for the sake of money.
///
/// The rule, in order:
/// 1. A cheaper step comes first. Compressing today's bodies, or another library for today's format, needs no client to
///    change. Such a step is ``compressFirst`` or ``changeLibraryFirst`` where it saves at least ``worthwhileShare`` of what is
///    paid today, and where it saves at least as much as the switch or the switch would not pay after it. Of two, the one
///    that saves more; compression where they save the same.
/// 2. Else the draws decide. The switch pays where its one-off costs are earned back within the ``Horizon``:
///    ``switchFormat`` where it pays in at least ``sureShare`` of the draws, ``doNotSwitch`` where it pays in at most
///    1 − ``sureShare`` of them, ``cannotTell`` in between. Measured times are moved to both ends of their confidence
///    intervals; the verdict must be the same at both, or it is ``cannotTell``.
/// 3. Nothing is recommended that saves less in a year than a day of an engineer's work costs
///    (``VerdictGrounds/isWorthwhile(savingInMonth:)``): a step that does is left out, and a switch that does is
///    ``doNotSwitch``. A switch saves what is left after its running costs, at the likely values.
public enum CostVerdict: String, Hashable, Sendable, CaseIterable {
  /// The switch pays.
  case switchFormat = "switch"
  /// The switch does not pay.
  case doNotSwitch = "do not switch"
  /// Compressing today's bodies saves as much, or more.
  case compressFirst = "compress first"
  /// Another library for today's format saves as much, or more.
  case changeLibraryFirst = "change the library first"
  /// The interval contains both answers.
  case cannotTell = "cannot tell"

  /// A step that saves less than this part of what is paid today is not worth its work.
  public static let worthwhileShare = Share(magnitude: onePercent)
  /// In how many of the draws the answer must be the same.
  public static let sureShare = 0.9

  // A hundredth is exact.
  private static let onePercent = Rational(decimal: "0.01") ?? 0

  /// The verdict on figures.
  public init(_ grounds: VerdictGrounds) throws(ArithmeticFailure) {
    if let step = try grounds.cheaperStep(), try grounds.isWorthwhile(savingInMonth: step.saved) {
      self = step.verdict
      return
    }
    let ends = [
      try Self(
        switchPaysIn: grounds.shareThatPays.lowerBound, grounds.netPerMonth.lowerBound, grounds),
      try Self(
        switchPaysIn: grounds.shareThatPays.upperBound, grounds.netPerMonth.upperBound, grounds),
    ]
    self = ends[0] == ends[1] ? ends[0] : .cannotTell
  }

  /// The verdict on the switch with measured times at one end of their intervals.
  private init(
    switchPaysIn share: Double, _ netPerMonth: Money, _ grounds: VerdictGrounds
  ) throws(ArithmeticFailure) {
    if share >= Self.sureShare {
      self = try grounds.isWorthwhile(savingInMonth: netPerMonth) ? .switchFormat : .doNotSwitch
    } else {
      self = 1 - share >= Self.sureShare ? .doNotSwitch : .cannotTell
    }
  }
}

/// The figures that a ``CostVerdict`` is decided by.
public struct VerdictGrounds: Hashable, Sendable {
  /// What is paid in a month today.
  public let paidToday: Money
  /// What the switch saves in a month, before its running costs.
  public let saved: Money
  /// Compressing today's bodies; `nil` where they are compressed, or where it is not known.
  public let compressing: Step?
  /// The cheapest other library for today's format; `nil` where there is none.
  public let library: Step?
  /// The part of the draws in which the switch pays within the horizon, with the measured times at the worse and at the
  /// better end of their intervals.
  public let shareThatPays: ClosedRange<Double>
  /// What the switch saves in a month after its running costs, at the likely values, with the measured times at the worse and
  /// at the better end of their intervals.
  public let netPerMonth: ClosedRange<Money>
  /// What a day of an engineer's work costs.
  public let dayRate: Money

  /// A step that no client notices.
  public struct Step: Hashable, Sendable {
    /// What it saves in a month.
    public let saved: Money
    /// Whether the switch pays within the horizon when the step has been taken, at the likely values.
    public let switchPaysAfterwards: Bool

    /// States a step.
    public init(saved: Money, switchPaysAfterwards: Bool) {
      self.saved = saved
      self.switchPaysAfterwards = switchPaysAfterwards
    }
  }

  /// States the figures.
  public init(
    paidToday: Money, saved: Money, compressing: Step? = nil, library: Step? = nil,
    shareThatPays: ClosedRange<Double>, netPerMonth: ClosedRange<Money>, dayRate: Money
  ) {
    self.paidToday = paidToday
    self.saved = saved
    self.compressing = compressing
    self.library = library
    self.shareThatPays = shareThatPays
    self.netPerMonth = netPerMonth
    self.dayRate = dayRate
  }

  /// The cheaper step that comes before the switch, however little it saves; `nil` where there is none.
  public func cheaperStep() throws(ArithmeticFailure) -> (verdict: CostVerdict, saved: Money)? {
    let least = try paidToday * CostVerdict.worthwhileShare
    var best: (verdict: CostVerdict, saved: Money)?
    for (verdict, step) in [
      (CostVerdict.compressFirst, compressing), (.changeLibraryFirst, library),
    ] {
      guard let step, step.saved > .zero, step.saved >= least,
        step.saved >= saved || !step.switchPaysAfterwards
      else { continue }
      if let found = best, found.saved >= step.saved { continue }
      best = (verdict, step.saved)
    }
    return best
  }

  /// Whether twelve months of a saving come to a day of an engineer's work, ``dayRate``, or more.
  public func isWorthwhile(savingInMonth saved: Money) throws(ArithmeticFailure) -> Bool {
    try saved * 12 >= dayRate
  }

  /// Whether the switch pays back at both ends, so that only ``isWorthwhile(savingInMonth:)`` can decide against it.
  public var surelyPaysBack: Bool { shareThatPays.lowerBound >= CostVerdict.sureShare }
}
