import Framing

/// One side of a mix: its parts, and their weighted means.
package struct MixedSide: Hashable, Sendable {
  /// A mean of which some is measured; for the rest of the requests an input says what it is.
  package struct Mean: Hashable, Sendable {
    /// Σ weight × measured ÷ Σ weight, over the parts where it is measured.
    package let measured: Rational
    /// The share of the requests for which an input says it.
    package let assumedShare: Rational

    /// The mean, with the input's value put in.
    func with<Number: Arithmetic>(_ assumed: Number) throws(ArithmeticFailure) -> Number {
      try Number(measured) + Number(assumedShare) * assumed
    }
  }

  /// The parts, in the order of the mix.
  let parts: [PartSide]
  package let responseBody: Mean
  package let requestBody: Mean
  /// In seconds.
  package let processorTime: Mean
  /// How far the measured part of it may be from the truth, in seconds.
  package let timeNoise: Rational
  /// The bytes of a response by layer.
  package let out: LayeredBytes
  /// The bytes of a request by layer.
  package let received: LayeredBytes

  init(
    _ mix: TrafficMix, _ which: Side, values: CostValues<Rational>
  ) throws(ArithmeticFailure) {
    let sides = mix.parts.map { which == .old ? $0.old : $0.new }
    let parts = try sides.map { side throws(ArithmeticFailure) in
      try PartSide(side, which, values: values, isOneOfSeveral: sides.count > 1)
    }
    self.parts = parts
    func exactMean(_ value: (PartSide) -> Rational) throws(ArithmeticFailure) -> Rational {
      guard parts.count > 1 else { return value(parts[0]) }
      var sum = Rational.zero
      for (part, side) in zip(mix.parts, parts) { sum = try sum + part.weight * value(side) }
      return try sum / mix.totalWeight
    }
    func mean(
      grid: Int128, _ value: (PartSide) -> Rational
    ) throws(ArithmeticFailure) -> Rational {
      let mean = try exactMean(value)
      return parts.count > 1 ? try mean.rounded(toPartsOf: grid) : mean
    }
    func mixed(
      grid: Int128 = PartSide.grid, isMeasured: (FormatSide) -> Bool,
      _ value: (PartSide) -> Rational
    ) throws(ArithmeticFailure) -> Mean {
      Mean(
        measured: try mean(grid: grid) { isMeasured($0.side) ? value($0) : 0 },
        assumedShare: try exactMean { isMeasured($0.side) ? 0 : 1 })
    }
    responseBody = try mixed(isMeasured: { $0.response != nil }) { $0.responseBody.magnitude }
    requestBody = try mixed(isMeasured: { $0.request != nil }) { $0.requestBody.magnitude }
    processorTime = try mixed(grid: PartSide.timeGrid, isMeasured: { $0.processorTime != nil }) {
      $0.processorTime.magnitude
    }
    timeNoise = try mean(grid: PartSide.timeGrid) { $0.side.processorTimeNoise?.magnitude ?? 0 }
    out = try LayeredBytes { layer throws(ArithmeticFailure) in
      try mean(grid: PartSide.grid) {
        layer == .body
          ? $0.responseBody.magnitude : Rational($0.wire.response.bytes(of: layer))
      }
    }
    received = try LayeredBytes { layer throws(ArithmeticFailure) in
      try mean(grid: PartSide.grid) {
        layer == .body ? $0.requestBody.magnitude : Rational($0.wire.request.bytes(of: layer))
      }
    }
  }
}
