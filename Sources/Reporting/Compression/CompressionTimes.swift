import Measurement

/// How long compression takes, as far as it was timed.
struct CompressionTimes {
  typealias Direction = ResultDocument.Compression.Direction
  typealias Setting = ResultDocument.Compression.Setting

  let model: CompressionModel
  let bootstrap: Bootstrap
  let size: String

  /// What a body of a workload in a format takes; `nil` where it was not timed.
  func estimate(
    _ workload: String, _ column: CompressionModel.Column, _ setting: Setting,
    _ direction: Direction
  ) -> TimingEstimate? {
    model.bodies(workload, size, column)
      .flatMap { CompressionModel.outcome($0, setting) }?[direction]
      .flatMap { TimingEstimate($0, bootstrap: bootstrap) }
  }

  /// How many bytes a second, as they are before compression, in units of 10⁶: the geometric mean over the workloads;
  /// `nil` where nothing was timed.
  func megabytesPerSecond(
    _ column: CompressionModel.Column, _ setting: Setting, _ direction: Direction
  ) -> Double? {
    CompressionModel.geometricMean(
      model.workloads(size).compactMap { workload in
        guard let bytes = model.bytes(workload, size, column, model.ways[0]),
          let estimate = estimate(workload, column, setting, direction)
        else { return nil }
        return bytes * estimate.operationsPerSecond / 1e6
      })
  }

  /// What compression as servers do it costs next to encoding, in sentences.
  var sentences: [String] {
    model.ways.filter(\.isServers).compactMap { way in
      let parts = model.columns.compactMap { column in
        way.setting.flatMap { timesEncoding(column, $0) }.map {
          "\(RatioText.text($0)) as long as encoding in \(column.codec)"
        }
      }
      guard !parts.isEmpty else { return nil }
      return "Compressing by \(way.name) takes \(parts.joined(separator: ", "))."
    }
  }

  /// How many times as long as encoding a body it takes to compress it: the geometric mean over the workloads.
  private func timesEncoding(_ column: CompressionModel.Column, _ setting: Setting) -> Double? {
    CompressionModel.geometricMean(
      model.workloads(size).compactMap { workload in
        guard
          let compress = estimate(workload, column, setting, .compress),
          let encode = model.document.measurements.first(where: {
            $0.workload == workload && $0.size == size && $0.codec == column.codec
              && $0.kind == .codec
          })?.encode.flatMap({ TimingEstimate($0, bootstrap: bootstrap) })
        else { return nil }
        return compress.nanoseconds.median / encode.nanoseconds.median
      })
  }
}
