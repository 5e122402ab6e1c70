import Randomness

/// What the switch comes to in many draws from the ranges of its inputs and the intervals of the measured times.
///
/// Each draw takes every ranged input at random, independently of the others; inputs without a range stay as they are. The
/// processor time that the switch saves is taken from its interval, every value of which is as likely as another.
public struct CostDraws: Hashable, Sendable {
  /// Costs paid once, in dollars, by draw.
  public let oneOff: [Double]
  /// What a month earns, in dollars, by draw; below zero where running costs eat up the saving.
  public let netPerMonth: [Double]
  /// The same with the measured times as they are.
  private let netAtMeasuredTimes: [Double]
  /// Whether the measured times are drawn too, from their intervals.
  public let drawsTimes: Bool
  /// Where the random numbers started.
  public let seed: UInt64
  /// Months until the one-off cost is earned back, ascending; infinite where that never happens.
  private let months: [Double]

  init(
    _ exact: MonthlyFormula<Rational>, count: Int, seed: UInt64
  ) throws(ArithmeticFailure) {
    let inputs = exact.scenario.inputs
    let ranged = CostParameter.allCases.map { ($0, inputs[$0]) }.filter { $1.isRange }
    let likely = exact.scenario.inputs.likelyNumbers()
    // What is known is the same in each draw; most often that is the traffic and all that follows from it.
    let savesTheSame = !ranged.contains { $0.0.movesSaving }
    let known = savesTheSame ? try exact.floating(likely).saved() : 0
    let timeNoise = try exact.old.timeNoise + exact.new.timeNoise
    var generator = SeededGenerator(seed: seed)
    var oneOff: [Double] = []
    var (net, measured): ([Double], [Double]) = ([], [])
    for _ in 0..<(ranged.isEmpty && timeNoise == 0 ? 1 : count) {
      var drawn = likely
      for (parameter, estimate) in ranged { drawn[parameter] = estimate.draw(from: &generator) }
      let formula = exact.floating(drawn)
      oneOff.append(try formula.switching(.once))
      let saved = savesTheSame ? known : try formula.saved()
      let running = try formula.switching(.everyMonth)
      measured.append(saved - running)
      guard timeNoise > 0 else { continue }
      let noise = try formula.processing(ofSeconds: Double(timeNoise))
      net.append(saved - running + noise * (2 * generator.unit() - 1))
    }
    if timeNoise == 0 { net = measured }
    self.oneOff = oneOff
    self.seed = seed
    drawsTimes = timeNoise > 0
    netPerMonth = net
    netAtMeasuredTimes = measured
    months = zip(oneOff, net).map(Self.months).sorted()
  }

  static func months(oneOff: Double, net: Double) -> Double {
    net > 0 ? max(0, oneOff / net) : .infinity
  }

  /// What is drawn, in words.
  package var source: String {
    drawsTimes ? "the ranges of the inputs and of the measured times" : "the inputs' ranges"
  }

  /// How many draws there are; one where no input has a range and no time an interval.
  public var count: Int { oneOff.count }

  /// The months after which a fraction of the draws has paid back; infinite where so many never do.
  ///
  /// Definition 1 of Hyndman and Fan (1996), which never lies between a number and infinity.
  public func breakEvenMonths(_ fraction: Double) -> Double {
    Self.quantile(fraction, of: months)
  }

  /// The part of the draws in which the one-off cost has been earned back after so many months.
  public func shareThatPays(within months: Int) -> Double {
    Double(self.months.count { $0 <= Double(months) }) / Double(count)
  }

  /// The same with the measured times all at one place of their intervals, so that each month earns so many dollars more.
  func shareThatPays(within months: Int, earning shift: Double) -> Double {
    let paying = zip(oneOff, netAtMeasuredTimes).count {
      Self.months(oneOff: $0, net: $1 + shift) <= Double(months)
    }
    return Double(paying) / Double(count)
  }

  /// What has been earned or is still owed after so many months, in dollars: a fraction of the draws is at most there.
  public func balance(after months: Double, _ fractions: [Double]) -> [Double] {
    let balances = zip(oneOff, netPerMonth).map { $1 * months - $0 }.sorted()
    return fractions.map { Self.quantile($0, of: balances) }
  }

  private static func quantile(_ fraction: Double, of ordered: [Double]) -> Double {
    let rank = Int((fraction * Double(ordered.count)).rounded(.up))
    return ordered[min(max(rank, 1), ordered.count) - 1]
  }
}

extension CostInputs {
  /// The likely values as floating numbers.
  func likelyNumbers() -> [CostParameter: Double] {
    Dictionary(
      uniqueKeysWithValues: CostParameter.allCases.map { ($0, Double(self[$0].likely)) })
  }
}

extension MonthlyFormula {
  /// The same formulas over floating numbers.
  func floating(_ values: [CostParameter: Double]) -> MonthlyFormula<Double> {
    MonthlyFormula<Double>(
      scenario: scenario, old: old, new: new, costs: costs, peakFactor: peakFactor,
      values: CostValues { values[$0] ?? 0 })
  }
}
