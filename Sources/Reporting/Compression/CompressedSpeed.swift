import Measurement

/// How many times as fast as the baseline the codecs are where bodies are compressed too: encoding and compressing,
/// decompressing and decoding, each as the sum of two times of one round.
struct CompressedSpeed {
  let model: CompressionModel
  let bootstrap: Bootstrap
  let size: String

  /// A codec, and its ratio in each of ``ways``.
  struct Row {
    let codec: String
    let ratios: [PairedRatio?]
  }

  /// The ways of compressing that were timed.
  var ways: [CompressionModel.Way] {
    model.ways.filter { way in
      model.section.bodies.contains { bodies in
        bodies.size == size
          && way.setting.flatMap { CompressionModel.outcome(bodies, $0) }?.compress != nil
      }
    }
  }

  /// A row for each codec that has a ratio; none where nothing was timed or there is nothing to compare.
  func rows(_ direction: BenchmarkSubject.Direction) -> [Row] {
    let ways = ways
    let rows = model.document.codecs.filter { $0.kind == .codec }.compactMap { codec -> Row? in
      let ratios = ways.map { ratio(codec.name, $0, direction) }
      return ratios.contains { $0 != nil } ? Row(codec: codec.name, ratios: ratios) : nil
    }
    return rows.count > 1 ? rows : []
  }

  /// What tables of a direction are about: `Encoding and compressing`.
  static func title(_ direction: BenchmarkSubject.Direction) -> String {
    switch direction {
    case .encode: "Encoding and compressing"
    case .decode: "Decompressing and decoding"
    }
  }

  /// What compression leaves of the fastest codec's advantage, in a sentence for each direction.
  var sentences: [String] {
    BenchmarkSubject.Direction.allCases.compactMap { direction in
      let plain = model.document.codecs.filter { $0.kind == .codec }.compactMap { codec in
        ratio(codec.name, model.ways[0], direction).map { (codec: codec.name, ratio: $0) }
      }
      guard let best = plain.max(by: { $0.ratio.value < $1.ratio.value }),
        best.codec != model.baseline.codec
      else { return nil }
      let compressed = ways.compactMap { way in
        ratio(best.codec, way, direction).map { "\(RatioText.text($0)) under \(way.name)" }
      }
      guard !compressed.isEmpty else { return nil }
      let verb = direction == .encode ? "encodes" : "decodes"
      return "\(best.codec) \(verb) \(RatioText.text(best.ratio)) as fast as "
        + "\(model.baseline.codec); with compression, \(compressed.joined(separator: ", "))."
    }
  }

  private func ratio(
    _ codec: String, _ way: CompressionModel.Way, _ direction: BenchmarkSubject.Direction
  ) -> PairedRatio? {
    let pairs = model.workloads(size).compactMap {
      workload -> (baseline: [Double], candidate: [Double])? in
      guard let baseline = nanoseconds(workload, model.baseline.codec, way, direction),
        let candidate = nanoseconds(workload, codec, way, direction)
      else { return nil }
      return (baseline, candidate)
    }
    return PairedRatio(geometricMeanOf: pairs, bootstrap: bootstrap)
  }

  /// What a body takes in each round, from a value to what is sent or back.
  private func nanoseconds(
    _ workload: String, _ codec: String, _ way: CompressionModel.Way,
    _ direction: BenchmarkSubject.Direction
  ) -> [Double]? {
    let coding = model.document.measurements.first {
      $0.workload == workload && $0.size == size && $0.codec == codec && $0.kind == .codec
    }?[direction]?.nanosecondsPerOperation
    guard let setting = way.setting else { return coding }
    let bodies = model.section.bodies.first {
      $0.workload == workload && $0.size == size && $0.codecs.contains(codec)
    }
    let compressing = bodies.flatMap { CompressionModel.outcome($0, setting) }?[
      direction == .encode ? .compress : .decompress]?.nanosecondsPerOperation
    guard let coding, let compressing else { return nil }
    return zip(coding, compressing).map { $0 + $1 }
  }
}
