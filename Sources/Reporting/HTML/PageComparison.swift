import Measurement

/// Several results side by side: which each one is, and how the others compare with the first.
struct PageComparison {
  /// What the results are called.
  let names: [String]
  private let models: [PageModel]
  private let others: [Other]

  /// A result against the first one.
  private struct Other {
    let model: PageModel
    let comparison: RunComparison
  }

  init(names: [String], models: [PageModel]) throws(PageFailure) {
    var others: [Other] = []
    for (model, name) in zip(models, names).dropFirst() {
      do throws(ComparisonFailure) {
        others.append(
          Other(
            model: model,
            comparison: try RunComparison(base: models[0].document, new: model.document)))
      } catch {
        throw PageFailure(base: names[0], name: name, reason: error)
      }
    }
    self.names = names
    self.models = models
    self.others = others
  }

  /// What makes the results hard to compare.
  var warnings: [String] {
    others.flatMap { other in
      other.comparison.warnings.map { "\(other.model.titled($0)) (\(base) is the base)" }
    }
  }

  // MARK: Sections

  /// What comes of it in a sentence each, which result is which, and warnings.
  var opening: String {
    let items = zip(models, names).map { model, name in
      let environment = model.document.environment
      let about = [
        model.document.startedAt, environment.cpuModel ?? environment.architecture,
        environment.operatingSystem, environment.gitCommit.map { "commit \($0.prefix(10))" },
      ]
      return "<li><a href=\"#\(model.id("result"))\">\(Markup.escaped(model.titled(name)))</a>: "
        + Markup.escaped(about.compactMap(\.self).joined(separator: ", ")) + "</li>\n"
    }
    return "<p class=\"answer\">\(Markup.escaped(others.map(answer).joined(separator: " ")))</p>\n"
      + "<ul class=\"results\">\(items.joined())</ul>\n"
      + warnings.map(PageReport.warning).joined()
  }

  /// The codecs of all results in one chart, and every case in one table.
  var sections: String {
    """
    <section id="side-by-side"><h2>Side by side</h2>
    <p>Processor time, over all workloads and sizes, for whole codecs. A mark on the line means as fast as \(base); what \
    lies within \(Quantity.percent(ComparisonRules.standard.sameWithin)) of it may be the machine. Intervals are widened \
    for their number.</p>
    \(widenings)\(chart.svg)\(summaries.folded)\(cases.folded(behind: "Table: every case, side by side", class: "cases"))\(sizes)</section>

    """
  }

  /// For each result that came from too few processes, or is held against such a one, what that does to its intervals.
  private var widenings: String {
    others.compactMap { other in
      other.comparison.wideningText.map {
        "<p class=\"note\">\(Markup.escaped("\(other.model.label ?? ""): \($0)"))</p>\n"
      }
    }.joined()
  }

  private var base: String { models[0].label ?? "" }

