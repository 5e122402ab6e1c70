import Foundation
import Measurement

/// What a document says of compressed bodies, by format and by way of sending them.
struct CompressionModel {
  /// A way of sending a body: as it is, or compressed by a method at a level.
  struct Way: Hashable {
    /// The method and its level; `nil` for a body as it is.
    let setting: ResultDocument.Compression.Setting?

    /// What tables call it: `gzip 6`.
    var name: String { setting.map { "\($0.method) \($0.level)" } ?? "as it is" }
    /// Whether it is compression as servers do it where nobody chose a level.
    var isServers: Bool { setting?.choice == .server }
  }

  /// A format, by the codec whose bodies stand for it.
  struct Column: Hashable {
    let format: String
    let codec: String
  }

  let document: ResultDocument
  let section: ResultDocument.Compression
  /// As it is, and then the settings.
  let ways: [Way]
  /// The formats, in the order of their codecs.
  let columns: [Column]
  /// The format that the others are compared with.
  let baseline: Column

  /// The model of a document; `nil` where it has no compressed bodies.
  init?(_ document: ResultDocument) {
    guard let section = document.compression, !section.bodies.isEmpty else { return nil }
    let compressed = Set(section.bodies.flatMap(\.codecs))
    var columns: [Column] = []
    for codec in document.codecs.map(\.name) where compressed.contains(codec) {
      let format = PageModel.format(codec)
      // The first codec of a format stands for it; the bodies of the others differ in little but their order.
      if !columns.contains(where: { $0.format == format }) {
        columns.append(Column(format: format, codec: codec))
      }
    }
    guard let first = columns.first else { return nil }
    self.document = document
    self.section = section
    self.columns = columns
    ways = [Way(setting: nil)] + section.settings.map { Way(setting: $0) }
    baseline = columns.first { $0.codec == RunReport.baseline } ?? first
  }

  /// The sizes whose bodies were compressed, in their order.
  var sizes: [String] {
    section.bodies.map(\.size).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The workloads that have compressed bodies of a size.
  func workloads(_ size: String) -> [String] {
    document.workloads.map(\.name).filter { name in
      section.bodies.contains { $0.workload == name && $0.size == size }
    }
  }

  /// The bodies of a workload in a format.
  func bodies(
    _ workload: String, _ size: String, _ column: Column
  ) -> ResultDocument.Compression.Bodies? {
    section.bodies.first {
      $0.workload == workload && $0.size == size && $0.codecs.contains(column.codec)
    }
  }

  /// How long a body is when it is sent, in bytes: the mean over the bodies.
  func bytes(_ workload: String, _ size: String, _ column: Column, _ way: Way) -> Double? {
    bodies(workload, size, column).flatMap { Self.bytes($0, way) }
  }

  /// How long a body of these is when it is sent, in bytes: the mean.
  static func bytes(_ bodies: ResultDocument.Compression.Bodies, _ way: Way) -> Double? {
    guard let setting = way.setting else {
      return Double(bodies.totalBytes) / Double(bodies.bodyCount)
    }
    return outcome(bodies, setting).map { Double($0.totalBytes) / Double(bodies.bodyCount) }
  }

  /// What a setting made of bodies.
  static func outcome(
    _ bodies: ResultDocument.Compression.Bodies, _ setting: ResultDocument.Compression.Setting
  ) -> ResultDocument.Compression.Outcome? {
    bodies.outcomes.first { $0.method == setting.method && $0.level == setting.level }
  }

  /// How long bodies of a format are when sent in a way, as a part of another format's in another way: the geometric
  /// mean over the workloads.
  func share(
    of column: Column, _ way: Way, against other: Column, _ otherWay: Way, _ size: String
  ) -> Double? {
    Self.geometricMean(
      workloads(size).compactMap { workload in
        guard let own = bytes(workload, size, column, way),
          let base = bytes(workload, size, other, otherWay), base > 0
        else { return nil }
        return own / base
      })
  }

  /// The geometric mean of ratios; `nil` where there is none, or one is not greater than 0.
  static func geometricMean(_ ratios: [Double]) -> Double? {
    guard !ratios.isEmpty, ratios.allSatisfy({ $0 > 0 }) else { return nil }
    return exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
  }
}
