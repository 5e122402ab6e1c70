import Measurement

/// The columns of the table of sizes: a format each, and one more for each of its codecs whose sizes are others.
struct FormatColumns {
  /// A column: what stands above it, and the codec whose sizes stand in it.
  private struct Column {
    let title: String
    let codec: String
  }

  private let columns: [Column]
  private let bytes: [String: [String: Double]]

  /// The columns for the codecs of a document, at one size.
  init(codecs: [ResultDocument.Codec], document: ResultDocument, size: String) {
    var bytes: [String: [String: Double]] = [:]
    for measurement in document.measurements
    where measurement.size == size && measurement.kind == .codec {
      bytes[measurement.codec, default: [:]][measurement.workload] =
        measurement.encodedBytesPerOperation
    }
    var columns: [Column] = []
    for codec in codecs.map(\.name) where bytes[codec] != nil {
      let format = Self.format(codec)
      let ofFormat = columns.filter { Self.format($0.codec) == format }
      guard !ofFormat.contains(where: { bytes[$0.codec] == bytes[codec] }) else { continue }
      columns.append(Column(title: ofFormat.isEmpty ? format : codec, codec: codec))
    }
    self.columns = columns
    self.bytes = bytes
  }

  /// What stands above the columns.
  var titles: [String] { columns.map(\.title) }

  /// What has 100 % of the size: the user's own bodies where they were measured as they are sent.
  var baseline: String {
    let ownBodies = BenchmarkSuite.Codec.ownBodies
    return bytes[ownBodies] == nil ? RunReport.baseline : ownBodies
  }

  /// The sizes of a workload, each with its percentage of the JSON baseline where there is one.
  func cells(workload: String) -> [TextTable.Cell] {
    let whole = bytes[baseline]?[workload]
    let least = columns.compactMap { bytes[$0.codec]?[workload] }.min()
    return columns.map { column in
      guard let size = bytes[column.codec]?[workload] else { return "–" }
      let percent = whole.map { Quantity.percent(size / $0) }
      let text = [Quantity.bytes(size), percent].compactMap { $0 }.joined(separator: " ")
      return TextTable.Cell(text, size == least ? .good : .none)
    }
  }

  private static func format(_ codec: String) -> String {
    String(codec.prefix { $0 != "/" })
  }
}
