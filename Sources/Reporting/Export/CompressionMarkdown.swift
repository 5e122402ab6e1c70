import Measurement

/// Compressed bodies as Markdown: tables of their lengths by method and of how fast codecs are with it, and what that means in
/// words.
enum CompressionMarkdown {
  /// The sections; empty where nothing was compressed.
  static func text(_ report: RunReport) -> String {
    guard let model = CompressionModel(report.document) else { return "" }
    return model.sizes.map { size in
      lengths(model, size)
        + ratios(CompressedSpeed(model: model, bootstrap: report.bootstrap, size: size))
    }.joined()
  }

  private static func lengths(_ model: CompressionModel, _ size: String) -> String {
    let columns = ["workload", "codecs"] + model.ways.map(\.name)
    let alignments = [":---", ":---"] + model.ways.map { _ in "---:" }
    let rows = model.section.bodies.filter { $0.size == size }.map { bodies in
      [
        MarkdownExport.escaped(bodies.workload),
        MarkdownExport.escaped(bodies.codecs.joined(separator: ", ")),
      ]
        + model.ways.map { way in
          CompressionModel.bytes(bodies, way).map { Quantity.bytes($0) } ?? "–"
        }
    }
    return "\n## Bytes a body, each compressed by itself, \(MarkdownExport.escaped(size))\n\n"
      + table([columns, alignments] + rows) + "\n"
      + list(CompressionSentences(model: model, size: size).all)
  }

  private static func ratios(_ speed: CompressedSpeed) -> String {
    let ways = speed.ways
    let rows = BenchmarkSubject.Direction.allCases.flatMap { direction in
      speed.rows(direction).map { row in
        [MarkdownExport.escaped(row.codec), direction.rawValue]
          + row.ratios.map { $0.map { RatioText.text($0) } ?? "–" }
      }
    }
    guard !rows.isEmpty else { return "" }
    let columns = ["codec", "direction"] + ways.map(\.name)
    let alignments = [":---", ":---"] + ways.map { _ in "---:" }
    return "\n## Times as fast as \(speed.model.baseline.codec) with the same compression, "
      + "\(MarkdownExport.escaped(speed.size))\n\n" + table([columns, alignments] + rows) + "\n"
      + list(speed.sentences)
  }

  private static func table(_ rows: [[String]]) -> String {
    rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func list(_ sentences: [String]) -> String {
    sentences.map { "- \(MarkdownExport.escaped($0))\n" }.joined()
  }
}
