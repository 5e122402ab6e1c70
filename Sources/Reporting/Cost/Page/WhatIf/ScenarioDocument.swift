import CostModel

/// A scenario as the page's script reads it: all that a month is calculated from, exact numbers as fractions in text.
struct ScenarioDocument: Encodable {
  let seed: String
  let drawCount: Int
  let horizon: String
  let horizonMonths: Int
  let worthwhileShare: String
  let sureShare: Double
  let usualCoding: String
  let peakFactor: String
  let inputs: [Input]
  let switchCosts: [Cost]
  let prices: [PriceChoice.Document]
  /// The rule of the factor between the peak and the average.
  let peak: Rule
  /// The rule of one price per GB.
  let price: Rule
  let codings: [Coding]

  struct Rule: Encodable {
    let minimum: String
    let maximum: String
    let allowsZero: Bool
    let unit: String

    init(minimum: Rational = 0, maximum: Rational, allowsZero: Bool, unit: String) {
      self.minimum = minimum.fraction
      self.maximum = maximum.fraction
      self.allowsZero = allowsZero
      self.unit = unit
    }

    init(_ rule: ParameterRule) {
      self.init(maximum: rule.maximum, allowsZero: rule.allowsZero, unit: rule.unit)
    }

    /// The rule of a peak: at most all requests of a day in one of its 24 hours or 1,440 minutes, or the peak that is known, which
    /// an option or a log of many days can make higher.
    static func peak(_ peak: DailyProfile.Peak) throws(ArithmeticFailure) -> Rule {
      let known = try Rational(peak.factor.roundedUp, over: 1)
      return Rule(
        minimum: 1, maximum: max(peak.span == .hour ? 24 : 1_440, known), allowsZero: false,
        unit: "times the average")
    }
  }

  struct Input: Encodable {
    let option: String
    let movesSaving: Bool
    let estimate: Values
    let minimum: String
    let maximum: String
    let allowsZero: Bool
    let unit: String
  }

  struct Values: Encodable {
    let low: String
    let likely: String
    let high: String
    let hasMode: Bool
  }

  struct Cost: Encodable {
    let recurrence: String
    let scale: String
    let inputs: [String]
  }

  struct Coding: Encodable {
    let name: String
    /// The name of what compressing first makes of it; absent where that is no step.
    let completed: String?
    let today: Side
    let after: Side
    let candidates: [Side]
  }

  struct Mean: Encodable {
    let measured: String
    let assumedShare: String

    init(_ mean: MixedSide.Mean) {
      measured = mean.measured.fraction
      assumedShare = mean.assumedShare.fraction
    }
  }

  /// One side: its names, and the means that a month of it is calculated from.
  struct Side: Encodable {
    let key: String
    /// Absent where no codec was measured.
    let codecFormat: String?
    let format: String
    let words: String
    let library: String
    let isNew: Bool
    let responseBody: Mean
    let requestBody: Mean
    let processorTime: Mean
    let aroundResponse: String
    let aroundRequest: String
    let timeNoise: String

    init(_ named: ScenarioMeans.Named, isNew: Bool) {
      let (side, words, means) = (
        named.side, CodecWords(named.side, namesCodecs: false), named.means
      )
      key = side.key
      codecFormat = side.format.map(String.init)
      format = words.formatAlone
      self.words = words.format
      library = words.library
      self.isNew = isNew
      responseBody = Mean(means.responseBody)
      requestBody = Mean(means.requestBody)
      processorTime = Mean(means.processorTime)
      aroundResponse = means.out.around.magnitude.fraction
      aroundRequest = means.received.around.magnitude.fraction
      timeNoise = means.timeNoise.fraction
    }
  }
}

extension ScenarioDocument {
  private static let usualDrawCount = 10_000

  /// Lays out what a projection is calculated from, under every compression that can be chosen.
  init(
    _ projection: CostProjection, choices: CompressionChoices, prices: [PriceChoice]
  ) throws(ArithmeticFailure) {
    let scenario = projection.scenario
    seed = String(projection.draws.seed)
    // Without ranges there is one draw, but the page may be given a range.
    drawCount = projection.draws.count > 1 ? projection.draws.count : Self.usualDrawCount
    horizon = scenario.horizon.text
    horizonMonths = scenario.horizon.months
    worthwhileShare = CostVerdict.worthwhileShare.magnitude.fraction
    sureShare = CostVerdict.sureShare
    usualCoding = MeasuredComparison.usualCoding?.description ?? ""
    let busiest = try scenario.profile.peak()
    peakFactor = busiest.factor.fraction
    inputs = CostParameter.allCases.map { parameter in
      let estimate = scenario.inputs[parameter]
      return Input(
        option: parameter.name, movesSaving: parameter.movesSaving,
        estimate: Values(
          low: estimate.low.fraction, likely: estimate.likely.fraction,
          high: estimate.high.fraction, hasMode: estimate.hasMode),
        minimum: "0", maximum: parameter.rule.maximum.fraction,
        allowsZero: parameter.rule.allowsZero, unit: parameter.rule.unit)
    }
    switchCosts = projection.plan.costs.map { cost in
      Cost(
        recurrence: cost.recurrence == .once ? "once" : "every_month", scale: cost.scale.fraction,
        inputs: cost.parameters.map { CostParameter.switching($0).name })
    }
    self.prices = prices.map(\.document)
    peak = try .peak(busiest)
    price = Rule(AssignmentParameter.pricePerGB.rule)
    codings = try choices.choices.map { choice throws(ArithmeticFailure) in
      var compressed = scenario
      compressed.mix = choice.mix
      let means = try compressed.means()
      return Coding(
        name: choice.compression.name, completed: choice.compression.completed?.name,
        today: Side(means.old, isNew: false),
        after: Side(means.new, isNew: true),
        candidates: means.candidates.map { Side($0, isNew: true) })
    }
  }
}

extension Rational {
  /// The number as the page's script reads it: `7`, or `-7/2`.
  var fraction: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
