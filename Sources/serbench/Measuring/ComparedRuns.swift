import Measurement
import Reporting

/// A comparison of two results from the command line: warnings, the tables, and how it ends.
enum ComparedRuns {
  /// The option that says which slowdown is too much.
  static let maximumRegression = Option(
    "max-regression", "SHARE",
    "End with status 1 if anything is, beyond doubt, more than this slower: 5%.")

  /// The rules that the options ask for.
  static func rules(_ arguments: Arguments) throws(UsageError) -> ComparisonRules {
    var rules = ComparisonRules.standard
    rules.maximumRegression =
      try arguments.fraction("max-regression", upTo: 10) ?? rules.maximumRegression
    return rules
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
