/// How large the same payloads came out of one codec.
public struct PayloadSize: Hashable, Sendable {
  /// The codec's name, such as `protobuf/swift`.
  public let name: String
  /// The bytes of one payload, on average over those measured.
  public let mean: ByteCount
  /// The same with each payload compressed by itself; `nil` where that was not measured.
  public let compressedMean: ByteCount?

  /// A codec that made `totalBytes` out of `payloads` payloads, at least one, and compression `compressedBytes` of those.
  public init(
    name: String, totalBytes: Int, compressedBytes: Int? = nil, payloads: Int
  ) throws(ArithmeticFailure) {
    func mean(_ total: Int) throws(ArithmeticFailure) -> ByteCount {
      ByteCount(magnitude: try Rational(total) / Rational(payloads))
    }
    self.name = name
    self.mean = try mean(totalBytes)
    compressedMean = try compressedBytes.map(mean)
  }
}

/// The measured sizes of one workload: as JSON, which a service sends today, and in other formats.
public struct MeasuredPayloads: Hashable, Sendable {
  /// The workload that was measured, such as `api-response`.
  public let workload: String
  /// How payloads were compressed, as HTTP names it: `gzip`; `nil` where they were not.
  public let contentCoding: String?
  /// Its size today.
  public let baseline: PayloadSize
  /// Its sizes in what could be sent instead.
  public let alternatives: [PayloadSize]

  /// States what was measured.
  public init(
    workload: String, contentCoding: String? = nil, baseline: PayloadSize,
    alternatives: [PayloadSize]
  ) {
    self.workload = workload
    self.contentCoding = contentCoding
    self.baseline = baseline
    self.alternatives = alternatives
  }
}

/// What one codec saves with its measured size in place of an assumed reduction.
public struct MeasuredSaving: Hashable, Sendable {
  /// The codec and its size.
  public let size: PayloadSize
  /// Its size as a share of the baseline's.
  public let shareOfBaseline: Share
  /// What it saves against the baseline; below zero where it is larger.
  public let saving: TrafficSaving
  /// When it pays for the switch.
  public let breakEven: BreakEven
}

extension MeasuredPayloads {
  /// The saving of every alternative in the order given, with the traffic and price of `scenario` and the costs of `plan`.
  public func savings(
    in scenario: TrafficScenario, costs: [SwitchCost]
  ) throws(ArithmeticFailure) -> [MeasuredSaving] {
    var savings: [MeasuredSaving] = []
    for size in alternatives {
      let saving = try scenario.saving(perRequest: baseline.mean - size.mean)
      savings.append(
        MeasuredSaving(
          size: size, shareOfBaseline: Share(magnitude: try size.mean / baseline.mean),
          saving: saving,
          breakEven: try SwitchPlan(costs: costs, savedPerMonth: saving.moneyPerMonth).breakEven))
    }
    return savings
  }
}
