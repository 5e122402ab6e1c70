import Measurement

/// Compressed bodies as Markdown: a table of their lengths by method, and what that means in words.
enum CompressionMarkdown {
  /// The section; empty where nothing was compressed.
  static func text(_ document: ResultDocument) -> String {
    guard let model = CompressionModel(document) else { return "" }
    return model.sizes.map { section(model, $0) }.joined()
  }

  private static func section(_ model: CompressionModel, _ size: String) -> String {
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
    let table = ([columns, alignments] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }
    let sentences = CompressionSentences(model: model, size: size).all.map {
      "- \(MarkdownExport.escaped($0))\n"
    }
    return "\n## Bytes a body, each compressed by itself, \(MarkdownExport.escaped(size))\n\n"
      + table.joined() + "\n" + sentences.joined()
  }
}
