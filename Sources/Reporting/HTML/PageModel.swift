import Foundation
import Measurement

/// What the page says of a result: the document's measurements with their estimates, and the comparisons between codecs.
struct PageModel {
  /// A measurement in one direction.
  struct Row {
    let measurement: ResultDocument.Measurement
    let direction: BenchmarkSubject.Direction
    let operation: ResultDocument.Operation
    let estimate: TimingEstimate

    /// Records a second for a time of an operation, in nanoseconds.
    func recordsPerSecond(_ nanoseconds: Double) -> Double {
      Double(measurement.recordsPerOperation) * 1e9 / nanoseconds
    }
  }

  let document: ResultDocument
  let bootstrap: Bootstrap
  /// Which of the page's results it is, in a letter; `nil` where there is only one.
  let label: String?
  /// The codecs that do all of the work.
  let codecs: [String]
  /// The formats, in the order of their codecs.
  let formats: [String]
  /// The sizes, in the order in which they were measured.
  let sizes: [String]
  /// Everything that was timed.
  let rows: [Row]
  /// The codec that the others are compared with.
  let baseline: String

  /// Computes what the page says.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - bootstrap: How intervals are drawn.
  ///   - label: Which of several results it is.
  ///   - formats: The formats of all the page's results, which share shapes and colours.
  init(
    _ document: ResultDocument, bootstrap: Bootstrap, label: String? = nil, formats: [String]
  ) {
    self.document = document
    self.bootstrap = bootstrap.of(document)
    self.label = label
    self.formats = formats
    codecs = document.codecs.filter { $0.kind == .codec }.map(\.name)
    sizes = Self.distinct(document.measurements.map(\.size))
    baseline =
      codecs.contains(RunReport.baseline) ? RunReport.baseline : codecs.first ?? RunReport.baseline
    rows = document.measurements.flatMap { measurement in
      BenchmarkSubject.Direction.allCases.compactMap { direction in
        measurement[direction].flatMap { operation in
          TimingEstimate(operation, bootstrap: bootstrap).map {
            Row(
              measurement: measurement, direction: direction, operation: operation, estimate: $0)
          }
        }
      }
    }
  }

  /// The formats of results, in the order of their codecs.
  static func formats(of documents: [ResultDocument]) -> [String] {
    distinct(documents.flatMap { $0.codecs.map { format($0.name) } })
  }

  /// The name of a place on the page: every result has its own.
  func id(_ name: String) -> String { label.map { "\(name)-\($0)" } ?? name }

  /// A title that says which result it belongs to.
  func titled(_ text: String) -> String { label.map { "\($0): \(text)" } ?? text }

  /// The format of a codec: `avro` of `avro/libavro`.
  static func format(_ codec: String) -> String { String(codec.prefix { $0 != "/" }) }

  /// Whether a codec is one in Swift; the others stand on a library.
  static func isNative(_ codec: String) -> Bool { codec.hasSuffix("/swift") }

  /// A workload in a codec, whole or in part.
  func measurement(
    _ workload: String, _ size: String, _ codec: String, _ kind: BenchmarkSubject.Kind = .codec
  ) -> ResultDocument.Measurement? {
    document.measurements.first {
      $0.workload == workload && $0.size == size && $0.codec == codec && $0.kind == kind
    }
  }

  /// How many times as fast a codec, whole or in part, is as another one whole, over all workloads of a size; both
  /// directions if none is named.
  func speed(
    of codec: String, _ kind: BenchmarkSubject.Kind = .codec, against other: String, _ size: String,
    _ direction: BenchmarkSubject.Direction? = nil
  ) -> PairedRatio? {
    let pairs = document.workloads.compactMap {
      workload -> (baseline: [Double], candidate: [Double])? in
      guard let base = measurement(workload.name, size, other).flatMap({ times($0, direction) }),
        let candidate = measurement(workload.name, size, codec, kind)
          .flatMap({ times($0, direction) })
      else { return nil }
      return (base, candidate)
    }
    return PairedRatio(geometricMeanOf: pairs, bootstrap: bootstrap)
  }

  /// The length of a codec's encodings as a part of another's: the geometric mean over all workloads of a size.
  func length(of codec: String, against other: String, _ size: String) -> Double? {
    let logarithms = document.workloads.compactMap { workload -> Double? in
      guard let base = measurement(workload.name, size, other)?.encodedBytesPerOperation,
        let own = measurement(workload.name, size, codec)?.encodedBytesPerOperation,
        base > 0, own > 0
      else { return nil }
      return log(own / base)
    }
    guard !logarithms.isEmpty else { return nil }
    return exp(logarithms.reduce(0, +) / Double(logarithms.count))
  }

  private func times(
    _ measurement: ResultDocument.Measurement, _ direction: BenchmarkSubject.Direction?
  ) -> [Double]? {
    if let direction { return measurement[direction]?.nanosecondsPerOperation }
    guard let encode = measurement.encode, let decode = measurement.decode else { return nil }
    return zip(encode.nanosecondsPerOperation, decode.nanosecondsPerOperation).map { $0 + $1 }
  }

  /// Names in the order in which they first occur.
  static func distinct(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
