import Measurement

/// Compressed bodies as text: their lengths by format and method, what that means in words, and the times.
struct CompressionReport {
  let model: CompressionModel
  let report: RunReport

  /// Prepares the section; `nil` where the document has no compressed bodies.
  init?(_ report: RunReport) {
    guard let model = CompressionModel(report.document) else { return nil }
    self.model = model
    self.report = report
  }

  /// The section; lines of 80 columns at most.
  ///
  /// - Parameter details: Whether every workload has a table by itself, or only what they come to together.
  func text(details: Bool) -> String {
    let parts = model.sizes.flatMap { size -> [String] in
      let workloads = model.workloads(size)
      let single = details || workloads.count == 1 ? workloads.map { table($0, size) } : []
      return [workloads.count > 1 ? summary(size) : ""] + single + [
        dictionaries(size), sentences(size),
        CompressionTimesReport(
          times: CompressionTimes(model: model, bootstrap: report.bootstrap, size: size),
          report: report
        ).text(details: details),
      ]
    }
    return (parts + [note]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: Lengths

  private func summary(_ size: String) -> String {
    var table = formatTable("method")
    for way in model.ways {
      let shares = model.columns.map {
        model.share(of: $0, way, against: model.baseline, model.ways[0], size)
      }
      table.append(
        [.init(way.name)]
          + shares.map { share in
            share.map { .init(Quantity.percent($0), share == least(shares) ? .good : .none) } ?? "–"
          })
    }
    return report.title(
      "Bytes a body (\(Self.bodies(size))), in percent of \(model.baseline.format) as it is: "
        + "geometric\nmean of \(model.workloads(size).count) workloads")
      + table.rendered(style: report.style)
  }

  private func table(_ workload: String, _ size: String) -> String {
    var table = formatTable("method")
    let base = model.bytes(workload, size, model.baseline, model.ways[0])
    for way in model.ways {
      let lengths = model.columns.map { model.bytes(workload, size, $0, way) }
      table.append(
        [.init(way.name)]
          + lengths.map { length in
            guard let length else { return "–" }
            let percent = base.map { Quantity.percent(length / $0) }
            let text = [Quantity.bytes(length), percent].compactMap { $0 }.joined(separator: " ")
            return .init(text, length == least(lengths) ? .good : .none)
          })
    }
    return report.title(
      "\(workload): bytes a body (\(Self.bodies(size))), in percent of \(model.baseline.format) as it is"
    )
      + table.rendered(style: report.style)
  }

  private func dictionaries(_ size: String) -> String {
    var table = formatTable("workload")
    var trained: [ResultDocument.Compression.Dictionary] = []
    for workload in model.workloads(size) {
      let results = model.columns.map { model.bodies(workload, size, $0)?.dictionary }
      guard results.contains(where: { $0 != nil }) else { continue }
      trained += results.compactMap { $0 }
      table.append(
        [.init(workload)]
          + results.map { result in
            result.map { .init(Self.change(from: $0.bytesWithout, to: $0.bytesWith)) } ?? "–"
          })
    }
    guard let first = trained.first, let longest = trained.map(\.dictionaryBytes).max() else {
      return ""
    }
    return report.title(
      "Bytes a body by \(first.method) \(first.level), without and with a dictionary "
        + "(of up to \(Quantity.bytes(Double(longest)))):\n"
        + "trained on half of the bodies, tried on the other half")
      + table.rendered(style: report.style)
  }

  private func sentences(_ size: String) -> String {
    let sentences = CompressionSentences(model: model, size: size).all
    guard !sentences.isEmpty else { return "" }
    return report.title("What compression leaves of the formats' advantages (\(Self.bodies(size)))")
      + sentences.map { Paragraph.wrapped($0, firstIndent: "- ", indent: "  ") }.joined()
  }

  private var note: String {
    let servers = model.ways.filter(\.isServers).map(\.name)
    guard !servers.isEmpty else { return "" }
    let thinned = model.document.workloads.compactMap { workload -> String? in
      guard
        let measured = model.document.measurements.first(where: {
          $0.workload == workload.name && $0.codec == model.baseline.codec && $0.kind == .codec
        }),
        let bodies = model.bodies(workload.name, measured.size, model.baseline),
        bodies.bodyCount < measured.operationsPerPass
      else { return nil }
      return " Of \(workload.name), \(bodies.bodyCount) of \(measured.operationsPerPass) bodies "
        + "were compressed, evenly spaced."
    }
    return Paragraph.wrapped(
      "Each body is compressed by itself, as an HTTP response is. "
        + "\(servers.joined(separator: ", ")): the levels that servers use by default; the other "
        + "levels are the best. A format's bodies are those of its first codec."
        + thinned.joined())
  }

  // MARK: Pieces

  private func formatTable(_ first: String) -> TextTable {
    TextTable(
      columns: [.init(first, .left)] + model.columns.map { .init($0.format, .right) })
  }

  /// `318 → 132 B`, with both units where they differ.
  private static func change(from old: Double, to new: Double) -> String {
    let (before, after) = (Quantity.bytes(old), Quantity.bytes(new))
    let units = [before, after].map { $0.split(separator: " ").last }
    let isSame = units[0] == units[1]
    return "\(isSame ? String(before.prefix { $0 != " " }) : before) → \(after)"
  }

  private func least(_ values: [Double?]) -> Double? { values.compactMap { $0 }.min() }

  /// What is compressed, in words.
  static func bodies(_ size: String) -> String {
    size == "one" ? "single records" : "a \(size)"
  }
}
