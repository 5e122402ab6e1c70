import Foundation
public import Measurement

/// What an A/A check came to, as text.
public enum SelfCheckReport {
  /// The report; lines of 80 columns at most.
  public static func text(_ check: SelfCheck, style: TextStyle = .plain) -> String {
    var table = TextTable(columns: [
      .init("verdict on equal codecs", .left), .init("cases", .right), .init("share", .right),
    ])
    for verdict in Verdict.allCases {
      let count = check.counts[verdict] ?? 0
      table.append([
        .init(verdict.rawValue), .init("\(count)"), .init(share(count, of: check.comparisons)),
      ])
    }
    var text = table.rendered(style: style)
    for item in check.falseCalls {
      text +=
        "false: \(item.identity) \(item.direction.rawValue) "
        + "\(ComparisonReport.percent(item.change.ratio))\n"
    }
    let accepted = String(format: "%.0f %%", SelfCheck.acceptedShare * 100)
    let figure =
      "\(check.falseCalls.count) of \(check.comparisons) comparisons of a codec with itself differ: "
      + share(check.falseCalls.count, of: check.comparisons)
    let sentence =
      check.isPassed
      ? "passed (fewer than \(accepted))"
      : check.comparisons < SelfCheck.fewestComparisons
        ? "not passed: \(SelfCheck.fewestComparisons) comparisons are needed"
        : "not passed: fewer than \(accepted) may"
    return text + figure + "\n" + style.apply(check.isPassed ? .good : .bad, to: sentence) + "\n"
      + "(Paired by round, at 95 % and without a band: \(check.pairedWithoutOne), or "
      + share(check.pairedWithoutOne, of: check.comparisons) + ".)\n"
  }

  private static func share(_ count: Int, of all: Int) -> String {
    all == 0 ? "–" : String(format: "%.1f %%", Double(count) / Double(all) * 100)
  }
}
