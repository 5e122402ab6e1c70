import Measurement

/// How many times as fast as the baseline each codec is, over all workloads of one size.
struct SpeedSummary {
  let report: RunReport
  let size: String

  /// The tables of both directions; empty where there is no baseline or nothing to compare with it.
  var text: String {
    let parts = BenchmarkSubject.Direction.allCases.compactMap(table)
    guard !parts.isEmpty else { return "" }
    return parts.joined(separator: "\n")
  }

  /// What the names and the ratios leave of the narrowest line, and of a wider one up to half of it.
  private var barWidth: Int {
    let columns = min(report.width, report.style.columns ?? report.width)
    return max(2, 24 + min(columns - RunReport.narrowest, 60))
  }

  private func table(_ direction: BenchmarkSubject.Direction) -> String? {
    let rows = report.document.codecs.compactMap { codec in
      ratio(codec, direction).map { (codec: codec, ratio: $0.ratio, workloads: $0.workloads) }
    }
    guard rows.count > 1 else { return nil }
    let greatest = rows.map(\.ratio.value).max() ?? 1
    // Half and full codecs are not in one race.
    let race = rows.filter { $0.codec.kind == .codec }.map(\.ratio.value)
    var table = TextTable(columns: [
      .init("codec", .left), .init("times as fast", .right), .init("", .left),
    ])
    for row in rows {
      let isIn = row.codec.kind == .codec
      let emphasis: TextStyle.Emphasis =
        isIn && row.ratio.value == race.max()
        ? .good : isIn && row.ratio.value == race.min() ? .bad : .none
      table.append([
        .init(Self.label(row.codec.name, row.codec.kind)),
        .init(RatioText.text(row.ratio), emphasis),
        .init(Bar.drawn(row.ratio.value, of: greatest, width: barWidth), emphasis),
      ])
    }
    let count = rows[0].workloads
    let title =
      "\(direction == .encode ? "Encoding" : "Decoding") (\(size)), against "
      + "\(RunReport.baseline): geometric mean of \(count) workload\(count == 1 ? "" : "s")"
    return report.title(title) + table.rendered(style: report.style) + librarySentences(direction)
  }

  private func ratio(
    _ codec: ResultDocument.Codec, _ direction: BenchmarkSubject.Direction
  ) -> (ratio: PairedRatio, workloads: Int)? {
    compare(
      baseline: (RunReport.baseline, .codec), candidate: (codec.name, codec.kind), direction)
  }

  private func compare(
    baseline: (name: String, kind: BenchmarkSubject.Kind),
    candidate: (name: String, kind: BenchmarkSubject.Kind),
    _ direction: BenchmarkSubject.Direction
  ) -> (ratio: PairedRatio, workloads: Int)? {
    let pairs = report.document.workloads.compactMap {
      workload -> (baseline: [Double], candidate: [Double])? in
      let measured = report.measurements(workload: workload.name, size: size)
      func samples(_ name: String, _ kind: BenchmarkSubject.Kind) -> [Double]? {
        measured.first { $0.codec == name && $0.kind == kind }?[direction]?.nanosecondsPerOperation
      }
      guard let baseline = samples(baseline.name, baseline.kind),
        let candidate = samples(candidate.name, candidate.kind)
      else { return nil }
      return (baseline, candidate)
    }
    return PairedRatio(geometricMeanOf: pairs, bootstrap: report.bootstrap).map {
      ($0, pairs.count)
    }
  }

  /// For each format with a native and a library codec, how the two compare: what the library costs, not the format.
  private func librarySentences(_ direction: BenchmarkSubject.Direction) -> String {
    let names = report.document.codecs.filter { $0.kind == .codec }.map(\.name)
    let sentences = names.filter { $0.hasSuffix("/swift") }.flatMap { native in
      let prefix = native.dropLast("swift".count)
      return names.filter { $0.hasPrefix(prefix) && $0 != native }.compactMap { library in
        compare(baseline: (library, .codec), candidate: (native, .codec), direction).map {
          "\(native) is \(RatioText.text($0.ratio)) as fast as \(library)\n"
        }
      }
    }
    return sentences.joined()
  }

  /// A codec's name, and in a letter or two what part of it is measured if not all, for narrow tables.
  static func shortLabel(_ name: String, _ kind: BenchmarkSubject.Kind) -> String {
    switch kind {
    case .codec: name
    case .libraryAlone: "\(name) alone"
    case .borrowedDecode: "\(name) view"
    }
  }

  /// A codec's name, and what part of it is measured if not all.
  static func label(_ name: String, _ kind: BenchmarkSubject.Kind) -> String {
    switch kind {
    case .codec: name
    case .libraryAlone: "\(name), library alone"
    case .borrowedDecode: "\(name), borrowed"
    }
  }
}
