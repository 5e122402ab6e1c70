/// Two formats, the traffic that is sent in one of them, and what is paid for it.
///
/// Whoever knows the traffic fills a scenario: ``mix`` has a part for each endpoint, weighted by the number of its requests;
/// ``CostParameter/requestsPerSecond`` of the ``inputs`` is the mean rate of all of them together; ``profile`` has the requests
/// of each hour of a day as weights. A part's bodies and processor time are measured (``FormatSide``), or an input says them.
public struct CostScenario: Hashable, Sendable {
  /// The numbers.
  public var inputs: CostInputs
  /// What is sent today, what would be sent instead, and how many of the requests are of each kind.
  public var mix: TrafficMix
  /// What is billed; several add up.
  public var tariffs: [Tariff]
  /// What else the bytes could be billed by, to be shown beside.
  public var tariffsBeside: [Tariff]
  /// How a day's requests spread over its hours.
  public var profile: DailyProfile
  /// How far ahead the switch must have paid back.
  public var horizon = Horizon.standard
  /// What the bodies are, as the answer begins: `100 bodies of telemetry.jsonl, 3.4 KB each, 644 B with gzip`; `nil` where the
  /// inputs say it.
  public var subject: String?
  /// Where the schema of the bodies comes from: `order.proto, message Order`, `found from the bodies`; `nil` where it is not known,
  /// or where there is none.
  public var schema: String?
  /// What could not be considered, each in a sentence.
  public var notes: [String] = []
  /// The measured sizes against those that a server logged; `nil` without a log.
  public var backTest: BackTest?

  /// States a scenario.
  public init(
    inputs: CostInputs, mix: TrafficMix, tariffs: [Tariff], tariffsBeside: [Tariff] = [],
    profile: DailyProfile = .flat
  ) {
    self.inputs = inputs
    self.mix = mix
    self.tariffs = tariffs
    self.tariffsBeside = tariffsBeside
    self.profile = profile
  }

  /// States a scenario in which every request is of one kind.
  public init(
    inputs: CostInputs, old: FormatSide, new: FormatSide, candidates: [FormatSide] = [],
    tariffs: [Tariff], tariffsBeside: [Tariff] = [], profile: DailyProfile = .flat
  ) {
    self.init(
      inputs: inputs,
      mix: TrafficMix(TrafficPart(name: "", old: old, new: new, candidates: candidates)),
      tariffs: tariffs, tariffsBeside: tariffsBeside, profile: profile)
  }
}

/// One of the two sides of a ``CostScenario``.
enum Side { case old, new }
