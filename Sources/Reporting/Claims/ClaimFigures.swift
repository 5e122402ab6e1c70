import Formats
import Measurement

/// The figures of a run as claims ask for them: by format, or by pairs of codecs.
struct ClaimFigures {
  /// The formats that claims speak of.
  static let formats = [SerializationFormat.json, .xml, .protobuf, .avro].map(\.id)

  private let document: ResultDocument
  private let bootstrap: Bootstrap
  private let measurements: [BenchmarkSubject.Identity: ResultDocument.Measurement]

  /// The whole codecs, in the order of the document.
  let codecNames: [String]
  /// `one`, `batch`: in the order in which they were measured.
  let sizes: [String]

  init(_ document: ResultDocument, bootstrap: Bootstrap) {
    self.document = document
    self.bootstrap = bootstrap.of(document)
    measurements = Dictionary(
      document.measurements.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    codecNames = document.codecs.filter { $0.kind == .codec }.map(\.name)
    sizes = RunReport(document).sizeNames
  }

  /// The names of those formats that no codec was measured of.
  func missing(_ formats: [String]) -> [String] {
    formats.filter { codecs($0).isEmpty }.map(Self.name)
  }

  /// The name that people write for a format: `Protobuf`.
  static func name(_ format: String) -> String {
    SerializationFormat(id: format)?.name ?? format
  }

  /// The workload that was measured, where there is no other.
  var onlyWorkload: String? {
    let measured = Set(document.measurements.map(\.workload))
    return measured.count == 1 ? measured.first : nil
  }

  /// Every workload at every size.
  var workloadSizes: [(workload: String, size: String)] {
    document.workloads.flatMap { workload in sizes.map { (workload.name, $0) } }
  }

  /// The codecs of a format.
  func codecs(_ format: String) -> [String] {
    codecNames.filter { $0.hasPrefix(format + "/") }
  }

  /// Every codec of one format with every codec of another.
  func pairs(_ format: String, _ other: String) -> [(String, String)] {
    codecs(format).flatMap { codec in codecs(other).map { (codec, $0) } }
  }

  /// How long a format's encoding is: the shortest of its codecs', in bytes.
  func bytes(_ format: String, _ workload: String, _ size: String) -> Double? {
    codecs(format).compactMap { measurement($0, workload, size)?.encodedBytesPerOperation }.min()
  }

  /// How many times as fast a codec is as another, over the workloads of a size; the interval has in it what another
  /// process changes, where the result does not show that.
  func ratio(
    baseline: String, candidate: String, size: String, _ direction: BenchmarkSubject.Direction
  ) -> PairedRatio? {
    let pairs = document.workloads.compactMap {
      workload -> (baseline: [Double], candidate: [Double])? in
      guard let base = measurement(baseline, workload.name, size)?[direction],
        let other = measurement(candidate, workload.name, size)?[direction]
      else { return nil }
      return (base.nanosecondsPerOperation, other.nanosecondsPerOperation)
    }
    return PairedRatio(geometricMeanOf: pairs, bootstrap: bootstrap)?
      .widened(for: document, pairs: pairs.count, confidence: bootstrap.confidence)
  }

  /// What two codecs use an operation, summed over what was counted of both; `nil` where nothing was.
  func totals(
    _ codec: String, _ other: String, _ direction: BenchmarkSubject.Direction,
    _ amount: (ResultDocument.Operation) -> Double?
  ) -> (Double, Double)? {
    let counted = workloadSizes.compactMap { workload, size -> (Double, Double)? in
      guard let first = measurement(codec, workload, size)?[direction].flatMap(amount),
        let second = measurement(other, workload, size)?[direction].flatMap(amount)
      else { return nil }
      return (first, second)
    }
    guard !counted.isEmpty else { return nil }
    return counted.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
  }

  private func measurement(
    _ codec: String, _ workload: String, _ size: String
  ) -> ResultDocument.Measurement? {
    measurements[.init(workload: workload, size: size, codec: codec)]
  }
}
