import Measurement

/// `serbench compare`
enum CompareCommand: Command {
  static let name = "compare"
  static let summary = "Show what became faster or slower from one result to another."
  static let discussion = """
    Compares two results of serbench run case by case: workload, size, codec, direction. Each change comes with an \
    interval, widened so that all of them hold together, and a verdict: faster, slower, same, or cannot tell. What \
    every other codec did too is put down to the machine. Ends with status 1 where something is, beyond doubt, \
    slower by more than --max-regression. Refuses runs whose data differ, and warns where machine or build do.
    """
  static let operands = "BASE NEW"
  static let options = [
    ComparedRuns.maximumRegression,
    Option("details", nil, "Show every case, not only those that are faster or slower."),
  ]
  static let examples = [
    Example(
      "serbench compare old.json new.json", "what changed, and status 1 if it is over 5% slower"),
    Example(
      "serbench compare old.json new.json --max-regression 20%", "only great slowdowns count"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard arguments.operands.count == 2 else {
      throw UsageError("give two results: the old one, then the new one", command: name)
    }
    let rules = try ComparedRuns.rules(arguments)
    try ComparedRuns.report(
      base: try ResultFile(path: arguments.operands[0]).read(),
      new: try ResultFile(path: arguments.operands[1]).read(),
      rules: rules, details: arguments.has("details"))
  }
}
