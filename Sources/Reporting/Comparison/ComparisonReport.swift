import Foundation
public import Measurement

/// What changed between two runs, as text: a summary a codec, then the cases.
public struct ComparisonReport {
  private let comparison: RunComparison
  private let style: TextStyle

  /// Prepares a report.
  public init(_ comparison: RunComparison, style: TextStyle = .plain) {
    self.comparison = comparison
    self.style = style
  }

  /// The report; lines of 80 columns at most.
  ///
  /// - Parameter details: Whether every case is shown, or only those that became faster or slower.
  public func text(details: Bool) -> String {
    [summary, cases(details: details), sizes, conclusion, widening, notes]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: Sections

  private var summary: String {
    var table = TextTable(columns: [
      .init("all workloads", .left), .init("", .left), .init("change", .right),
      .init("interval, %", .right), .init("verdict", .left),
      .init("↓/↑/=/?", .left),
    ])
    for row in comparison.summaries {
      table.append([
        .init(SpeedSummary.shortLabel(row.codec.name, row.codec.kind)),
        .init(Self.short(row.direction)), .init(Self.percent(row.change.ratio)),
        .init(Self.text(row.interval)), verdict(row.verdict, isRegression: row.isRegression),
        .init(Verdict.allCases.map { "\(row.counts[$0] ?? 0)" }.joined(separator: "/")),
      ])
    }
    return title("Change of the processor time an operation takes")
      + table.rendered(style: style)
      + paragraph("Number of cases: ↓ faster, ↑ slower, = same, ? cannot tell")
  }

  private func cases(details: Bool) -> String {
    let shown = comparison.cases.filter {
      details || $0.verdict == .slower || $0.verdict == .faster || $0.isRegression
    }
    var groups: [(title: String, cases: [RunComparison.Case])] = []
    for item in shown {
      let title = "\(item.identity.workload), \(item.identity.size)"
      if groups.last?.title != title { groups.append((title, [])) }
      groups[groups.count - 1].cases.append(item)
    }
    return groups.map { group in
      BenchmarkSubject.Direction.allCases.compactMap { direction in
        let cases = group.cases.filter { $0.direction == direction }
        return cases.isEmpty ? nil : title(group.title) + table(cases, direction)
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func table(
    _ cases: [RunComparison.Case], _ direction: BenchmarkSubject.Direction
  ) -> String {
    var table = TextTable(columns: [
      .init(direction.rawValue, .left), .init("base", .right), .init("new", .right),
      .init("change", .right), .init("interval, %", .right), .init("verdict", .left),
    ])
    for item in cases {
      table.append([
        .init(SpeedSummary.shortLabel(item.identity.codec, item.identity.kind)),
        .init(Quantity.time(nanoseconds: item.baseNanoseconds)),
        .init(Quantity.time(nanoseconds: item.newNanoseconds)),
        .init(Self.percent(item.change.ratio)), .init(Self.text(item.interval)),
        verdict(item.verdict, isRegression: item.isRegression),
      ])
    }
    return table.rendered(style: style)
  }

  private var sizes: String {
    guard !comparison.sizeChanges.isEmpty else { return "" }
    var table = TextTable(columns: [
      .init("size of an encoding", .left), .init("base", .right), .init("new", .right),
    ])
    for change in comparison.sizeChanges {
      table.append([
        .init(change.identity.description), .init(Quantity.bytes(change.baseBytes)),
        .init(Quantity.bytes(change.newBytes)),
      ])
    }
    return table.rendered(style: style)
  }

  private var conclusion: String {
    let regressions = comparison.cases.count(where: \.isRegression)
    let summaries = comparison.summaries.count(where: \.isRegression)
    let limit = Self.plainPercent(comparison.rules.maximumRegression)
    let unmatched =
      comparison.unmatchedCount > 0
      ? paragraph(
        "\(comparison.unmatchedCount) cases are in only one of the runs and were not compared.")
      : ""
    guard comparison.hasRegression else {
      return unmatched + paragraph("No case is, beyond doubt, more than \(limit) slower.", .good)
    }
    return unmatched
      + paragraph(
        "\(regressions) of \(comparison.cases.count) cases and \(summaries) of "
          + "\(comparison.summaries.count) summaries are more than \(limit) slower (!).", .bad)
  }

  private var widening: String { comparison.wideningText.map { paragraph($0) } ?? "" }

  private var notes: String {
    let band = Self.plainPercent(comparison.rules.sameWithin)
    return paragraph(
      """
      + takes longer. Faster, slower: the whole interval is beyond \(band), even without the drift that all other \
      codecs share (the median of all: \(Self.percent(comparison.drift))). Same: the whole interval is within \(band). \
      Intervals are widened for their number: all \(comparison.cases.count) cases hold together with a confidence of \
      \(Self.plainPercent(1 - comparison.rules.familyError)).
      """)
  }

  // MARK: Pieces

  private func paragraph(_ text: String, _ emphasis: TextStyle.Emphasis = .none) -> String {
    Paragraph.wrapped(text).split(separator: "\n")
      .map { style.apply(emphasis, to: String($0)) + "\n" }.joined()
  }

  private func title(_ text: String) -> String { style.apply(.strong, to: text) + "\n" }

  private func verdict(_ verdict: Verdict, isRegression: Bool) -> TextTable.Cell {
    let emphasis: TextStyle.Emphasis =
      switch verdict {
      case .faster: .good
      case .slower: .bad
      case .same: .none
      case .cannotTell: .faint
      }
    return TextTable.Cell(verdict.rawValue + (isRegression ? " !" : ""), emphasis)
  }

  private static func short(_ direction: BenchmarkSubject.Direction) -> String {
    direction == .encode ? "enc" : "dec"
  }

  private static func text(_ interval: ConfidenceInterval?) -> String {
    interval.map { "\(signed($0.lower)) to \(signed($0.upper))" } ?? "–"
  }

  static func percent(_ ratio: Double) -> String { signed(ratio) + " %" }

  /// A ratio as a change in percent, with its sign.
  private static func signed(_ ratio: Double) -> String {
    let percent = (ratio - 1) * 100
    let text = String(format: abs(percent) < 99.95 ? "%+.1f" : "%+.0f", percent)
    return text == "-0.0" ? "+0.0" : text
  }

  private static func plainPercent(_ fraction: Double) -> String {
    Quantity.trimmed(fraction * 100) + " %"
  }
}
