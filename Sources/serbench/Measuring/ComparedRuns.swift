import Foundation
import Measurement
import Reporting

/// A comparison of two results from the command line: warnings, the tables, and how it ends.
enum ComparedRuns {
  /// The options of a comparison that can fail.
  static let options = [
    Option(
      "max-regression", "SHARE",
      "End with status 1 if anything is, beyond doubt, more than this slower: 5%."),
    Option(
      "allow-one-process", nil,
      "Accept results of fewer than \(Resampling.fewestProcesses) processes (--quick) as a gate. Intervals are widened by "
        + "what another process changes, so that only slowdowns of about a third are noticed."),
  ]

  /// The rules that the options ask for.
  static func rules(_ arguments: Arguments) throws(UsageError) -> ComparisonRules {
    var rules = ComparisonRules.standard
    rules.maximumRegression =
      try arguments.fraction("max-regression", upTo: 10) ?? rules.maximumRegression
    return rules
  }

  /// Refuses results that are to pass or fail something, and come from too few processes to tell a change of the code from
  /// another place of it in memory.
  ///
  /// - Parameter results: What each result is called, and how many processes take its rounds.
  static func checkGate(
    _ results: [(name: String, processes: Int)], _ arguments: Arguments, command: String
  ) throws(UsageError) {
    guard !arguments.has("allow-one-process") else { return }
    let few = results.filter { $0.processes < Resampling.fewestProcesses }
    guard !few.isEmpty else { return }
    let processes = few.map { "\($0.name) in \($0.processes)" }.joined(separator: ", ")
    throw UsageError(
      """
      a gate needs results of \(Resampling.fewestProcesses) processes or more, and these are measured in fewer: \
      \(processes). Another process has other times, with the same code. Measure without --quick, or with \
      --processes 10; or give --allow-one-process to notice only great slowdowns
      """, command: command)
  }

  /// Writes warnings to standard error and what changed to standard output.
  ///
  /// - Throws: ``Regression`` where something is slower by more than the rules accept.
  static func report(
    base: ResultDocument, new: ResultDocument, rules: ComparisonRules, details: Bool
  ) throws {
    let comparison = try RunComparison(base: base, new: new, rules: rules)
    for warning in comparison.warnings { Console.complain("warning: \(warning)") }
    try Console.show(
      ComparisonReport(comparison, style: Console.outputStyle).text(details: details))
    if comparison.hasRegression { throw Regression() }
  }

  /// Something is slower by more than is accepted.
  private struct Regression: Error, CustomStringConvertible {
    let description = "the new run is slower than --max-regression accepts"
  }
}