  private func answer(_ other: Other) -> String {
    let summaries = wholeCodecs(other)
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = summaries.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(verdict.rawValue) for \(count)"
    }
    return "\(other.model.label ?? "") against \(base): \(counts.joined(separator: ", ")) of "
      + "\(summaries.count) codecs and directions."
  }

  private func wholeCodecs(_ other: Other) -> [RunComparison.CodecSummary] {
    other.comparison.summaries.filter { $0.codec.kind == .codec }
  }

  // MARK: The chart and the table behind it

  /// A codec in a direction, with what each of the other results makes of it.
  private struct Lane {
    let codec: String
    let direction: BenchmarkSubject.Direction
    let points: [(other: Other, summary: RunComparison.CodecSummary)]
  }

  private var lanes: [Lane] {
    let codecs = PageModel.distinct(others.flatMap { wholeCodecs($0).map(\.codec.name) })
    return BenchmarkSubject.Direction.allCases.flatMap { direction in
      codecs.map { codec in
        Lane(
          codec: codec, direction: direction,
          points: others.flatMap { other in
            wholeCodecs(other).filter { $0.codec.name == codec && $0.direction == direction }
              .map { (other, $0) }
          })
      }
    }.filter { !$0.points.isEmpty }
  }

  private var chart: Chart {
    let lanes = lanes
    let speeds = lanes.flatMap(\.points).flatMap { point in
      [point.summary.speed, point.summary.speedInterval?.lower, point.summary.speedInterval?.upper]
    }
    let axis = Axis.logarithmic([1] + speeds.compactMap(\.self), 240...640)
    let line = 16.0
    let block = line * Double(others.count) + 12
    let bottom = 8 + block * Double(lanes.count)
    var chart = Chart(
      "Results side by side",
      "A row a codec and direction, a mark a result: how many times as fast as in \(base). Right is faster.",
      height: bottom + 44)
    chart.horizontal(
      axis, top: 4, bottom: bottom, label: "times as fast as in \(base)", tick: RatioText.text)
    chart.line(axis.position(1), 4, axis.position(1), bottom, class: "span")
    for (index, lane) in lanes.enumerated() {
      let top = 8 + block * Double(index)
      chart.line(10, top, 740, top, class: "lane")
      chart.name("\(lane.codec), \(lane.direction.rawValue)", x: 230, y: top + block / 2 + 4)
      for (number, (other, summary)) in lane.points.enumerated() {
        let letter = other.model.label ?? ""
        let (x, y) = (axis.position(summary.speed), top + 6 + line * (Double(number) + 0.5))
        chart.content += Mark(
          lane.codec, in: models[0],
          label: "\(letter), \(lane.codec), \(lane.direction.rawValue): \(summary.speedText)"
        ).svg(
          x: x, y: y,
          interval: summary.speedInterval.map {
            axis.position($0.lower)...axis.position($0.upper)
          })
        let end = max(x + 6, axis.position(summary.speedInterval?.upper ?? summary.speed))
        chart.text(
          "\(letter) \(RatioText.text(summary.speed))", x: end + 6, y: y + 4, class: "value")
      }
    }
    return chart
  }

  private var summaries: PageTable {
    var table = PageTable(
      "Table: times as fast as in \(base)",
      ["codec", "direction"] + others.flatMap { ["\($0.model.label ?? "")", "verdict"] })
    for lane in lanes {
      let cells = others.flatMap { other -> [PageTable.Cell] in
        guard let summary = lane.points.first(where: { $0.other.model.label == other.model.label })
        else { return [.init("–"), .init("")] }
        return [
          .init(summary.summary.speedText, summary.summary.speed),
          .init(summary.summary.verdict.rawValue),
        ]
      }
      table.append(
        [.init(lane.codec), .init(lane.direction.rawValue)] + cells,
        format: PageModel.format(lane.codec))
    }
    return table
  }

  // MARK: Tables of every case

  private var cases: PageTable {
    var table = PageTable(
      "Time an operation, and its change against \(base)",
      ["workload", "size", "codec", "direction"]
        + models.flatMap { model -> [String] in
          let letter = model.label ?? ""
          return letter == base ? [letter] : [letter, "change", "verdict"]
        })
    let found = others.map { other in
      Dictionary(
        other.comparison.cases.map { (CaseKey($0.identity, $0.direction), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    for row in models[0].rows where row.measurement.kind == .codec {
      let key = CaseKey(row.measurement.identity, row.direction)
      let matches = found.map { $0[key] }
      guard let first = matches.compactMap(\.self).first else { continue }
      let cells = matches.flatMap { match -> [PageTable.Cell] in
        guard let match else { return [.init("–"), .init("–"), .init("")] }
        return [
          .init(Quantity.time(nanoseconds: match.newNanoseconds), match.newNanoseconds),
          .init(ComparisonReport.percent(match.change.ratio), match.change.ratio),
          .init(match.verdict.rawValue),
        ]
      }
      let measurement = row.measurement
      table.append(
        [
          .init(measurement.workload), .init(measurement.size), .init(measurement.codec),
          .init(row.direction.rawValue),
          .init(Quantity.time(nanoseconds: first.baseNanoseconds), first.baseNanoseconds),
        ] + cells, format: PageModel.format(measurement.codec), workload: measurement.workload)
    }
    return table
  }

  private struct CaseKey: Hashable {
    let identity: BenchmarkSubject.Identity
    let direction: BenchmarkSubject.Direction

    init(_ identity: BenchmarkSubject.Identity, _ direction: BenchmarkSubject.Direction) {
      self.identity = identity
      self.direction = direction
    }
  }

  private var sizes: String {
    let changes = others.flatMap { other in
      other.comparison.sizeChanges.map { (letter: other.model.label ?? "", change: $0) }
    }
    guard !changes.isEmpty else {
      return "<p class=\"note\">Every encoding is as long in every result.</p>\n"
    }
    var table = PageTable(
      "Table: encodings of another length", ["result", "of", "in \(base)", "now"])
    for (letter, change) in changes {
      table.append([
        .init(letter), .init(change.identity.description),
        .init(Quantity.bytes(change.baseBytes), change.baseBytes),
        .init(Quantity.bytes(change.newBytes), change.newBytes),
      ])
    }
    return table.folded(
      behind: "Table: \(changes.count) encodings have another length", class: "lengths")
  }
}

extension RunComparison.CodecSummary {
  /// How many times as fast as in the base.
  fileprivate var speed: Double { 1 / change.ratio }

  /// Where that lies.
  fileprivate var speedInterval: ConfidenceInterval? {
    interval.map { ConfidenceInterval(lower: 1 / $0.upper, upper: 1 / $0.lower) }
  }

  fileprivate var speedText: String {
    let ends = speedInterval.map { [RatioText.text($0.lower), RatioText.text($0.upper)] }
    return RatioText.text(speed) + (ends.map { " (\($0[0])–\($0[1]))" } ?? "")
  }
}
