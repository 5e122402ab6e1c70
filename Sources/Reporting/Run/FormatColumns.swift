import Measurement

/// The columns of the table of sizes: a format each, or a codec each where the codecs of a format differ in size.
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
    var formats: [String] = []
    for format in codecs.map({ Self.format($0.name) }) where !formats.contains(format) {
      formats.append(format)
      let members = codecs.map(\.name).filter { Self.format($0) == format && bytes[$0] != nil }
      guard let first = members.first else { continue }
      let areEqual = members.allSatisfy { bytes[$0] == bytes[first] }
      columns +=
        areEqual
        ? [Column(title: format, codec: first)]
        : members.map { Column(title: $0, codec: $0) }
    }
    self.columns = columns
    self.bytes = bytes
  }

  /// What stands above the columns.
  var titles: [String] { columns.map(\.title) }

  /// The sizes of a workload, each with its percentage of the JSON baseline where there is one.
  func cells(workload: String) -> [TextTable.Cell] {
    let baseline = bytes[RunReport.baseline]?[workload]
    let least = columns.compactMap { bytes[$0.codec]?[workload] }.min()
    return columns.map { column in
      guard let size = bytes[column.codec]?[workload] else { return "–" }
      let percent = baseline.map { Quantity.percent(size / $0) }
      let text = [Quantity.bytes(size), percent].compactMap { $0 }.joined(separator: " ")
      return TextTable.Cell(text, size == least ? .good : .none)
    }
  }

  private static func format(_ codec: String) -> String {
    String(codec.prefix { $0 != "/" })
  }
}
